"""Where events took place: the list of places, the points on a map, and the countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from communique.record import EventFilters, PlaceRow, Quads, Record
from communique.record.queries.totals import sum_quads

POINTS = frozenset({"point", "city"})
"""Precisions that are drawn as a point; a country or a region is an area even if it has coordinates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace(PlaceRow):
    """A place of the record; ``n_named`` is the number of events of all places with its name, which a link by name finds."""

    n_named: int

    @property
    def is_point(self) -> bool:
        """Tell whether the place is drawn as a point."""
        return self.precision in POINTS and self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country's events: all of them by quad class, and the number of those without a closer place than a region."""

    code: str
    vague: int
    quads: Quads


def place_list(record: Record, filters: EventFilters) -> list[MapPlace]:
    """Return the places of the events that meet the filters, most events first."""
    rows = record.places(**filters)
    named = Counter[str]()
    for row in rows:
        named[row.name.lower()] += row.n_events
    return [MapPlace(**asdict(row), n_named=named[row.name.lower()]) for row in rows]


def areas(rows: Iterable[MapPlace]) -> list[Area]:
    """Return the countries of some places, most events first.

    >>> row = MapPlace(name="Seoul", country="KOR", precision="city", lat=37.6, lon=127.0, n_events=2,
    ...     quads=(2, 0, 0, 0), n_named=2)
    >>> areas([row])
    [Area(code='KOR', vague=0, quads=(2, 0, 0, 0))]
    """
    within: defaultdict[str, list[MapPlace]] = defaultdict(list)
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


def spots(rows: Sequence[MapPlace]) -> list[MapPlace]:
    """Return the places that are drawn as points."""
    return [row for row in rows if row.is_point]
