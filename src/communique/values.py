"""Parsers of values of the format: the host of an address, the day or the period of a date."""

from __future__ import annotations

import calendar
import re
from datetime import date
from urllib.parse import urlsplit

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def host_of(url: str | None) -> str | None:
    """Return the host of an address; ``None`` if it has none or is malformed.

    >>> host_of("https://news.example.org/a"), host_of("http://[news/a")
    ('news.example.org', None)
    """
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def period_of(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a day, month or year in ISO 8601; ``None`` if it is not in the calendar.

    >>> first, last = period_of("2019-02")
    >>> first.isoformat(), last.isoformat()
    ('2019-02-01', '2019-02-28')
    >>> period_of("2019-02-30"), period_of("last week")
    (None, None)
    """
    if _PERIOD.fullmatch(text) is None:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    try:
        until = month or 12
        return date(year, month or 1, day or 1), date(year, until, day or calendar.monthrange(year, until)[1])
    except ValueError:
        return None


def day_of(text: str | None) -> date | None:
    """Return the day of a date or date-time in ISO 8601; ``None`` if it is not in the calendar.

    >>> day_of("2019-04-10T08:30"), day_of("2019-02-30"), day_of(None)
    (datetime.date(2019, 4, 10), None, None)
    """
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """Tell whether a text is a calendar day in the form YYYY-MM-DD.

    >>> is_day("2019-04-11"), is_day("2019-04"), is_day("2019-02-30"), is_day("20190411")
    (True, False, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
