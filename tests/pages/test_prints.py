"""PDF files: printed web pages and documents in paragraphs, without what is printed around them; none stops a run."""

from __future__ import annotations

import io
import random
import sys
import time
from pathlib import Path

import pypdf
import pytest

from communique.articles import draw_article
from communique.errors import CODES
from communique.model import Page
from communique.pages import open_pages, printed
from communique.pages.print_lines import Line, join_pages

TITLE = "Peru and Chile open talks on the border"
LINES = [
    "Peru and Chile agreed on Tuesday to open talks on their border, the",
    "foreign ministers said after a meeting in Lima, the first of the pre-",
    "election summer.",
]
MORE = ["“We want a lasting peace,” Foreign Minister Ana Ruiz told reporters", "after the meeting."]

Placed = tuple[str, float, float, float]
"""A line: its text, where it is from the left and from below, and its size."""


def page_of(*paragraphs: list[str], top: float = 700, around: tuple[str, str] | None = None) -> list[Placed]:
    """Return the lines of a page, between a header and a footer, which come last, as browsers print them."""
    placed: list[Placed] = []
    for lines in paragraphs:
        for line in lines:
            placed.append((line, 40, top, 12))
            top -= 14
        top -= 14
    if around:
        placed += [(around[0], 40, 770, 8), (around[1], 40, 20, 8)]
    return placed


def printed_file(*pages: list[Placed]) -> bytes:
    """Return a PDF file of lines of text."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    bodies.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    bodies.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for at, lines in enumerate(pages):
        drawn = b"".join(
            b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n"
            % (size, x, y, text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
            for text, x, y, size in lines
        )
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * at} 0 R>>".encode()
        )
        bodies.append(b"<</Length %d>>stream\n%sendstream" % (len(drawn), drawn))
    out, starts = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    return (
        bytes(out)
        + (
            f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\n"
            f"startxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def read(data: bytes, folder: Path, **more: str) -> Page:
    (folder / "a.pdf").write_bytes(data)
    (page,) = open_pages(folder / "a.pdf", **more)
    return page


def codes(page: Page) -> list[str]:
    return [problem.code for problem in page.problems]


def around(number: int, of: int) -> tuple[str, str]:
    return f"4/11/19, 10:0{number} AM {TITLE}", f"https://post.example/world/talks {number}/{of}"


def test_a_printed_page_is_its_paragraphs_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = printed_file(
        page_of([TITLE], ["By Ana Soto"], LINES, MORE[:1], around=around(1, 2)),
        page_of(MORE[1:], ["No date was set."], around=around(2, 2)),
    )
    page = read(data, tmp_path, published="2019-04-11")
    said = "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers said after a meeting in Lima, the first of the pre-election summer."
    assert (page.text or "").split("\n\n") == [TITLE, "By Ana Soto", said, " ".join(MORE), "No date was set."]
    assert (page.url, page.published, codes(page)) == ("https://post.example/world/talks", "2019-04-11", [])
    article, problems = draw_article(page)
    assert article is not None
    assert (article.title, article.authors, problems) == (TITLE, ("Ana Soto",), ())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (same,) = open_pages("-")
    assert same.text == page.text


def line(text: str, y: float, *, x: float = 40, size: float = 10) -> Line:
    return Line(text=text, x=x, y=y, size=size)


def test_a_paragraph_may_be_set_in_or_of_another_size_or_end_early() -> None:
    page = [
        line("Ministers met in Lima on Tuesday", 200),
        line("to talk.", 188),
        line("Chile sent its own minister,", 176, x=52),
        line("who spoke for an hour.", 164),
        line("A larger line", 152, size=14),
        line("Fri 27 Apr 2018", 130),
        line("The last paragraph is long enough for this.", 118),
    ]
    assert join_pages([page]).text.split("\n\n") == [
        "Ministers met in Lima on Tuesday to talk.",
        "Chile sent its own minister, who spoke for an hour.",
        "A larger line",
        "Fri 27 Apr 2018",
        "The last paragraph is long enough for this.",
    ]


def test_words_broken_at_line_ends_are_whole_where_a_text_breaks_words() -> None:
    broken = [
        "The govern-",
        "ment met minis-",
        "ters who said that govern-",
        "ment and well-",
        "known par-",
        "ties agree.",
    ]
    one = [line(text, 200 - 12 * at) for at, text in enumerate([*broken, "They are well-known."])]
    text = join_pages([one]).text.replace("\n\n", " ")
    assert (
        text
        == "The government met ministers who said that government and well-known parties agree. They are well-known."
    )


def test_what_every_page_repeats_is_no_text() -> None:
    pages = [
        [
            line("The Lima Post 3 May", 780),
            *(line(f"Paragraph {chr(97 + at + 9 * n)}.", 700 - 40 * at) for at in range(9)),
            line(f"- {n} -", 20),
        ]
        for n in (0, 1)
    ]
    text = join_pages(pages).text
    assert "Post" not in text
    assert " - " not in text
    assert text.count("Paragraph") == 18


def test_a_locked_file_and_a_scan_are_told(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(printed_file(page_of(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    page = read(out.getvalue(), tmp_path)
    assert (page.text, codes(page)) == (None, ["C0125"])
    writer = pypdf.PdfWriter(io.BytesIO(printed_file(page_of(LINES))))
    writer.encrypt("", "owner", algorithm="RC4-128")  # all may read it
    out = io.BytesIO()
    writer.write(out)
    assert codes(read(out.getvalue(), tmp_path)) == []
    page = read(printed_file(*[[] for _ in range(9)], page_of(["Scan 7"])), tmp_path)
    assert (page.text, codes(page)) == (None, ["C0127"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C0102"),
        (b"no PDF", "C0103"),
        (b"%PDF-1.7", "C0104"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "C0104"),
    ],
)
def test_what_cannot_be_read_has_a_code(data: bytes, code: str, tmp_path: Path) -> None:
    page = read(data, tmp_path)
    assert (page.text, codes(page)) == (None, [code])


def test_too_many_pages_and_steps_end_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    towns = ("Lima", "Bonn", "Rome", "Oslo", "Bern")
    data = printed_file(*[page_of([f"Talks were held in {town}."]) for town in towns])
    monkeypatch.setattr(printed, "_PAGES", 3)
    page = read(data, tmp_path)
    assert ((page.text or "").count("Talks"), codes(page)) == (3, ["C0106"])
    monkeypatch.setattr(printed, "_STEPS", 11)
    page = read(data, tmp_path)
    assert ((page.text or "").count("Talks"), codes(page)) == (2, ["C0106"])


def test_damage_anywhere_gives_codes_and_no_error(tmp_path: Path) -> None:
    whole = printed_file(page_of([TITLE], LINES, around=around(1, 2)), page_of(MORE, around=around(2, 2)))
    dice = random.Random(7)
    started = time.process_time()
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 4)] = dice.choice(
                [b"", b"<<", b">>", b"/", b" 0 R", b"(", b"9", dice.randbytes(2)]
            )
        page = read(bytes(data[: dice.randint(1, 2 * len(data))]), tmp_path)
        assert page.text or page.problems
        assert set(codes(page)) <= CODES.keys()
        draw_article(page)
    assert time.process_time() - started < 60
