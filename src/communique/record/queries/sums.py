"""Sums of events by month for large selections, which would take long to count each time.

There are sums for all events and for each type, status, least confidence, country, country on one side, pair of countries
and direction between two countries, if they have many events. Small selections are counted when they are asked for.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record.dating import lies_in
from communique.record.queries.answers import DayRow
from communique.record.queries.filters import EventFilters
from communique.record.queries.parties import are_two_countries
from communique.record.schema import event_pairs, event_parties, events

MANY = 2_000
"""The number of events from which a selection has a sum."""
STEPS = (0.2, 0.3, 0.5, 0.8)
"""The least confidences that have sums: those that the pages offer as filters."""
Key = tuple[str, ...]
"""A selection: a kind such as ``"type"`` and its values."""
Sums = dict[Key, tuple[DayRow, ...]]
"""Numbers of events by month and quad class, for each selection."""
_Counts = Counter[tuple[str, int]]
"""Numbers of events by month and quad class."""
_QUADS = range(5)  # 0: without a class


def month_sums(connection: Connection) -> Sums:
    """Return the sums of all selections with at least :data:`MANY` events that are not rejected."""
    found: Sums = {}

    def keep(key: Key, counts: _Counts) -> None:
        if counts.total() >= MANY:
            found[key] = tuple(
                DayRow(day=month or None, quad=quad, n=n) for (month, quad), n in sorted(counts.items()) if n
            )

    total: _Counts = Counter()
    for kind, counts in _by_value(connection, events, events.c.type):
        keep(("type", kind), counts)
        total += counts
    keep(("all",), total)
    for key, counts in _by_status_and_confidence(connection).items():
        keep(key, counts)
    party = event_parties.c
    once = (party.country.is_not(None), sa.not_(party.is_repeat))
    for country, counts in _by_value(connection, event_parties, party.country, *once):
        keep(("country", country), counts)
    for country, side, counts in _by_side(connection):
        keep((side, country), counts)
    ways_with_target = _both_ways_with_target(connection)
    for (one, two), ways in _by_way(connection):
        keep(("pair", one, two), sum(ways.values(), Counter()))
        if one != two:
            both = ways_with_target.get((one, two), Counter())
            keep(("way", one, two), ways.get(1, Counter()) + both)
            keep(("way", two, one), ways.get(2, Counter()) + both)
    return found


Edge = tuple[str, str]
"""The first and last day of an incomplete month."""


def from_sums(sums: Sums, filters: EventFilters) -> tuple[list[DayRow], list[Edge]] | None:
    """Return the numbers of events by month that meet filters, and the incomplete months that have yet to be counted.

    ``None`` if there is no sum for the filters.

    >>> months = (DayRow(day=None, quad=1, n=2), DayRow(day="2019-04", quad=1, n=3), DayRow(day="2019-05", quad=4, n=1))
    >>> rows, edges = from_sums({("type", "AID"): months}, {"type": "AID", "since": "2019-04-02"})
    >>> [row.n for row in rows], edges
    ([1], [('2019-04-02', '2019-04-30')])
    """
    since, until, quad = filters.get("since"), filters.get("until"), filters.get("quad")
    rows = sums.get(_key_of(filters) or ())
    if rows is None:
        return None
    months = _whole_months(since, until)
    if months is None:
        return None
    first, last, edges = months
    kept = [row for row in rows if quad in {None, row.quad} and _is_within(row, first, last)]
    return kept, edges


def _is_within(row: DayRow, first: str | None, last: str | None) -> bool:
    """Tell whether the month of a row lies between two days; an unknown one only if there is no limit."""
    if row.day is None:
        return first is None and last is None
    return lies_in(row.day, first, last)


def _whole_months(since: str | None, until: str | None) -> tuple[str | None, str | None, list[Edge]] | None:
    """Return the first and last day of the whole months between two days, and the incomplete months around them.

    ``None`` if there is no whole month, or a day is not in the calendar.

    >>> _whole_months("2019-01-01", "2019-04-10")
    ('2019-01-01', '2019-03-31', [('2019-04-01', '2019-04-10')])
    """
    first, last = since, until
    edges: list[Edge] = []
    try:
        if since is not None:
            begin, end = _month_of(since)
            if since != begin.isoformat():
                first = (end + _DAY).isoformat()
                edges.append((since, end.isoformat()))
        if until is not None:
            begin, end = _month_of(until)
            if until != end.isoformat():
                last = (begin - _DAY).isoformat()
                edges.append((begin.isoformat(), until))
    except (ValueError, OverflowError):  # not in the calendar, or at its beginning or end
        return None
    if first is not None and last is not None and first > last:
        return None
    return first, last, edges


_DAY = timedelta(days=1)


def _month_of(day: str) -> tuple[date, date]:
    """Return the first and last day of the month of an ISO day."""
    begin = date.fromisoformat(day).replace(day=1)
    return begin, (begin + 31 * _DAY).replace(day=1) - _DAY


def _key_of(filters: EventFilters) -> Key | None:
    """Return the key of the selection that filters make, apart from time and quad class; ``None`` if it has no sums."""
    asked = {
        name: value
        for name, value in filters.items()
        if value is not None and value is not False and name not in _FREE
    }
    key: Key | None = None
    match asked:
        case {**rest} if not rest:
            key = ("all",)
        case {"type": str(kind), **rest} if not rest:
            key = ("type", kind)
        case {"status": str(status), **rest} if not rest:
            key = ("status", status)
        case {"min_confidence": float(least), **rest} if not rest:
            key = ("sure", f"{least}")
        case {"actor": str(one), "other": str(two), **rest} if not rest and _are_codes(one, two):
            key = ("pair", *sorted((one, two)))
        case {"actor": str(one), **rest} | {"country": str(one), **rest} if not rest and _are_codes(one):
            key = ("country", one)
        case {"source": str(one), "target": str(two), **rest} if not rest and are_two_countries(one, two):
            key = ("way", one, two)
        case {"source": str(one), **rest} if not rest and _are_codes(one):
            key = ("source", one)
        case {"target": str(one), **rest} if not rest and _are_codes(one):
            key = ("target", one)
    return key


# Filters that a sum can be narrowed by, or that do not matter for counts.
_FREE = frozenset({"since", "until", "quad", "newest", "limit", "after"})


def _are_codes(*names: str) -> bool:
    return all(country_name(name) is not None for name in names)


def _by_value(
    connection: Connection, table: sa.Table, column: Any, *tests: Any
) -> Iterator[tuple[str, _Counts]]:
    """Yield each value of a column, and its events by month and quad class."""
    numbers = [sa.func.count().filter(table.c.quad == quad) for quad in _QUADS]
    rows = _by_month(connection, table, [column], numbers, *tests)
    for value, months in itertools.groupby(rows, key=lambda row: row[0]):
        yield (
            value,
            Counter({(month, quad): n for _, month, *ns in months for quad, n in enumerate(ns) if n}),
        )


def _by_side(connection: Connection) -> Iterator[tuple[str, str, _Counts]]:
    """Yield each country, a side, and its events on that side by month and quad class."""
    party = event_parties.c
    key = [party.country, party.side, party.quad]
    numbers = [sa.func.count(party.event.distinct())]  # a country may have two parties on one side
    rows = _by_month(connection, event_parties, key, numbers, party.country.is_not(None))
    for (country, side), months in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        yield country, side, Counter({(month, quad): n for _, _, quad, month, n in months})


def _by_status_and_confidence(connection: Connection) -> dict[Key, _Counts]:
    """Return the events of each status, and those of each least confidence, by month and quad class."""
    numbers = [sa.func.count().filter(events.c.confidence >= step) for step in STEPS]
    columns = [events.c.status, events.c.quad]
    found: defaultdict[Key, _Counts] = defaultdict(Counter)
    for row in _by_month(connection, events, columns, [sa.func.count(), *numbers]):
        status, quad, month, n_events, *n_sure = row
        found["status", status][month, quad] += n_events
        for step, number in zip(STEPS, n_sure, strict=True):
            found["sure", f"{step}"][month, quad] += number
    return found


def _by_way(connection: Connection) -> Iterator[tuple[tuple[str, str], dict[int, _Counts]]]:
    """Yield each pair of countries, and its events by month and quad class for each ``way`` of ``event_pairs``."""
    rows = _by_month(connection, event_pairs, _WAYS, [sa.func.count()])
    for pair, theirs in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        ways: defaultdict[int, _Counts] = defaultdict(Counter)
        for _, _, way, quad, month, n in theirs:
            ways[way][month, quad] += n
        yield pair, ways


_WAYS = [event_pairs.c.one, event_pairs.c.two, event_pairs.c.way, event_pairs.c.quad]  # the order of an index


def _both_ways_with_target(connection: Connection) -> dict[tuple[str, str], _Counts]:
    """Return, by pair of countries, the events that go both ways and have a target, by month and quad class."""
    pair = event_pairs.c
    has_target = sa.exists().where(event_parties.c.event == pair.event, event_parties.c.side == "target")
    rows = _by_month(connection, event_pairs, _WAYS, [sa.func.count()], pair.way == 3, has_target)
    found: defaultdict[tuple[str, str], _Counts] = defaultdict(Counter)
    for one, two, _, quad, month, n in rows:
        found[one, two][month, quad] += n
    return found


def _by_month(
    connection: Connection, table: sa.Table, key: Sequence[Any], numbers: Sequence[Any], *tests: Any
) -> Iterator[tuple[Any, ...]]:
    """Yield rows of a key, a month and numbers of events that are not rejected, in order of key and month.

    Events are counted by day first, in the order of an index, and only the days, which are few, are grouped by month.
    """
    labelled = [number.label(f"n{index}") for index, number in enumerate(numbers)]
    by_day = (
        sa.select(*key, table.c.day, *labelled)
        .where(sa.not_(table.c.is_rejected), *tests)
        .group_by(*key, table.c.day)
        .subquery()
    )
    keys = [by_day.c[column.name] for column in key]
    month = sa.func.substr(by_day.c.day, 1, len("2019-04")).label("month")
    totals = [sa.cast(sa.func.sum(by_day.c[number.name]), sa.Integer) for number in labelled]
    chosen = sa.select(*keys, month, *totals).group_by(*keys, month).order_by(*keys, month)
    for row in connection.execute(chosen):
        yield tuple(row)
