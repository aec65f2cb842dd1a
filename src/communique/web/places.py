"""Where events took place: places as a list, and what of them can be a point on a map. Read only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.record import EventFilters, Quads, Record
from communique.record.queries.totals import sum_quads

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
    rows = record.places(**filters)
    named = Counter[str]()
    for row in rows:
        named[row.name.lower()] += row.n_events
    return [
        PlaceRow(
            name=row.name,
            country=row.country,
            precision=row.precision,
            lat=row.lat,
            lon=row.lon,
            n_events=row.n_events,
            quads=row.quads,
            n_named=named[row.name.lower()],
        )
        for row in rows
    ]


def areas(rows: Iterable[PlaceRow]) -> list[Area]:
    """Return the countries that places are in, most events first.

    >>> row = PlaceRow(name="Seoul", country="KOR", precision="city", lat=37.6, lon=127.0, n_events=2,
    ...     quads=(2, 0, 0, 0), n_named=2)
    >>> areas([row])
    [Area(code='KOR', vague=0, quads=(2, 0, 0, 0))]
    """
    within: defaultdict[str, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if row.country is not None:
            within[row.country].append(row)
    found = [
        Area(
            code=code,
            vague=sum(row.n_events for row in places if not row.is_point),
            quads=sum_quads(row.quads for row in places),
        )
        for code, places in within.items()
    ]
    return sorted(found, key=lambda area: (-sum(area.quads), area.code))


def spots(rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return the places that are points."""
    return [row for row in rows if row.is_point]
