"""Events counted by month once, so that what is asked of very many need not go through them each time.

Kept are the months of all events and of every type, status, degree of certainty, country, what it did and what was done
to it, pair of countries and direction of one that has many events. What has few is as soon counted when it is asked for.
"""

from __future__ import annotations

import itertools
from collections import Counter
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
"""Events that are worth a sum."""
STEPS = (0.2, 0.3, 0.5, 0.8)
"""How sure the reader has at least to be: what pages offer to ask for."""
Key = tuple[str, ...]
Sums = dict[Key, tuple[DayRow, ...]]
_Counts = Counter[tuple[str, int]]
"""How many by month and quad class."""
_QUADS = range(5)  # what has no class is at 0


def month_sums(connection: Connection) -> Sums:
    """Return the months of what has at least ``MANY`` events that no one rejected."""
    found: Sums = {}

    def keep(key: Key, counts: _Counts) -> None:
        if counts.total() >= MANY:
            found[key] = tuple(
                DayRow(day=month or None, quad=quad, n=n) for (month, quad), n in sorted(counts.items()) if n
            )

    every: _Counts = Counter()
    for (kind,), counts in _classed(connection, events, events.c.type):
        keep(("type", kind), counts)
        every += counts
    keep(("all",), every)
    for key, counts in _told(connection).items():
        keep(key, counts)
    party = event_parties.c
    once = (party.country.is_not(None), sa.not_(party.is_repeat))
    for (country,), counts in _classed(connection, event_parties, party.country, *once):
        keep(("country", country), counts)
    for country, side, counts in _by_side(connection):
        keep((side, country), counts)
    for (one, two), ways in _by_way(connection):
        keep(("pair", one, two), sum(ways.values(), Counter()))
        if one != two:
            both = ways.get(_AIMED, Counter())
            keep(("way", one, two), ways.get(1, Counter()) + both)
            keep(("way", two, one), ways.get(2, Counter()) + both)
    return found


Edge = tuple[str, str]
"""The first and last day of a part of a month."""


def from_sums(sums: Sums, filters: EventFilters) -> tuple[list[DayRow], list[Edge]] | None:
    """Return the numbers by month of the events that the filters leave, and the parts of months still to be counted.

    ``None`` where no sum tells.

    >>> months = (DayRow(day=None, quad=1, n=2), DayRow(day="2019-04", quad=1, n=3), DayRow(day="2019-05", quad=4, n=1))
    >>> rows, edges = from_sums({("type", "AID"): months}, {"type": "AID", "since": "2019-04-02"})
    >>> [row.n for row in rows], edges
    ([1], [('2019-04-02', '2019-04-30')])
    """
    since, until, quad = filters.get("since"), filters.get("until"), filters.get("quad")
    rows = sums.get(_key_of(filters) or ())
    whole = None if rows is None else _whole_months(since, until)
    if rows is None or whole is None:
        return None
    first, last, edges = whole
    is_dated = since is not None or until is not None  # what is on no day is in no time
    kept = [
        row
        for row in rows
        if quad in {None, row.quad} and (not is_dated if row.day is None else lies_in(row.day, first, last))
    ]
    return kept, edges


def _whole_months(since: str | None, until: str | None) -> tuple[str | None, str | None, list[Edge]] | None:
    """Return the first and last day of the whole months of a time, and what of it lies before and after these.

    ``None`` where there is no whole month, or no such day.

    >>> _whole_months("2019-01-01", "2019-04-10")
    ('2019-01-01', '2019-03-31', [('2019-04-01', '2019-04-10')])
    """
    first, last, edges = None, None, []
    try:
        if since is not None:
            begin, end = _month_of(since)
            first = (begin if since == begin.isoformat() else end + _DAY).isoformat()
            edges += [(since, end.isoformat())] if since != begin.isoformat() else []
        if until is not None:
            begin, end = _month_of(until)
            last = (end if until == end.isoformat() else begin - _DAY).isoformat()
            edges += [(begin.isoformat(), until)] if until != end.isoformat() else []
    except (ValueError, OverflowError):  # no day, or the first or last of all
        return None
    return (first, last, edges) if first is None or last is None or first <= last else None


_DAY = timedelta(days=1)


