"""The day that an English date names."""

from __future__ import annotations

import re
from datetime import date

from communique.english import MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
"""By their first three letters, which are the same in some other languages."""
_MONTH = (
    r"jan(?:uary|uar|uari|vier|v|eiro)?|feb(?:ruary|ruar|ruari|rero|r)?|mar(?:ch|s|zo|ts)?|apr(?:il|ile)?|mayo?|june?|jun[ih]o|juni|"
    r"july?|jul[ih]o|juli|aug(?:ust|usti)?|sep(?:t|tember|tembre|tiembre)?|oct(?:ober|obre|ubre)?|"
    r"nov(?:ember|embre|iembre|embro)?|dec(?:ember|embre|embrie)?"
)
_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NAMED = re.compile(
    rf"(?:(?<!\w)(?<!\d[.,])(\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?<!\w)({_MONTH})\.?\s+"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<!\w)(?:vols?|volume|nos?|nr|number|iss|issue|part|pp?|pg|pages?|ch|chapter)\b\.?\s*$", re.IGNORECASE
)
"""What stands before a number that is that of one of many, no day."""
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_CENTURY = 70
"""Years of two figures below it are of this century, as in POSIX but a year."""


def read_phrase(phrase: str) -> str | None:
    """Return the ISO date that a full English date in ``phrase`` names, or figures in no doubtful order.

    >>> read_phrase("Updated: Aug. 6, 2017 10:30 GMT"), read_phrase("6 August 2017"), read_phrase("May 2017")
    ('2017-08-06', '2017-08-06', None)
    >>> read_phrase("112 May 2018"), read_phrase("Vol. 12 May 2018"), read_phrase("Vol. 12 2019, May 3, 2018")
    (None, None, '2018-05-03')
    >>> read_phrase("01-23-19 0615PST"), read_phrase("03-04-19")
    ('2019-01-23', None)
    """
    numeric = _NUMERIC.search(phrase)
    try:
        if numeric:
            return date(*map(int, numeric.groups())).isoformat()
        named = _NAMED.search(phrase)
        day = _day_of(phrase, named) if named else None
        if named and day:
            return date(int(named[4]), _MONTHS[named[2][:3].lower()], day).isoformat()
        return _read_figures(phrase)
    except ValueError:
        return None


def _day_of(phrase: str, named: re.Match[str]) -> int | None:
    """Return the day of a month with a year, ``None`` if no number beside it is its day."""
    if named[3]:
        return int(named[3])
    is_day = named[1] and not _COUNTED.search(phrase[: named.start()])
    return int(named[1]) if is_day else None


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
