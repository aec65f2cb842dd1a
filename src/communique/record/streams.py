"""Many rows at a time, never all in memory."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

T = TypeVar("T")
BATCH = 500
"""Rows whose parties are fetched together; SQLite takes 32,766 values in a statement."""


def stream(connection: Connection, chosen: sa.Executable) -> Iterator[Sequence[sa.RowMapping]]:
    """Yield rows in batches, never all in memory; the cursor is closed also where the caller stops early."""
    # Of this statement alone: set on the connection they would hold for whatever is executed next.
    with connection.execute(chosen, execution_options={"stream_results": True}) as found:
        yield from found.mappings().partitions(BATCH)


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield ``items`` in lists of at most ``size``, for statements that take so many values.

    >>> list(chunks(["a", "b", "c"], 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch
