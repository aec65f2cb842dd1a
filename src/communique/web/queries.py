"""Numbers that the pages ask for beyond the record's own questions: weeks, pairs, places, verdicts. Read only."""

from __future__ import annotations

import contextlib
import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import Record
from communique.record.queries import (
    EventFilters,
    Layer,
    in_period,
    select_events,
)
from communique.record.schema import (
    event_parties,
    events,
    judgements,
    pages,
    problems,
    redirects,
    reports,
    statements,
)
from communique.web.periods import UNITS, Unit, number_of, unit_for, window

Quads = tuple[int, int, int, int]
"""Numbers of events of quad class 1, 2, 3 and 4."""
WIDEST = 115
"""Most periods that a wide drawing has room for."""


@dataclass(frozen=True, kw_only=True)  # without slots: what is made of the days is kept
class Activity:
    """How many events, by quad class, and by day and quad class; ``undated`` are on no day."""

    total: int
    undated: int
    quads: Quads
    days: tuple[tuple[str, Quads], ...]

    @functools.cached_property
    def drawn(self) -> Activity:
        """The part that is drawn: see :func:`communique.web.periods.window`."""
        if not self.days:
            return self
        return self.within(*window([(day, sum(counts)) for day, counts in self.days]))

    def within(self, first: str, last: str) -> Activity:
        """Return the part from one ISO day to another, both included; itself where that is all."""
        kept = tuple((day, counts) for day, counts in self.days if first <= day <= last)
        if len(kept) == len(self.days):
            return self
        sums = [sum(counts[place] for _, counts in kept) for place in range(4)]
        quads = (sums[0], sums[1], sums[2], sums[3])
        return Activity(total=sum(sums), undated=0, quads=quads, days=kept)

    @functools.cached_property
    def unit(self) -> Unit:
        """The finest unit that a page has room for."""
        return unit_for((day for day, _ in self.days), most=WIDEST)

    def by(self, unit: Unit) -> tuple[tuple[int, Quads], ...]:
        """Return the numbers of each period (see :mod:`communique.web.periods`) that has any."""
        return self._periods[unit]

    @functools.cached_property
    def _periods(self) -> dict[Unit, tuple[tuple[int, Quads], ...]]:
        found: dict[Unit, tuple[tuple[int, Quads], ...]] = {}
        for unit in UNITS:
            sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
            for day, counts in self.days:
                kept = sums[number_of(day, unit)]
                for place, count in enumerate(counts):
                    kept[place] += count
            found[unit] = tuple((number, (n[0], n[1], n[2], n[3])) for number, n in sorted(sums.items()))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """How many events ``source`` did to ``target`` (country codes), by quad class, talks of both included."""

    source: str
    target: str
    quads: Quads

    @property
    def total(self) -> int:
        """All events of the pair in this direction."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """Where events took place: coordinates only where a town or point is known."""

    name: str
    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    n_events: int


@contextlib.contextmanager
def connect(record: Record) -> Iterator[Connection]:
    """Give a connection that only reads."""
    with record._store.reading() as connection:  # noqa: SLF001 - the one place that reaches into the store
        yield connection


def stamp(record: Record) -> str:
    """Return a mark that changes whenever the record does, so that answers can be remembered until then."""
    path = record._store.path  # noqa: SLF001
    if path is not None:
        states = []
        for name in (str(path), f"{path}-wal"):
            with contextlib.suppress(FileNotFoundError):
                found = Path(name).stat()
                states.append(f"{found.st_size}.{found.st_mtime_ns}")
        return "/".join(states)
    with connect(record) as connection:
        marks = (sa.func.max(pages.c.n), sa.func.max(judgements.c.n), sa.func.count(redirects.c.id))
        return "/".join(str(connection.execute(sa.select(mark)).scalar()) for mark in marks)


def activity(record: Record, filters: EventFilters, *, layer: Layer = "events") -> Activity:
    """Return the numbers of events that the filters leave, by quad class and week."""
    plain: EventFilters = {**filters, "after": None, "limit": None}
    own = events if layer == "events" else reports
    source = events if layer == "events" else events.join(reports, reports.c.event == events.c.id)
    with connect(record) as connection:
        # Of the selection only its conditions are taken: counting needs neither sentences nor articles.
        tests = select_events(connection, record._store, layer=layer, filters=plain).whereclause  # noqa: SLF001
        chosen = sa.select(events.c.day, own.c.quad, sa.func.count()).select_from(source)
        if tests is not None:
            chosen = chosen.where(tests)
        rows = connection.execute(chosen.group_by(events.c.day, own.c.quad)).all()
    totals, days, undated = Counter[int](), defaultdict[str, Counter[int]](Counter), 0
    for day, quad, number in rows:
        totals[quad] += number
        try:
            date.fromisoformat(day)
        except ValueError:  # no day, or one that is none
            undated += number
        else:
            days[day][quad] += number
    return Activity(
        total=sum(totals.values()),
        undated=undated,
        quads=quads_of(totals),
        days=tuple((day, quads_of(days[day])) for day in sorted(days)),
    )


def quads_of(counts: Counter[int]) -> Quads:
    """Return counts by quad class in order of class."""
    return counts[1], counts[2], counts[3], counts[4]


def pairs(record: Record, *, since: str | None = None, until: str | None = None) -> list[PairRow]:
    """Return the pairs of countries between which there are events, busiest first.

    An event counts for each source and target; one that has sources alone, as a telephone call, in both directions.
    """
    ours, theirs = event_parties.alias(), event_parties.alias()
    has_target = sa.exists().where(event_parties.c.event == ours.c.event, event_parties.c.side == "target")
    tests = [sa.not_(events.c.is_rejected), ours.c.side == "source", ours.c.country != theirs.c.country]
    tests += in_period(events.c.day, since, until)
    joined = ours.join(events, events.c.id == ours.c.event).join(theirs, theirs.c.event == ours.c.event)
    found: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    with connect(record) as connection:
        # Two questions, each an event once a pair: far faster than one that counts distinct events.
        for way in ((theirs.c.side == "target",), (theirs.c.side == "source", sa.not_(has_target))):
            once = (
                sa.select(
                    ours.c.event, ours.c.country.label("one"), theirs.c.country.label("two"), events.c.quad
                )
                .select_from(joined)
                .where(*tests, *way)
                .distinct()
                .subquery()
            )
            fields = (once.c.one, once.c.two, once.c.quad)
            for one, two, quad, number in connection.execute(
                sa.select(*fields, sa.func.count()).group_by(*fields)
            ):
                found[one, two][quad] += number
    rows = [PairRow(source=one, target=two, quads=quads_of(counts)) for (one, two), counts in found.items()]
    return sorted(rows, key=lambda row: (-row.total, row.source, row.target))


def problem_counts(record: Record) -> list[tuple[str, int]]:
    """Return how often each problem's code occurs, most first."""
    number = sa.func.count()
    chosen = (
        sa.select(problems.c.code, number).group_by(problems.c.code).order_by(number.desc(), problems.c.code)
    )
    with connect(record) as connection:
        return [(code, n) for code, n in connection.execute(chosen)]


