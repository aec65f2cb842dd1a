"""The inputs that a user names, opened one after another: files, folders, standard input, addresses."""

from __future__ import annotations

import itertools
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from communique import settings
from communique.model import Page
from communique.pages.databases import open_export
from communique.pages.items import build_page, lose_page, make_page, parse_json, read_lines
from communique.pages.streams import (
    DOCUMENTS,
    GZIP_MAGIC,
    DamageError,
    gather,
    inflate,
    read_pieces,
    split_lines,
)

Reader = Callable[[str, Iterator[bytes], str | None], Iterator[Page]]
"""Reads a stream, given its name, its inflated pieces, and the date for items that have none."""


Input = str | os.PathLike[str]
"""A path, an address, or ``-`` for standard input."""

_MHTML = re.compile(
    rb"""(?:From:\s*["<]{0,2}Saved by |MIME-Version:|Content-Type:\s*multipart/|Snapshot-Content-Location:)""",
    re.IGNORECASE,
)
"""The beginning of a page that a browser saved as MHTML."""


def list_files(inputs: Iterable[str]) -> Iterator[str | Page]:
    """Yield the files of the inputs in the order in which :func:`open_pages` opens them; other inputs are unchanged.

    Parts of a folder that cannot be listed are yielded as the lost pages that :func:`open_pages` has for them.

    >>> list(list_files(["a.html", "-"]))
    ['a.html', '-']
    """
    for name in inputs:
        # Path.is_dir raises if a name is too long or in a folder that must not be read.
        if name == "-" or "://" in name or not os.path.isdir(name):  # noqa: PTH112
            yield name
            continue
        is_empty = True
        for found in _walk(Path(name)):
            is_empty = False
            yield from [str(found)] if isinstance(found, Path) else found
        if is_empty:
            yield name


def open_pages(inputs: Input | Iterable[Input], *, published: str | None = None) -> Iterator[Page]:
    """Yield one page for every item of input, in the inputs' order, also where an item could not be read.

    ``inputs`` are paths of files (``.html .htm .mhtml .mht .webarchive .txt .docx .rtf .json .jsonl .warc``, each also
    ``.gz``; ``.parquet``) or folders (read in the order of their names, without what begins with a dot), ``-`` for
    standard input, or http(s) addresses; one of them may stand alone. An export of a
    database of news gives a page for each of its articles.
    ``published`` (ISO date) is given to every item that has no date in JSON. Pages are yielded as they are read; at
    most one item is held in memory. A page that could not be read has problems and neither html nor text.
    A page or line over ``page_bytes`` (after inflating) is refused. Nothing is raised for a bad input.

    >>> [page.problems[0].code for page in open_pages(["no-such-file.txt"])]
    ['C0101']
    """
    fetcher = None
    # A single name must not be taken as a list of its letters, some of which are folders ("." and "/").
    given = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    for item in given:
        name = os.fspath(item)
        if name == "-":
            yield from _sniff("-", read_pieces(sys.stdin.buffer), published)
        elif "://" in name or name.lower().startswith(("http:", "https:")):
            if fetcher is None:
                from communique.pages.fetching import Fetcher  # httpx only where it is needed

                fetcher = Fetcher()
            yield fetcher.fetch(name, published=published)
        elif not name:  # for which Path means the current folder
            yield lose_page("''", "C0101", "the name is empty, as of a shell variable that is not set")
        else:
            yield from _open_path(Path(name), published)


def _open_path(path: Path, published: str | None) -> Iterator[Page]:
    """Yield the pages of a file or folder."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield lose_page(_spell(path), "C0101", _reason(error))
        return
    if not stat.S_ISDIR(mode):
        yield from _open_file(path, mode, published)
        return
    is_empty = True
    for file in _walk(path):
        is_empty = False
        yield from file if isinstance(file, list) else _open_path(file, published)
    if is_empty:
        yield lose_page(_spell(path), "C0102", "no files in the folder")


def _walk(folder: Path) -> Iterator[Path | list[Page]]:
    """Yield the files of a folder by name, and a lost page for each folder in it that is a link or cannot be listed."""
    lost: list[Page] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: lost.append(_lose(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(name for name in files if not name.startswith(".")):
            yield Path(here, file)
        # Links are not followed: one may lead back to a folder above it.
        lost.extend(_lose_link(link) for name in folders if (link := Path(here, name)).is_symlink())
        if lost:
            yield list(lost)
            lost.clear()
    if lost:
        yield lost


def _lose(error: OSError) -> Page:
    """Return the lost page of a folder that cannot be listed."""
    return lose_page(_spell(Path(error.filename)), "C0101", _reason(error))


def _lose_link(path: Path) -> Page:
    """Return the lost page of a link to a folder."""
    return lose_page(_spell(path), "C0107", "a link to a folder; give the folder itself")


def _open_file(path: Path, mode: int, published: str | None) -> Iterator[Page]:
    """Yield the pages of a file by its suffix."""
    source = _spell(path)
    suffixes = [suffix.lower() for suffix in path.suffixes]
    is_packed = suffixes[-1:] == [".gz"]
    kind = (suffixes[:-1] if is_packed else suffixes)[-1:]
    if kind == [".parquet"] and not is_packed and stat.S_ISREG(mode):
        from communique.pages.tables import open_table  # pyarrow only where it is needed

        yield from open_table(source, path, published=published)
        return
    reader = READERS.get(kind[0]) if kind else None
    if not stat.S_ISREG(mode):
        yield lose_page(source, "C0107", "a device or pipe; - reads standard input")
        return
    if reader is None:
        yield lose_page(
            source, "C0107", "".join(suffixes[-2:] if is_packed else suffixes[-1:]) or "no suffix"
        )
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield lose_page(source, "C0101", _reason(error))
        return
    with stream:
        pieces = read_pieces(stream)
        is_whole = reader is not _read_archive  # an archive is inflated record by record
        yield from reader(source, _unpack(pieces, is_packed=is_packed) if is_whole else pieces, published)


def _unpack(pieces: Iterator[bytes], *, is_packed: bool = False) -> Iterator[bytes]:
    """Yield the pieces, inflated if they are gzip by name or by their first bytes."""
    first = next(pieces, b"")
    rest = itertools.chain([first] if first else [], pieces)
    yield from inflate(rest) if is_packed or first.startswith(GZIP_MAGIC) else rest


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


def _sniff(source: str, pieces: Iterator[bytes], published: str | None) -> Iterator[Page]:
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


def _resume(head: list[bytes], pieces: Iterator[bytes], failure: Exception | None) -> Iterator[bytes]:
    """Yield a stream whose beginning was read already, and raise the failure that ended that reading."""
    yield from head
    if failure:
        raise failure
    yield from pieces


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


def _spell(path: Path) -> str:
    """Return the path as valid text, even if the name of the file is not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    """Return the message of an error without its number and path."""
    return getattr(error, "strerror", None) or str(error)
