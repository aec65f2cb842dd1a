"""Relative times: distances from publication or another date ("two years ago"), and relative units ("last month")."""

from __future__ import annotations

from datetime import date

from communique.english import word_set
from communique.reading.times import durations, points
from communique.reading.times.durations import base_unit, count, duration
from communique.reading.times.lexicon import CLOCK_UNITS, DAYS, ORDINALS, PARTS, WEEKDAYS
from communique.reading.times.reports import is_of_months, period_before, quarter_to
from communique.reading.times.tense import WEAK
from communique.reading.times.timex import CLAUSE, Timex, Value, anchor_in, relative
from communique.reading.times.weekdays import weekday_named

MONDAY = 1
"""The weekday on which "the week", with a past verb, is the one that is over."""
NEW_YEAR_MONTHS = 3
"""The last month in which "the new year" is the current one."""
BEFORE_YEAR_END = frozenset({"at", "by", "from", "since", "until", "till", "before", "after"})
"""Words after which "year-end" is the last day of a year."""
SPAN_UNITS, SPAN_PREPOSITIONS = (
    frozenset({"week", "month", "year"}),
    frozenset({"for", "over", "during", "within", "in"}),
)
"""Units that are a duration with "last" after these prepositions: "over the last year"."""
LONG_UNITS = frozenset({"decade", "century"})
"""Units that are a duration with "next" too: "over the next decade"."""
RANKS, RANK_REACH = frozenset({*ORDINALS, "only", "most", "least", "worst", "best"}), 8
"""Words that make "in two years" a duration ("the first vote in two years"), within this many tokens before it."""
IDENTIFYING = word_set("that when which he she they we after before since leading following preceding")
"""Words that begin a clause or phrase that identifies the unit: "the week after his return"."""
WEAK_MODALS = frozenset({"may", "might", "could"})
"""Modals whose weak sign makes "in two weeks" a day; that of "is meeting" does not."""
FINER = {
    "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "quarter": ("month", 3), "month": ("day", 30),
    "fortnight": ("day", 14), "week": ("day", 7), "weekend": ("day", 7),
}  # fmt: skip
"""The unit, and how many of it, in which fractions are counted: "a year and a half ago" is 18 months ago."""
GRANULARITY = {
    "night": "day", "week": "day", "fortnight": "day", "weekend": "day", "decade": "year", "century": "year",
}  # fmt: skip
"""The granularity of a distance where it is not that of its unit: "two weeks ago" is a day."""
APPOSITION_REACH = 5
"""Most tokens from a date to an apposition: "in May, the month he ran"."""


def _away(timex: Timex, start: date | None, sign: int) -> str | None:
    """Return the value of the point that lies the expression's distance after (sign 1) or before (-1) ``start``."""
    unit, n = base_unit(timex.word("unit")), count(timex)
    if start is None or n is None:
        return None
    if unit in CLOCK_UNITS:
        return start.isoformat()
    if n != int(n) and unit != "night":
        unit, size = FINER.get(unit, ("day", 1))
        n = round(n * size)
    point = points.moved(start, unit, sign * int(n))
    is_whole = timex.words("n") == ["the"]  # "the week before", not "a week before"
    return None if point is None else points.unit_of(point, unit if is_whole else GRANULARITY.get(unit, unit))


def ago(timex: Timex) -> Value | None:
    """Return the value of "two years ago"."""
    unit, n = base_unit(timex.word("unit")), count(timex)
    if n is None:
        return "DATE", "PAST_REF"
    if timex.words("day") or timex.words("weekday"):
        return "DATE", _to_the_day(timex, unit)
    if (of := timex.word("of")) and n == int(n):  # "two years ago this month"
        now = timex.published
        then = points.moved(now, unit, -int(n)) if now else None
        return "DATE", points.unit_of(then, of) if then else None
    if unit == "year" and timex.words("n") == ["a"]:
        if is_of_months(timex):
            return "DATE", period_before(timex)
        if found := timex.anchor(r"\d{4}-Q\d"):
            of_now = found[:4] == str(timex.published and timex.published.year)
            return "DATE", f"{int(found[:4]) - of_now}{found[4:]}"
    value = _away(timex, timex.published, -1)
    return "DATE", value or ("PAST_REF" if timex.published else None)  # before the calendar's first year


def _to_the_day(timex: Timex, unit: str) -> str | None:
    """Return the day of "a year ago today" or "two weeks ago Tuesday"."""
    name, n, day = timex.word("weekday"), count(timex), timex.published
    if day and name:
        found = weekday_named(timex, WEEKDAYS[name], ())
        day = date.fromisoformat(found) if found else None
    elif day:
        day = points.moved(day, "day", DAYS[timex.word("day")])
    return points.unit_of(back, "day") if day and n and (back := points.moved(day, unit, -int(n))) else None


