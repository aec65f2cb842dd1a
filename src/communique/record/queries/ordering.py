"""The order in which people read the entries of a day: article by article, in the order of the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any, TypeVar

from communique.record.queries.answers import EventRow, StatementRow

Told = TypeVar("Told", EventRow, StatementRow)


def as_told(rows: Iterable[Told]) -> list[Told]:
    """Return rows of a listing for people: those of one day article by article, in order of the text.

    A listing goes on by ``cursor``, in which the entries of a day stand in the order of their ids.
    """
    days = itertools.groupby(rows, lambda row: row.cursor.partition("|")[0])
    return [row for _, day in days for row in sorted(day, key=_where_told)]


def _where_told(row: EventRow | StatementRow) -> tuple[Any, ...]:
    article = row.published or "", row.article
    if isinstance(row, EventRow):
        return *article, row.trigger_start, row.trigger_end, row.id
    return *article, len(row.local_id), row.local_id  # s2 before s10
