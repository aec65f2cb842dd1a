"""What a value of the format says, where it says anything: the host of an address, the day of a date."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit


def host_of(url: str | None) -> str | None:
    """Return the host of an address; ``None`` where it names none, as one that is malformed.

    >>> host_of("https://news.example.org/a"), host_of("http://[news/a")
    ('news.example.org', None)
    """
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def day_of(text: str | None) -> date | None:
    """Return the day of a date or a time in ISO 8601; ``None`` where no calendar has it.

    >>> day_of("2019-04-10T08:30"), day_of("2019-02-30"), day_of(None)
    (datetime.date(2019, 4, 10), None, None)
    """
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
