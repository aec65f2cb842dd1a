"""Numbers of events over time and by quad class: the data behind the drawings of time series and pairs."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Unpack

from communique.record import EventFilters, Layer, Quads, Record
from communique.record.dating import WHOLE_DAY
from communique.record.queries.totals import sum_quads
from communique.values import is_day
from communique.web.periods import UNITS, Unit, last_day, number_of, unit_for, window

_MONTHS = frozenset({"month", "quarter", "year"})
WIDEST = 115
"""Most periods that a wide drawing has room for."""


@dataclass(frozen=True, kw_only=True)  # without slots, since cached_property needs a __dict__
class Activity:
    """Numbers of events in total, by quad class, and by day and quad class; ``undated`` ones have no day.

    If ``grain`` is ``"month"``, each of the ``days`` is the first of a month and stands for the whole month. ``vague``
    are the events that are dated to a month, a year or a decade only (``"2019-04"``, ``"2019"``, ``"201"``); bars of
    shorter periods do not count them.
    """

    total: int
    undated: int
    quads: Quads
    days: tuple[tuple[str, Quads], ...]
    grain: Literal["day", "month"] = "day"
    vague: tuple[tuple[str, Quads], ...] = ()
    close: Activity | None = None  # the part that is drawn, by day, if it is short enough

    @property
    def first(self) -> str:
        """The first ISO day."""
        return self.days[0][0]

    @property
    def last(self) -> str:
        """The last ISO day; with months, the last day of the last month."""
        return self._end(self.days[-1][0])

    @property
    def ends(self) -> list[str]:
        """The ISO days with events; with months, the first and last day of each."""
        days = [day for day, _ in self.days]
        return days if self.grain == "day" else [end for day in days for end in (day, self._end(day))]

    def _end(self, day: str) -> str:
        return day if self.grain == "day" else last_day(number_of(day, "month"), "month").isoformat()

    @functools.cached_property
    def drawn(self) -> Activity:
        """The part that is drawn: see :func:`communique.web.periods.window`."""
        if self.close is not None or not self.days:
            return self.close or self
        return self.within(*window([(day, sum(counts)) for day, counts in self.days]))

    def within(self, first: str, last: str) -> Activity:
        """Return the part from one ISO day to another, both included; the object itself if that is all."""
        if self.grain == "month":
            first = first[:8] + "01"
        kept = tuple((day, counts) for day, counts in self.days if first <= day <= last)
        vague = tuple((day, counts) for day, counts in self.vague if first[: len(day)] <= day <= last)
        if len(kept) == len(self.days) and len(vague) == len(self.vague):
            return self
        quads = sum_quads(counts for _, counts in kept + vague)
        return Activity(
            total=sum(quads),
            undated=0,
            quads=quads,
            days=kept,
            grain=self.grain,
            vague=vague,
        )

    @property
    def n_drawn(self) -> int:
        """Number of events in the bars that are drawn."""
        return sum(sum(counts) for _, counts in self.drawn.by(self.drawn.unit))

    @property
    def n_far(self) -> int:
        """Number of events that are not drawn because they are far from all others in time."""
        return self.n_placed - self.n_drawn - sum(n for _, n in self.vaguer)

    @property
    def n_placed(self) -> int:
        """Number of events that have a day, a month or a year."""
        return sum(sum(counts) for _, counts in (*self.days, *self.vague))

    @property
    def vaguer(self) -> list[tuple[str, int]]:
        """The numbers of events that are in no bar because they are dated too vaguely, by precision (``"month"`` …)."""
        # If events are counted by month, only the part that is drawn by day knows which are dated to a month only.
        months = () if self.close is None else self.close.vague
        vague = (*self.vague, *(found for found in months if len(found[0]) == _MONTH))
        return dataclasses.replace(self, vague=vague).vaguer_than(self.drawn.unit)

    def vaguer_than(self, unit: Unit) -> list[tuple[str, int]]:
        """Return the numbers of events that are too vaguely dated to be in a period of a unit, by precision."""
        found = Counter[str]()
        for day, counts in self.vague:
            if not _has_place(day, unit):
                found[_KNOWN.get(len(day), _LONGER)] += sum(counts)
        return [(known, found[known]) for known in (*_KNOWN.values(), _LONGER) if found[known]]

    @property
    def vaguer_texts(self) -> list[str]:
        """:attr:`vaguer` in words, one phrase for each precision."""
        return [vague_text(known, number) for known, number in self.vaguer]

    @property
    def left_out_text(self) -> str:
        """A phrase that says which events are not drawn; empty if all are."""
        says = []
        if self.n_far:
            says.append(f"{self.n_far:,} long before or after")
        says += self.vaguer_texts
        if self.undated:
            says.append(f"{self.undated:,} on no day")
        return f"of {self.total:,} events not drawn: {', '.join(says)}" if says else ""

    @functools.cached_property
    def unit(self) -> Unit:
        """The shortest unit for which a page has room, but not shorter than ``grain``."""
        found = unit_for((day for day, _ in self.days), most=WIDEST)
        return max(found, self.grain, key=UNITS.index)

    def by(self, unit: Unit) -> tuple[tuple[int, Quads], ...]:
        """Return the numbers of each period with events (see :mod:`communique.web.periods`)."""
        if unit not in self._periods:
            periods: defaultdict[int, list[Quads]] = defaultdict(list)
            for day, counts in self.days:
                periods[number_of(day, unit)].append(counts)
            for day, counts in self.vague:
                if _has_place(day, unit):
                    periods[number_of(f"{day}-01-01"[:WHOLE_DAY], unit)].append(counts)
            self._periods[unit] = tuple((number, sum_quads(many)) for number, many in sorted(periods.items()))
        return self._periods[unit]

    @property
    def in_periods(self) -> tuple[tuple[int, Quads], ...]:
        """The numbers by the unit of the drawn part; only those of that part if the rest is counted by month."""
        unit = self.drawn.unit
        return (self if self.grain == "day" or unit in _MONTHS else self.drawn).by(unit)

    @functools.cached_property
    def _periods(self) -> dict[Unit, tuple[tuple[int, Quads], ...]]:
        return {}


_MONTH = len("2019-04")
_KNOWN = {_MONTH: "month", len("2019"): "year"}
"""The precision of a date, by its number of characters."""
_LONGER = "decade"


def vague_text(known: str, number: int) -> str:
    """Return a phrase for a number of events that are dated to a month, a year or a longer time only.

    >>> vague_text("year", 2), vague_text("decade", 1)
    ('2 dated to the year only', '1 dated to more than a year')
    """
    return f"{number:,} dated to {'more than a year' if known == _LONGER else f'the {known} only'}"


def _has_place(day: str, unit: Unit) -> bool:
    """Tell whether a date (``2019-04``, ``2019`` or ``201``) lies within one period of a unit.

    >>> [_has_place("2019-04", unit) for unit in UNITS], [_has_place("2019", unit) for unit in UNITS]
    ([False, False, True, True, True], [False, False, False, False, True])
    """
    known = _KNOWN.get(len(day))
    return known is not None and UNITS.index(unit) >= UNITS.index("month" if known == "month" else "year")


def piled(counts: Quads) -> Iterator[tuple[int, int, int]]:
    """Yield each quad class of a bar with its start and end: material acts next to the axis, verbal acts beyond them.

    >>> list(piled((1, 2, 4, 0)))  # conflict is below the axis
    [(2, 0, 2), (1, 2, 3), (3, 0, -4)]
    """
    for quads, sign in (((2, 1), 1), ((4, 3), -1)):
        start = 0
        for quad in quads:
            if size := sign * counts[quad - 1]:
                yield quad, start, start + size
            start += size


def over_time(
    record: Record,
    *,
    by: Literal["day", "month"] = "day",
    layer: Layer = "events",
    **filters: Unpack[EventFilters],
) -> Activity:
    """Return the numbers of events that meet the filters, by quad class and day or month.

    Args:
        record: the record that holds them.
        by: the grain of the numbers.
        layer: count each event once (``events``), or each report of it (``reports``).
        filters: those of :meth:`communique.record.Record.events`.

    """
    totals, undated = [0] * 5, 0
    days: dict[str, list[int]] = {}  # by quad class; index 0 is for events without one
    vague: dict[str, list[int]] = {}
    for row in record.days(by=by, layer=layer, **filters):
        totals[row.quad] += row.n
        day = row.day if by == "day" or row.day is None or len(row.day) < _MONTH else f"{row.day}-01"
        counts = None if day is None else days.get(day)
        if counts is None:
            if day is None or not (is_day(day) or _is_vague(day)):
                undated += row.n
                continue
            counts = (days if len(day) == WHOLE_DAY else vague).setdefault(day, [0] * 5)
        counts[row.quad] += row.n
    return Activity(
        total=sum(totals),
        undated=undated,
        quads=(totals[1], totals[2], totals[3], totals[4]),
        days=tuple((day, (n[1], n[2], n[3], n[4])) for day, n in sorted(days.items())),
        grain=by,
        vague=tuple((day, (n[1], n[2], n[3], n[4])) for day, n in sorted(vague.items())),
    )


def _is_vague(day: str) -> bool:
    """Tell whether a date is only a month, a year, a decade or a century."""
    return is_day(f"{day}-01") if len(day) == _MONTH else len(day) < len("2019-") and day.isdecimal()


def overview(record: Record, **filters: Unpack[EventFilters]) -> Activity:
    """Return the numbers of events for a page: by day if the period is short enough for weeks to be drawn, else by month.

    Over a century, numbers by day would be far more than a page can show.
    """
    since, until = filters.get("since"), filters.get("until")
    if since is not None and until is not None and is_short(since, until):
        return over_time(record, **filters)
    found = over_time(record, by="month", **filters)
    if not found.days:
        return found
    if is_short(found.first, found.last):
        return over_time(record, **filters)
    drawn = found.drawn
    if not is_short(drawn.first, drawn.last):
        return found
    part: EventFilters = {**filters, "since": max(drawn.first, since or "")}
    part["until"] = min(drawn.last, until or "~")
    return dataclasses.replace(found, close=over_time(record, **part))


def is_short(first: str, last: str) -> bool:
    """Tell whether a period is short enough to be drawn by days or weeks; one that ends before it begins counts as short."""
    return first > last or unit_for((first, last), most=WIDEST) in {"day", "week"}
