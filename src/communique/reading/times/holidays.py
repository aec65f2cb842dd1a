"""Named days: holidays, and attacks that are known by their date."""

from __future__ import annotations

import re
from datetime import date

from communique.reading.times import points
from communique.reading.times.dates import month_day, month_of_year
from communique.reading.times.lexicon import HOLIDAYS
from communique.reading.times.timex import Timex, Value
from communique.reading.times.tokens import LETTERS
from communique.reading.times.years import year_of

KNOWN_DAYS = {(9, 11): "2001-09-11", (1, 6): "2021-01-06", (10, 7): "2023-10-07"}
"""Days of attacks that are known by month and day, if a word for the event follows ("the Sept. 11 attacks")."""


def attacks(timex: Timex) -> Value | None:
    """Return the value of "the Sept. 11 attacks", "the Jan. 6 committee"."""
    now = timex.published
    named = (month_of_year(timex), int(timex.word("day"))) if timex.words("month") else (9, 11)
    value = KNOWN_DAYS.get(named)
    if value is None or (now and now.isoformat() < value):
        return month_day(timex) if timex.words("month") else None
    return "DATE", value


def holiday(timex: Timex) -> Value | None:
    """Return the value of "Thanksgiving Day"."""
    name = re.sub(r" ['’]s", "'s", timex.word("name")).replace(" .", "")
    if name == "easter week":
        name = "easter"
    rule, now = HOLIDAYS.get(name), timex.published
    if (
        timex.word_before in GREETINGS
        or rule is None
        or not timex.tokens.surfaces[timex.match.start("name_1")][0].isupper()
    ):
        return None
    if timex.word("rel") in ("each", "every"):
        return "SET", "P1Y"
    first, tokens = timex.match.start(), timex.tokens
    before = tokens.words[first - 1 : first] if first and tokens.tags[first - 1] == LETTERS["yyyy"] else []
    year = year_of(timex.words("year") or before)  # "the 2015 New Year's Eve"
    if year is None and now is None:
        return "DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else None
    day = points.holiday(rule, year) if year else _near_holiday(timex, rule)
    if day and timex.words("end"):  # the weekend before a holiday on a Monday or Tuesday
        return "DATE", points.unit_at(day, "weekend", -int(day.isoweekday() <= TUESDAY))
    return "DATE", points.unit_of(day, "week" if "week" in timex.words("name") else "day") if day else None


TUESDAY = 2
GREETINGS = frozenset({"merry", "happy"})
"""Words that make a greeting of a holiday: "Merry Christmas"."""
ELECTION_DAY = HOLIDAYS["election day"]
NEAREST_AFTER = frozenset({"before", "by", "until", "till"})
"""Prepositions after which a holiday is the nearest one, unless a verb before it shows the tense."""
AFTERMATH_DAYS = 14
"""Days after a holiday in which its name still means the one just over, not next year's."""


def _near_holiday(timex: Timex, rule: str) -> date | None:
    """Return the day of a holiday without a year, the last or the next one, by "last", "next", tense and nearness."""
    now, rel = timex.published, timex.word("rel")
    rel = {"this past": "last", "this coming": "next"}.get(rel, rel)
    day = points.holiday(rule, now.year) if now else None
    if now is None or day is None:
        return None
    for over in (day, points.holiday(rule, now.year - 1)):
        if over and rel not in ("last", "next") and 0 <= (now - over).days <= AFTERMATH_DAYS:
            return over  # on Dec. 26 "Christmas" is yesterday, whatever the tense
    if rel == "next" or (rel != "last" and timex.tense > 0):
        return points.holiday(rule, now.year + (day < now))
    if not rel and (timex.tense == 0 or (timex.word_before in NEAREST_AFTER and not timex.verb)):
        return _nearest(now, rule)
    near = rel != "last" and (day - now).days < 60
    return points.holiday(rule, now.year - (day > now and not near))


def _nearest(now: date, rule: str) -> date | None:
    """Return the holiday nearest to ``now``; Election Day only in even years, as it mostly means the federal one."""
    years = range(now.year - 2, now.year + 3)
    days = [points.holiday(rule, year) for year in years if rule != ELECTION_DAY or year % 2 == 0]
    return min((day for day in days if day), key=lambda day: abs((day - now).days), default=None)
