"""The files in a ZIP archive, by zipfile; of an archive that is damaged or cut off, those that can still be found."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from communique import settings
from communique.pages.streams import PIECE, DamageError, read_pieces
from communique.pages.windows import Window

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
"""The packings that are unpacked; zipfile unpacks others without a limit."""
_LOCAL = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3L2H")
_LOCKED, _LATER, _UNICODE = 0x1, 0x8, 0x800
"""Flags: the content is encrypted, its length stands behind it, its name is in UTF-8."""
_LONG = 0xFFFFFFFF
"""A length that does not fit and stands in an extra field."""
_LISTED = 400
"""Bytes that a file takes in the list of an archive at most, on average."""
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in an archive; its pieces raise :class:`DamageError` where they cannot be unpacked."""

    name: str
    packing: int
    pieces: Iterator[bytes]
    is_locked: bool = False
    is_link: bool = False


class _Bounded:
    """A file of which no more is read at a time than the list of the largest archive takes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > max(_LISTED * settings.get("archive_files"), 2 * PIECE):
            raise zipfile.BadZipFile("the list of files is too long")
        return self._file.read(size)


def list_entries(file: BinaryIO) -> Iterator[Entry] | None:
    """Yield the files that an archive lists, in that order; ``None`` if it has no list that can be read."""
    try:
        archive = zipfile.ZipFile(_Bounded(file))
    except _DAMAGE:
        return None
    listed = archive.infolist()
    file.seek(0)
    # The list of an archive within an archive that is cut off behind it is not that of the whole.
    if listed and file.read(len(_LOCAL)) == _LOCAL and min(info.header_offset for info in listed):
        return None
    return (
        Entry(
            name=info.filename,
            packing=info.compress_type,
            pieces=_unpack(archive, info),
            is_locked=bool(info.flag_bits & _LOCKED),
            is_link=stat.S_ISLNK(info.external_attr >> 16),
        )
        for info in listed
    )


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(info) as part:
            while piece := part.read(PIECE):
                yield piece
    except _DAMAGE as error:
        raise DamageError(str(error)) from error


def find_entries(file: BinaryIO) -> Iterator[Entry]:
    """Yield the files of an archive by what stands before each; the pieces of one must be taken before the next.

    >>> import io
    >>> out = io.BytesIO()
    >>> with zipfile.ZipFile(out, "w") as archive:
    ...     archive.writestr("a.txt", "Oslo thanked Rome.")
    >>> [(entry.name, b"".join(entry.pieces)) for entry in find_entries(io.BytesIO(out.getvalue()[:60]))]
    [('a.txt', b'Oslo thanked Rome.')]

    """
    file.seek(0)
    window = Window(read_pieces(file))
    while _pass_to_entry(window):
        _, _, flags, packing, _, _, check, packed, _, n_name, n_extra = _HEAD.unpack_from(window.data)
        if not window.fill(_HEAD.size + n_name + n_extra):
            return
        name, extra = (
            bytes(window.data[_HEAD.size :][:n_name]),
            bytes(window.data[_HEAD.size + n_name :][:n_extra]),
        )
        window.drop(_HEAD.size + n_name + n_extra)
        if packing == DEFLATED:
            pieces = _inflate(window)
        else:
            pieces = _take(window, None if flags & _LATER else _length(packed, extra))
        yield Entry(
            name=name.decode("utf-8" if flags & _UNICODE else "cp437", "replace"),
            packing=packing,
            pieces=pieces if flags & _LATER else _verify(pieces, check),
            is_locked=bool(flags & _LOCKED),
        )


def _pass_to_entry(window: Window) -> bool:
    """Drop everything before the next file; tell whether there is one."""
    while True:
        at = window.data.find(_LOCAL)
        if at >= 0:
            window.drop(at)
            return window.fill(_HEAD.size)
        window.drop(len(window.data) - len(_LOCAL) + 1)
        if not window.more():
            return False


def _length(packed: int, extra: bytes) -> int | None:
    """Return the length of a packed file, ``None`` if it is not told."""
    if packed != _LONG:
        return packed
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 1 and size >= 16 and at + 20 <= len(extra):
            return int(struct.unpack_from("<Q", extra, at + 12)[0])
        at += 4 + size
    return None


def _inflate(window: Window) -> Iterator[bytes]:
    """Yield the pieces of a deflated file, which tells its own end, and drop it from the window."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    while not engine.eof:
        is_over = not window.fill(1)
        piece = bytes(window.data[:PIECE])
        try:
            out = engine.decompress(piece, PIECE)
        except zlib.error as error:
            raise DamageError(str(error)) from error
        window.drop(len(piece) - len(engine.unused_data if engine.eof else engine.unconsumed_tail))
        if out:
            yield out
        elif is_over and not engine.eof:
            raise DamageError("the file ends early")


def _take(window: Window, size: int | None) -> Iterator[bytes]:
    """Yield the pieces of a file that is not packed, and drop it from the window."""
    if size is None:
        raise DamageError("its length is not told")
    while size:
        if not window.fill(1):
            raise DamageError("the file ends early")
        piece = bytes(window.data[: min(size, PIECE)])
        window.drop(len(piece))
        size -= len(piece)
        yield piece


def _verify(pieces: Iterable[bytes], check: int) -> Iterator[bytes]:
    """Yield the pieces of a file whose check sum is known."""
    found = 0
    for piece in pieces:
        found = zlib.crc32(piece, found)
        yield piece
    if found != check:
        raise DamageError("its check sum is wrong")
