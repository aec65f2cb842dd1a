"""Exports of databases of news: each article by itself, nothing of the database in it, nothing lost in silence."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from communique.articles import draw_article
from communique.model import Page
from communique.pages import open_pages
from tests.pages.databases import layouts
from tests.pages.databases.layouts import BODIES, DAYS, SITES, TITLES

FILES: dict[str, bytes] = {
    "lexis.txt": layouts.LEXIS.encode(),
    "lexis-windows.TXT": layouts.LEXIS.replace("\n", "\r\n").encode("utf-16"),
    "lexis-labelled.txt": layouts.LEXIS_LABELLED.encode(),
    "nexis.DOCX": layouts.as_docx(layouts.NEXIS_LINES),
    "nexis.rtf": layouts.as_rtf(layouts.NEXIS_LINES),
    "nexis.txt": "\n\n".join(layouts.NEXIS_LINES).encode(),
    "factiva.rtf": layouts.as_rtf(layouts.FACTIVA_LINES),
    "factiva-codes.rtf": layouts.as_rtf_table(layouts.FACTIVA_FIELDS),
    "factiva-codes.txt": layouts.FACTIVA_CODES.encode(),
    "factiva-tight.txt": layouts.FACTIVA_TIGHT.encode(),
    "factiva.html": layouts.FACTIVA_HTML_PLAIN.encode(),
    "factiva-codes.html": layouts.FACTIVA_HTML.encode(),
    "proquest.txt": layouts.PROQUEST.encode(),
    "proquest.html": layouts.PROQUEST_HTML.encode(),
}
OF_THE_DATABASE = (
    "DOCUMENTS", "LENGTH", "Length:", "words", "LOAD-DATE", "Load-Date", "SUBJECT", "Subject", "PHOTO", "at the hotel on Thursday.",
    "Copyright", "All Rights Reserved", "End of Document", "Search Terms", "Classification", "Document ", "Factiva", "HD", "LIMAPO",
    "Abstract", "Full text", "Publication", "NAICS", "___", "ProQuest", "Privacy", "Page 1", "http", "Highlight", "No agreement on",
)  # fmt: skip


def read(folder: Path, name: str, data: bytes, *, published: str | None = None) -> list[Page]:
    file = folder / name
    file.write_bytes(data)
    return list(open_pages(file, published=published))


def codes(pages: list[Page]) -> list[list[str]]:
    return [[problem.code for problem in page.problems] for page in pages]


@pytest.mark.parametrize("name", FILES)
def test_every_article_is_read_on_its_own(tmp_path: Path, name: str) -> None:
    pages = read(tmp_path, name, FILES[name])
    assert codes(pages) == [[], [], []]
    assert [page.source for page in pages] == [f"{tmp_path / name}:{at}" for at in (1, 2, 3)]
    for page, title, site, day, body in zip(pages, TITLES, SITES, DAYS, BODIES, strict=True):
        article, problems = draw_article(page)
        assert article is not None
        assert not problems
        assert (article.title, article.site, article.published.value) == (title, site, day)
        assert article.published.basis == "given"
        paragraphs = article.text.split("\n\n")
        assert [part.removeprefix("HANOI, Vietnam — ") for part in paragraphs[-len(body) :]] == list(body)
        assert not [word for word in OF_THE_DATABASE if word in article.text]
        kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}
        assert kinds[title] == "title"
        assert [kinds[part] for part in body[1:]] == ["body"] * (len(body) - 1)


@pytest.mark.parametrize("name", [name for name in FILES if "labelled" not in name])
def test_authors_are_those_of_each_byline(tmp_path: Path, name: str) -> None:
    drawn = [draw_article(page)[0] for page in read(tmp_path, name, FILES[name])]
    authors = [tuple(author.title() for author in article.authors) for article in drawn if article]
    assert authors == [("Ana Soto", "Jun Park"), (), ("Kari Nilsen",)]


@pytest.mark.parametrize("name", ["lexis.txt", "nexis.DOCX", "proquest.html"])
def test_a_packed_export_reads_the_same(tmp_path: Path, name: str) -> None:
    plain = read(tmp_path, name, FILES[name])
    packed = read(tmp_path, f"{name}.gz", gzip.compress(FILES[name]))
    assert [(page.title, page.text, page.published) for page in packed] == [
        (page.title, page.text, page.published) for page in plain
    ]


def test_the_date_of_an_article_outranks_the_one_given_for_all(tmp_path: Path) -> None:
    undated = layouts.LEXIS.replace("                                5 May 2019 Sunday\n\n", "")
    pages = read(tmp_path, "a.txt", undated.encode(), published="2020-01-01")
    assert [page.published for page in pages] == [DAYS[0], DAYS[1], "2020-01-01"]
    assert (pages[2].title, pages[2].site) == (TITLES[2], SITES[2])


@pytest.mark.parametrize("odd", ["May 2019", "Spring 2019", "31 February 2019"])
@pytest.mark.parametrize("layout", ["lexis", "nexis", "factiva", "proquest"])
def test_a_date_that_is_no_day_is_told_of(tmp_path: Path, layout: str, odd: str) -> None:
    name, was, data = {
        "lexis": ("a.txt", "5 May 2019 Sunday", layouts.LEXIS),
        "nexis": ("a.txt", "May 5, 2019\n\nCopyright", "\n\n".join(layouts.NEXIS_LINES)),
        "factiva": ("a.txt", "5 May 2019", "\n\n".join(layouts.FACTIVA_LINES)),
        "proquest": ("a.txt", "Publication date: May 5, 2019", layouts.PROQUEST),
    }[layout]
    now = (
        f"{odd}\n\nCopyright"
        if layout == "nexis"
        else f"Publication date: {odd}"
        if layout == "proquest"
        else odd
    )
    assert was in data
    page = read(tmp_path, name, data.replace(was, now).encode())[2]
    article, problems = draw_article(page)
    assert article is not None
    assert (article.title, article.site, article.published.value) == (TITLES[2], SITES[2], None)
    assert [problem.code for problem in problems] == ["C0206", "C0204"]
    assert odd in problems[0].message


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("lexis.txt", "The Oslo Dispatch"),
        ("lexis.txt", "BYLINE: Kari Nilsen\nSECTION: WORLD; Pg. 6\n"),
        ("nexis.txt", "The Oslo Dispatch\n\n"),
        ("nexis.txt", "Byline: Kari Nilsen\n\n"),
        ("factiva-codes.txt", "SN\nThe Oslo Dispatch\n\n"),
        ("factiva-codes.txt", "BY\nKari Nilsen\n\n"),
        ("proquest.txt", "Publication title: The Oslo Dispatch; Oslo, Norway\n\n"),
        ("proquest.txt", "Author: Nilsen, Kari.\n\n"),
    ],
)
def test_a_field_that_is_wanting_stays_empty(tmp_path: Path, name: str, lost: str) -> None:
    text = FILES[name].decode()
    assert lost in text
    before = read(tmp_path, name, FILES[name])[2]
    page = read(tmp_path, name, text.replace(lost, "").encode())[2]
    assert not page.problems
    assert (page.title, page.published) == (before.title, before.published)
    assert page.site == (None if "Oslo" in lost else before.site)
    assert page.text is not None
    assert page.text.endswith(BODIES[2][-1])
    assert ("By Kari" in page.text) == ("Kari" not in lost)


@pytest.mark.parametrize(
    ("name", "n_lost"),
    [
        ("lexis.txt", 150),
        ("nexis.txt", 60),
        ("factiva-codes.txt", 60),
        ("proquest.txt", 900),
        ("factiva.html", 500),
    ],
)
def test_a_file_that_is_cut_off_says_so_where_it_is(tmp_path: Path, name: str, n_lost: int) -> None:
    pages = read(tmp_path, name, FILES[name][:-n_lost])
    assert codes(pages)[:2] == [[], []]
    assert codes(pages)[2] == ["C0131"]
    assert pages[2].title in {TITLES[2], None}
    assert pages[2].text is not None
    assert BODIES[2][0] in pages[2].text


@pytest.mark.parametrize("name", ["lexis.txt", "nexis.txt", "proquest.txt"])
def test_fewer_articles_than_stated_are_told_of(tmp_path: Path, name: str) -> None:
    text = FILES[name].decode()
    ends = {"lexis.txt": "                               3 of 3", "nexis.txt": TITLES[2] + "\n\n" + SITES[2], "proquest.txt": "Document 3 of 3"}  # fmt: skip
    pages = read(tmp_path, name, text[: text.index(ends[name])].encode())
    assert codes(pages) == [[], ["C0132"]]
    assert "2 of 3" in pages[1].problems[0].message


def test_a_text_much_shorter_than_stated_is_told_of(tmp_path: Path) -> None:
    pages = read(tmp_path, "a.txt", layouts.LEXIS.replace("LENGTH: 85 words", "LENGTH: 1,034 words").encode())
    assert codes(pages) == [["C0131"], [], []]
    assert "of 1034" in pages[0].problems[0].message


def test_a_damaged_head_is_a_loss_of_its_own(tmp_path: Path) -> None:
    text = layouts.LEXIS[layouts.LEXIS.index("Mr. Kim had offered") :]
    pages = read(tmp_path, "a.txt", text.encode())
    assert codes(pages) == [["C0130"], [], []]
    assert [page.title for page in pages[1:]] == list(TITLES[1:])
    lines = [line for record in layouts.FACTIVA_PLAIN for line in record]
    lines.remove("55 words")
    assert codes(read(tmp_path, "b.txt", "\n\n".join(lines).encode())) == [[], ["C0130"], []]


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("nexis.txt", "\n\n".join(["Body", *BODIES[1]]), "Graphic\n\nThe two presidents in the Oval Office."),
        ("proquest.txt", "\n\n".join(BODIES[1]), "Not available."),
        ("factiva-codes.txt", "LP\n" + "\n".join(BODIES[1]), ""),
    ],
)
def test_an_article_without_its_text_is_a_loss_of_its_own(
    tmp_path: Path, name: str, was: str, now: str
) -> None:
    text = FILES[name].decode()
    assert was in text
    pages = read(tmp_path, name, text.replace(was, now).encode())
    assert codes(pages) == [[], ["C0130"], []]
    assert [page.source[-2:] for page in pages] == [":1", ":2", ":3"]


@pytest.mark.parametrize("name", ["factiva.html", "proquest.html", "lexis.txt"])
def test_bytes_that_do_not_fit_are_told_of(tmp_path: Path, name: str) -> None:
    data = FILES[name].replace(b"praised", b"pra\xe9\xffised") + "é".encode()
    assert codes(read(tmp_path, name, data)) == [["C0205"]] * 3


def test_a_list_of_headlines_is_no_article(tmp_path: Path) -> None:
    assert codes(read(tmp_path, "a_doclist.docx", layouts.as_docx(layouts.COVER))) == [["C0130"]]


ORDINARY = [
    *BODIES[0],
    "Document 1 of 3",
    "The paper, which the court called Document 1 of 3 DOCUMENTS, was read aloud.",
    "LENGTH: 523 words",
    "Body",
    "He had written a letter under three heads.",
    "End of Document",
    "Full text: a book by Ana Soto.",
    "HD was painted on the ship. PD stood for its port.",
    "____________________________________________________________",
    "523 words",
    "That was all he said on 3 March 2019.",
    "Document 12 tells of it.",
]


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_an_ordinary_text_that_names_such_marks_stays_one(tmp_path: Path, suffix: str) -> None:
    text = "\n\n".join(ORDINARY) + "\r\n "
    data = text.encode() if suffix == ".txt" else f"<p>{'</p><p>'.join(ORDINARY)}</p>".encode()
    (page,) = read(tmp_path, f"a{suffix}", data)
    assert page.text == (text if suffix == ".txt" else None)
    assert not page.problems
    for line in ORDINARY:
        (alone,) = read(tmp_path, "b.txt", line.encode())
        assert alone.text == line


OWN_NOTES = {
    "length": [TITLES[0], "By Ana Soto", "523 words", "May 3, 2019", *BODIES[0]],
    "labels": [f"Publication title: {SITES[0]}", "Publication date: May 3, 2019", "Source type: Newspaper", *BODIES[0]],
}  # fmt: skip


@pytest.mark.parametrize("name", OWN_NOTES)
def test_what_anybody_may_note_of_a_text_makes_it_no_export(tmp_path: Path, name: str) -> None:
    text = "\n\n".join(OWN_NOTES[name])
    (page,) = read(tmp_path, "a.txt", text.encode())
    assert (page.source, page.text, page.problems) == (str(tmp_path / "a.txt"), text, ())


def test_words_of_an_article_are_none_of_its_fields(tmp_path: Path) -> None:
    own = [
        "NOTES: the talks went on.",
        "Subject: North Korea.",
        "IN a hurry they left.",
        "TD Bank said so.",
        "Graphic language was used.",
    ]
    last = BODIES[0][-1]
    for name, data in (
        ("lexis.txt", layouts.LEXIS.replace("partial relief only.\n", "partial relief only.\n\n" + "\n\n".join([*own, last]) + "\n")),
        ("nexis.txt", "\n\n".join(layouts.NEXIS_LINES).replace(last, "\n\n".join([last, *own, last]))),
        ("factiva-codes.txt", layouts.FACTIVA_CODES.replace(last, "\n".join([last, *own, last]))),
        ("proquest.txt", layouts.PROQUEST.replace(last, "\n\n".join([last, *own, "____________________", last]))),
        ("proquest.txt", layouts.PROQUEST.replace(last, "\n\n".join([last, "_" * 60, *own, "_" * 60, last]))),
    ):  # fmt: skip
        pages = read(tmp_path, name, data.encode())
        assert len(pages) == 3
        assert pages[0].text is not None
        assert pages[0].text.split("\n\n")[-6:] == [*own, last]


def test_the_headline_is_above_the_byline_however_short(tmp_path: Path) -> None:
    section = "World News From the International Desk and the Bureaus"
    text = "\n\n".join(layouts.FACTIVA_LINES).replace(f"World News\n\n{TITLES[0]}", f"{section}\n\nNo Deal")
    page = read(tmp_path, "a.txt", text.encode())[0]
    assert page.title == "No Deal"
    assert page.text is not None
    assert page.text.startswith("No Deal\n\nBy Ana Soto and Jun Park\n\nPresident Trump")


def test_a_single_article_is_read_as_one_of_many(tmp_path: Path) -> None:
    (page,) = read(tmp_path, "a.docx", layouts.as_docx(layouts.NEXIS[0]))
    assert (page.title, page.site, page.published, page.problems) == (TITLES[0], SITES[0], DAYS[0], ())


def test_an_export_of_very_many_articles_is_read_whole(tmp_path: Path) -> None:
    first = layouts.PROQUEST_HTML.index("<div style")
    one = layouts.PROQUEST_HTML[first : layouts.PROQUEST_HTML.index("<div style", first + 1)]
    pages = read(tmp_path, "a.html", f"<html><body>{one * 5001}</body></html>".encode())
    assert len(pages) == 5001
    assert {page.text for page in pages} == {pages[0].text}
    assert (pages[0].title, pages[0].published) == (layouts.TITLES[0], "2019-03-01")


@pytest.mark.parametrize("line", ["1 of 3 DOCUMENTS\n\n", "BYLINE: ", "Body\n\n", "End of Document\n\n", "HD\n", "A:\n", "_" * 60 + "\n", "Full text: ", "7" * 50, "Document "])  # fmt: skip
def test_marks_cost_no_more_than_their_number(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, "a.txt", (line * (100_000 // len(line))).encode())
