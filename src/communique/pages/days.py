"""The day that an English date names."""

from __future__ import annotations

import re
from datetime import date

from communique.english import MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
"""By their first three letters, which are the same in some other languages."""
_NUMERIC = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3})[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_CENTURY = 70
"""Years of two figures below it are of this century, as in POSIX but a year."""


def read_phrase(phrase: str) -> str | None:
    """Return the ISO date that a full English date in ``phrase`` names, or figures in no doubtful order.

    >>> read_phrase("Updated: Aug. 6, 2017 10:30 GMT"), read_phrase("6 August 2017"), read_phrase("May 2017")
    ('2017-08-06', '2017-08-06', None)
    >>> read_phrase("01-23-19 0615PST"), read_phrase("03-04-19")
    ('2019-01-23', None)
    """
    numeric, named = _NUMERIC.search(phrase), _NAMED.search(phrase)
    try:
        if numeric:
            return date(*map(int, numeric.groups())).isoformat()
        if named and (named[1] or named[3]):
            return date(int(named[4]), _MONTHS[named[2].lower()], int(named[1] or named[3])).isoformat()
        return _read_figures(phrase)
    except (ValueError, KeyError):
        return None


def _read_figures(phrase: str) -> str | None:
    """Return the date of figures whose order cannot be mistaken: one of them is no month, or no year."""
    match = _FIGURES.search(phrase)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    is_full = len(match[4]) == 4
    year = year if is_full else year + (2000 if year < _CENTURY else 1900)
    if first <= 12 < second:
        return date(year, first, second).isoformat()
    if second <= 12 < first and (is_full or int(match[4]) > 31):
        return date(year, second, first).isoformat()
    return date(year, first, second).isoformat() if first == second else None
