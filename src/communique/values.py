"""Parsers of addresses and dates as text: host, day, period, moment."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
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
    >>> period_of("2019-02-30"), period_of("2019-00"), period_of("last week")
    (None, None, None)
    """
    if _PERIOD.fullmatch(text) is None:
        return None
    year, *rest = map(int, text.split("-"))
    first_month, last_month = (rest[0], rest[0]) if rest else (1, 12)
    try:
        if len(rest) == 2:
            day = date(year, first_month, rest[1])
            return day, day
        n_days = calendar.monthrange(year, last_month)[1]
        return date(year, first_month, 1), date(year, last_month, n_days)
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


def moment_of(text: str) -> str:
    """Return a day, or a day with a time, as an ISO date-time in UTC to the second.

    Text without an offset is taken to be in UTC.

    Raises:
        ValueError: the text is neither a day nor a date-time.

    >>> moment_of("2026-11-29"), moment_of("2026-11-29T08:00+09:00")
    ('2026-11-29T00:00:00+00:00', '2026-11-28T23:00:00+00:00')

    """
    # fromisoformat would also take weeks (2026-W48) and days without hyphens
    found = _moment(text) if _DAY.match(text) else None
    if found is None:
        raise ValueError(f"{text!r} is not a day; give it as YYYY-MM-DD, or as YYYY-MM-DDTHH:MM in UTC")
    return found.isoformat(timespec="seconds")


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
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
