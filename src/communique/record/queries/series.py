"""Events or reports by day, week, month or year."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import Layer, Period, SeriesRow
from communique.record.queries.events import event_tests
from communique.record.queries.filters import EventFilters
from communique.record.schema import events, reports
from communique.record.store import Store


def series(
    connection: Connection, store: Store, *, by: Period, layer: Layer, filters: EventFilters
) -> list[SeriesRow]:
    """Return events or reports by period; those without any day are left out."""
    own = events if layer == "events" else reports
    tests = event_tests(connection, store, layer, filters)
    total = sa.func.coalesce(sa.func.sum(own.c.intensity), 0.0)
    query = sa.select(events.c.day, sa.func.count(), total).select_from(events)
    if layer == "reports":
        query = query.join(reports, reports.c.event == events.c.id)
    query = query.where(events.c.day != "", *tests).group_by(events.c.day)
    periods: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    for day, number, intensity in connection.execute(query.order_by(events.c.day)):
        period = periods[_period(day, by)]
        period[0] += number
        period[1] += float(intensity)
    return [
        SeriesRow(period=period, n=int(n), intensity=round(total, 6))
        for period, (n, total) in sorted(periods.items())
    ]


def _period(day: str, by: Period) -> str:
    """Return the period that a day is in, as ISO 8601 writes it.

    >>> [_period("2019-12-31", by) for by in ("day", "week", "month", "year")]
    ['2019-12-31', '2020-W01', '2019-12', '2019']
    """
    if by == "week":
        try:
            year, week, _ = date.fromisoformat(day[:10]).isocalendar()
        except ValueError:
            return day[:4]
        return f"{year:04}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[by]]
