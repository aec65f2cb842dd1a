"""Tab-separated lines without quoting, so that no cell may hold a tab or a line break."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import IO

from communique.errors import InputError

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def cell(value: object) -> str:
    r"""Return a value as the text of a cell: empty if it is ``None``; tabs and line breaks become spaces.

    >>> cell("a\tb"), cell(None)
    ('a b', '')
    """
    return "" if value is None else _BREAKS.sub(" ", str(value))


def line(cells: Sequence[object]) -> bytes:
    r"""Return cells as a line in UTF-8.

    >>> line(["a", 1, None])
    b'a\t1\t\n'
    """
    return ("\t".join(map(cell, cells)) + "\n").encode("utf-8", "replace")


def read_lines(file: IO[bytes], *, encodings: Sequence[str] = ("utf-8",)) -> Iterator[list[str]]:
    r"""Yield the cells of each line, decoded by the first of ``encodings`` that fits.

    Raises:
        InputError: none of the encodings fits a line.

    >>> import io
    >>> list(read_lines(io.BytesIO(b"a\tb\n")))
    [['a', 'b']]

    """
    for number, raw in enumerate(file, start=1):
        yield _decode(raw.rstrip(b"\r\n"), encodings, number).split("\t")


def _decode(raw: bytes, encodings: Sequence[str], number: int) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"line {number} is not in {' or '.join(encodings)}; save the file as UTF-8")


def by_column(cells: Sequence[str], columns: Sequence[str], *, number: int) -> dict[str, str]:
    """Return the cells of line ``number`` by column.

    Raises:
        InputError: there are more or fewer cells than columns.

    >>> by_column(["a", "b"], ["one", "two"], number=1)
    {'one': 'a', 'two': 'b'}

    """
    if len(cells) != len(columns):
        raise InputError(
            f"line {number} has {len(cells)} columns instead of {len(columns)}; is it a file of this format?"
        )
    return dict(zip(columns, cells, strict=True))


def entry_number(*parts: str) -> int:
    """Return an integer of up to 63 bits that identifies an entry in formats with numeric ids.

    >>> entry_number("ev_a", "0")
    8995277344519051346
    """
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8]) >> 1
