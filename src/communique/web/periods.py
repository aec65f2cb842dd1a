"""Days, weeks, months, quarters and years: which of them a drawing has room for, and their numbers, names and labels."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONDAY = date(1, 1, 1)  # a Monday, from which weeks are counted
_YEAR = 366  # days; a shorter time is always drawn whole
_MOST = 0.75  # share of the events that a part of the time must have to be drawn without the rest
_kept = functools.lru_cache(8192)  # drawings have the same days and periods from page to page
_LABEL = 62  # pixels that a label needs
_ROOM = (
    3  # times the width of a longer period that a day needs: narrow bars by day say less than bars by week
)


@_kept
def number_of(day: str, unit: Unit) -> int:
    """Return the number of the period in which an ISO day lies, counted from the first period of the year 1.

    Raises:
        ValueError: the text is not an ISO day.

    >>> number_of("2019-04-11", "week") - number_of("2019-04-08", "week")
    0

    """
    found = date.fromisoformat(day)
    if unit in {"day", "week"}:
        return (found - _MONDAY).days // (1 if unit == "day" else 7)
    return ((found.year - 1) * 12 + found.month - 1) // _MONTHS[unit]


@_kept
def first_day(number: int, unit: Unit) -> date:
    """Return the first day of a period.

    >>> first_day(number_of("2019-05-11", "quarter"), "quarter")
    datetime.date(2019, 4, 1)
    """
    if unit in {"day", "week"}:
        return _MONDAY + timedelta(days=number * (1 if unit == "day" else 7))
    years, months = divmod(number * _MONTHS[unit], 12)
    return date(years + 1, months + 1, 1)


@_kept
def last_day(number: int, unit: Unit) -> date:
    """Return the last day of a period.

    >>> last_day(number_of("2019-02-11", "month"), "month")
    datetime.date(2019, 2, 28)
    """
    return first_day(number + 1, unit) - timedelta(days=1)


def unit_for(days: Iterable[str], *, most: int) -> Unit:
    """Return the shortest unit of which at most ``most`` cover the time from the first to the last of some ISO days.

    >>> unit_for(["2019-01-01", "2019-03-01"], most=20), unit_for(["2010-01-01", "2019-03-01"], most=20)
    ('week', 'year')
    """
    listed = sorted(days)
    for unit in UNITS:
        room = most // _ROOM if unit == "day" else most
        if not listed or number_of(listed[-1], unit) - number_of(listed[0], unit) < room:
            return unit
    return UNITS[-1]


def window(days: Sequence[tuple[str, int]]) -> tuple[str, str]:
    """Return the first and the last day to draw.

    News looks back: a single event of decades ago would squeeze all others into a corner. If three in four events are
    in less than a third of the time, only that part is drawn; the page must say what is left out.

    Args:
        days: ISO days in order, each with its number of events.

    >>> window([("1953-07-27", 1), ("2019-04-11", 20), ("2019-05-11", 20)])
    ('2019-04-11', '2019-05-11')
    >>> window([("2018-07-27", 20), ("2019-05-11", 20)])
    ('2018-07-27', '2019-05-11')

    """
    numbers = [date.fromisoformat(day).toordinal() for day, _ in days]
    needed = _MOST * sum(count for _, count in days)
    best = (numbers[-1] - numbers[0], 0, len(days) - 1)
    start, held = 0, 0
    for end, (_, count) in enumerate(days):
        held += count
        while held - days[start][1] >= needed:
            held -= days[start][1]
            start += 1
        if held >= needed:
            best = min(best, (numbers[end] - numbers[start], start, end))
    span, first, last = best
    if span * 3 > numbers[-1] - numbers[0] or numbers[-1] - numbers[0] < _YEAR:
        return days[0][0], days[-1][0]
    reach = max(span // 4, 31)  # what lies close to the rest belongs to it
    while first > 0 and numbers[first] - numbers[first - 1] <= reach:
        first -= 1
    while last + 1 < len(days) and numbers[last + 1] - numbers[last] <= reach:
        last += 1
    return days[first][0], days[last][0]


@_kept
def period_text(number: int, unit: Unit) -> str:
    """Return the name of a period.

    >>> period_text(number_of("2019-04-11", "week"), "week"), period_text(number_of("2019-04-11", "quarter"), "quarter")
    ('Week of 2019-04-08', 'Quarter 2, 2019')
    """
    day = first_day(number, unit)
    if unit in {"day", "week"}:
        return f"{day}" if unit == "day" else f"Week of {day}"
    if unit == "quarter":
        return f"Quarter {day.month // 3 + 1}, {day.year}"
    return f"{day:%B %Y}" if unit == "month" else f"{day.year}"


def labels(first: int, last: int, unit: Unit, *, step: float) -> list[tuple[int, str]]:
    """Return the numbers of the periods that get a label, with the labels.

    Args:
        first: the number of the first period.
        last: the number of the last period.
        unit: the unit of the periods.
        step: the width of a period, in pixels.

    >>> labels(number_of("2018-11-05", "month"), number_of("2019-03-05", "month"), "month", step=70)[:2]
    [(24214, 'Nov 2018'), (24215, 'Dec')]

    """
    if unit == "day":
        stride = max(1, -(-_LABEL // max(1, int(step))))
        return [
            (number, f"{day.day} {day:%b %Y}" if number == first else f"{day.day} {day:%b}")
            for number in range(first, last + 1, stride)
            if (day := first_day(number, unit))
        ]
    month = {"week": step * 4.35, "month": step, "quarter": step / 3, "year": step / 12}[unit]
    stride = next((n for n in (1, 3, 6, 12, 24, 60, 120) if n * month >= _LABEL), 600)
    found: list[tuple[int, str]] = []
    before = -1
    for number in range(first, last + 1):
        day = first_day(number, unit)
        block = ((day.year - 1) * 12 + day.month - 1) // stride
        if block != before:
            is_year = stride >= 12 or (day.month == 1 and found)
            says = f"{day:%Y}" if is_year else f"{day:%b}" if found else f"{day:%b %Y}"
            if found and (number - found[-1][0]) * step < _LABEL:
                if len(found) == 1:  # the first label, which is in the middle of a block, gives way
                    found = [(number, f"{day:%Y}" if stride >= 12 else f"{day:%b %Y}")]
            else:
                found.append((number, says))
        before = block
    return found
