"""The days by which entries are listed, and which of them lie between two days.

The length of a column ``day`` is its precision: ``2019-04-11`` is a day, ``2019-04`` a month, ``2019`` a year, ``201`` a
decade, ``20`` a century. Sorted as text, each comes before the first day of its period. A week is listed by its Monday,
a range of days by its first day.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

_YEARS = (4, 3, 2)  # lengths of a year, a decade, a century
# Lengths that the ``day`` of a time of this precision may have, longest first.
_SIZES = {"month": (7, *_YEARS), "year": _YEARS}
WHOLE_DAY = 10
"""Length of a day; a shorter ``day`` is a month or longer."""


def listed_day(when: Mapping[str, Any], published: str | None) -> str:
    """Return the ``day`` by which an entry is listed and counted: its own, else that of its article, else "".

    Args:
        when: the columns of its time.
        published: the ISO day on which its article was published.

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
    if when["day_precision"] not in _SIZES:
        return str(start)
    end = when["day_end"] or start
    for size in _SIZES[when["day_precision"]]:
        if start[:size] == end[:size]:
            return str(start[:size])
    return str(start[:4])


def listed_days(table: sa.Table) -> sa.ColumnElement[str]:
    """Return :func:`listed_day` as SQL, for rows that have a day of their own."""
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


def lower_bound(since: str) -> str:
    """Return the least ``day``, sorted as text, of all times that begin on an ISO day or later.

    >>> [lower_bound(day) for day in ("2019-04-11", "2019-04-01", "2019-01-01", "2010-01-01", "2000-01-01")]
    ['2019-04-11', '2019-04', '2019', '201', '20']
    """
    if not since.endswith("-01"):
        return since
    if not since.endswith("-01-01"):
        return since[:7]
    year = since[:4]
    if year.endswith("00"):
        return year[:2]
    return year[:3] if year.endswith("0") else year


def unfinished(until: str) -> list[str]:
    """Return the month, year, decade and century of an ISO day, without those that end on it.

    >>> unfinished("2019-04-11"), unfinished("2019-04-30"), unfinished("2019-12-31")
    (['2019-04', '2019', '201', '20'], ['2019', '201', '20'], ['20'])
    """
    ends = {
        7: _ends_month(until),
        4: until.endswith("-12-31"),
        3: until[3:] == "9-12-31",
        2: until[2:] == "99-12-31",
    }
    return [until[:size] for size, is_last in ends.items() if not is_last]


def partly_within(since: str | None, until: str | None) -> list[str]:
    """Return each ``day`` of which only a part lies between two days.

    >>> partly_within("2019-03-01", "2019-06-30"), partly_within("2019-01-01", "2019-12-31"), partly_within(None, None)
    (['2019', '201', '20'], ['201', '20'], [])
    """
    periods: list[str] = []
    if since:
        periods += [since[:size] for size in (7, *_YEARS) if since[:size] < lower_bound(since)]
    if until:
        periods += unfinished(until)
    return list(dict.fromkeys(periods))


def _ends_month(day: str) -> bool:
    try:
        year, month, number = map(int, day.split("-"))
        return number == calendar.monthrange(year, month)[1]
    except ValueError:  # a page may give a day that is not in the calendar
        return False


def lies_in(day: str, since: str | None, until: str | None) -> bool:
    """Tell whether a ``day`` lies wholly between two days, both included; an unknown day does not.

    >>> lies_in("2019", "2019-01-01", "2019-12-31"), lies_in("2019", "2019-01-01", "2019-06-30")
    (True, False)
    """
    if since is None and until is None:
        return True
    if not day or (since is not None and day < lower_bound(since)):
        return False
    return until is None or (day <= until and day not in unfinished(until))


def in_period(column: Any, since: str | None, until: str | None) -> list[Any]:
    """Return :func:`lies_in` as SQL conditions on a column ``day``.

    >>> [str(condition) for condition in in_period(sa.column("day"), "2019-04-01", None)]
    ['day != :day_1', 'day >= :day_1']
    """
    conditions = []
    if since is not None or until is not None:
        conditions.append(column != "")
    if since:
        conditions.append(column >= lower_bound(since))
    if until:
        conditions += [column <= until, column.not_in(unfinished(until))]
    return conditions
