"""What may be taken out of a file that holds files (``.zip``, ``.eml``), those within them counted with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from communique import settings
from communique.model import Page

MOST_NESTED = 4
"""Files within files: a message in a mail may have an archive with a page in it."""


class SpentError(Exception):
    """An allowance is used up; the text says which."""


@dataclass(slots=True)
class Allowance:
    """The files and bytes that may still be taken out of one file, and how deep within it the reading is.

    >>> allowance = Allowance(files=2, size=5)
    >>> allowance.take_file()
    >>> list(allowance.count([b"abc"])), allowance.files, allowance.size
    ([b'abc'], 1, 2)
    """

    files: int = field(default_factory=lambda: settings.get("archive_files"))
    size: int = field(default_factory=lambda: settings.get("archive_bytes"))
    depth: int = 0

    def take_file(self) -> None:
        """Count one more file.

        Raises:
            SpentError: it is one too many.

        """
        self.files -= 1
        if self.files < 0:
            raise SpentError(f"more than {settings.get('archive_files')} files (archive_files)")

    def count(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of a file, counted.

        Raises:
            SpentError: these are too many bytes.

        """
        for piece in pieces:
            self.size -= len(piece)
            if self.size < 0:
                raise SpentError(f"more than {settings.get('archive_bytes')} bytes (archive_bytes)")
            yield piece


Opener = Callable[[str, str, Iterator[bytes], str | None, Allowance], Iterator[Page]]
"""Yields the pages of a file within another: its name, its source, its bytes, the date for items without one, the allowance."""
