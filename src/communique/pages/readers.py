"""Readers of streams of bytes, by the suffix of a file or, without a name, by the first bytes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from communique import settings
from communique.model import Page
from communique.pages.allowances import MOST_NESTED, Allowance, SpentError
from communique.pages.databases import open_export
from communique.pages.items import build_page, lose_page, make_page, parse_json, read_lines
from communique.pages.kinds import PACKAGE, spell_kind, tell_kind, tell_stream
from communique.pages.streams import GZIP_MAGIC, PIECE, DamageError, gather, inflate, read_pieces, split_lines

Reader = Callable[[str, Iterator[bytes], str | None], Iterator[Page]]
"""Reads a stream, given its name, its inflated pieces, and the date for items that have none."""

Container = Callable[[str, Iterator[bytes], str | None, Allowance], Iterator[Page]]
"""Reads a stream that holds files, which are taken out of an allowance."""

_OFFICE = re.compile(rb"\[Content_Types\]\.xml|word/document\.xml")
"""Files with which the archive begins that a Word document is."""


def is_read(kind: str) -> bool:
    """Tell whether files of a suffix are read, from a stream of their bytes."""
    return kind in READERS or kind in CONTAINERS


def read_named(
    kind: str,
    source: str,
    pieces: Iterator[bytes],
    published: str | None,
    *,
    is_packed: bool,
    allowance: Allowance | None = None,
) -> Iterator[Page]:
    """Yield the pages of a stream of bytes by the suffix of its name.

    Args:
        kind: a key of :data:`READERS` or :data:`CONTAINERS`.
        source: the stream's name.
        pieces: its bytes.
        published: the date for items that have none.
        is_packed: whether its name ends in ``.gz``; other streams are inflated if their first bytes are those of gzip.
        allowance: what may be taken out of the file that holds this one, if one does.

    >>> list(read_named(".txt", "a.txt", iter([b"Mali met Chad."]), None, is_packed=False))[0].text
    'Mali met Chad.'

    """
    # A web archive is inflated record by record.
    plain = pieces if kind == ".warc" else _unpack(pieces, is_packed=is_packed)
    counted = allowance.count(plain) if allowance else plain
    if kind in CONTAINERS:
        yield from _open_container(CONTAINERS[kind], source, counted, published, allowance or Allowance())
    else:
        yield from READERS[kind](source, counted, published)


def read_inner(
    name: str, source: str, pieces: Iterator[bytes], published: str | None, allowance: Allowance
) -> Iterator[Page]:
    """Yield the pages of a file that another holds, by its name.

    >>> list(read_inner("a.jpg", "a.zip:a.jpg", iter(()), None, Allowance()))[0].problems[0].code
    'C0107'
    """
    kind, is_packed = tell_kind(name)
    if not is_read(kind):
        yield lose_page(source, "C0107", spell_kind(name))
        return
    if kind in CONTAINERS and allowance.depth >= MOST_NESTED:
        yield lose_page(source, "C0126", f"{MOST_NESTED} within one another")
        return
    allowance.depth += 1
    try:
        yield from read_named(kind, source, pieces, published, is_packed=is_packed, allowance=allowance)
    finally:
        allowance.depth -= 1


def read_zip_file(source: str, file: BinaryIO, published: str | None) -> Iterator[Page]:
    """Yield the pages of a ZIP archive in which one can go back, so that it need not be copied."""
    from communique.pages.zips import read_zip  # zipfile only where it is needed

    def read(where: str, _: Iterator[bytes], day: str | None, allowance: Allowance) -> Iterator[Page]:
        return read_zip(where, file, published=day, allowance=allowance, opener=read_inner)

    yield from _open_container(read, source, iter(()), published, Allowance())


def _open_container(
    reader: Container, source: str, pieces: Iterator[bytes], published: str | None, allowance: Allowance
) -> Iterator[Page]:
    """Yield the pages of the files that a stream holds, until the allowance of the outermost one is spent."""
    try:
        yield from reader(source, pieces, published, allowance)
    except SpentError as error:
        if allowance.depth:
            raise
        yield lose_page(source, "C0126", str(error))


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
    kind = tell_stream(start, b"".join(head))
    if kind == ".warc":
        del copied, plain  # a tee keeps what its other half has not read yet
        yield from _read_archive(source, raw, published)
        return
    del raw
    known = _resume(head, plain, failure)
    if kind == PACKAGE:
        yield from _open_container(_read_package, source, known, published, Allowance())
    else:
        yield from read_named(kind, source, known, published, is_packed=False)


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


def _read_print(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
    from communique.pages.printed import open_print  # pypdf only where it is needed

    data, code = gather(pieces, ceiling=_ceiling())
    if data is None:
        yield lose_page(source, code or "C0101")
    else:
        yield from open_export(open_print(source, data, code=code, published=published))


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


def _read_mail(
    source: str, pieces: Iterator[bytes], published: str | None, allowance: Allowance
) -> Iterator[Page]:
    from communique.pages.mail import read_mail  # the parser of mail only where it is needed

    yield from read_mail(source, pieces, published=published, allowance=allowance, opener=read_inner)


def _read_zip(
    source: str, pieces: Iterator[bytes], published: str | None, allowance: Allowance
) -> Iterator[Page]:
    from communique.pages.zips import hold, read_zip  # zipfile only where it is needed

    # A stream that another file holds was counted already.
    with hold(pieces if allowance.depth else Allowance().count(pieces)) as file:
        yield from read_zip(source, file, published=published, allowance=allowance, opener=read_inner)


def _read_package(
    source: str, pieces: Iterator[bytes], published: str | None, allowance: Allowance
) -> Iterator[Page]:
    """Yield the pages of a stream without a name that is an archive: a Word document, or files."""
    from communique.pages.zips import hold, read_zip  # zipfile only where it is needed

    with hold(allowance.count(pieces)) as file:
        is_document = _OFFICE.search(file.read(PIECE)) is not None
        file.seek(0)
        if is_document:
            yield from _read_document(source, read_pieces(file), published)
        else:
            yield from read_zip(source, file, published=published, allowance=Allowance(), opener=read_inner)


READERS: dict[str, Reader] = {
    ".html": _read_markup,
    ".htm": _read_markup,
    ".txt": _read_text,
    ".docx": _read_document,
    ".rtf": _read_document,
    ".pdf": _read_print,
    ".json": _read_json,
    ".jsonl": _read_jsonl,
    ".warc": _read_archive,
    ".mhtml": _read_mhtml,
    ".mht": _read_mhtml,
    ".webarchive": _read_webarchive,
}
"""Readers of files by suffix. Parquet is read from its path instead."""
CONTAINERS: dict[str, Container] = {".eml": _read_mail, ".zip": _read_zip}
"""Readers of files that hold files, by suffix."""
