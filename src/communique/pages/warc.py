"""Web archives (``.warc``, ``.warc.gz``) as pages: the HTML in responses of servers, by fastwarc."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

import brotli
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from communique import settings
from communique.errors import problem
from communique.model import Page
from communique.pages.cutting import Cut, cut_records
from communique.pages.items import lose_page, make_page
from communique.pages.streams import GZIP_MAGIC, PIECE, DamageError, gather, inflate

_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_DIGESTS = ("sha1:", "sha256:", "sha512:", "md5:")  # that fastwarc computes
_KINDS = (WarcRecordType.response, WarcRecordType.resource)
_EMPTY = "no HTML pages in the archive"


def read_archive(source: str, pieces: Iterable[bytes], *, published: str | None = None) -> Iterator[Page]:
    """Yield a page for every successful HTML response in an archive, and one for everything that is damaged.

    Other records (requests, images, redirects, revisits) are skipped. If a digest does not match, the page has a
    problem. WARC-Date is when the page was saved, not when it was published.

    Args:
        source: the name of the archive; the source of a page adds the place of its record.
        pieces: the bytes of the archive as stored, compressed or not.
        published: given to every page (ISO date).

    >>> [page.problems[0].code for page in read_archive("a.warc", [b"no archive"])]
    ['C0120']

    """
    ceiling = settings.get("page_bytes")
    is_empty = True
    for cut in cut_records(pieces, ceiling=ceiling):
        page = _make(f"{source}:{cut.place}", cut, ceiling=ceiling, published=published)
        if page is not None:
            is_empty = False
            yield page
    if is_empty:
        yield lose_page(source, "C0102", _EMPTY)


def _make(where: str, cut: Cut, *, ceiling: int, published: str | None) -> Page | None:
    """Return the page of a record, or a lost page for a damaged one; ``None`` if the record is not a page."""
    if cut.data is None:
        return lose_page(where, cut.code or "C0120", cut.detail)
    try:
        record = next(iter(_open(cut.data)), None)
        if record is None or record.record_type not in _KINDS:
            return None
        is_large = cut.code == "C0106"
        is_right = None if is_large else _check(record, "Block")
        if not _is_page(record):
            return None
        url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
        if is_large:
            return replace(lose_page(where, "C0106", cut.detail), url=url)
        if is_right is None:
            is_right = _check(record, "Payload")
        page = _take(where, record, url=url, ceiling=ceiling, published=published)
    except (OSError, ValueError) as error:
        return lose_page(where, "C0120", str(error))
    met = list(page.problems)
    if is_right is False or (is_right is None and cut.code):
        met.append(problem("C0122"))
    if why := record.headers.get("WARC-Truncated"):
        met.append(problem("C0123", why))
    return replace(page, problems=tuple(met), saved=record.headers.get("WARC-Date"))


def _take(where: str, record: WarcRecord, *, url: str | None, ceiling: int, published: str | None) -> Page:
    """Return the page of a record that is one."""
    body, code = gather(_decode(record, record.reader.read()), ceiling=ceiling)
    if body is None:
        return replace(lose_page(where, code or "C0106"), url=url)
    charset = record.http_charset
    return make_page(where, body, is_markup=True, code=code, published=published, declared=charset, url=url)


def _open(data: bytes) -> ArchiveIterator:
    """Return an iterator over the record in ``data``."""
    # Bodies are decoded below, with a ceiling: fastwarc would inflate a whole body at once.
    return ArchiveIterator(
        io.BytesIO(data),
        parse_http=False,
        auto_decode="none",
        quirks_mode=True,
        fsspec_args=False,
        stream_detect=False,
    )


def _check(record: WarcRecord, part: str) -> bool | None:
    """Tell whether a digest matches the bytes, ``None`` if there is none that can be checked."""
    if not (record.headers.get(f"WARC-{part}-Digest") or "").lower().startswith(_DIGESTS):
        return None
    if part == "Block":
        return bool(record.verify_block_digest())
    if record.http_headers is not None and record.http_headers.get("Transfer-Encoding"):
        return None  # crawlers differ in whether they join the chunks first
    return bool(record.verify_payload_digest())


def _is_page(record: WarcRecord) -> bool:
    """Tell whether a record is a successful HTML response or a stored HTML resource."""
    kind = _media_type(record.headers.get("Content-Type"))
    if record.record_type == WarcRecordType.resource:
        return kind in _MARKUP
    if kind not in {"", "application/http"}:
        return False
    record.parse_http(auto_decode="none", quirks_mode=True)
    headers = record.http_headers
    return (
        headers is not None
        and headers.status_code is not None
        and 200 <= headers.status_code < 300
        and _media_type(headers.get("Content-Type")) in _MARKUP
    )


def _media_type(header: str | None) -> str:
    """Return the media type in a Content-Type."""
    return (header or "").partition(";")[0].strip().lower()


def _decode(record: WarcRecord, body: bytes) -> Iterator[bytes]:
    """Return the pieces of a body without its transfer and content encodings."""
    headers = record.http_headers
    pieces: Iterator[bytes] = iter((body,))
    if headers is None:
        return pieces
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _join_chunks(body)
        pieces = iter((body,))
    encoding = (headers.get("Content-Encoding") or "").strip().lower()
    if encoding in {"gzip", "x-gzip"} and body.startswith(GZIP_MAGIC):  # some crawlers store bodies inflated
        return inflate(pieces)
    if encoding == "deflate":
        return inflate(pieces, wbits=zlib.MAX_WBITS)
    if encoding == "br":
        return _unpack_brotli(body)
    return pieces


def _join_chunks(body: bytes) -> bytes:
    """Return the content of a chunked body; one that is not chunked is returned unchanged."""
    joined, at = bytearray(), 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].partition(b";")[0].strip(), 16)
        except ValueError:
            size = -1
        if size < 0:
            return bytes(joined) or body
        if size == 0:
            break
        joined += body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
    return bytes(joined) or body


def _unpack_brotli(body: bytes) -> Iterator[bytes]:
    """Yield the pieces of a body in Brotli."""
    engine = brotli.Decompressor()
    try:
        out = engine.process(body, output_buffer_limit=PIECE)
        while out:
            yield out
            out = engine.process(b"", output_buffer_limit=PIECE)
    except brotli.error as error:
        raise DamageError(str(error)) from error
    if not engine.is_finished():
        raise DamageError("the stream ends early")
