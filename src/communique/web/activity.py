"""How many events there are over time and by quad class: what series and pairs are drawn from."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import Unpack

from communique.record import EventFilters, Layer, Quads, Record
from communique.web.periods import Unit, is_day, number_of, unit_for, window

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
        if unit not in self._periods:
            sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
            for day, counts in self.days:
                kept = sums[number_of(day, unit)]
                for place, count in enumerate(counts):
                    kept[place] += count
            found = tuple((number, (n[0], n[1], n[2], n[3])) for number, n in sorted(sums.items()))
            self._periods[unit] = found
        return self._periods[unit]

    @functools.cached_property
    def _periods(self) -> dict[Unit, tuple[tuple[int, Quads], ...]]:
        return {}


def over_time(record: Record, *, layer: Layer = "events", **filters: Unpack[EventFilters]) -> Activity:
    """Return the numbers of events that the filters leave, by quad class and day.

    Args:
        record: where they are.
        layer: count each event once, or as often as it was reported.
        filters: as of :meth:`communique.record.Record.events`.

    """
    totals, undated = [0] * 5, 0
    days: dict[str, list[int]] = {}  # by quad class; what has none is at 0
    for row in record.days(layer=layer, **filters):
        totals[row.quad] += row.n
        counts = None if row.day is None else days.get(row.day)
        if counts is None:
            if row.day is None or not is_day(row.day):
                undated += row.n
                continue
            counts = days[row.day] = [0] * 5
        counts[row.quad] += row.n
    return Activity(
        total=sum(totals),
        undated=undated,
        quads=(totals[1], totals[2], totals[3], totals[4]),
        days=tuple((day, (n[1], n[2], n[3], n[4])) for day, n in sorted(days.items())),
    )
