"""The inputs that a user names, opened one after another: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.model import Page
from communique.pages.items import lose_page
from communique.pages.kinds import spell_kind, tell_kind
from communique.pages.readers import is_read, read_named, read_unnamed, read_zip_file
from communique.pages.streams import read_pieces

Input = str | os.PathLike[str]
"""A path, an address, or ``-`` for standard input."""


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

    ``inputs`` are paths of files (``.html .htm .mhtml .mht .webarchive .txt .docx .rtf .pdf .eml .json .jsonl .warc .zip``,
    each also ``.gz``; ``.parquet``) or folders (read in the order of their names, without what begins with a dot), ``-`` for
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
            yield from read_unnamed("-", read_pieces(sys.stdin.buffer), published)
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
    kind, is_packed = tell_kind(path.name)
    if kind == ".parquet" and not is_packed and stat.S_ISREG(mode):
        from communique.pages.tables import open_table  # pyarrow only where it is needed

        yield from open_table(source, path, published=published)
        return
    if not stat.S_ISREG(mode):
        yield lose_page(source, "C0107", "a device or pipe; - reads standard input")
        return
    if not is_read(kind):
        yield lose_page(source, "C0107", spell_kind(path.name))
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield lose_page(source, "C0101", _reason(error))
        return
    with stream:
        if kind == ".zip" and not is_packed:
            yield from read_zip_file(source, stream, published)
            return
        yield from read_named(kind, source, read_pieces(stream), published, is_packed=is_packed)


def _spell(path: Path) -> str:
    """Return the path as valid text, even if the name of the file is not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    """Return the message of an error without its number and path."""
    return getattr(error, "strerror", None) or str(error)
