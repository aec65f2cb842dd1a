"""Small filters over streams of bytes, each with a ceiling: inflating, gathering, cutting into lines."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

PIECE = 1 << 16
"""Bytes taken at a time, compressed or not: small enough to stop a bomb early, large enough to be quick."""
GZIP_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_SKIP = 10
"""A line this many times over its ceiling ends the reading: what goes on like that is no line."""


class DamageError(Exception):
    """The compressed stream is damaged or ends early; what came before has been handed on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stream, counted from 1; ``data`` is ``None`` where ``code`` says why it is lost."""

    number: int
    data: bytes | None
    code: str | None = None


def read_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what ``stream`` holds in pieces of at most :data:`PIECE` bytes, as soon as there is any."""
    read = getattr(stream, "read1", stream.read)
    while piece := read(PIECE):
        yield piece


def inflate(pieces: Iterable[bytes], *, wbits: int = _GZIP) -> Iterator[bytes]:
    """Yield the inflated stream in pieces of at most :data:`PIECE` bytes, however high the ratio.

    Members that follow one another are read as one stream, as ``gzip`` does; zeros after the last are padding.

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
                yield from creep(before, rest)
                raise DamageError(str(error)) from error
            if out:
                yield out
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
            if not rest and (engine.eof or len(out) < PIECE):  # nothing left, and nothing held back
                break
    if is_started and not engine.eof:
        raise DamageError("the stream ends early")


def creep(engine: zlib._Decompress, piece: bytes) -> Iterator[bytes]:
    """Yield, byte by byte, what can be had of a piece before its damage."""
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
    """Return all bytes of a stream and the code of the problem met: too large (then no bytes), or damaged."""
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
    """Yield the stream's lines that are not blank; a line over ``ceiling`` bytes is passed over with its code.

    >>> [line.data for line in split_lines([b"a", b"b", bytes([10]), b"c"], ceiling=9)]
    [b'ab', b'c']
    """
    number, held = 1, bytearray()
    size = 0  # of the line at hand, kept or not
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
    if size > ceiling:
        yield Line(number, None, "C0106")
    elif data := bytes(held).strip():
        yield Line(number, data)
