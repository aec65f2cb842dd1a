"""Rows read in batches, never all in memory."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

T = TypeVar("T")
BATCH = 500
"""Rows whose parties are fetched together; SQLite allows 32,766 parameters in a statement."""


def stream(connection: Connection, chosen: sa.Executable) -> Iterator[Sequence[sa.RowMapping]]:
    """Yield rows in batches. The cursor is closed even if the caller stops early."""
    # Set on this statement only: on the connection they would also apply to the next ones.
    with connection.execute(chosen, execution_options={"stream_results": True}) as found:
        yield from found.mappings().partitions(BATCH)


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield ``items`` in lists of at most ``size``, for statements that take only so many parameters.

    >>> list(chunks(["a", "b", "c"], 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch
