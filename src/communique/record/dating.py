"""How precisely a day is known, and which days lie in a period.

A column ``day`` is as long as it is precise: ``2019-04-11``, ``2019-04`` for a time that is known to the month, ``2019``
to the year, ``201`` to the decade, ``20`` to the century. Sorted as text, each comes before the first day of its period.
A week has its Monday, and a range of days its first day.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

_YEARS = (4, 3, 2)  # characters of a year, a decade, a century
_SIZES = {"month": (7, *_YEARS), "year": _YEARS}
WHOLE_DAY = 10
"""Characters of a day; a ``day`` with fewer is a month or longer."""


def listed_day(when: Mapping[str, Any], published: str | None) -> str:
    """Return the ``day`` by which an entry is listed and counted: its own, as precise as it is known, else its article's.

    Args:
        when: the columns of its time.
        published: the ISO day of its article.

    >>> time = {"day_start": "2019-01-01", "day_end": "2019-12-31", "day_precision": "year"}
    >>> listed_day(time, "2020-02-02"), listed_day(time | {"day_precision": None}, "2020-02-02")
    ('2019', '2019-01-01')
    >>> listed_day({"day_start": "2019-06-01", "day_end": "2019-08-31", "day_precision": "month"}, None)
    '2019'
    >>> listed_day(dict.fromkeys(time), "2020-02-02")
    '2020-02-02'

    """
    start = when["day_start"]
    if start is None:
        return published or ""
    end = when["day_end"] or start
    sizes = _SIZES.get(when["day_precision"] or "", ())
    return str(
        next((start[:size] for size in sizes if start[:size] == end[:size]), start[:4] if sizes else start)
    )


def listed_days(table: sa.Table) -> sa.ColumnElement[str]:
    """Return :func:`listed_day` as SQL, for rows of a table that have a day of their own."""
    start, precision = table.c.day_start, table.c.day_precision
    end = sa.func.coalesce(table.c.day_end, start)

    def first(column: Any, size: int) -> Any:
        return sa.func.substr(column, 1, size)

    cases = [
        (sa.and_(precision == kind, first(start, size) == first(end, size)), first(start, size))
        for kind, sizes in _SIZES.items()
        for size in sizes
    ]
    return sa.case(*cases, (precision.in_(_SIZES), first(start, 4)), else_=start)


def from_text(since: str) -> str:
    """Return the first ``day``, sorted as text, that lies in a time from an ISO day on.

    >>> [from_text(day) for day in ("2019-04-11", "2019-04-01", "2019-01-01", "2010-01-01", "2000-01-01")]
    ['2019-04-11', '2019-04', '2019', '201', '20']
    """
    if not since.endswith("-01"):
        return since
    if not since.endswith("-01-01"):
        return since[:7]
    year = since[:4]
    return year[:2] if year.endswith("00") else year[:3] if year.endswith("0") else year


def beyond(until: str) -> list[str]:
    """Return each ``day`` longer than one day that starts on or before an ISO day and ends after it.

    >>> beyond("2019-04-11"), beyond("2019-04-30"), beyond("2019-12-31")
    (['2019-04', '2019', '201', '20'], ['2019', '201', '20'], ['20'])
    """
    ends = {
        7: _ends_month(until),
        4: until.endswith("-12-31"),
        3: until[3:] == "9-12-31",
        2: until[2:] == "99-12-31",
    }
    return [until[:size] for size, is_last in ends.items() if not is_last]


def partly(since: str | None, until: str | None) -> list[str]:
    """Return each ``day`` that lies only partly in a time.

    >>> partly("2019-03-01", "2019-06-30"), partly("2019-01-01", "2019-12-31"), partly(None, None)
    (['2019', '201', '20'], ['201', '20'], [])
    """
    begun = [since[:size] for size in (7, *_YEARS) if since[:size] < from_text(since)] if since else []
    return list(dict.fromkeys(begun + (beyond(until) if until else [])))


def _ends_month(day: str) -> bool:
    try:
        year, month, number = map(int, day.split("-"))
        return number == calendar.monthrange(year, month)[1]
    except ValueError:  # no day of the calendar, as a page may give it
        return False


def lies_in(day: str, since: str | None, until: str | None) -> bool:
    """Tell whether the whole of a ``day`` lies in a time; an unknown day lies in none.

    >>> lies_in("2019", "2019-01-01", "2019-12-31"), lies_in("2019", "2019-01-01", "2019-06-30")
    (True, False)
    """
    if since is None and until is None:
        return True
    is_from = since is None or day >= from_text(since)
    return bool(day) and is_from and (until is None or (day <= until and day not in beyond(until)))


def in_period(column: Any, since: str | None, until: str | None) -> list[Any]:
    """Return the conditions that a column ``day`` lies from ``since`` to ``until``, both included, as :func:`lies_in`."""
    tests = [] if since is None and until is None else [column != ""]
    tests += [column >= from_text(since)] if since else []
    return tests + ([column <= until, column.not_in(beyond(until))] if until else [])
