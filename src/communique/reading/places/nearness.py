"""Nearness: a grid of the places that an article's names may mean, for fast search of neighbours."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from communique.knowledge.gazetteer import Site, distance_km

NEAR_KM = 120.0
"""Most kilometres between two places that support each other."""
_KM_A_DEGREE = 111.2
_CELL = NEAR_KM / _KM_A_DEGREE
"""The size of a cell in degrees: near places are in the same or the next row of cells."""
_MOST_BEARERS = 40
"""Most places entered for one name."""
_MOST_NEAR = 3
"""Most near names that are counted; the limit keeps long lists of towns fast."""


class Grid:
    """The places that the names of an article may mean, by cells of latitude and longitude."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[str, set[Site]]] = defaultdict(lambda: defaultdict(set))

    def enter(self, name: str, bearers: Sequence[Site]) -> None:
        """Enter the towns and points that have a name as their main name."""
        for site in bearers[:_MOST_BEARERS]:
            if site.precision in {"city", "point"} and not site.also:
                self._cells[math.floor(site.lat / _CELL), math.floor(site.lon / _CELL)][name].add(site)

    def count_near(self, site: Site, name: str) -> int:
        """Return the number of names other than ``name`` that may be near a place, three at most."""
        row = math.floor(site.lat / _CELL)
        # meridians converge towards the poles, so more columns are near there
        shrink = math.cos(math.radians(min(abs(site.lat) + _CELL, 89.0)))
        reach = min(_CELL / shrink, 360.0)
        first, last = (math.floor((site.lon + side) / _CELL) for side in (-reach, reach))
        near: set[str] = set()
        for cell in ((row + up, column) for up in (-1, 0, 1) for column in range(first, last + 1)):
            for other, there in self._cells.get(cell, {}).items():
                if (
                    other not in near
                    and other != name
                    and any(distance_km(site.at, s.at) < NEAR_KM for s in there)
                ):
                    near.add(other)
                    if len(near) == _MOST_NEAR:
                        return _MOST_NEAR
        return len(near)
