"""Filters over streams of bytes, each with a ceiling: inflating, gathering, splitting into lines."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

PIECE = 1 << 16
"""Bytes that are taken at a time, compressed or not: few enough to stop a bomb early, and enough to be fast."""
GZIP_MAGIC = b"\x1f\x8b"
DOCUMENTS = (b"PK\x03\x04", b"{\\rtf")
"""How Word documents and Rich Text begin."""
_GZIP = 16 + zlib.MAX_WBITS
_SKIP = 10
"""A line that is this many times over its ceiling ends the reading of the stream."""


class DamageError(Exception):
    """The compressed stream is damaged or ends early; what came before was yielded."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a stream, numbered from 1. If it is lost, ``data`` is ``None`` and ``code`` says why."""

    number: int
    data: bytes | None
    code: str | None = None


def read_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the content of ``stream`` in pieces of at most :data:`PIECE` bytes, as soon as they are available."""
    read = getattr(stream, "read1", stream.read)
    while piece := read(PIECE):
        yield piece


def inflate(pieces: Iterable[bytes], *, wbits: int = _GZIP) -> Iterator[bytes]:
    """Yield the inflated stream in pieces of at most :data:`PIECE` bytes, whatever the compression ratio.

    Consecutive members are read as one stream, as ``gzip`` does; zeros after the last one are padding.

    Raises:
        DamageError: the stream is damaged or cut off; everything before that has been yielded.

    >>> import gzip
    >>> b"".join(inflate([gzip.compress(b"one "), gzip.compress(b"two")]))
    b'one two'

    """
    engine = zlib.decompressobj(wbits)
    is_started = False
    for piece in pieces:
        rest, is_started = piece, True
        while True:
            if engine.eof:
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                engine = zlib.decompressobj(wbits)
            before = engine.copy()
            try:
                out = engine.decompress(rest, PIECE)
            except zlib.error as error:
                yield from inflate_damaged(before, rest)
                raise DamageError(str(error)) from error
            if out:
                yield out
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
            if not rest and (engine.eof or len(out) < PIECE):  # no input left, and no output pending
                break
    if is_started and not engine.eof:
        raise DamageError("the stream ends early")


def inflate_damaged(engine: zlib._Decompress, piece: bytes) -> Iterator[bytes]:
    """Yield what can be inflated of a damaged piece, byte by byte."""
    try:
        for at in range(len(piece)):
            rest = piece[at : at + 1]
            while rest:
                if out := engine.decompress(rest, PIECE):
                    yield out
                rest = engine.unconsumed_tail
    except zlib.error:
        return


def gather(pieces: Iterable[bytes], *, ceiling: int) -> tuple[bytes | None, str | None]:
    """Return all bytes of a stream and the code of a problem; ``None`` for the bytes if they are too many or unreadable."""
    data = bytearray()
    try:
        for piece in pieces:
            data += piece
            if len(data) > ceiling:
                return None, "C0106"
    except DamageError:
        return bytes(data), "C0104"
    except OSError:
        return None, "C0101"
    return bytes(data), None


def split_lines(pieces: Iterable[bytes], *, ceiling: int) -> Iterator[Line]:
    """Yield the lines of the stream that are not blank; a line over ``ceiling`` bytes is skipped and yields its code.

    >>> [line.data for line in split_lines([b"a", b"b", bytes([10]), b"c"], ceiling=9)]
    [b'ab', b'c']
    """
    number, held = 1, bytearray()
    size = 0  # of the current line, kept or not
    try:
        for piece in pieces:
            parts = piece.split(b"\n")
            for at, part in enumerate(parts):
                if at:
                    yield from _line(number, held, size, ceiling)
                    number, size = number + 1, 0
                    held.clear()
                size += len(part)
                if size <= ceiling:
                    held += part
                else:
                    held.clear()
            if size > _SKIP * ceiling:
                yield Line(number, None, "C0106")
                return
    except (DamageError, OSError) as error:
        yield Line(number, None, "C0104" if isinstance(error, DamageError) else "C0101")
        return
    yield from _line(number, held, size, ceiling)


def _line(number: int, held: bytearray, size: int, ceiling: int) -> Iterator[Line]:
    """Yield a line unless it is blank."""
    if size > ceiling:
        yield Line(number, None, "C0106")
    elif data := bytes(held).strip():
        yield Line(number, data)
