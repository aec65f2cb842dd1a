"""Days, weekdays and weeks by number in a month or year: "the last day of August", "the second week of October"."""

from __future__ import annotations

import calendar
from datetime import date

from communique.reading.times import points
from communique.reading.times.dates import ordinal
from communique.reading.times.lexicon import MONTHS, WEEKDAYS
from communique.reading.times.timex import Timex, Value, relative
from communique.reading.times.years import which_year, year_of

MID_WEEK = 4
"""The middle day of seven; the ISO week that it is in has most of the seven."""


def numbered(timex: Timex) -> Value | None:
    """Return the value of "the last day of August", "the first Tuesday of November", "the second week of 2021"."""
    nth = -1 if timex.words("nth")[0] in ("last", "final") else ordinal(timex.words("nth"))
    span = _whole(timex, nth) if nth else None
    if nth is None or span is None:
        return None
    first, last = span
    n = nth - 1 if nth > 0 else nth
    if timex.words("weekday"):
        begin, way = (first, 1) if nth > 0 else (last, -1)
        days = [day for i in range(7) if (day := _at(begin, way * i))]
        day = next((d for d in days if d.isoweekday() == WEEKDAYS[timex.word("weekday")]), None)
        day = day and _at(day, 7 * n if nth > 0 else 0)
    elif timex.word("unit") == "week":
        day = _at(first, 7 * n + MID_WEEK - 1) if nth > 0 else _at(last, 1 - MID_WEEK)
    else:
        day = _at(first, n) if nth > 0 else last
    if day is None or not first <= day <= last:
        return "DATE", None  # "the fifth Tuesday" of a month that has four
    return "DATE", points.unit_of(day, timex.word("unit") or "day")


def _at(day: date, n: int) -> date | None:
    """Return the day ``n`` days after ``day``; ``None`` outside the calendar."""
    return points.moved(day, "day", n)


def _whole(timex: Timex, nth: int) -> tuple[date, date] | None:
    """Return the first and last day of the month or year that the days are counted in; ``None`` if it is unknown."""
    year: str | int | None = year_of(timex.words("year"))
    if timex.words("month"):
        month = MONTHS[timex.words("month")[0]]
        if timex.words("rel"):
            year = relative(timex, timex.words("rel"), "year")
        elif not year:
            year = which_year(timex, month, min(28, max(1, 7 * nth - MID_WEEK)) if nth > 0 else 28)
    elif timex.words("span"):
        value = relative(timex, timex.words("rel") or ["this"], timex.word("span"))
        year, _, of = (value or "").partition("-")
        month = int(of) if of else 0
    else:
        month = 0
    if not year or not date.min.year <= int(year) <= date.max.year:
        return None
    first, last = month or 1, month or 12
    return date(int(year), first, 1), date(int(year), last, calendar.monthrange(int(year), last)[1])
