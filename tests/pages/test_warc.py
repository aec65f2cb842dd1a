"""Web archives: whole, cut off anywhere, damaged anywhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import itertools
import random
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from communique.model import Page
from communique.pages import open_pages
from communique.pages.warc import read_archive

N_RECORDS = 60
WORDS = (
    "ministers",
    "met",
    "on",
    "Monday",
    "to",
    "discuss",
    "the",
    "ceasefire",
    "while",
    "envoys",
    "urged",
    "talks",
)


def block_of(n: int) -> bytes:
    words = random.Random(n)
    text = " ".join(words.choice(WORDS) for _ in range(120))
    body = f"<html><body><p>Report {n}: {text}.</p></body></html>".encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body


def record_of(
    block: bytes, *, url: str = "https://a.example/1", extra: str = "", kind: str = "response"
) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(block):08x}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2031-01-01T00:00:00Z\r\nWARC-Block-Digest: sha1:{digest}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n{extra}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Content-Type: text/html", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


RECORDS = [record_of(block_of(n), url=f"https://a.example/{n}") for n in range(N_RECORDS)]


def parts(form: str) -> list[bytes]:
    """Return the records of the archive as they are in the file."""
    return [gzip.compress(record, mtime=0) for record in RECORDS] if form == "gzip" else RECORDS


def pages_of(data: bytes) -> list[Page]:
    step = 997  # pieces that do not fit the records
    return list(read_archive("a.warc", (data[at : at + step] for at in range(0, len(data), step))))


def read_urls(pages: list[Page]) -> set[str]:
    return {str(page.url) for page in pages if page.html is not None and not page.problems}


def codes(pages: list[Page]) -> set[str]:
    return {problem.code for page in pages for problem in page.problems}


@pytest.mark.parametrize("form", ["plain", "gzip", "one member"])
def test_every_page_is_read(form: str, tmp_path: Path) -> None:
    data = gzip.compress(b"".join(RECORDS), mtime=0) if form == "one member" else b"".join(parts(form))
    path = tmp_path / ("a.warc" if form == "plain" else "a.warc.gz")
    path.write_bytes(data)
    pages = list(open_pages([str(path)]))
    assert [page.url for page in pages] == [f"https://a.example/{n}" for n in range(N_RECORDS)]
    assert not codes(pages)
    assert "Report 7:" in str(pages[7].html)
    assert {page.published for page in pages} == {None}  # the day of fetching is not that of publication
    assert {page.saved for page in pages} == {"2031-01-01T00:00:00Z"}
    assert len({page.source for page in pages}) == N_RECORDS


@pytest.mark.parametrize("form", ["plain", "gzip"])
def test_cut_anywhere_keeps_what_is_before_and_says_so(form: str) -> None:
    stored = parts(form)
    data, ends = b"".join(stored), list(itertools.accumulate(map(len, stored)))
    chance = random.Random(1)
    for at in (chance.randrange(1, len(data)) for _ in range(200)):
        pages = pages_of(data[:at])
        before = {f"https://a.example/{n}" for n, end in enumerate(ends) if end <= at}
        assert before <= read_urls(pages), at
        assert "C0121" in codes(pages) or at in ends, at


def test_cut_in_one_long_gzip_member_keeps_what_can_be_inflated() -> None:
    data = gzip.compress(b"".join(RECORDS), mtime=0)
    for at in range(1000, len(data), len(data) // 20):
        known = zlib.decompressobj(31).decompress(data[:at])
        n_whole = sum(end <= len(known) for end in itertools.accumulate(map(len, RECORDS)))
        pages = pages_of(data[:at])
        assert len(read_urls(pages)) >= n_whole
        assert "C0121" in codes(pages)


@pytest.mark.parametrize("form", ["plain", "gzip"])
def test_damage_costs_the_records_it_hits_and_no_others(form: str) -> None:
    stored = parts(form)
    data, ends = b"".join(stored), list(itertools.accumulate(map(len, stored)))
    chance = random.Random(2)
    untouched = recovered = 0
    for _ in range(200):
        harmed, hit = bytearray(data), set()
        for at in (chance.randrange(len(data)) for _ in range(20)):
            harmed[at] ^= chance.randrange(1, 256)
            hit.add(next(n for n, end in enumerate(ends) if at < end))
        pages = pages_of(bytes(harmed))
        whole = {f"https://a.example/{n}" for n in range(N_RECORDS) if n not in hit}
        untouched += len(whole)
        recovered += len(whole & read_urls(pages))
        assert codes(pages) & {"C0120", "C0121", "C0122"}
    assert recovered >= 0.99 * untouched


def test_a_changed_byte_is_seen_by_the_digest() -> None:
    data = record_of(block_of(1)).replace(b"Report 1", b"Report 7")
    (page,) = pages_of(data)
    assert page.html is not None
    assert codes([page]) == {"C0122"}


def test_only_answers_in_html_are_pages() -> None:
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone</p>"
    asked = b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"
    data = record_of(picture) + record_of(gone) + record_of(asked, kind="request")
    assert codes(pages_of(data)) == {"C0102"}


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        (answer(gzip.compress(b"<p>packed</p>"), "Content-Encoding: gzip"), b"packed"),
        (answer(zlib.compress(b"<p>packed</p>"), "Content-Encoding: deflate"), b"packed"),
        (answer(brotli.compress(b"<p>packed</p>"), "Content-Encoding: br"), b"packed"),
        (answer(b"<p>stored unpacked</p>", "Content-Encoding: gzip"), b"unpacked"),
        (
            answer(b"5\r\n<p>in\r\n7;x=y\r\n chunks\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
            b"<p>in chunks",
        ),
        (answer(b"<p>joined before</p>", "Transfer-Encoding: chunked"), b"<p>joined before</p>"),
        (answer(b"-6\r\n<p>no chunk</p>", "Transfer-Encoding: chunked"), b"<p>no chunk</p>"),
    ],
)
def test_bodies_are_decoded(block: bytes, holds: bytes) -> None:
    (page,) = pages_of(record_of(block))
    assert holds in bytes(page.html or b"")
    assert not page.problems


@pytest.mark.parametrize(
    ("pack", "encoding"), [(gzip.compress, "gzip"), (zlib.compress, "deflate"), (brotli.compress, "br")]
)
def test_a_packed_body_that_is_cut_off_says_so(pack: Callable[[bytes], bytes], encoding: str) -> None:
    packed = pack(b"<p>packed</p>" + random.Random(3).randbytes(3000).hex().encode())
    (page,) = pages_of(record_of(answer(packed[: len(packed) // 2], f"Content-Encoding: {encoding}")))
    assert codes([page]) == {"C0104"}


def test_a_body_packed_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    block = answer(gzip.compress(b" " * 50_000_000), "Content-Encoding: gzip")
    pages = pages_of(record_of(block) + RECORDS[0])
    assert [page.html is None for page in pages] == [True, False]
    assert codes(pages) == {"C0106"}


def test_a_record_over_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    film = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + bytes(300_000)
    data = record_of(film) + record_of(answer(b"<p>" + b"long " * 100_000)) + RECORDS[0]
    pages = pages_of(data)
    assert [(page.url, page.html is None) for page in pages] == [
        ("https://a.example/1", True),
        ("https://a.example/0", False),
    ]
    assert codes(pages) == {"C0106"}


def test_a_length_that_covers_the_rest_costs_one_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    harmed = RECORDS[1].replace(b"Content-Length: ", b"Content-Length: 9999999")
    pages = pages_of(RECORDS[0] + harmed + b"".join(RECORDS[2:]))
    assert len(read_urls(pages)) == N_RECORDS - 1
    assert codes(pages) == {"C0106"}


def test_a_page_that_the_crawler_cut_says_so() -> None:
    (page,) = pages_of(record_of(block_of(1), extra="WARC-Truncated: length\r\n"))
    assert page.html is not None
    assert codes([page]) == {"C0123"}


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    for name, data in (("a.warc", b""), ("b.warc", b"\0" * 5000), ("c.warc.gz", b"\x1f\x8b\x08 no gzip")):
        (tmp_path / name).write_bytes(data)
    found = list(open_pages([str(tmp_path)]))
    assert len(found) == 3
    assert all(page.html is None and page.problems for page in found)


@pytest.mark.parametrize("form", ["plain", "gzip"])
def test_standard_input_is_read_as_a_file_is(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = b"".join(parts(form))
    harmed = bytearray(whole)
    harmed[len(whole) // 2] ^= 0xFF
    for data in (whole, whole[: len(whole) // 2], bytes(harmed)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        told = [(page.url, page.html, page.problems) for page in open_pages(["-"])]
        assert told == [(page.url, page.html, page.problems) for page in pages_of(data)]
