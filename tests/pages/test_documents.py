"""Word documents and Rich Text: their text, under the ceiling of a page, also where they are damaged."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from communique.model import Page
from communique.pages import open_pages
from communique.pages.documents import open_document
from tests.pages.databases.layouts import as_docx, as_rtf

LINES = [
    "Oslo thanked Rome for its “help” on Monday.",
    "Rome & Oslo are to sign {a} treaty in May 2018.",
    "Ελλάδα 🎈",
]
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def open_bytes(data: bytes, *, ceiling: int = 1_000_000) -> tuple[str | None, list[str]]:
    page = open_document("a", data, ceiling=ceiling)
    assert page.html is None
    return page.text, [problem.code for problem in page.problems]


def word(body: str, *, name: str = "word/document.xml", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr(name, f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("suffix", "data"), [("docx", as_docx(LINES)), ("rtf", as_rtf(LINES)), ("DOCX", as_docx(LINES))]
)
def test_an_ordinary_document_is_one_article(tmp_path: Path, suffix: str, data: bytes) -> None:
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(data)
    (page,) = open_pages(file, published="2018-05-01")
    assert page == Page(source=str(file), text="\n\n".join(LINES), published="2018-05-01")


@pytest.mark.parametrize("data", [as_docx(LINES), as_rtf(LINES)])
def test_a_document_is_told_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (page,) = open_pages("-")
    assert page.text == "\n\n".join(LINES)


def test_what_is_shown_in_a_document_is_its_text_once() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>struck</w:delText></w:r></w:del><w:ins><w:r><w:t>put</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p><!-- none --><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:moveFrom><w:r><w:t>here</w:t></w:r></w:moveFrom><w:r><w:t>now </w:t></w:r><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>"
        "<mc:AlternateContent><mc:Choice><w:t>!</w:t></mc:Choice><mc:Fallback><w:t>!</w:t></mc:Fallback></mc:AlternateContent></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>"
    )
    assert open_bytes(word(body)) == ("One\ttwo\nthree\n\nput\n\ncell\n\nnow here!\n\nbox\n\nafter", [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C0102"),
        (b" \n", "C0102"),
        (word("<w:p/>"), "C0102"),
        (b"{\\rtf1\\ansi }", "C0102"),
        (b"Oslo thanked Rome.", "C0103"),
        (b"\xd0\xcf\x11\xe0 an old document, or a locked one", "C0103"),
        (word("", name="xl/workbook.xml"), "C0103"),
        (word("<w:p/>", packing=zipfile.ZIP_LZMA), "C0103"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 6000, "C0103"),
        (b"PK\x03\x04 no archive", "C0104"),
        (as_docx(LINES)[:-30], "C0104"),
        (word("<w:p><w:r><w:t>" + "a" * 2_000_000 + "</w:t></w:r></w:p>"), "C0106"),
    ],
)
def test_what_cannot_be_read_has_a_code(data: bytes, code: str) -> None:
    assert open_bytes(data) == (None, [code])


@pytest.mark.parametrize(
    "word", ["\\uc", "\\uc-1", "\\uc99999", "\\u99999999 e", "\\u-99999 e", "\\u" + "9" * 5000 + " e"]
)
def test_a_word_that_says_no_character_costs_that_character_and_is_counted(word: str) -> None:
    lost = "" if "\\uc" in word else "\ufffd\ufffd "
    text, codes = open_bytes(f"{{\\rtf1 Rome {word}{word} thanked \\u233 eOslo.\\par And \\\\uc.}}".encode())
    assert (text, codes) == (f"Rome {lost}thanked éOslo.\n\nAnd \\uc.", ["C0205"])


def test_a_bomb_is_not_unpacked_and_other_parts_are_not_opened() -> None:
    bomb = as_docx(["x" * 5_000_000])
    assert len(bomb) < 20_000
    assert open_bytes(bomb) == (None, ["C0106"])
    assert open_bytes(as_docx(LINES, more={"word/media/a.png": b"\0" * 9_000_000}))[1] == []
    entities = "".join(f'<!ENTITY {n} "{"&" + m + ";" if m else "ha"}{"&" + m + ";" if m else "ha"}">' for m, n in (("", "a"), ("a", "b")))  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<!DOCTYPE d [{entities}]><w:document {_SPACES}><w:body><w:p><w:r><w:t>&b;Rome</w:t></w:r></w:p></w:body></w:document>",
        )
    text, _ = open_bytes(out.getvalue())
    assert "ha" not in (text or "")


def test_what_comes_before_damage_is_kept() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document {_SPACES}><w:body><w:p><w:r><w:t>Rome</w:t></w:r></w:p><w:p><w:r",
        )
    assert open_bytes(out.getvalue()) == ("Rome", ["C0104"])
    data = bytearray(out.getvalue())
    data[data.index(b">Rome<") + 1] = ord("N")  # its check sum is wrong
    assert open_bytes(bytes(data))[1] == ["C0104"]
    text, codes = open_bytes(as_rtf(LINES)[:-90])
    assert text is not None
    assert text.startswith(LINES[0])
    assert codes == ["C0104"]


def test_pictures_fonts_and_addresses_are_no_text() -> None:
    fonts = "{\\fonttbl" + "{\\f1\\fswiss Arial;}" * 4000 + "}"
    picture = "{\\pict\\pngblip " + "89504e47" * 4000 + "}"
    link = '{\\field{\\*\\fldinst{HYPERLINK "https://a.example"}}{\\fldrslt Rome}}'
    text = f"{{\\rtf1\\ansi{fonts}{picture}{{\\header Page 1}}{link} thanked by HYPERLINK caf\\'e9 \\u-10180?\\u-8305?.\\par}}"
    assert open_bytes(text.encode()) == ("Rome thanked by HYPERLINK café 🎏.", [])


@pytest.mark.parametrize(
    "piece", ["\\f1", "{", "}", "a1 ", "\\'e9", "\\fonttbl", "{\\fonttbl{\\f1", "{\\field{\\*\\fldinst{"]
)
def test_marks_cost_no_more_than_their_number(piece: str) -> None:
    open_bytes(("{\\rtf1 " + piece * (100_000 // len(piece))).encode())
