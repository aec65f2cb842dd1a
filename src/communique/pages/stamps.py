"""Times in the headers that pages come with."""

from __future__ import annotations

from email.utils import parsedate_to_datetime


def iso_time(header: str | None) -> str | None:
    """Return a time in the form of HTTP and mail (RFC 5322) as an ISO date-time, ``None`` if it is none.

    >>> iso_time("Thu, 11 Apr 2019 10:00:00 GMT"), iso_time("last Thursday")
    ('2019-04-11T10:00:00+00:00', None)
    """
    try:
        return parsedate_to_datetime(header or "").isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
