"""The gzip members of a web archive, inflated one after another, even if some are damaged."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.pages.streams import GZIP_MAGIC, PIECE, inflate_damaged
from communique.pages.windows import Window

_MEMBER = GZIP_MAGIC + b"\x08"
_GZIP = 16 + zlib.MAX_WBITS
_BEGIN = b"WARC/"
_REACH = 16  # bytes that must inflate for it to be a member
_LOST, _CUT_OFF = "C0120", "C0121"


@dataclass(slots=True)
class Members:
    """Consecutive sound members of a gzip file, inflated as one stream.

    ``trouble`` is the code of what is wrong at their end. ``verified`` is the number of inflated bytes in members whose
    checksum is right.
    """

    raw: Window
    ceiling: int
    inflated: int = 0
    verified: int = 0
    starts: list[tuple[int, int]] = field(default_factory=list)  # inflated byte, byte in the file
    trouble: str | None = None

    def pieces(self) -> Iterator[bytes]:
        """Yield the inflated bytes up to the end or to damage; then the raw window begins at the damaged member."""
        while self.raw.fill(1):
            padding = len(self.raw.data) - len(self.raw.data.lstrip(b"\0"))
            self.raw.drop(padding)
            if not padding:
                yield from self._member()
                if self.trouble:
                    return

    def _member(self) -> Iterator[bytes]:
        """Yield the inflated bytes of the next member."""
        raw, engine, used = self.raw, zlib.decompressobj(_GZIP), 0
        self.starts.append((self.inflated, raw.at))
        while not engine.eof:
            if not raw.fill(used + 1):
                self.trouble = _CUT_OFF
                while out := engine.decompress(b"", PIECE):  # the rest of the output
                    self.inflated += len(out)
                    yield out
                return
            piece = bytes(raw.data[used : used + PIECE])
            before = engine.copy()
            try:
                out = engine.decompress(piece, PIECE)
            except zlib.error:
                self.trouble = _LOST
                for out in inflate_damaged(before, piece):
                    self.inflated += len(out)
                    yield out
                return
            used += len(piece) - len(engine.unused_data if engine.eof else engine.unconsumed_tail)
            self.inflated += len(out)
            if out:
                yield out
            if used > 2 * self.ceiling:  # a member of many records, which will not be read again
                raw.drop(used - 1)
                used = 1
        raw.drop(used)
        self.verified = self.inflated

    def place(self, at: int) -> str:
        """Return the place in the file of an inflated byte."""
        while len(self.starts) > 1 and self.starts[1][0] <= at:
            self.starts.pop(0)
        inflated, start = self.starts[0]
        return f"{start}+{at - inflated}" if at > inflated else str(start)


def pass_to_member(raw: Window) -> bool:
    """Drop everything before the next gzip member that begins with a record; tell whether there is one."""
    raw.drop(1)
    while True:
        at = raw.data.find(_MEMBER)
        if at < 0:
            raw.drop(len(raw.data) - len(_MEMBER) + 1)
            if not raw.more():
                raw.drop(len(raw.data))
                return False
            continue
        raw.drop(at)
        raw.fill(PIECE)
        try:
            if zlib.decompressobj(_GZIP).decompress(raw.data[:PIECE], _REACH).startswith(_BEGIN):
                return True
        except zlib.error:
            pass  # bytes that happen to look like a member
        raw.drop(1)
