"""A stream of bytes, looked at through a window that moves along it."""

from __future__ import annotations

from collections.abc import Iterable


class Window:
    """A stream of bytes with the part of it at hand: ``data``, which begins at byte ``at``.

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
        """Take more until ``size`` bytes are at hand; tell whether there are as many."""
        while len(self.data) < size:
            try:
                piece = next(self._pieces, None)
            except OSError:  # the disk fails: as if the file ended here, which is reported
                piece = None
            if piece is None:
                return False
            self.data += piece
        return True

    def more(self) -> bool:
        """Take one more piece; tell whether there was one."""
        return self.fill(len(self.data) + 1)

    def drop(self, size: int) -> None:
        """Let go of the first ``size`` bytes."""
        size = max(0, min(size, len(self.data)))
        del self.data[:size]
        self.at += size
