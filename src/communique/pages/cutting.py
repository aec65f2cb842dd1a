"""A web archive (WARC) cut into its records, also where it is damaged: what is lost is counted, the rest goes on.

Records say how long they are, and a record ends with two blank lines. Where the two do not agree, the archive
is damaged there, and cutting goes on at the next line that begins a record. In a gzip file it goes on at the
next member that holds the beginning of a record.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace

from communique.pages.streams import GZIP_MAGIC, PIECE, creep

_BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_NEXT = re.compile(rb"(?<=\n)WARC/[01]\.\d{1,2}\r?\n")
_REACH = 16  # bytes that the beginning of a record takes at most, with the line end before it
_BLANK = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$")
_HEAD = 1 << 16  # longest header of a record; those of crawlers take some hundred bytes
_END = b"\r\n\r\n"
_MEMBER = GZIP_MAGIC + b"\x08"
_GZIP = 16 + zlib.MAX_WBITS

_LOST, _CUT_OFF, _DOUBTED, _TOO_LARGE = "C0120", "C0121", "C0122", "C0106"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A record with its header, or what is lost in its stead.

    ``place`` is where it begins: its byte in the file, in gzip that of its member and, after a plus, its byte
    in the inflated member. ``code`` says what is wrong; of a record over the ceiling ``data`` is its beginning.
    """

    place: str
    data: bytes | None = None
    code: str | None = None
    detail: str = ""


def cut_records(pieces: Iterable[bytes], *, ceiling: int) -> Iterator[Cut]:
    """Yield the records of an archive, gzip or not, and what is lost between them, in order.

    Args:
        pieces: the file's bytes, as they lie on the disk.
        ceiling: most bytes of a record's content; of a longer one only the beginning is given.

    >>> record = b"WARC/1.0" + 2 * bytes([13, 10]) + b"no length, so no record"
    >>> [(cut.place, cut.code) for cut in cut_records([record], ceiling=100)]
    [('0', 'C0120')]

    """
    raw = Window(pieces)
    if raw.fill(2) and raw.data.startswith(GZIP_MAGIC):
        yield from _cut_packed(raw, ceiling)
        return
    rest = yield from _cut_plain(raw, ceiling)
    if rest is not None:
        yield rest


class Window:
    """A stream of bytes with the part of it at hand: ``data``, which begins at byte ``at``."""

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


_Cuts = Generator[Cut, None, Cut | None]
"""Yields records and losses; returns what is incomplete where the stream ends, ``None`` where nothing is."""


def _cut_plain(window: Window, ceiling: int) -> _Cuts:
    while True:
        _skip_blank(window)
        if not window.fill(1):
            return None
        head = _measure(window)
        if head is None:
            at = window.at
            is_begun = window.data.startswith(b"WARC/"[: len(window.data)]) and not _BLANK.search(window.data)
            has_next = _resync(window, 1)
            detail = f"{window.at - at} bytes"
            if is_begun and not has_next:
                return Cut(place=str(at), code=_CUT_OFF, detail=detail)
            yield Cut(place=str(at), code=_LOST, detail=detail)
        elif head[1] > ceiling:
            rest = yield from _pass_large(window, *head)
            if rest is not None:
                return rest
        else:
            rest = yield from _cut_one(window, sum(head), head=head[0])
            if rest is not None:
                return rest


def _skip_blank(window: Window) -> None:
    while window.fill(1) and window.data[0] in b"\r\n":
        window.drop(len(window.data) - len(window.data.lstrip(b"\r\n")))


def _measure(window: Window) -> tuple[int, int] | None:
    """Return how long the header at hand is and how long it says that the content is, ``None`` if it is none."""
    window.fill(_REACH)
    if not _BEGIN.match(window.data):
        return None
    blank = _BLANK.search(window.data)
    while blank is None and len(window.data) < _HEAD and window.more():
        blank = _BLANK.search(window.data)
    if blank is None:
        return None
    length = _LENGTH.search(window.data, 0, blank.end())
    if length is None or _NEXT.search(window.data, 1, blank.end()):
        return None
    return blank.end(), int(length[1])


def _resync(window: Window, start: int) -> bool:
    """Let go of all before the next beginning of a record, from ``start`` on; tell whether there is one."""
    while True:
        if found := _NEXT.search(window.data, start):
            window.drop(found.start())
            return True
        window.drop(len(window.data) - _REACH)
        start = 0
        if not window.more():
            window.drop(len(window.data))
            return False


def _cut_one(window: Window, size: int, *, head: int) -> _Cuts:
    """Yield the record of ``size`` bytes that is at hand, if it is one."""
    at = str(window.at)
    window.fill(size + _REACH)
    data = window.data
    end = bytes(data[size : size + len(_END)])
    is_over = len(data) < size + len(_END)  # the stream ends within the two blank lines, or before
    if len(data) >= size and (end == _END or (is_over and _END.startswith(end)) or _is_next(data, size)):
        yield Cut(place=at, data=bytes(data[:size]))
        window.drop(size)
        if is_over:
            return Cut(place=at, code=_CUT_OFF, detail="the record was read, but not its end mark")
        return None
    if found := _NEXT.search(data, head, size + _REACH):
        yield Cut(place=at, code=_LOST, detail=f"{found.start()} bytes")
        window.drop(found.start())
    elif len(data) < size:
        missing = Cut(place=at, code=_CUT_OFF, detail=f"{len(data)} of {size} bytes")
        window.drop(len(data))
        return missing
    else:
        yield Cut(place=at, data=bytes(data[:size]), code=_DOUBTED)
        window.drop(size)
    return None


