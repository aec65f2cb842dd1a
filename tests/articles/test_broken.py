"""Sixty broken inputs and more: each ends in a coded problem, none in a traceback, and the others are still read."""

from __future__ import annotations

import gzip
import io
import json
import random
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.articles import draw_article
from communique.errors import CODES
from communique.pages import open_pages

TEXT = "Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers of both countries said after a meeting in Lima. "
SOUND = f"<html><head><meta charset='utf-8'></head><body><h1>Talks open in Lima</h1><p>{TEXT * 3}</p><p>{TEXT * 2}</p></body></html>"
SAVED = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    + SOUND.encode()
    + b"\r\n--b--\r\n"
)
LINE = json.dumps({"text": TEXT, "published": "2018-05-03"}).encode()
PACKED = gzip.compress(SOUND.encode() * 3)
RANDOM = random.Random(7)


def nest(tag: str, depth: int) -> bytes:
    return f"<html><body>{f'<{tag}>' * depth}<p>{TEXT * 4}</p>{f'</{tag}>' * depth}</body></html>".encode()


def flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


def zipped(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


BROKEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty.html": ("C0102", lambda: b""),
    "empty.txt": ("C0102", lambda: b""),
    "empty.json": ("C0102", lambda: b""),
    "empty.jsonl": ("C0102", lambda: b""),
    "empty.html.gz": ("C0102", lambda: b""),
    "packed-nothing.txt.gz": ("C0102", lambda: gzip.compress(b"")),
    "spaces.txt": ("C0102", lambda: b" \n\t\r\n" * 99),
    "zeros.html": ("C0102", lambda: bytes(5000)),
    "mark-only.txt": ("C0102", lambda: b"\xef\xbb\xbf"),
    "blank-lines.jsonl": ("C0102", lambda: b"\n\n  \n"),
    "pdf.html": ("C0103", lambda: b"%PDF-1.7\n" + RANDOM.randbytes(3000)),
    "jpeg.html": ("C0103", lambda: b"\xff\xd8\xff\xe0" + RANDOM.randbytes(3000)),
    "png.txt": ("C0103", lambda: b"\x89PNG\r\n\x1a\n" + RANDOM.randbytes(3000)),
    "zip.txt": ("C0103", lambda: b"PK\x03\x04" + RANDOM.randbytes(3000)),
    "sqlite.txt": ("C0103", lambda: b"SQLite format 3\x00" + bytes(3000)),
    "noise.html": ("C0103", lambda: RANDOM.randbytes(3000)),
    "noise.txt": ("C0103", lambda: RANDOM.randbytes(3000)),
    "controls.txt": ("C0103", lambda: bytes(range(32)) * 99),
    "word.pdf": ("C0104", lambda: b"%PDF-1.7"),
    "page.odt": ("C0107", lambda: b"PK\x03\x04"),
    "page.docx": ("C0104", lambda: b"PK\x03\x04"),
    "noise.pdf": ("C0104", lambda: b"%PDF-1.7" + RANDOM.randbytes(3000)),
    "noise.zip": ("C0120", lambda: RANDOM.randbytes(3000)),
    "cut.zip": ("C0121", lambda: zipped("a.txt", TEXT)[:-30]),
    "noise.eml": ("C0124", lambda: RANDOM.randbytes(3000)),
    "cut.eml": ("C0123", lambda: b"From: a@b.example\nSubject: Talks\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" + TEXT.encode()),
    "old.docx": ("C0103", lambda: b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 9),
    "noise.rtf": ("C0103", lambda: bytes(range(256)) * 9),
    "no-suffix": ("C0107", TEXT.encode),
    "archive.tar.gz": ("C0107", lambda: PACKED),
    "half.html.gz": ("C0104", lambda: PACKED[: len(PACKED) // 2]),
    "tail-off.html.gz": ("C0104", lambda: PACKED[:-5]),
    "head-off.html.gz": ("C0104", lambda: PACKED[4:]),
    "header-only.html.gz": ("C0104", lambda: PACKED[:10]),
    "flipped.html.gz": ("C0104", lambda: flip(PACKED, len(PACKED) // 2)),
    "wrong-sum.html.gz": ("C0104", lambda: flip(PACKED, len(PACKED) - 6)),
    "not-packed.html.gz": ("C0104", SOUND.encode),
    "deflated.html.gz": ("C0104", lambda: zlib.compress(SOUND.encode())),
    "half.jsonl.gz": ("C0104", lambda: gzip.compress(b"\n".join([LINE] * 99))[:-40]),
    "trailing.txt.gz": ("C0104", lambda: gzip.compress(TEXT.encode()) + b"more"),
    "one-line.html": ("C0106", lambda: b"<p>" + TEXT.encode() * 400_000),
    "one-line.txt": ("C0106", lambda: b"a" * 50_000_000),
    "one-line.jsonl": ("C0106", lambda: b'{"text": "' + b"a" * 50_000_000 + b'"}'),
    "bomb.html.gz": ("C0106", lambda: gzip.compress(bytes(60_000_000), 1)),
    "bomb.jsonl.gz": ("C0106", lambda: gzip.compress(b"a" * 60_000_000, 1)),
    "cut.json": ("C0105", lambda: b'{"text": "'),
    "number.json": ("C0105", lambda: b"17"),
    "string.json": ("C0105", lambda: b'"text"'),
    "empty-array.json": ("C0102", lambda: b"[]"),
    "array-of-arrays.json": ("C0105", lambda: b"[[1], [2]]"),
    "neither.json": ("C0105", lambda: b'{"title": "Talks"}'),
    "blank-text.json": ("C0102", lambda: b'{"text": "  "}'),
    "wrong-type.json": ("C0105", lambda: b'{"text": ["a"]}'),
    "deep.json": ("C0105", lambda: b"[" * 200_000),
    "deep-object.jsonl": ("C0105", lambda: b'{"a":' * 200_000),
    "bad-line.jsonl": ("C0105", lambda: LINE + b"\n{broken\n" + LINE),
    "bad-date.jsonl": ("C0206", lambda: json.dumps({"text": TEXT, "published": "last week"}).encode()),
    "surrogate.jsonl": ("C0207", lambda: b'{"text": "Talks \\ud800 opened in Lima on Tuesday."}'),
    "zero.jsonl": ("C0207", lambda: b'{"text": "Talks \\u0000 opened in Lima on Tuesday."}'),
    "latin.jsonl": ("C0205", lambda: '{"text": "The café in Lima was closed on Tuesday, “for good”."}'.encode("cp1252")),
    "said-utf8.html": ("C0205", lambda: SOUND.replace("Lima", "“Limá”").encode("cp1252")),
    "said-ascii.txt": ("C0205", lambda: TEXT.encode() * 200 + b"\xff" + TEXT.encode() * 200),
    "mixed.html": ("C0205", lambda: SOUND.encode().replace(b"Lima", b"Lim\xe1 \xc3\xa1")),
    "sjis-as-utf8.html": ("C0205", lambda: SOUND.replace(TEXT, "首脳会談は火曜日にリマで開かれた。" * 9).encode("cp932")),
    "utf16-cut.html": ("C0205", lambda: SOUND.encode("utf-16")[:-1]),
    "markup.mhtml": ("C0124", SOUND.encode),
    "cut-in-header.mht": ("C0124", lambda: SAVED[:80]),
    "picture-only.mhtml": ("C0124", lambda: SAVED.replace(b"text/html", b"image/png")),
    "cut.mhtml": ("C0123", lambda: SAVED[:600]),
    "half.mhtml.gz": ("C0104", lambda: gzip.compress(SAVED, 0)[:600]),
    "no-list.webarchive": ("C0124", SOUND.encode),
    "cut.webarchive": ("C0124", lambda: b"bplist00" + RANDOM.randbytes(400)),
    "no-body.html": ("C0201", lambda: b"<html><head><title>Talks</title></head></html>"),
    "script-only.html": ("C0201", lambda: b"<html><body><script>var a = 1;</script></body></html>"),
    "comment-only.html": ("C0201", lambda: b"<!-- nothing here -->"),
    "brackets.html": ("C0201", lambda: b"<" * 100_000),
    "doctype-only.html": ("C0201", lambda: b"<!doctype html>"),
    "deep-div.html": ("C0202", lambda: nest("div", 2000)),
    "deep-span.html": ("C0202", lambda: nest("span", 5000)),
    "deep-table.html": ("C0202", lambda: nest("table><tr><td", 500)),
    "deep-bold.html": ("C0202", lambda: nest("b", 100_000)),
    "deep-open.html": ("C0202", lambda: nest("section", 3000).replace(b"</section>", b"")),
    "french.txt": ("C0203", "Les deux ministres se sont réunis mardi à Lima et ont décidé d'ouvrir des négociations sur la frontière.".encode),
    "undated.txt": ("C0204", TEXT.encode),
    "undated.html": ("C0204", SOUND.encode),
    "unclosed.html": ("C0204", f"<html><body><div><p>{TEXT * 3}<p>{TEXT * 3}<b><i>".encode),
    "zeros-within.html": ("C0204", lambda: SOUND.encode().replace(b"Lima", b"Li\x00ma", 2)),
    "wide-cell.html": ("C0204", lambda: SOUND.replace("<p>", "<table><tr><td colspan=9007199254740991>", 1).encode()),
    "many-attributes.html": ("C0204", lambda: SOUND.replace("<p>", "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">", 1).encode()),
    "attributes-behind-quotes.html": ("C0204", lambda: SOUND.replace("<p>", "<p a='>' " + " ".join(f"a{n}" for n in range(100_000)) + ">", 1).encode()),
    "many-long-tags.html": ("C0204", lambda: SOUND.replace("<p>", "".join("<i " + " ".join(f"a{n}" for n in range(900)) + ">" for _ in range(300)) + "<p>", 1).encode()),
    "open-quotes.html": ("C0204", (SOUND + "<a '" * 50_000 + '<a "' * 50_001).encode),
    "entities.html": ("C0204", lambda: SOUND.replace("Lima", "&#xFFFFFFFF;&#0;&bogus;&#55296;").encode()),
    "cdata.html": ("C0204", (SOUND + "<![CDATA[" + "]]" * 999).encode),
}  # fmt: skip


def test_there_are_sixty() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_input_ends_in_a_coded_problem_and_the_others_are_read(name: str, tmp_path: Path) -> None:
    code, make = BROKEN[name]
    broken, sound = tmp_path / name, tmp_path / "sound.jsonl"
    broken.write_bytes(make())
    sound.write_bytes(LINE)
    started = time.process_time()
    pages = list(open_pages([str(sound), str(broken), str(sound)]))
    drawn = [draw_article(page) for page in pages]
    assert time.process_time() - started < 5
    found = [problem.code for _, problems in drawn[1:-1] for problem in problems]
    assert code in found
    assert set(found) <= CODES.keys()
    for article, problems in (drawn[0], drawn[-1]):
        assert article is not None
        assert (article.text, problems) == (TEXT, ())


def test_a_missing_file_and_a_folder_without_files_are_reported(tmp_path: Path) -> None:
    pages = list(open_pages([str(tmp_path), str(tmp_path / "none.html"), "bad\0name.txt"]))
    assert [draw_article(page)[1][0].code for page in pages] == ["C0102", "C0101", "C0101"]