def next_but_one(timex: Timex) -> Value | None:
    """Return the value of "the week before last", "the week after next"."""
    now, unit = timex.published, timex.word("unit")
    part, n = PARTS.get(unit), 2 if timex.word("way") == "after next" else -2
    value = points.unit_at(now, "day" if part else unit, n) if now else None
    return ("TIME", f"{value or 'XXXX-XX-XX'}T{part}") if part else ("DATE", value)


def weekdays_ago(timex: Timex) -> Value | None:
    """Return the value of "two Sundays ago"."""
    now, n, day = timex.published, count(timex), WEEKDAYS[timex.word("weekday")]
    if now is None or n is None:
        return "DATE", f"XXXX-WXX-{day}"
    back = (now.isoweekday() - day - 1) % 7 + 1
    return "DATE", points.unit_at(now, "day", -back - 7 * (int(n) - 1))


def from_now(timex: Timex) -> Value | None:
    """Return the value of "a week from now"."""
    if count(timex) is None:
        return "DATE", "FUTURE_REF"
    start = timex.published
    if start and timex.words("weekday"):
        start = points.moved(start, "day", 7 - (start.isoweekday() - WEEKDAYS[timex.word("weekday")]) % 7)
    elif start and timex.words("day"):
        start = points.moved(start, "day", DAYS[timex.word("day")])
    return "DATE", _away(timex, start, 1)


def shifted(timex: Timex) -> Value | None:
    """Return the value of "two days later"."""
    way, unit = timex.word("way"), base_unit(timex.word("unit"))
    sign = -1 if way in ("earlier", "before", "previously") else 1
    if unit == "year" and sign < 0 and count(timex) == 1 and (found := period_before(timex)):
        return "DATE", found
    # "an hour later" has no day of its own
    anchor = None if unit in CLOCK_UNITS else anchor_in(timex, unit, is_of_week=timex.words("n") == ["the"])
    if anchor is None and unit == "year" and way == "earlier":
        anchor = timex.published
    value = _away(timex, anchor, sign)
    return ("DATE", value) if value else ("DURATION", duration(count(timex), unit))


def in_time(timex: Timex) -> Value | None:
    """Return the value of "in three days' time"."""
    return "DATE", _away(timex, timex.published, 1) or "FUTURE_REF"


def length(timex: Timex) -> Value | None:
    """Return the value of "two weeks": a duration, or in "will vote in two weeks" a day."""
    if not _lies_ahead(timex):
        return durations.length(timex)
    if {"or", "to"}.intersection(timex.all) and not {"so", "more"}.intersection(timex.all):
        return "DATE", "FUTURE_REF"  # "in a year or two"
    return in_time(timex)


def _lies_ahead(timex: Timex) -> bool:
    """Tell whether "in two weeks" is a day in the future: "will vote in two weeks"; not "the first in two years"."""
    first, words = timex.match.start(), timex.tokens.words
    after = words[timex.match.end() : timex.match.end() + 1]
    if (
        timex.word_before != "in"
        or not (
            timex.tense == 1
            or (timex.tense == WEAK and not WEAK_MODALS.isdisjoint(words[timex.sentence : first]))
        )
        or timex.all[0] == "the"
        or timex.all[-2:-1] == ["-"]  # "in a 16-year-war"
        or "half" in timex.all
        or base_unit(timex.word("unit")) in CLOCK_UNITS
    ):
        return False
    ranked = any(
        word in RANKS or word.endswith("est")
        for word in words[max(first - RANK_REACH, timex.sentence) : first]
    )
    return not ranked and (not after or not after[0].isalpha())


def soon(timex: Timex) -> Value | None:
    """Return the value of "soon" in "will soon move"; ``None`` in the past ("soon became") and for the Korean name."""
    is_word = timex.surfaces[0].islower() or timex.match.start() == timex.sentence
    return ("DATE", "FUTURE_REF") if is_word and timex.tense > 0 else None


def or_so(timex: Timex) -> Value | None:
    """Return the value of "the next year or so"."""
    return "DATE", relative(timex, timex.words("way"), base_unit(timex.word("unit")))


def recent_span(timex: Timex) -> Value | None:
    """Return the value of "in recent weeks" (a duration, as "the past few weeks"), "these days", "the coming weeks"."""
    way = timex.word("way")
    if timex.all[0] == "last" and timex.word_before in durations.BEFORE_VERB:
        return None  # "it may last weeks"
    if "and" not in timex.all and (way == "recent" or (way in ("past", "last") and timex.all[0] != way)):
        return "DURATION", duration(None, base_unit(timex.word("unit")))
    if way in ("these", "coming", "upcoming", "forthcoming", "future", "next"):
        return "DATE", "PRESENT_REF" if way == "these" else "FUTURE_REF"
    return "DATE", "PAST_REF"


