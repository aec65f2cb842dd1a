"""Dates by month, day and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from communique.english import word_set
from communique.reading.times import points
from communique.reading.times.lexicon import (
    BEFORE_MONTH,
    BEFORE_NOUN,
    MAYBE_BEFORE_MONTH,
    MONTHS,
    NO_NOUN,
    PARTS,
    WEEKDAYS,
    number,
)
from communique.reading.times.timex import Timex, Value, relative
from communique.reading.times.years import which_year, year_of

LAST_DAY = 31
"""The last day of the longest months."""


def day_named(timex: Timex, month: int, day: int, year: int | None) -> str | None:
    """Return the TIMEX3 value of a day of a month; ``None`` if there is no such day (30 February)."""
    year = year or which_year(timex, month, day)
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if points.day_of(2000, month, day) else None
    return points.day_of(year, month, day)


def ordinal(words: Sequence[str]) -> int | None:
    """Return the number of an ordinal: "21st", "third", "twenty-first"; ``None`` if the words are none."""
    n = number([word for word in words if word != "-"])
    return None if n is None else int(n)


def month_of_year(timex: Timex) -> int:
    """Return the month that the expression names, 1 to 12."""
    return MONTHS[timex.words("month")[0]]


def iso(timex: Timex) -> Value | None:
    """Return the value of "2019-04-10"."""
    text = timex.all[0].upper()
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return ("TIME" if "T" in text else "DATE"), text


def slashed(timex: Timex) -> Value | None:
    """Return the value of "4/10/2019"."""
    first, second, year = (int(part) for part in timex.all[0].split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    # month first, as in American news; day first if the other order is no date
    value = points.day_of(year, first, second) or points.day_of(year, second, first)
    return ("DATE", value) if value else None


def month_day(timex: Timex) -> Value | None:
    """Return the value of "Aug. 7, 1998"."""
    day = ordinal(timex.words("day"))
    if day is None:
        return None
    value = day_named(
        timex, month_of_year(timex), day, year_of(timex.words("year")) or _year_of_weekday(timex, day)
    )
    part = timex.word("part")
    if value and part:
        return "TIME", f"{value}T{PARTS[part]}"
    return "DATE", value


def _year_of_weekday(timex: Timex, day: int) -> int | None:
    """Return the nearest year in which the day falls on the weekday that is given with it: "Thursday, June 13"."""
    month, likely = month_of_year(timex), which_year(timex, month_of_year(timex), day)
    if not likely or not timex.words("weekday"):
        return likely
    for year in (likely, likely - 1, likely + 1):
        value = points.day_of(year, month, day)
        if value and date.fromisoformat(value).isoweekday() == WEEKDAYS[timex.words("weekday")[0]]:
            return year
    return likely


def other_day(timex: Timex) -> Value | None:
    """Return the value of "April 24 and *25*"."""
    day, (_, before) = ordinal(timex.words("day")), timex.earlier[-1] if timex.earlier else (0, "")
    month = re.match(r"(\d{4}|XXXX)-(\d\d)-\d\d$", before)
    if day is None or not month:
        return None
    year = timex.word("year") or month[1]
    value = day_named(timex, int(month[2]), day, int(year) if year != "XXXX" else None)
    return ("DATE", value) if value else None


_RANGING = word_set("on from between the of for , ( -")
"""Words before the first of two days that share a month: "on 9 and 10 May"."""


def first_day(timex: Timex) -> Value | None:
    """Return the value of "on *9* and 10 May", "*12*-14 May"; not "a 2-1 win"."""
    day, last = ordinal(timex.words("day")), ordinal(timex.words("last"))
    if not day or not last or not day < last <= LAST_DAY or timex.word_before not in _RANGING:
        return None
    value = day_named(timex, month_of_year(timex), day, year_of(timex.words("year")))
    return ("DATE", value) if value else None


def month_year(timex: Timex) -> Value | None:
    """Return the value of "February 1947"."""
    return "DATE", f"{year_of(timex.words('year')):04}-{month_of_year(timex):02}"


def month_of(timex: Timex) -> Value | None:
    """Return the value of "June last year"."""
    year = relative(timex, timex.words("rel"), "year")
    return "DATE", f"{year or 'XXXX'}-{month_of_year(timex):02}"


def rel_month(timex: Timex) -> Value | None:
    """Return the value of "last November"."""
    month, now, rel = month_of_year(timex), timex.published, timex.words("rel")
    if now is None:
        return "DATE", f"XXXX-{month:02}"
    if "next" in rel or "coming" in rel or "following" in rel:
        year = now.year + (month <= now.month)
    elif rel == ["this"]:
        year = now.year
    elif rel == ["last"] and month == now.month - 1:
        year = now.year - 1  # in March, "last February" is not the month just over
    else:
        year = now.year - (month >= now.month)
    return "DATE", f"{year}-{month:02}"


def month(timex: Timex) -> Value | None:
    """Return the value of "in October"."""
    n = month_of_year(timex)
    if timex.all in (["may"], ["march"]) and not _is_month(timex):
        return None
    year = which_year(timex, n)
    return "DATE", f"{year or 'XXXX'}-{n:02}"


def _is_month(timex: Timex) -> bool:
    """Tell whether a bare "May" or "March" is a month, not a name ("Theresa May") or event ("the March for Life")."""
    before = timex.word_before
    after = timex.tokens.surfaces[timex.match.end() : timex.match.end() + 1]
    if before in BEFORE_MONTH:
        return True
    if before in BEFORE_NOUN and after and after[0][0].islower() and after[0] not in NO_NOUN:
        return timex.all == ["march"] or not timex.context.may_is_name  # "a March poll", "his May comments"
    return before in MAYBE_BEFORE_MONTH and not (timex.all == ["may"] and timex.context.may_is_name)


def each_month(timex: Timex) -> Value | None:
    """Return the value of "each July"."""
    return "SET", f"XXXX-{month_of_year(timex):02}"


def week_of(timex: Timex) -> Value | None:
    """Return the value of "the week of March 6", "the weekend of March 6"."""
    day = day_named(timex, month_of_year(timex), ordinal(timex.words("day")) or 0, None)
    if day is None or day[0] == "X":
        return "DATE", None
    return "DATE", points.unit_of(date.fromisoformat(day), timex.word("unit"))
