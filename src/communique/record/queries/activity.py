"""Events or reports counted by period, and by day and quad class."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import WHOLE_DAY, partly_within
from communique.record.queries.answers import DayRow, Layer, Period, SeriesRow
from communique.record.queries.events import event_tests
from communique.record.queries.filters import EventFilters
from communique.record.queries.parties import from_party_index
from communique.record.schema import events, reports
from communique.record.store import Store


def series(
    connection: Connection, store: Store, *, by: Period, layer: Layer, filters: EventFilters
) -> list[SeriesRow]:
    """Return the number of events or reports, and the sum of their intensities, by period, without undated ones."""
    found = _counted(connection, store, layer, filters).subquery()
    total = sa.func.coalesce(sa.func.sum(found.c.intensity), 0.0)
    query = sa.select(found.c.day, sa.func.count(), total).where(found.c.day != "").group_by(found.c.day)
    periods: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    for day, number, intensity in connection.execute(query.order_by(found.c.day)):
        period = periods[_period(day, by)]
        period[0] += number
        period[1] += float(intensity)
    return [
        SeriesRow(period=period, n=int(n), intensity=round(total, 6))
        for period, (n, total) in sorted(periods.items())
    ]


def days(
    connection: Connection, store: Store, *, by: Literal["day", "month"], layer: Layer, filters: EventFilters
) -> list[DayRow]:
    """Return the number of events or reports by day or month and by quad class; undated ones come first."""
    found = _counted(connection, store, layer, filters).subquery()
    query = sa.select(found.c.day, found.c.quad, sa.func.count().label("n"))
    query = query.group_by(found.c.day, found.c.quad)
    if by == "month":
        # Events are grouped by day, in the order of an index, and only the days, which are few, by month.
        by_day = query.subquery()
        month = sa.func.substr(by_day.c.day, 1, len("2019-04")).label("month")
        total = sa.cast(sa.func.sum(by_day.c.n), sa.Integer)  # PostgreSQL returns a decimal
        query = sa.select(month, by_day.c.quad, total).group_by(month, by_day.c.quad)
    rows = connection.execute(query.order_by(query.selected_columns[0], query.selected_columns[1])).all()
    return [DayRow(day=day or None, quad=quad, n=number) for day, quad, number in rows]


def count_partly(connection: Connection, store: Store, filters: EventFilters) -> int:
    """Return the number of events dated to a month or longer that lies only partly between the days of the filters."""
    periods = partly_within(filters.get("since"), filters.get("until"))
    if not periods:
        return 0
    plain: EventFilters = {**filters, "since": None, "until": None, "after": None, "limit": None}
    tests = [*event_tests(connection, store, "events", plain), events.c.day.in_(periods)]
    return connection.execute(sa.select(sa.func.count()).select_from(events).where(*tests)).scalar_one()


def _counted(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> sa.Select[Any]:
    """Return the query of day, quad class and intensity of each event or report that meets the filters."""
    plain: EventFilters = {**filters, "after": None, "limit": None}
    alone = from_party_index(connection, plain) if layer == "events" else None
    if alone is not None:
        found, is_once = alone
        table: Any = found.selected_columns[0].table
        chosen = found.with_only_columns(table.c.day, table.c.event, table.c.quad, table.c.intensity)
        return chosen if is_once else chosen.distinct()
    own = events if layer == "events" else reports
    source = events if layer == "events" else events.join(reports, reports.c.event == events.c.id)
    tests = event_tests(connection, store, layer, plain)
    return sa.select(events.c.day, own.c.quad, own.c.intensity).select_from(source).where(*tests)


def _period(day: str, by: Period) -> str:
    """Return the period (ISO 8601) of a day; a ``day`` that is a longer period itself is returned as it is.

    >>> [_period("2019-12-31", by) for by in ("day", "week", "month", "year")]
    ['2019-12-31', '2020-W01', '2019-12', '2019']
    >>> [_period("2019-12", by) for by in ("day", "week", "month", "year")]
    ['2019-12', '2019-12', '2019-12', '2019']
    """
    if len(day) < WHOLE_DAY:
        return day[:4] if by == "year" else day
    if by == "week":
        try:
            year, week, _ = date.fromisoformat(day[:10]).isocalendar()
        except ValueError:
            return day[:4]
        return f"{year:04}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[by]]
