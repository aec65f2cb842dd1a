"""Reporting periods of companies: "the quarter", "the nine months", and the same period a year earlier."""

from __future__ import annotations

from communique.english import word_set
from communique.reading.times import points
from communique.reading.times.dates import ordinal
from communique.reading.times.durations import count, duration
from communique.reading.times.lexicon import MONTHS
from communique.reading.times.timex import Timex, Value
from communique.reading.times.years import which_year, year_of

MANY_MONTHS, REPORTED = word_set("six nine 12 twelve 6 9"), 40
"""Numbers of months that companies report on besides quarters, and most tokens from these to "a year earlier"."""
QUARTER = 3
"""Months of a quarter; in those of the first quarter reports are on last year."""
MID_MONTH = 15
"""A quarter that ends on this day of a month or before is counted as ending with the month before."""


def period_before(timex: Timex) -> str | None:
    """Return the quarter a year before the one that is reported on; the year if the report is on months."""
    now, found = timex.published, timex.context.quarter
    if now and is_of_months(timex):
        return f"{now.year - 1 - (now.month <= QUARTER):04}"
    return f"{int(found[:4]) - 1}{found[4:]}" if found else None


def is_of_months(timex: Timex) -> bool:
    """Tell whether the last period named is months, not a quarter: "in the nine months, up from 3% a year ago"."""
    if timex.word("unit") == "quarter":
        return False
    first, words = timex.match.start(), timex.tokens.words
    for at in range(first - 1, max(first - REPORTED, 0), -1):
        if words[at] in ("quarter", "quarters"):
            return False
        if words[at] == "months" and words[at - 1] in MANY_MONTHS:
            return True
    return False


def quarter_to(timex: Timex) -> str:
    """Return the calendar quarter of "the quarter ended Sept. 30" (the third) or "ended July 31" (the second).

    Fiscal quarters may begin in any month: it is the calendar quarter that has most of the days.
    """
    month, year = MONTHS[timex.words("month")[0]], year_of(timex.words("year"))
    year = year or which_year(timex, month)
    middle = month - 1 - (int(timex.word("day") or "31") <= MID_MONTH)
    middle, year = (middle, year) if middle > 0 else (middle + 12, year and year - 1)
    return f"{year or 'XXXX'}-Q{(middle + 2) // 3}"


def year_earlier(timex: Timex) -> Value | None:
    """Return the value of "the year-earlier quarter"."""
    if timex.words("n"):
        return "DURATION", duration(count(timex), "month")
    now = timex.published
    if timex.words("nth"):
        n = ordinal(timex.words("nth"))
        return "DATE", f"{now.year - 1 if now else 'XXXX'}-Q{n}"
    if found := period_before(timex):
        return "DATE", found
    if now and timex.word("unit") in ("quarter", "month", "week"):
        return "DATE", points.unit_at(points.moved(now, "year", -1) or now, timex.word("unit"), -1)
    return "DATE", f"{now.year - 1}" if now else None
