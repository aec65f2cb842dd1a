"""Read rows and pass parameters in batches."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

T = TypeVar("T")
BATCH = 500
"""Rows of a batch; SQLite allows 32,766 parameters in a statement."""


def stream(connection: Connection, chosen: sa.Executable) -> Iterator[Sequence[sa.RowMapping]]:
    """Yield rows in batches; the cursor is closed even if the caller stops early."""
    # Set for this statement only; set on the connection, the option would apply to later ones too.
    with connection.execute(chosen, execution_options={"stream_results": True}) as found:
        yield from found.mappings().partitions(BATCH)


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield ``items`` in lists of at most ``size``, since a statement takes a limited number of parameters.

    >>> list(chunks(["a", "b", "c"], 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch
