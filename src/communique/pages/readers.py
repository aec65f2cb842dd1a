"""Readers of streams of bytes, by the suffix of a file or, without a name, by the first bytes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from communique import settings
from communique.model import Page
from communique.pages.databases import open_export
from communique.pages.items import build_page, lose_page, make_page, parse_json, read_lines
from communique.pages.streams import DOCUMENTS, GZIP_MAGIC, DamageError, gather, inflate, split_lines

Reader = Callable[[str, Iterator[bytes], str | None], Iterator[Page]]
"""Reads a stream, given its name, its inflated pieces, and the date for items that have none."""

_MHTML = re.compile(
    rb"""(?:From:\s*["<]{0,2}Saved by |MIME-Version:|Content-Type:\s*multipart/|Snapshot-Content-Location:)""",
    re.IGNORECASE,
)
"""The beginning of a page that a browser saved as MHTML."""


def read_named(
    kind: str, source: str, pieces: Iterator[bytes], published: str | None, *, is_packed: bool
) -> Iterator[Page]:
    """Yield the pages of a stream of bytes by the suffix of its name.

    Args:
        kind: a key of :data:`READERS`.
        source: the stream's name.
        pieces: its bytes.
        published: the date for items that have none.
        is_packed: whether its name ends in ``.gz``; other streams are inflated if their first bytes are those of gzip.

    >>> list(read_named(".txt", "a.txt", iter([b"Mali met Chad."]), None, is_packed=False))[0].text
    'Mali met Chad.'

    """
    reader = READERS[kind]
    is_whole = reader is not _read_archive  # an archive is inflated record by record
    yield from reader(source, _unpack(pieces, is_packed=is_packed) if is_whole else pieces, published)


def read_unnamed(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    """Yield the pages of a stream without a name, whose kind its first bytes tell."""
    raw, copied = itertools.tee(pieces)  # an archive is inflated record by record, so from its own bytes
    plain = _unpack(copied)
    head: list[bytes] = []
    start = b""
    failure: Exception | None = None
    try:
        while len(start) < 32 and (piece := next(plain, b"")):
            head.append(piece)
            start = (start + piece[:256]).removeprefix(b"\xef\xbb\xbf").lstrip()
    except (OSError, DamageError) as error:
        failure = error
    if start.startswith(b"WARC/"):
        del copied, plain  # a tee keeps what its other half has not read yet
        yield from _read_archive(source, raw, published)
        return
    del raw
    reader: Reader
    if _MHTML.match(start):
        reader = _read_mhtml
    elif start.startswith(b"bplist00"):
        reader = _read_webarchive
    elif start.startswith(DOCUMENTS):
        reader = _read_document
    elif start[:1] == b"{" and start.split(b"\n")[0].strip() != b"{":
        reader = _read_jsonl
    elif start[:1] == b"{" or (start[:1] == b"[" and start[1:].lstrip()[:1] == b"{"):
        reader = _read_json
    else:
        reader = _read_markup if start[:1] == b"<" else _read_text
    yield from reader(source, _resume(head, plain, failure), published)


def _unpack(pieces: Iterator[bytes], *, is_packed: bool = False) -> Iterator[bytes]:
    """Yield the pieces, inflated if they are gzip by name or by their first bytes."""
    first = next(pieces, b"")
    rest = itertools.chain([first] if first else [], pieces)
    yield from inflate(rest) if is_packed or first.startswith(GZIP_MAGIC) else rest


def _resume(head: list[bytes], pieces: Iterator[bytes], failure: Exception | None) -> Iterator[bytes]:
    """Yield a stream whose beginning was read already, and raise the failure that ended that reading."""
    yield from head
    if failure:
        raise failure
    yield from pieces


def _ceiling() -> int:
    return settings.get("page_bytes")


def _read_markup(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    yield from open_export(_read_whole(source, pieces, published, is_markup=True))


def _read_text(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    yield from open_export(_read_whole(source, pieces, published, is_markup=False))


def _read_whole(source: str, pieces: Iterator[bytes], published: str | None, *, is_markup: bool) -> Page:
    """Return a file that is a single page."""
    data, code = gather(pieces, ceiling=_ceiling())
    if data is None:
        return lose_page(source, code or "C0101")
    return make_page(source, data, is_markup=is_markup, code=code, published=published)


def _read_document(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    from communique.pages.documents import open_document  # its libraries only where they are needed

    data, code = gather(pieces, ceiling=_ceiling())
    if data is None:
        yield lose_page(source, code or "C0101")
    else:
        yield from open_export(
            open_document(source, data, code=code, published=published, ceiling=_ceiling())
        )


def _read_jsonl(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    pages = read_lines(source, split_lines(pieces, ceiling=_ceiling()), published=published)
    first = next(pages, None)
    if first is None:
        yield lose_page(source, "C0102")
        return
    yield first
    yield from pages


def _read_json(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    """Yield the pages of one object, of an array of objects, or of JSON lines by another name."""
    data, code = gather(pieces, ceiling=_ceiling())
    if data is None:
        yield lose_page(source, code or "C0101")
        return
    try:
        plain, met = parse_json(data)
    except ValueError:
        yield from _read_jsonl(source, iter([data]), published)
        if code:
            yield lose_page(source, code)
        return
    if not isinstance(plain, list):
        yield build_page(source, plain, published=published, met=met)
        return
    if not plain:
        yield lose_page(source, "C0102")
    for at, item in enumerate(plain, start=1):
        yield build_page(f"{source}:{at}", item, published=published, met=met)


def _read_archive(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    from communique.pages.warc import read_archive  # fastwarc only where it is needed

    yield from read_archive(source, pieces, published=published)


def _read_mhtml(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    from communique.pages.mhtml import read_mhtml  # the parser of mail only where it is needed

    yield read_mhtml(source, pieces, published=published)


def _read_webarchive(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    from communique.pages.webarchives import read_webarchive  # plistlib only where it is needed

    yield read_webarchive(source, pieces, published=published)


READERS: dict[str, Reader] = {
    ".html": _read_markup,
    ".htm": _read_markup,
    ".txt": _read_text,
    ".docx": _read_document,
    ".rtf": _read_document,
    ".json": _read_json,
    ".jsonl": _read_jsonl,
    ".warc": _read_archive,
    ".mhtml": _read_mhtml,
    ".mht": _read_mhtml,
    ".webarchive": _read_webarchive,
}
"""Readers of files by suffix. Parquet is read from its path instead."""
