"""ZIP archives of pages (``.zip``): each file in them is read as a file of its name. Nothing is written to the disk."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from communique import settings
from communique.model import Page
from communique.pages.allowances import Allowance, Opener
from communique.pages.entries import DEFLATED, STORED, Entry, find_entries, list_entries
from communique.pages.items import lose_page
from communique.pages.streams import DamageError

_CUT_OFF, _DAMAGED, _ENCRYPTED, _UNREAD = "C0121", "C0120", "C0125", "C0107"
_SLASH = re.compile(r"[/\\]")
_HIDDEN = (".", "__MACOSX")
"""How names begin that are passed over: hidden files, as in folders, and what macOS adds."""


def read_zip(
    source: str, file: BinaryIO, *, published: str | None = None, allowance: Allowance, opener: Opener
) -> Iterator[Page]:
    """Yield the pages of every file in an archive, in its order; of a damaged one, of every file that can be found.

    Names only say what a file is called and of which kind it is, whatever folders they lead to.

    Args:
        source: the archive's name; that of a file adds its name.
        file: the archive, in which one can go back.
        published: given to every page (ISO date) that has none in JSON.
        allowance: what may be taken out of it.
        opener: opens the files.

    >>> import io
    >>> [page.problems[0].code for page in read_zip("a.zip", io.BytesIO(b"no archive"), allowance=Allowance(), opener=lambda *_: iter(()))]
    ['C0120']

    """
    if not file.read(1):
        yield lose_page(source, "C0102")
        return
    entries = list_entries(file)
    is_listed = entries is not None
    n_files = 0
    for entry in entries if entries is not None else find_entries(file):
        *folders, name = _SLASH.split(entry.name)
        if not name or any(part.startswith(_HIDDEN) and part not in {".", ".."} for part in (*folders, name)):
            continue
        allowance.take_file()
        n_files += 1
        yield from _read_entry(f"{source}:{entry.name}", name, entry, published, allowance, opener)
    if not is_listed:
        yield lose_page(
            source,
            _CUT_OFF if n_files else _DAMAGED,
            "without its list of files" if n_files else "no files are found",
        )
    elif not n_files:
        yield lose_page(source, "C0102", "no files in the archive")


def _read_entry(
    where: str, name: str, entry: Entry, published: str | None, allowance: Allowance, opener: Opener
) -> Iterator[Page]:
    if entry.is_locked:
        yield lose_page(where, _ENCRYPTED)
    elif entry.is_link:
        yield lose_page(where, _UNREAD, "a link")
    elif entry.packing not in {STORED, DEFLATED}:
        yield lose_page(where, _UNREAD, f"packed by method {entry.packing}")
    else:
        yield from opener(name, where, entry.pieces, published, allowance)


@contextmanager
def hold(pieces: Iterable[bytes]) -> Iterator[BinaryIO]:
    """Hold a stream in a file, on the disk if it is over the size of a page; it ends where it is damaged."""
    with tempfile.SpooledTemporaryFile(max_size=settings.get("page_bytes")) as file:
        try:
            for piece in pieces:
                file.write(piece)
        except (DamageError, OSError):
            pass  # the archive is then without its list
        file.seek(0)
        yield cast(BinaryIO, file)
