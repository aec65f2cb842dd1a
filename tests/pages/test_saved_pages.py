"""Pages that browsers save as one file: MHTML and Safari's web archives, whole, cut off and damaged."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import quopri
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.articles import draw_article
from communique.model import Dating, Page
from communique.pages import open_pages
from communique.pages.mhtml import read_mhtml
from communique.pages.streams import inflate
from communique.pages.webarchives import read_webarchive

URL = "https://post.example/world/border-talks?edition=lima"
HTML = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Peru and Chile open talks on the border</title></head><body>"
    "<h1>Peru and Chile open talks on the border</h1><p>By Ana Soto</p><p>Published 2 days ago</p>"
    "<p>Peru and Chile agreed on Tuesday to open talks on their border, the foreign ministers said after a meeting in Lima.</p>"
    "<p>“We want a lasting peace,” Foreign Minister Ana Ruiz told reporters after she had received her guest — for three hours.</p>"
    "</body></html>"
)
FRAME = "<html><body><p>An advertisement for boats, which is not the page.</p></body></html>"
PICTURE = base64.encodebytes(bytes(range(256)) * 40).replace(b"\n", b"\r\n")


def encode(html: str, encoding: str) -> bytes:
    data = html.encode()
    if encoding == "quoted-printable":
        return quopri.encodestring(data).replace(b"\n", b"\r\n")
    return base64.encodebytes(data).replace(b"\n", b"\r\n") if encoding == "base64" else data


def part(content: bytes, *headers: str) -> bytes:
    return "".join(f"{header}\r\n" for header in headers).encode() + b"\r\n" + content


def html_part(
    html: str = HTML, *, encoding: str = "quoted-printable", url: str = URL, name: str = "a"
) -> bytes:
    return part(
        encode(html, encoding),
        "Content-Type: text/html",
        f"Content-ID: <frame-{name}@mhtml.example>",
        f"Content-Transfer-Encoding: {encoding}",
        f"Content-Location: {url}",
    )


PICTURE_PART = part(
    PICTURE, "Content-Type: image/png", "Content-Transfer-Encoding: base64", "Content-Location: https://post.example/1.png"
)  # fmt: skip
HEAD = (
    "From: <Saved by a browser>",
    f"Snapshot-Content-Location: {URL[:30]}\r\n {URL[30:]}",
    "Subject: =?utf-8?Q?Peru=20and=20Chile?=",
    "Date: Thu, 11 Apr 2019 10:00:00 -0000",
    "MIME-Version: 1.0",
)


def join(*parts: bytes, head: tuple[str, ...] = HEAD, boundary: str = "--b.1", more: str = "") -> bytes:
    kind = f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{boundary}"{more}'
    body = b"".join(f"\r\n--{boundary}\r\n".encode() + each for each in parts)
    return part(body + f"\r\n--{boundary}--\r\n".encode(), *head, kind)


def read(data: bytes, step: int = 997) -> Page:
    return read_mhtml("a.mhtml", (data[at : at + step] for at in range(0, len(data), step)))


def codes(page: Page) -> list[str]:
    return [problem.code for problem in page.problems]


def text_of(page: Page) -> str:
    html = page.html or b""
    return html.decode().strip() if isinstance(html, bytes) else html.strip()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "a.mhtml.gz"])
def test_a_page_saved_as_mhtml_is_read(encoding: str, name: str, tmp_path: Path) -> None:
    data = join(html_part(encoding=encoding), PICTURE_PART)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (page,) = open_pages(tmp_path)
    assert text_of(page) == HTML
    assert (page.url, page.saved, page.published, page.problems) == (URL, "2019-04-11T10:00:00", None, ())
    article, problems = draw_article(page)
    assert article is not None
    assert article.published == Dating(value="2019-04-09", basis="relative")
    assert (article.url, article.authors, problems) == (URL, ("Ana Soto",), ())
    (given,) = open_pages(tmp_path, published="2020-01-01")
    assert given.published == "2020-01-01"


def test_the_page_is_told_from_its_frames() -> None:
    frame = html_part(FRAME, url="https://ads.example/", name="b")
    for data in (
        join(html_part(), frame, PICTURE_PART),
        join(frame, PICTURE_PART, html_part()),
        join(frame, html_part(), head=HEAD[2:], more=';\r\n\tstart="<frame-a@mhtml.example>"'),
        join(html_part(), frame, head=HEAD[2:]),
        join(html_part(url="https://post.example/moved"), frame),
    ):
        assert text_of(read(data)) == HTML


def test_the_address_of_the_part_stands_in_for_that_of_the_file() -> None:
    assert read(join(html_part(), head=HEAD[2:])).url == URL
    assert read(join(html_part(url="file:///home/ana/talks.htm"), head=HEAD[2:])).url is None


def test_parts_within_parts_are_read() -> None:
    plain = part(b"Peru and Chile agreed.", "Content-Type: text/plain")
    inner = join(plain, html_part(), head=(), boundary="--b.1.2")
    assert text_of(read(join(inner, PICTURE_PART))) == HTML
    assert text_of(read(join(PICTURE_PART, inner))) == HTML


def test_a_file_of_a_single_part_is_read() -> None:
    page = read(part(HTML.encode("cp1252"), *HEAD[:4], "Content-Type: text/html; charset=windows-1252"))
    assert (text_of(page), page.url, codes(page)) == (HTML, URL, [])


@pytest.mark.parametrize("step", [1, 7, 64, 1 << 16])
def test_pieces_of_any_size_give_the_same(step: int) -> None:
    data = join(PICTURE_PART, html_part())
    assert read(data, step) == read(data)


def test_line_ends_of_unix_are_read() -> None:
    page = read(join(html_part(), PICTURE_PART).replace(b"\r\n", b"\n"))
    assert (text_of(page), page.url) == (HTML, URL)


def test_only_the_page_itself_is_read() -> None:
    data = join(html_part(), *[PICTURE_PART] * 300)
    taken: list[int] = []
    page = read_mhtml("a", (taken.append(at) or data[at : at + 1000] for at in range(0, len(data), 1000)))  # type: ignore[func-returns-value]
    assert text_of(page) == HTML
    assert 1000 * len(taken) < len(data) / 4


def test_a_file_cut_off_after_its_page_is_whole() -> None:
    data = join(html_part(), PICTURE_PART)
    page = read(data[: data.index(b"image/png")])
    assert (text_of(page), codes(page)) == (HTML, [])


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_file_cut_off_within_its_page_says_so(encoding: str) -> None:
    data = join(html_part(encoding=encoding), PICTURE_PART)
    end = data.index(b"image/png")
    for at in range(end // 2, end - 100, 41):
        page = read(data[:at])
        assert codes(page)[:1] == ["C0123"]
        assert page.html is not None
    stored = gzip.compress(data, 0)  # as long as the data, so that it can be cut at the same place
    assert codes(read_mhtml("a", inflate([stored[: end // 2]]))) == ["C0104"]
    assert codes(read_mhtml("a", inflate([stored[: end + 99]]))) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C0102"),
        (b"\r\n\0" * 99, "C0102"),
        (HTML.encode(), "C0124"),
        (b"Talks ended.\n\n" * 20_000, "C0124"),
        (bytes(range(256)) * 999, "C0124"),
        (join(PICTURE_PART), "C0124"),
        (join(PICTURE_PART, boundary=""), "C0124"),
        (join(part(b"", "Content-Type: text/html"), PICTURE_PART), "C0102"),
        (join(part(b"\x89PNG" + bytes(99), "Content-Type: text/html"), PICTURE_PART), "C0103"),
        (part(HTML.encode(), *HEAD, "Content-Type: multipart/related"), "C0124"),
    ],
)
def test_what_is_no_saved_page_says_so(data: bytes, code: str) -> None:
    page = read(data)
    assert (page.html, codes(page)) == (None, [code])


@pytest.mark.parametrize(
    "parameter",
    ["boundary*=idna''%ff", "boundary*=undefined''a", "boundary*=a%00''b", f"boundary*{'9' * 5000}=a", "charset*=a\0b''c", "start*=idna''%ff"],
)  # fmt: skip
def test_a_header_that_cannot_be_read_stops_nothing(parameter: str) -> None:
    kind = "multipart/related" if parameter.startswith("b") else "text/html"
    page = read(part(HTML.encode(), "MIME-Version: 1.0", f"Content-Type: {kind}; {parameter}"))
    assert codes(page) == (["C0124"] if parameter.startswith("b") else [])


def test_parts_without_header_cost_no_more_than_their_number() -> None:
    started = time.process_time()
    assert codes(read(join(b"\n--b" * 50_000, boundary="b"))) == ["C0124"]
    assert time.process_time() - started < 10


def test_a_page_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    film = part(b"\0" * 2_000_000, "Content-Type: video/mp4", "Content-Transfer-Encoding: binary")
    assert text_of(read(join(film, html_part()), 1 << 16)) == HTML
    long = HTML.replace("</body>", "<p>more</p>" * 20_000)
    for encoding in ("base64", "quoted-printable", "8bit"):
        page = read(join(html_part(long, encoding=encoding), PICTURE_PART), 1 << 16)
        assert (page.html, codes(page), page.url) == (None, ["C0106"], URL)


def test_a_file_without_end_is_not_searched_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "10000")
    begun = join(PICTURE_PART)[:-20]
    n_taken = 0

    def pieces() -> Iterator[bytes]:
        nonlocal n_taken
        yield begun
        while n_taken < 1000:
            n_taken += 1
            yield b"A" * 10_000

    assert codes(read_mhtml("a", pieces())) == ["C0124"]
    assert n_taken < 100


def archive(**more: object) -> dict[str, object]:
    main = {
        "WebResourceData": HTML.encode(),
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
    }
    pictures = [{"WebResourceData": bytes(999), "WebResourceMIMEType": "image/png"}]
    return {"WebMainResource": main | more, "WebSubresources": pictures}


def packed(plain: object) -> bytes:
    return plistlib.dumps(plain, fmt=plistlib.FMT_BINARY)  # type: ignore[arg-type]


def test_a_page_that_safari_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.webarchive").write_bytes(packed(archive()))
    (page,) = open_pages(tmp_path, published="2019-04-10")
    assert (text_of(page), page.url, page.published, page.saved) == (HTML, URL, "2019-04-10", None)
    assert not page.problems
    page = read_webarchive("a", [packed(archive(WebResourceURL="file:///home/ana/talks.html"))])
    assert (text_of(page), page.url) == (HTML, None)
    latin = archive(WebResourceData=HTML.encode("cp1252"), WebResourceTextEncodingName="windows-1252")
    assert text_of(read_webarchive("a", [packed(latin)])) == HTML


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C0102"),
        (HTML.encode(), "C0124"),
        (packed(archive())[:-40], "C0124"),
        (packed(archive())[:20] + bytes(400), "C0124"),
        (packed([1, 2]), "C0124"),
        (packed({"WebMainResource": []}), "C0124"),
        (
            packed({"WebMainResource": {"WebResourceData": "text", "WebResourceMIMEType": "text/html"}}),
            "C0124",
        ),
        (packed(archive(WebResourceMIMEType="image/png")), "C0124"),
        (packed(archive(WebResourceMIMEType=["text/html"])), "C0124"),
        (packed(archive(WebResourceData=b" ")), "C0102"),
        (plistlib.dumps(archive(), fmt=plistlib.FMT_XML), "C0124"),
    ],
)
def test_what_safari_did_not_save_says_so(data: bytes, code: str) -> None:
    page = read_webarchive("a", [data])
    assert (page.html, codes(page)) == (None, [code])


def test_a_web_archive_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "100000")
    for size in (200_000, 400_000):
        data = packed(archive(WebResourceData=b"<p>" + b"a" * size))
        assert codes(read_webarchive("a", [data])) == ["C0106"]


@pytest.mark.parametrize(
    "data",
    [
        join(html_part(), PICTURE_PART, head=("From: <Saved by Blink>", *HEAD[1:])),
        join(html_part(), PICTURE_PART, head=('From: "Saved by a browser"', *HEAD[1:])),
        join(html_part(), PICTURE_PART, head=("MIME-Version: 1.0",)),
        join(html_part(), PICTURE_PART, head=()),
        packed(archive()),
    ],
)
def test_standard_input_is_read_as_a_file_is(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for sent in (data, gzip.compress(data)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
        (page,) = open_pages("-")
        assert (text_of(page), page.url, codes(page)) == (HTML, URL, [])
