"""Splitting a web archive (WARC) into records, even if it is damaged: what is lost is reported.

A record states its length and ends with two blank lines. If the two do not agree, the archive is damaged there, and
splitting goes on at the next line that begins a record. In a gzip file it goes on at the next member that begins with
a record.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace

from communique.pages.members import Members, pass_to_member
from communique.pages.streams import GZIP_MAGIC, PIECE
from communique.pages.windows import Window

_BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_NEXT = re.compile(rb"(?<=\n)WARC/[01]\.\d{1,2}\r?\n")
_REACH = 16  # most bytes of the beginning of a record, with the line end before it
_BLANK = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$")
_HEAD = 1 << 16  # longest header of a record; crawlers write a few hundred bytes
_END = b"\r\n\r\n"

_LOST, _CUT_OFF, _DOUBTED, _TOO_LARGE = "C0120", "C0121", "C0122", "C0106"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A record with its header, or a loss.

    ``place`` is the byte in the file at which it begins; in gzip, the byte of its member and, after a plus, the byte in
    the inflated member. ``code`` says what is wrong. If a record is over the ceiling, ``data`` is its beginning.
    """

    place: str
    data: bytes | None = None
    code: str | None = None
    detail: str = ""


def cut_records(pieces: Iterable[bytes], *, ceiling: int) -> Iterator[Cut]:
    """Yield the records of an archive, compressed or not, and the losses between them, in order.

    Args:
        pieces: the bytes of the file, as stored.
        ceiling: most bytes of a record's content; only the beginning of a longer record is given.

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


_Cuts = Generator[Cut, None, Cut | None]
"""Yields records and losses; returns what is incomplete at the end of the stream, if anything is."""


def _cut_plain(window: Window, ceiling: int) -> _Cuts:
    """Yield the records and losses of an inflated stream."""
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
    """Drop line ends."""
    while window.fill(1) and window.data[0] in b"\r\n":
        window.drop(len(window.data) - len(window.data.lstrip(b"\r\n")))


def _measure(window: Window) -> tuple[int, int] | None:
    """Return the length of the header and of the content that it states, ``None`` if there is no header."""
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
    """Drop everything before the next beginning of a record, from ``start`` on; tell whether there is one."""
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
    """Yield the record of ``size`` bytes at the beginning of the window, if it is whole."""
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
    """Tell whether a record begins after ``size`` bytes and any number of blank lines."""
    found = _NEXT.search(data, size)
    return found is not None and not data[size : found.start()].strip(b"\r\n")


def _pass_large(window: Window, head: int, length: int) -> _Cuts:
    """Yield the beginning of a record over the ceiling, and skip the rest up to the next record.

    The length itself may be damaged, so that it covers other records.
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


def _cut_packed(raw: Window, ceiling: int) -> Iterator[Cut]:
    """Yield the records and losses of a gzip file."""
    while raw.fill(1):
        run = Members(raw, ceiling)
        cuts = _cut_plain(Window(run.pieces()), ceiling)
        held: tuple[int, Cut] | None = None  # until the bytes after it are known to be sound
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
        if run.trouble and pass_to_member(raw):
            run.trouble = _LOST  # more follows, so the file was not cut off
        if held:
            at, cut = held
            is_sound = run.trouble != _LOST or at + len(cut.data or b"") <= run.verified
            yield replace(cut, place=run.place(at), code=cut.code or (None if is_sound else _DOUBTED))
        if run.trouble:
            yield Cut(place=str(broken_at), code=run.trouble, detail=f"{raw.at - broken_at} bytes of gzip")
        elif rest is not None:
            yield replace(rest, place=run.place(int(rest.place)))