def _is_next(data: bytearray, size: int) -> bool:
    """Tell whether a record begins after ``size`` bytes, whatever blank lines there are between."""
    found = _NEXT.search(data, size)
    return found is not None and not data[size : found.start()].strip(b"\r\n")


def _pass_large(window: Window, head: int, length: int) -> _Cuts:
    """Yield the beginning of a record over the ceiling, and pass over it, but not over records within.

    A length may be damaged, and what it covers then be all the rest of the archive.
    """
    at, left = str(window.at), head + length
    window.fill(head + PIECE)
    yield Cut(place=at, data=bytes(window.data[: head + PIECE]), code=_TOO_LARGE, detail=f"{length} bytes")
    start = head
    while left > 0:
        window.fill(PIECE)
        found = _NEXT.search(window.data, start, left)
        if found and b"\nWARC-Record-ID:" in window.data[found.start() : found.start() + PIECE]:
            window.drop(found.start())
            return None
        size = min(left, len(window.data))
        if size < left and not window.more():
            window.drop(size)
            return Cut(place=at, code=_CUT_OFF, detail=f"{left - size} bytes are missing")
        size = size if size == left else max(size - _REACH, 1)
        window.drop(size)
        left -= size
        start = 0
    return None


@dataclass(slots=True)
class _Run:
    """Members of a gzip file that follow one another without damage, inflated as one stream."""

    raw: Window
    ceiling: int
    inflated: int = 0
    verified: int = 0  # bytes of members whose check sum was right
    starts: list[tuple[int, int]] = field(default_factory=list)  # inflated byte, byte in the file
    trouble: str | None = None

    def pieces(self) -> Iterator[bytes]:
        """Yield the inflated bytes, up to the end or to damage; the raw window then begins at its member."""
        while self.raw.fill(1):
            padding = len(self.raw.data) - len(self.raw.data.lstrip(b"\0"))
            self.raw.drop(padding)
            if not padding:
                yield from self._member()
                if self.trouble:
                    return

    def _member(self) -> Iterator[bytes]:
        raw, engine, used = self.raw, zlib.decompressobj(_GZIP), 0
        self.starts.append((self.inflated, raw.at))
        while not engine.eof:
            if not raw.fill(used + 1):
                self.trouble = _CUT_OFF
                while out := engine.decompress(b"", PIECE):  # what was held back for want of room
                    self.inflated += len(out)
                    yield out
                return
            piece = bytes(raw.data[used : used + PIECE])
            before = engine.copy()
            try:
                out = engine.decompress(piece, PIECE)
            except zlib.error:
                self.trouble = _LOST
                for out in creep(before, piece):
                    self.inflated += len(out)
                    yield out
                return
            used += len(piece) - len(engine.unused_data if engine.eof else engine.unconsumed_tail)
            self.inflated += len(out)
            if out:
                yield out
            if used > 2 * self.ceiling:  # a member of many records: there is nothing to go back for
                raw.drop(used - 1)
                used = 1
        raw.drop(used)
        self.verified = self.inflated

    def place(self, at: int) -> str:
        """Return where an inflated byte lies in the file."""
        while len(self.starts) > 1 and self.starts[1][0] <= at:
            self.starts.pop(0)
        inflated, start = self.starts[0]
        return f"{start}+{at - inflated}" if at > inflated else str(start)


def _cut_packed(raw: Window, ceiling: int) -> Iterator[Cut]:
    while raw.fill(1):
        run = _Run(raw, ceiling)
        cuts = _cut_plain(Window(run.pieces()), ceiling)
        held: tuple[int, Cut] | None = None  # until what comes after it is known to be sound
        while True:
            try:
                cut = next(cuts)
            except StopIteration as stop:
                rest = stop.value
                break
            if held:
                yield replace(held[1], place=run.place(held[0]))
            held = int(cut.place), cut
        broken_at = raw.at
        if run.trouble and _next_member(raw):
            run.trouble = _LOST  # it goes on, so it was not cut off
        if held:
            at, cut = held
            is_sound = run.trouble != _LOST or at + len(cut.data or b"") <= run.verified
            yield replace(cut, place=run.place(at), code=cut.code or (None if is_sound else _DOUBTED))
        if run.trouble:
            yield Cut(place=str(broken_at), code=run.trouble, detail=f"{raw.at - broken_at} bytes of gzip")
        elif rest is not None:
            yield replace(rest, place=run.place(int(rest.place)))


def _next_member(raw: Window) -> bool:
    """Let go of all before the next gzip member that holds the beginning of a record."""
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
            if zlib.decompressobj(_GZIP).decompress(raw.data[:PIECE], _REACH).startswith(b"WARC/"):
                return True
        except zlib.error:
            pass  # three bytes that happen to look like a member
        raw.drop(1)