def place_list(record: Record) -> list[PlaceRow]:
    """Return where events took place, most events first."""
    names = ("place", "place_country", "place_precision", "lat", "lon")
    number = sa.func.count()
    chosen = (
        sa.select(*(events.c[name] for name in names), number)
        .where(events.c.place.is_not(None), sa.not_(events.c.is_rejected))
        .group_by(*(events.c[name] for name in names))
        .order_by(number.desc(), events.c.place)
    )
    with connect(record) as connection:
        return [
            PlaceRow(name=row[0], country=row[1], precision=row[2], lat=row[3], lon=row[4], n_events=row[5])
            for row in connection.execute(chosen)
        ]


def verdicts(record: Record, kind: str) -> dict[str, int]:
    """Return how many events (or statements) people accepted, corrected and rejected, and how many are open."""
    table = events if kind == "event" else statements
    state = sa.case((table.c.is_rejected, "rejected"), else_=sa.func.coalesce(table.c.verdict, "open"))
    with connect(record) as connection:
        rows = connection.execute(sa.select(state, sa.func.count()).group_by(state)).all()
    found = {str(name): int(n) for name, n in rows}
    return {name: found.get(name, 0) for name in ("accepted", "corrected", "rejected", "open")}


def doubtful(record: Record, kind: str, *, after: str | None = None) -> str | None:
    """Return the event (or statement) that no one has judged and the reader is least sure of; past ``after``, if given."""
    table = events if kind == "event" else statements
    chosen = sa.select(table.c.id).where(sa.not_(table.c.is_rejected), table.c.verdict.is_(None))
    with connect(record) as connection:
        if after is not None:
            mark = connection.execute(sa.select(table.c.confidence).where(table.c.id == after)).scalar()
            if mark is not None:
                chosen = chosen.where(
                    sa.tuple_(table.c.confidence, table.c.id) > sa.tuple_(sa.literal(mark), sa.literal(after))
                )
        return connection.execute(chosen.order_by(table.c.confidence, table.c.id).limit(1)).scalar()
