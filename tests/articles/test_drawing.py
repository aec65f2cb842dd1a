"""From page to article: facts, dates, language, depth."""

from __future__ import annotations

import subprocess
import sys

import pytest

from communique.articles import draw_article
from communique.articles.dates import read_given
from communique.articles.language import name_language
from communique.model import Article, Dating, Page, Problem
from communique.pages.days import read_phrase

BODY = [
    "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers of both countries said after a meeting in Lima.",
    "“We want a lasting peace,” Foreign Minister Ana Ruiz told reporters at the ministry, where she had received her Chilean guest for three hours.",
    "The talks are to begin in Santiago in June and to cover fishing, trade and the return of prisoners, according to a statement of the two governments.",
]
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Peru and Chile open talks on the border - Lima Post</title>
<meta property="og:site_name" content="Lima Post"><meta name="author" content="Jun Park">
<meta property="article:published_time" content="2018-05-03T08:00:00Z"><meta property="article:modified_time" content="2018-05-04T09:30:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Peru and Chile open talks on the border</h1>
<figure><img src="a.jpg"><figcaption>Ana Ruiz and her guest on the steps of the ministry in Lima this week</figcaption></figure>
<p>{BODY[0]}</p><p>{BODY[1]}</p><h2>A first step</h2><p>{BODY[2]}</p></article>
<footer><p>Copyright Lima Post</p></footer></body></html>"""


def draw(**page: object) -> tuple[Article, list[str]]:
    article, problems = draw_article(Page(source="x", **page))  # type: ignore[arg-type]
    assert article is not None
    return article, [problem.code for problem in problems]


def test_draw_article_takes_facts_from_markup() -> None:
    article, codes = draw(html=PAGE, url="https://post.example.com/a")
    assert codes == []
    assert article.title == "Peru and Chile open talks on the border"
    assert article.authors == ("Jun Park",)
    assert article.site == "Lima Post"
    assert article.published == Dating(value="2018-05-03", basis="markup")
    assert article.modified == Dating(value="2018-05-04", basis="markup")
    assert article.language == "en"
    surfaces = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert surfaces[0] == ("title", "Peru and Chile open talks on the border")
    assert [surface for kind, surface in surfaces if kind == "body"] == BODY
    assert ("chrome", "A first step") in surfaces


def test_what_is_given_outranks_what_is_found() -> None:
    article, _ = draw(html=PAGE, title="Given", site="Site", authors=("A B",), published="2020-02-02")
    assert (article.title, article.site, article.authors) == ("Given", "Site", ("A B",))
    assert article.published == Dating(value="2020-02-02", basis="given")
    assert article.text.startswith("Given\n\n")


def test_a_malformed_address_costs_no_page() -> None:
    article, codes = draw(html=PAGE, url="http://[post.example.com/a")
    assert codes == []
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "body"] == BODY


def test_text_is_kept_character_for_character() -> None:
    text = "\r\n  \u00a0Talks\u200d opened\u00ad.\t\r\n\r\n\x0bCafé 😀 closed. \n"
    article, _ = draw(text=text)
    assert article.text == text


@pytest.mark.parametrize(
    ("html", "basis", "value"),
    [
        (PAGE.replace("2018-05-03T", "").replace("2018-05-04T", "").replace("<h1>", "<time datetime='2017-06-05'>5 June 2017</time><h1>"), "markup", "2017-06-05"),
        (PAGE.replace("2018-05-03T", "").replace("2018-05-04T", "").replace("<h1>", "<p class='date'>Published 5 June 2017</p><h1>"), "text", "2017-06-05"),
        (PAGE.replace("2018-05-03T", "").replace("2018-05-04T", ""), "none", None),
    ],
)  # fmt: skip
def test_published_says_where_it_was_read(html: str, basis: str, value: str | None) -> None:
    article, codes = draw(html=html)
    assert article.published == Dating(value=value, basis=basis)  # type: ignore[arg-type]
    assert ("C0204" in codes) is (value is None)


@pytest.mark.parametrize(
    "signed",
    [
        "&mdash; Eva Lund (@evalund) <a href='https://posts.example/1'>March 3, 2016</a>",
        "<p>A post shared by Eva Lund (@evalund) on <time datetime='2016-03-03T10:00:00+00:00'>Mar 3, 2016 at 10:00am PST</time></p>",
        "Posted by <a href='https://posts.example/evalund'>Eva Lund</a> on <a href='https://posts.example/1'>Thursday, March 3, 2016</a>",
    ],
)
def test_the_day_of_an_embedded_post_is_not_the_pages(signed: str) -> None:
    undated = PAGE.replace("2018-05-03T", "").replace("2018-05-04T", "")
    post = f"<blockquote><p>No deal without the fishermen.</p>{signed}</blockquote><h2>"
    article, codes = draw(html=undated.replace("<h2>", post))
    assert (article.published, "C0204" in codes) == (Dating(), True)
    own = undated.replace("<h1>", "<p class='date'>Published 5 June 2017</p><h1>").replace("<h2>", post)
    assert draw(html=own)[0].published == Dating(value="2017-06-05", basis="text")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://post.example.com/world/talks'>", "https://post.example.com/world/talks"),
        ("<meta property='og:url' content='https://post.example.com/?p=31'>", "https://post.example.com/?p=31"),
        ("<base href='https://post.example.com/world/'>", None),
        ("<link rel='canonical' href='/world/talks'>", None),
        ("<link rel='canonical' href='https://post.example.com/'>", None),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical' href='https://[post.example.com/a'>", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_saved_page_has_the_address_that_it_gives_as_its_own(head: str, url: str | None) -> None:
    saved = PAGE.replace("</head>", f"{head}</head>")
    assert draw(html=saved)[0].url == url
    assert draw(html=saved, url="https://mirror.example/a")[0].url == "https://mirror.example/a"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://han.example/talks\nSEOUL - Talks went on.", "https://han.example/talks"),
        ("\n http://han.example/a?id=1 Talks went on.", "http://han.example/a?id=1"),
        ("https://han.example/ Talks went on.", None),  # the first page of a site
        ("Talks went on, says https://han.example/talks today.", None),
        ("https://[han/talks Talks went on.", None),
    ],
)
def test_a_text_has_the_address_that_it_opens_with(text: str, url: str | None) -> None:
    article, _ = draw_article(Page(source="a.txt", text=text))
    assert article is not None
    assert (article.url, article.text) == (url, text)
    given, _ = draw_article(Page(source="a.txt", text=text, url="https://han.example/given"))
    assert given is not None
    assert given.url == "https://han.example/given"


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("Copyright 2017 The Post", None),
        ("The last talks were broken off in March 2017.", None),
        ("Published on 1 March 2017", "2017-03-01"),
        ("Published: 01/03/2017", "2017-03-01"),
    ],
)
def test_a_bare_year_or_month_is_no_day(foot: str, published: str | None) -> None:
    undated = PAGE.replace("2018-05-03T", "").replace("2018-05-04T", "")
    article, codes = draw(html=undated.replace("</body>", f"<p>{foot}</p></body>"))
    assert (article.published.value, "C0204" in codes) == (published, published is None)


def test_published_is_read_from_the_address() -> None:
    html = PAGE.replace("2018-05-03T", "").replace("2018-05-04T", "")
    assert draw(html=html, url="https://post.example.com/2017/06/05/talks")[0].published == Dating(
        value="2017-06-05", basis="url"
    )


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        (f"LIMA, May 3, 2018 (Xinhua) -- {BODY[0]}", "2018-05-03", None),
        (
            f"Peru and Chile open talks\n\nUpdated: 4 May 2018\n\nPublished: 3 May 2018\n\n{BODY[0]}",
            "2018-05-03",
            "2018-05-04",
        ),
        (
            f"Home\nWorld\nSports\nFood\nTalks open in Lima today\nPublished : May 3, 2018 - 16:52   Updated : May 4, 2018 - 18:20\n{BODY[0]}",
            "2018-05-03",
            "2018-05-04",
        ),
        (f"LIMA, May 3 (Xinhua) -- {BODY[0]}", None, None),
        (f"{BODY[0]} The treaty was signed on May 3, 2018.", None, None),
    ],
)
def test_plain_text_is_dated_only_by_an_unmistakable_dateline(
    text: str, published: str | None, modified: str | None
) -> None:
    article, codes = draw(text=text)
    assert (article.published.value, article.modified.value) == (published, modified)
    assert article.published.basis == ("text" if published else "none")
    assert ("C0204" in codes) is (published is None)


@pytest.mark.parametrize(
    "given",
    [
        "yesterday",
        "2019-13-01",
        "2019-02-30",
        "10 April 2019",
        "2019",
        "25-01-01",
        "0025-01-01",
        "9999-12-31",
    ],
)
def test_a_given_date_that_is_none_is_reported_and_not_used(given: str) -> None:
    article, codes = draw(text=BODY[0], published=given)
    assert article.published == Dating()
    assert codes == ["C0206", "C0204"]


@pytest.mark.parametrize(
    "given", ["2019-04-10", "2019-04-10T08:30:00Z", "2019-04-10T08:30:00+09:00", " 2019-04-10 "]
)
def test_read_given_takes_iso_dates(given: str) -> None:
    assert read_given(given) == given.strip()


def test_read_phrase_refuses_days_that_are_none() -> None:
    assert read_phrase("30 February 2019") is None
    assert read_phrase("Smarch 3, 2019") is None


@pytest.mark.parametrize(
    "phrase",
    ["112 May 2018", "3,112 May 2018", "A12 May 2018", "May 112, 2018", "Vol. 12 2018", "Vol. 12 May 2018", "No. 7 May 2018", "Issue 7 May 2018", "Marathon 12, 2018", "Decision 12 2018", "May 12 20181", "12018-05-12"],
)  # fmt: skip
def test_read_phrase_takes_no_number_that_belongs_to_something_else(phrase: str) -> None:
    assert read_phrase(phrase) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les deux ministres des affaires étrangères se sont réunis mardi à Lima et ont décidé d'ouvrir des négociations sur la frontière."),
        ("de", "Die beiden Außenminister trafen sich am Dienstag in Lima und vereinbarten Gespräche über die Grenze, teilte die Regierung mit."),
        ("es", "Los dos ministros de Exteriores se reunieron el martes en Lima y acordaron abrir conversaciones sobre la frontera."),
        ("ko", "두 나라 외무장관은 화요일 리마에서 만나 국경 문제에 관한 대화를 시작하기로 합의했다고 양국 정부가 밝혔다. 회담은 유월에 열린다."),
    ],
)  # fmt: skip
def test_another_language_is_named(language: str, text: str) -> None:
    article, codes = draw(text=text, published="2019-04-10")
    assert article.language == language
    assert codes == ["C0203"]


@pytest.mark.parametrize(
    "text",
    [
        "President Emmanuel Macron condemned Mali on Monday.",
        "Turkish police detain 12 party members in Diyarbakir",
        "Boko Haram fighters kidnapped 110 schoolgirls in Dapchi, Nigeria.",
    ],
)
def test_names_of_all_languages_leave_a_headline_english(text: str) -> None:
    assert name_language(text) == "en"


def test_too_little_text_has_no_language() -> None:
    assert name_language("Oui.") is None
    assert draw(text="Yes.", published="2019-04-10")[1] == []


@pytest.mark.parametrize("depth", [100, 250, 260, 2000, 2100, 20_000])
def test_text_is_found_at_any_depth(depth: int) -> None:
    html = f"<html><body><h1>Talks</h1>{'<div>' * depth}{''.join(f'<p>{part}</p>' for part in BODY)}{'</div>' * depth}</body></html>"
    article, codes = draw(html=html, published="2019-04-10")
    assert all(part in article.text for part in BODY)
    assert codes == ([] if depth < 200 else ["C0202"])


def test_problems_of_the_page_come_first_and_once() -> None:
    before = Problem(code="C0104", message="cut")
    _, problems = draw_article(Page(source="x", text=BODY[0], problems=(before,)))
    assert [problem.code for problem in problems] == ["C0104", "C0204"]


def test_a_lost_page_has_no_article() -> None:
    lost = Problem(code="C0101", message="no")
    assert draw_article(Page(source="x", problems=(lost,))) == (None, (lost,))


def test_an_index_without_text_has_no_article() -> None:
    article, problems = draw_article(Page(source="x", html="<html><body></body></html>"))
    assert article is None
    assert [problem.code for problem in problems] == ["C0201"]


def test_drawing_twice_gives_the_same() -> None:
    page = Page(source="x", html=PAGE)
    assert draw_article(page) == draw_article(page)


def test_plain_text_needs_no_parser_of_markup() -> None:
    program = (
        "import sys\nfrom communique.articles import draw_article\nfrom communique.model import Page\n"
        "draw_article(Page(source='x', text='The two ministers said that they had met in Lima on Tuesday, and that they would meet again.'))\n"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'trafilatura', 'htmldate', 'py3langid')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
