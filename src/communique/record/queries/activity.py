"""Events or reports by day, week, month or year; and by day and quad class."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import WHOLE_DAY, partly
from communique.record.queries.answers import DayRow, Layer, Period, SeriesRow
from communique.record.queries.events import event_tests
from communique.record.queries.filters import EventFilters
from communique.record.queries.parties import by_parties_alone
from communique.record.schema import events, reports
from communique.record.store import Store


def series(
    connection: Connection, store: Store, *, by: Period, layer: Layer, filters: EventFilters
) -> list[SeriesRow]:
    """Return events or reports by period; those without any day are left out."""
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
    """Return the numbers of events or reports by day, or month, and quad class; on no day first."""
    found = _counted(connection, store, layer, filters).subquery()
    query = sa.select(found.c.day, found.c.quad, sa.func.count().label("n"))
    query = query.group_by(found.c.day, found.c.quad)
    if by == "month":  # of days, which an index has in order: rows are many, days few
        each = query.subquery()
        month = sa.func.substr(each.c.day, 1, len("2019-04")).label("month")
        total = sa.cast(sa.func.sum(each.c.n), sa.Integer)  # PostgreSQL sums to a decimal
        query = sa.select(month, each.c.quad, total).group_by(month, each.c.quad)
    rows = connection.execute(query.order_by(query.selected_columns[0], query.selected_columns[1])).all()
    return [DayRow(day=day or None, quad=quad, n=number) for day, quad, number in rows]


def count_partly(connection: Connection, store: Store, filters: EventFilters) -> int:
    """Return the number of events whose month, year or longer time lies only partly in the time of the filters."""
    some = partly(filters.get("since"), filters.get("until"))
    if not some:
        return 0
    plain: EventFilters = {**filters, "since": None, "until": None, "after": None, "limit": None}
    tests = [*event_tests(connection, store, "events", plain), events.c.day.in_(some)]
    return connection.execute(sa.select(sa.func.count()).select_from(events).where(*tests)).scalar_one()


def _counted(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> sa.Select[Any]:
    """Return the selection of day, quad class and intensity, a row an event or report, of what the filters leave."""
    plain: EventFilters = {**filters, "after": None, "limit": None}
    alone = by_parties_alone(connection, plain) if layer == "events" else None
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
    """Return the period that a day is in, as ISO 8601 writes it; what is known no closer than to a longer one, in that.

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
