"""The interval of days that a TIMEX3 value covers."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from communique.model import EventTime, Span, Time, TimePrecision
from communique.reading.times.points import SEASON_MONTHS

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")


def interval(time: Time, *, published: date | None) -> EventTime | None:
    """Return the first and last day that a time expression covers, with its precision.

    A year, month or week gives the whole of it, never a day within. Quarters, halves and seasons have the
    precision "month", decades and centuries "year". The result is ``None`` for durations, sets and
    references without bounds ("recently").

    Args:
        time: a time expression as :func:`find_times` returns it.
        published: the day of publication, needed for ``PRESENT_REF`` only.

    >>> interval(Time(start=0, end=9, type="DATE", value="2018"), published=None).end
    '2018-12-31'

    """
    if time.value is None or time.type in ("DURATION", "SET"):
        return None
    days = _days(time.value, published)
    if days is None:
        return None
    first, last, precision = days
    return EventTime(
        start=first.isoformat(),
        end=last.isoformat(),
        precision=precision,
        phrase=Span(start=time.start, end=time.end),
    )


def _days(value: str, published: date | None) -> tuple[date, date, TimePrecision] | None:  # noqa: PLR0911 - one return for each kind
    """Return the first day, the last day and the precision of a TIMEX3 value; ``None`` if it names no days."""
    if value == "PRESENT_REF":
        return (published, published, "day") if published else None
    try:
        if match := _DAY.fullmatch(value):
            day = date(*(int(part) for part in match.groups()))
            return day, day, "day"
        if match := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6), "week"
        if match := _MONTH.fullmatch(value):
            return *_months(int(match[1]), int(match[2]), 1), "month"
        if match := _PART.fullmatch(value):
            first, n = _part(match[2])
            return *_months(int(match[1]), first, n), "month"
        if _YEARS.fullmatch(value):
            size = 10 ** (4 - len(value))
            return date(int(value) * size, 1, 1), date(int(value) * size + size - 1, 12, 31), "year"
    except ValueError:  # no such day, week or month
        return None
    return None


def _part(name: str) -> tuple[int, int]:
    """Return the first month of a quarter, half or season, and its length in months."""
    if name[0] == "Q":
        return 3 * int(name[1]) - 2, 3
    if name[0] == "H":
        return 6 * int(name[1]) - 5, 6
    return SEASON_MONTHS[name], 3


def _months(year: int, month: int, n: int) -> tuple[date, date]:
    """Return the first and last day of the ``n`` months that begin with ``month``."""
    end_year, before_end = divmod(year * 12 + month - 1 + n - 1, 12)
    end_month = before_end + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
