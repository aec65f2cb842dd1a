"""The order of listings, and how a listing continues after its last row.

A listing is in order of day and id, and continues after the ``cursor`` of a row, which holds these two. An unknown day is
the empty text, which every index sorts first.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa

from communique.errors import RecordError
from communique.record.queries.answers import EventRow, StatementRow
from communique.record.queries.filters import ArticleFilters, EventFilters, Filters, StatementFilters

Row = TypeVar("Row")
Told = TypeVar("Told", EventRow, StatementRow)


def split_cursor(cursor: str) -> tuple[str, str]:
    """Return the day and id in a cursor.

    Raises:
        RecordError: it is not a cursor.

    >>> split_cursor("2019-04-11|ev_abc")
    ('2019-04-11', 'ev_abc')

    """
    day, mark, entry = cursor.partition("|")
    if not mark:
        raise RecordError(f"{cursor!r} is not a cursor; give the `cursor` of the last row")
    return day, entry


def in_order(
    chosen: sa.Select[Any], day: Any, key: Any, filters: EventFilters | StatementFilters | ArticleFilters
) -> sa.Select[Any]:
    """Return a query in order of day and id, limited to the part that the filters ask for.

    Args:
        chosen: the query.
        day: its column of days.
        key: its column of ids.
        filters: of these ``newest``, ``after``, ``limit`` and ``dated`` (only with, or only without a day) apply.

    """
    newest, is_dated, after = filters.get("newest", False), filters.get("dated"), filters.get("after")
    if is_dated is not None:
        chosen = chosen.where(day > "" if is_dated else day == "")
    if after is not None:
        mark = sa.tuple_(*(sa.literal(value) for value in split_cursor(after)))
        place = sa.tuple_(day, key)
        chosen = chosen.where(place < mark if newest else place > mark)
    order = (day.desc(), key.desc()) if newest else (day, key)
    return chosen.order_by(*order).limit(filters.get("limit"))


def undated_last(filters: Filters, rows: Callable[[Filters], Iterator[Row]]) -> Iterator[Row]:
    """Yield rows in order of day, and those without a day at the end.

    Newest first they are at the end of the index anyway, and between two days there are none. Else rows with a day are
    queried first and the others after them, each in the order of the index.

    Args:
        filters: the filters of the rows.
        rows: runs the query for given filters.

    """
    if filters.get("newest") or filters.get("since") or filters.get("until"):
        yield from rows(filters)
        return
    after, limit, n_rows = filters.get("after"), filters.get("limit"), 0
    if after is None or split_cursor(after)[0]:
        for row in rows({**filters, "dated": True}):
            n_rows += 1
            yield row
        after = None
    if limit is None or n_rows < limit:
        rest = None if limit is None else limit - n_rows
        yield from rows({**filters, "dated": False, "after": after, "limit": rest})


def as_told(rows: Iterable[Told]) -> list[Told]:
    """Return the rows of a listing in the order in which people read: of one day by article and place in the text.

    >>> events = as_told(record.events())
    >>> [event.date for event in events] == [event.date for event in record.events()]
    True
    """
    days = itertools.groupby(rows, lambda row: split_cursor(row.cursor)[0])
    return [row for _, day in days for row in sorted(day, key=_place_in_text)]


def _place_in_text(row: EventRow | StatementRow) -> tuple[Any, ...]:
    article = row.published or "", row.article
    if isinstance(row, EventRow):
        return *article, row.trigger_start, row.trigger_end, row.id
    return *article, len(row.local_id), row.local_id  # s2 before s10
