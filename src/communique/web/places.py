"""Where events took place: places as a list, and what of them can be a point on a map. Read only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from communique.record import EventFilters, Quads, Record
from communique.record.queries import select_events
from communique.record.schema import events
from communique.web.activity import quads_of

POINTS = frozenset({"point", "city"})
"""Precisions that are a point on a map; a country or a region is an area, whatever coordinates stand for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place, how precisely it is known, and the events there by quad class; ``n_named`` counts all of its name."""

    name: str
    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    n_events: int
    quads: Quads
    n_named: int

    @property
    def is_point(self) -> bool:
        """Tell whether it can be a point on a map."""
        return self.precision in POINTS and self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country's events: those known no closer than to it or a region of it, and all in it, by quad class."""

    code: str
    vague: int
    quads: Quads


def place_list(record: Record, filters: EventFilters) -> list[PlaceRow]:
    """Return where the events that the filters leave took place, most events first."""
    plain: EventFilters = {**filters, "after": None, "limit": None}
    fields = tuple(events.c[name] for name in ("place", "place_country", "place_precision", "lat", "lon"))
    with record._store.reading() as connection:  # noqa: SLF001 - the record's places know no filters
        tests = select_events(connection, record._store, layer="events", filters=plain).whereclause  # noqa: SLF001
        chosen = sa.select(*fields, events.c.quad, sa.func.count()).where(events.c.place.is_not(None))
        if tests is not None:
            chosen = chosen.where(tests)
        rows = connection.execute(chosen.group_by(*fields, events.c.quad)).all()
    counts: defaultdict[tuple[str, str | None, str | None, float | None, float | None], Counter[int]]
    counts = defaultdict(Counter)
    named = Counter[str]()
    for row in rows:
        name, country, precision, lat, lon, quad, number = tuple(row)
        counts[name, country, precision, lat, lon][quad] += number
        named[name.lower()] += number
    found = [
        PlaceRow(
            name=name,
            country=country,
            precision=precision,
            lat=lat,
            lon=lon,
            n_events=sum(quads.values()),
            quads=quads_of(quads),
            n_named=named[name.lower()],
        )
        for (name, country, precision, lat, lon), quads in counts.items()
    ]
    return sorted(
        found, key=lambda row: (-row.n_events, row.name, row.country or "", row.lat or 0.0, row.lon or 0.0)
    )


def areas(rows: Iterable[PlaceRow]) -> list[Area]:
    """Return the countries that places are in, most events first.

    >>> row = PlaceRow(name="Seoul", country="KOR", precision="city", lat=37.6, lon=127.0, n_events=2,
    ...     quads=(2, 0, 0, 0), n_named=2)
    >>> areas([row])
    [Area(code='KOR', vague=0, quads=(2, 0, 0, 0))]
    """
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    vague = Counter[str]()
    for row in rows:
        if row.country is None:
            continue
        for index, number in enumerate(row.quads):
            sums[row.country][index] += number
        if not row.is_point:
            vague[row.country] += row.n_events
    found = [Area(code=code, vague=vague[code], quads=(n[0], n[1], n[2], n[3])) for code, n in sums.items()]
    return sorted(found, key=lambda area: (-sum(area.quads), area.code))


def spots(rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return the places that are points."""
    return [row for row in rows if row.is_point]
