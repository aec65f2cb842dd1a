"""Tab-separated lines without quoting, so a cell holds no tab and no line end."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import IO

from communique.errors import InputError

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def cell(value: object) -> str:
    r"""Return a value as a cell: empty if unknown; tabs and line ends become blanks.

    >>> cell("a\tb"), cell(None)
    ('a b', '')
    """
    return "" if value is None else _BREAKS.sub(" ", str(value))


def line(cells: Sequence[object]) -> bytes:
    r"""Return cells as a line, UTF-8.

    >>> line(["a", 1, None])
    b'a\t1\t\n'
    """
    return ("\t".join(map(cell, cells)) + "\n").encode("utf-8", "replace")


def read_lines(file: IO[bytes], *, encodings: Sequence[str] = ("utf-8",)) -> Iterator[list[str]]:
    """Yield the cells of each line, decoded by the first of ``encodings`` that fits."""
    for number, raw in enumerate(file, start=1):
        yield _decode(raw.rstrip(b"\r\n"), encodings, number).split("\t")


def _decode(raw: bytes, encodings: Sequence[str], number: int) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"line {number} is not in {' or '.join(encodings)}; save the file as UTF-8")


def named(cells: Sequence[str], columns: Sequence[str], *, number: int) -> dict[str, str]:
    """Return cells by column.

    Raises:
        InputError: there are more or fewer cells than columns.

    """
    if len(cells) != len(columns):
        raise InputError(
            f"line {number} has {len(cells)} columns and not {len(columns)}; is it a file of this format?"
        )
    return dict(zip(columns, cells, strict=True))


def entry_number(*parts: str) -> int:
    """Return an integer of up to 63 bits from the ids that identify an entry, for formats with numeric ids.

    >>> entry_number("ev_a", "0")
    8995277344519051346
    """
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8]) >> 1
