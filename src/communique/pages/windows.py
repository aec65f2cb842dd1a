"""A window that moves along a stream of bytes."""

from __future__ import annotations

from collections.abc import Iterable

from communique.pages.streams import DamageError


class Window:
    """A stream of bytes and the part of it in memory: ``data``, which begins at byte ``at`` of the stream.

    >>> window = Window([b"one ", b"two ", b"three"])
    >>> window.fill(6), bytes(window.data)
    (True, b'one two ')
    >>> window.drop(4)
    >>> window.at, bytes(window.data)
    (4, b'two ')
    """

    def __init__(self, pieces: Iterable[bytes], *, at: int = 0) -> None:
        self.data = bytearray()
        self.at = at
        self._pieces = iter(pieces)

    def fill(self, size: int) -> bool:
        """Read until ``data`` has ``size`` bytes; tell whether the stream has as many."""
        while len(self.data) < size:
            try:
                piece = next(self._pieces, None)
            except (OSError, DamageError):  # a failing disk ends the file, which is reported as cut off
                piece = None
            if piece is None:
                return False
            self.data += piece
        return True

    def more(self) -> bool:
        """Read one more piece; tell whether there was one."""
        return self.fill(len(self.data) + 1)

    def drop(self, size: int) -> None:
        """Drop the first ``size`` bytes."""
        size = max(0, min(size, len(self.data)))
        del self.data[:size]
        self.at += size
