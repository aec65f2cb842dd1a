"""Whole pages as plain text: what "select all, copy" gives, what readers export as Markdown, what text browsers dump."""

from __future__ import annotations

import textwrap

import pytest

from communique.articles import draw_article
from communique.articles.dumps import read_dump
from communique.model import Article, Page

TITLE = "Peru and Chile open talks on their border"
DECK = "Fishing and the return of prisoners are to be the first subjects, ministers say."
BODY = [
    "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers of both countries said after a meeting in Lima.",
    "Foreign Minister Ana Ruiz told reporters at the ministry, where she had received her guest for three hours, that peace takes patience.",
    "The talks are to begin in Santiago in June and to cover fishing, trade and the return of prisoners, according to a statement of both.",
]
MENU = [
    "Skip to content",
    "Home",
    "World",
    "Americas",
    "Africa",
    "Business of the day",
    "Sport",
    "Weather",
    "Log in",
    "Search the site",
]
TEASERS = [
    "Harbour of Callao reopens after strike",
    "The dockers went back to work on Monday after nine days, and the first ships were unloaded before noon, the port said.",
    "Mayor of Arica steps down",
    "She gave no reasons in a letter that was read to the council late on Sunday and that her party has since put on its pages.",
]
COMMENTS = [
    "12 comments",
    "Luz77",
    "I have lived on that border for thirty years and can tell you that no minister has ever come to see it with his own eyes.",
    "Reply",
]


def draw(text: str, **facts: str) -> Article:
    article, _ = draw_article(Page(source="x", text=text, **facts))
    assert article is not None
    return article


def read_of(article: Article, kind: str = "body") -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


def capture(*under: str) -> str:
    head = [*MENU, "Related stories", *TEASERS[:2], TITLE, *under]
    return "\n".join(
        [*head, "Share", *BODY[:2], "Advertisement", BODY[2], "Most popular", *TEASERS, *COMMENTS, *MENU]
    )


def test_only_the_article_of_a_whole_page_is_read() -> None:
    article = draw(capture("By Jun Park", "May 3, 2018"))
    assert article.title == TITLE
    assert read_of(article) == BODY
    assert article.authors == ("Jun Park",)
    assert (article.published.value, article.published.basis) == ("2018-05-03", "text")
    assert article.text == capture("By Jun Park", "May 3, 2018")  # kept character for character


def test_a_deck_stands_under_the_headline_and_over_the_byline() -> None:
    article = draw(capture(DECK, "By Jun Park", "May 3, 2018"))
    assert article.title == TITLE
    assert read_of(article) == [DECK, *BODY]
    assert article.authors == ("Jun Park",)


@pytest.mark.parametrize(
    "under",
    [
        ["By", "Jun Park", "May 3, 2018, 8:00 PM"],
        ["Jun Park", "Published May 3, 2018 at 8:00 pm"],
        ["by Jun Park on May 3, 2018"],
        ["By Jun Park - The Lima Post - Thursday, May 3, 2018"],
    ],
)
def test_who_and_when_stand_on_lines_of_their_own_or_on_one(under: list[str]) -> None:
    article = draw(capture(*under))
    assert article.authors == ("Jun Park",)
    assert article.published.value == "2018-05-03"


def test_a_path_of_sections_is_no_headline() -> None:
    path = f"Home » World » {TITLE}"
    assert draw(capture("May 3, 2018").replace(TITLE, f"{path}\n{TITLE}", 1)).title == TITLE


def test_a_headline_that_is_given_is_found_where_it_stands_last() -> None:
    text = capture("May 3, 2018").replace("Home", TITLE, 1)
    article = draw(text, title=TITLE)
    assert read_of(article) == BODY
    title = next(block for block in article.blocks if block.kind == "title")
    assert title.start == text.rindex(TITLE)


def test_an_article_alone_has_no_frame() -> None:
    lines = [
        TITLE,
        "By Jun Park",
        *BODY,
        "A first step",
        BODY[0].replace("Tuesday", "Monday"),
        "Reporting by Ana Soto",
    ]
    assert read_of(draw("\n\n".join(lines))) == [*BODY, lines[-2]]


