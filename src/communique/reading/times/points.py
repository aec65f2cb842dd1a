"""Calendar arithmetic, with results as TIMEX3 values.

>>> unit_at(date(1998, 3, 20), "week", 0)
'1998-W12'
>>> unit_at(date(1999, 1, 15), "month", -2)
'1998-11'
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season (northern hemisphere)."""

_MONTHS_PER = {"month": 1, "quarter": 3, "year": 12, "yr": 12, "decade": 120, "century": 1200}
_DAYS_PER = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}


def moved(day: date, unit: str, n: int) -> date | None:
    """Return the day ``n`` units after ``day``; ``None`` outside the calendar or for units shorter than a day."""
    if unit in _DAYS_PER:
        try:
            return day + timedelta(days=n * _DAYS_PER[unit])
        except OverflowError:
            return None
    if unit not in _MONTHS_PER:
        return None
    month = day.year * 12 + day.month - 1 + n * _MONTHS_PER[unit]
    year, month = divmod(month, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_at(day: date, unit: str, n: int = 0) -> str | None:
    """Return the TIMEX3 value of the ``unit`` that is ``n`` after that of ``day``; ``None`` outside the calendar."""
    point = moved(day, unit, n)
    return None if point is None else unit_of(point, unit)


def unit_of(day: date, unit: str) -> str:  # noqa: PLR0911 - one return for each kind
    """Return the TIMEX3 value of the ``unit`` that ``day`` is in: ``1998-W12``, ``1999-Q3``, ``199``."""
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit in ("year", "yr"):
        return f"{day.year:04}"
    if unit == "decade":
        return f"{day.year // 10:03}"
    if unit == "century":
        return f"{day.year // 100:02}"
    return day.isoformat()


def day_of(year: int, month: int, day: int) -> str | None:
    """Return the date as ``YYYY-MM-DD``; ``None`` if the calendar has no such day (30 February)."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def easter(year: int) -> date:
    """Return Easter Sunday of ``year`` in the Gregorian calendar (by the method of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """Return the day that a rule of ``HOLIDAYS`` gives for ``year``; ``None`` outside the calendar.

    >>> holiday("11-4-4", 1998)
    datetime.date(1998, 11, 26)
    """
    if not date.min.year <= year <= date.max.year:
        return None
    if rule[0] == "E":
        return easter(year) + timedelta(days=int(rule[1:]))
    rule, _, later = rule.partition("+")
    month, nth, *weekday = (int(part) for part in rule.split("-"))
    if not weekday:
        return date(year, month, nth)
    if nth == 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday[0]) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday[0] - first.isoweekday()) % 7 + 7 * (nth - 1) + int(later or 0))