def _month_of(day: str) -> tuple[date, date]:
    """Return the first and last day of the month that an ISO day lies in."""
    begin = date.fromisoformat(day).replace(day=1)
    return begin, (begin + 31 * _DAY).replace(day=1) - _DAY


def _key_of(filters: EventFilters) -> Key | None:
    """Return under which key the events are summed that filters leave, whatever the time and the quad class."""
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


_FREE = frozenset({"since", "until", "quad", "newest", "limit", "after"})


def _are_codes(*names: str) -> bool:
    return all(country_name(name) is not None for name in names)


def _classed(
    connection: Connection, table: sa.Table, key: Any, *tests: Any
) -> Iterator[tuple[tuple[str, ...], _Counts]]:
    """Yield each value of a column and its events by month and quad class."""
    numbers = [sa.func.count().filter(table.c.quad == quad) for quad in _QUADS]
    rows = _by_month(connection, table, [key], numbers, *tests)
    for value, months in itertools.groupby(rows, key=lambda row: row[0]):
        yield (
            (value,),
            Counter({(month, quad): n for _, month, *ns in months for quad, n in enumerate(ns) if n}),
        )


def _by_side(connection: Connection) -> Iterator[tuple[str, str, _Counts]]:
    """Yield each country, a side, and its events on that side by month and quad class."""
    party = event_parties.c
    key = [party.country, party.side, party.quad]
    numbers = [sa.func.count(party.event.distinct())]  # two of its parties may be on one side
    rows = _by_month(connection, event_parties, key, numbers, party.country.is_not(None))
    for (country, side), months in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        yield country, side, Counter({(month, quad): n for _, _, quad, month, n in months})


def _told(connection: Connection) -> dict[Key, _Counts]:
    """Return the events of each status, and those of which the reader is at least so sure, by month and quad class."""
    surer = [sa.func.count().filter(events.c.confidence >= step) for step in STEPS]
    key = [events.c.status, events.c.quad]
    found: dict[Key, _Counts] = {}
    for status, quad, month, *numbers in _by_month(connection, events, key, [sa.func.count(), *surer]):
        keys = [("status", status), *(("sure", f"{step}") for step in STEPS)]
        for each, number in zip(keys, numbers, strict=True):
            found.setdefault(each, Counter())[month, quad] += number
    return found


_AIMED = 4
"""What goes both ways and has a target, beside the ways 0 to 3 of the index of pairs."""


def _by_way(connection: Connection) -> Iterator[tuple[tuple[str, str], dict[int, _Counts]]]:
    """Yield each two countries and their events by month and quad class, by the way these go; ``_AIMED`` ones are in 3 too."""
    pair = event_pairs.c
    key = [pair.one, pair.two, pair.way, pair.quad]  # in this order an index has them
    rows = _by_month(connection, event_pairs, key, [sa.func.count()])
    has_target = sa.exists().where(event_parties.c.event == pair.event, event_parties.c.side == "target")
    aimed: dict[tuple[str, str], _Counts] = {}
    for one, two, _, quad, month, n in _by_month(
        connection, event_pairs, key, [sa.func.count()], pair.way == 3, has_target
    ):
        aimed.setdefault((one, two), Counter())[month, quad] += n
    for two_of_them, theirs in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        ways: dict[int, _Counts] = {}
        for _, _, way, quad, month, n in theirs:
            ways.setdefault(way, Counter())[month, quad] += n
        yield two_of_them, ways


def _by_month(
    connection: Connection, table: sa.Table, key: Sequence[Any], numbers: Sequence[Any], *tests: Any
) -> Iterator[tuple[Any, ...]]:
    """Yield rows of a key, a month, and numbers of events that no one rejected, in order of the key.

    They are counted by day first, as an index has them, and only the days are sorted into months.
    """
    named = [number.label(f"n{place}") for place, number in enumerate(numbers)]
    each = (
        sa.select(*key, table.c.day, *named)
        .where(sa.not_(table.c.is_rejected), *tests)
        .group_by(*key, table.c.day)
        .subquery()
    )
    keys = [each.c[column.name] for column in key]
    month = sa.func.substr(each.c.day, 1, len("2019-04")).label("month")
    totals = [sa.cast(sa.func.sum(each.c[number.name]), sa.Integer) for number in named]
    chosen = sa.select(*keys, month, *totals).group_by(*keys, month).order_by(*keys, month)
    for row in connection.execute(chosen):
        yield tuple(row)