def markdown() -> str:
    menu = [f"*   [{entry}](https://post.example.com/{at})" for at, entry in enumerate(MENU)]
    body = BODY[0].replace("Peru and Chile", "[Peru](/peru) and **Chile**")
    teasers = [f"[{line}](https://post.example.com/t)" for line in TEASERS]
    return "\n".join([
        f"Title: {TITLE} - Lima Post", "", "URL Source: https://post.example.com/border", "", "Published Time: 2018-05-03T08:00:00Z", "",
        "Markdown Content:", *menu, "", f"# {TITLE}", "", "![Image 3: Ana Ruiz and her guest](https://post.example.com/3.jpg)", "",
        body, "", BODY[1], "", "## A first step", "", f"> {BODY[2]}", "", *teasers,
    ])  # fmt: skip


def test_markdown_is_read_as_the_text_that_it_shows() -> None:
    article = draw(markdown())
    assert article.title == TITLE
    assert article.url == "https://post.example.com/border"
    assert article.published.value == "2018-05-03"
    assert read_of(article) == BODY
    assert read_of(article, "caption") == ["Ana Ruiz and her guest"]
    assert "](" not in article.text


def test_a_note_tells_its_facts_between_bars() -> None:
    note = f'---\ntitle: "{TITLE}"\nauthor: Jun Park\ndate: 2018-05-03\nsource: https://post.example.com/a\n---\n\n[Lima](/lima) first.\n\n'
    article = draw(note + "\n\n".join(BODY))
    assert (article.title, article.authors, article.published.value) == (TITLE, ("Jun Park",), "2018-05-03")
    assert read_of(article)[-3:] == BODY


def dump() -> str:
    menu = [f"     * [{at}]{entry}" for at, entry in enumerate(MENU, start=1)]
    body = BODY[0].replace("Lima", "[11]Lima")
    paragraphs = [
        textwrap.fill(line, 72, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
        for line in ("[Ana Ruiz and her guest on the steps]", "By Jun Park", "May 3, 2018", body, *BODY[1:])
    ]
    references = [f"{at:4}. https://post.example.com/{at}" for at in range(1, 12)]
    run_together = "   " + "".join(f"[{at}]Section{at}" for at in range(20, 27))  # wider than the other lines
    return "\n".join(
        [*menu, run_together, "", TITLE, "", "\n\n".join(paragraphs), "", "References", "", *references]
    )


def test_a_dump_is_read_without_marks_and_in_whole_paragraphs() -> None:
    article = draw(dump())
    assert article.title == TITLE
    assert read_of(article) == BODY
    assert (article.authors, article.published.value) == (("Jun Park",), "2018-05-03")
    assert read_of(article, "caption") == ["Ana Ruiz and her guest on the steps"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(BODY),
        f"{BODY[0]} [1] {BODY[1]} [2] {BODY[2]} [sic]\n* * *\n# 4 in the list",
        f"“We [the council](s) will [not] go,” he said.\n{BODY[0]}",
    ],
)
def test_brackets_alone_are_no_marks(text: str) -> None:
    assert read_dump(text) is None
    assert draw(text).text == text


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "[a](b ", "*a", "_a_b", "Title: a\n", "[1]", "---\n", "   1. http://a\n"]
)
def test_marks_cost_no_more_than_their_number(piece: str) -> None:
    read_dump(piece * (60_000 // len(piece)))


@pytest.mark.parametrize(
    "end",
    [
        "LOAD-DATE: May {}, 2018",
        "Document POST00020180503ee530001{}",
        "End of Document",
        "{} of 2 DOCUMENTS",
        "Load-Date: May {}, 2018\n\nEnd of Document",
    ],
)
@pytest.mark.parametrize("n", [1, 2])
def test_several_articles_of_an_export_are_all_read_and_told_of(end: str, n: int) -> None:
    menu = [
        "SECTION: World",
        "LENGTH: 212 words",
        "LANGUAGE: English",
        "The Lima Post",
        "Page four",
        "Our correspondent",
    ]
    text = "\n\n".join(
        line for at in range(n) for line in (TITLE, *menu, *BODY[at:], *menu, end.format(at + 1))
    )
    article, problems = draw_article(Page(source="x", text=text))
    assert article is not None
    assert ("C0209" in [problem.code for problem in problems]) == (n > 1)
    assert sum(line == BODY[2] for line in read_of(article)) >= 1


def test_a_list_within_an_article_makes_no_capture() -> None:
    ranking = [
        f"{place}. Runner {name} (last week: {place}.)" for place, name in enumerate("ABCDEFGHIJKLMNOP", 1)
    ]
    text = "\n".join([*BODY, "The field this week:", *ranking])
    assert read_of(draw(text))[-1] == ranking[-1]