def rel_unit(timex: Timex) -> Value | None:  # noqa: PLR0911 - one return for each kind
    """Return the value of "last month"."""
    unit, rel = base_unit(timex.word("unit")), timex.words("rel")
    if "past" in rel or _is_duration(timex, unit):
        return "DURATION", duration(1, unit)
    if unit == "day" and rel[0] not in ("that", "same", "following", "next", "previous", "this"):
        return None
    if timex.all[:2] == ["the", "last"] and timex.surfaces_after == ["of"]:
        return _apposed(timex, unit) or ("DATE", None)  # "in 2000, the last year of his term"
    if rel[0] == "next" and (unit == "day" or _follows_anchor(timex)):
        rel = ["following"]
    is_new_year = unit == "year" and "New" not in timex.surfaces
    if (rel[0] == "new" and not is_new_year) or (unit == "period" and rel[0] != "latest"):
        return None
    if unit == "day" and rel == ["this"] and _is_until_now(timex):
        return "DATE", "PRESENT_REF"
    if rel[0] == "latest":
        last = points.unit_at(timex.published, "quarter", -1) if timex.published else None
        return ("DATE", timex.context.quarter or last) if unit in ("quarter", "period") else None
    if rel[0] == "new" and timex.published and timex.published.month <= NEW_YEAR_MONTHS:
        rel = ["this"]
    value = relative(timex, rel, unit)
    if value is None and timex.published is None:
        simple = {"this": "PRESENT_REF", "current": "PRESENT_REF"}
        return "DATE", simple.get(rel[0])
    return "DATE", value


def _is_until_now(timex: Timex) -> bool:
    """Tell whether "this day" means the present: "to this day", "in this day and age"; not the day of publication."""
    last = timex.match.end()
    return timex.word_before == "to" or timex.tokens.words[last : last + 2] == ["and", "age"]


def _follows_anchor(timex: Timex) -> bool:
    """Tell whether "the next year" follows an earlier date: "The next year he left"; not "cuts over the next year"."""
    return (
        timex.all[0] == "the"
        and timex.tense < 0
        and (timex.opens_sentence or timex.word_before not in SPAN_PREPOSITIONS)
    )


def _is_duration(timex: Timex, unit: str) -> bool:
    """Tell whether a unit is a duration: "over the last year", "over the next decade"; not "in the last year of"."""
    is_last = timex.all == ["the", "last", unit] and unit in SPAN_UNITS | LONG_UNITS
    is_next = timex.all in (["the", "next", unit], ["the", "coming", unit]) and unit in LONG_UNITS
    is_narrated = timex.word_before == "in" and timex.tense < 0  # "in the next decade he fell"
    return (
        (is_last or (is_next and not is_narrated))
        and timex.word_before in SPAN_PREPOSITIONS
        and timex.surfaces_after != ["of"]
    )


def in_the_unit(timex: Timex) -> Value | None:
    """Return the value of "later in the week"."""
    unit = timex.word("unit")
    anchor = anchor_in(timex, unit) if unit == "day" else None
    if anchor and timex.published and anchor > timex.published and "earlier" in timex.all:
        anchor = None  # "earlier in the day" is no day in the future
    day = anchor or timex.published
    return "DATE", points.unit_at(day, unit) if day else None


def the_unit(timex: Timex) -> Value | None:
    """Return the value of "the quarter"; in an apposition ("May 2016, the month he ran") that of the date before it."""
    if timex.surfaces[-1][0].isupper():
        return None  # a name: "Person of the Year"
    unit = base_unit(timex.word("unit"))
    if apposed := _apposed(timex, unit):
        return apposed
    if unit != "quarter" and IDENTIFYING.intersection(timex.surfaces_after):
        return "DATE", None
    if unit == "quarter" and timex.words("month"):
        return "DATE", quarter_to(timex)
    now = timex.published
    if unit == "quarter":
        return "DATE", timex.context.quarter or (points.unit_at(now, "quarter", -1) if now else None)
    is_over = unit == "week" and timex.tense < 0 and now is not None and now.isoweekday() == MONDAY
    return "DATE", points.unit_at(now, unit, -int(is_over)) if now else None


def _apposed(timex: Timex, unit: str) -> Value | None:
    """Return the unit of the date before the comma if this is an apposition: "in May, the month he ran"."""
    if timex.word_before == "," and timex.surfaces_after[:1] and timex.surfaces_after[0][0].isalpha():
        anchor = anchor_in(timex, unit, within=CLAUSE)
        if anchor and timex.earlier[-1][0] >= timex.match.start() - APPOSITION_REACH:
            return "DATE", points.unit_at(anchor, unit)
    return None


def unit_end(timex: Timex) -> Value | None:
    """Return the value of "the end of the year" (the year), or of "at year-end" (its last day)."""
    unit, now = base_unit(timex.word("unit")), timex.published
    if now and timex.all in (["year", "end"], ["year", "-", "end"]) and timex.word_before in BEFORE_YEAR_END:
        over = timex.word_before in ("since", "from") or (timex.word_before == "at" and timex.tense < 0)
        return "DATE", f"{now.year - over:04}-12-31"
    return "DATE", points.unit_at(timex.published, unit) if timex.published else None
