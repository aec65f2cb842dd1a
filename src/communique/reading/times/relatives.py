"""Relative times: distances from now or from another date (two years ago), and units after a relative word (last month)."""

from __future__ import annotations

from datetime import date

from communique.english import word_set
from communique.reading.times import lengths, points
from communique.reading.times.lengths import base_unit, count, duration
from communique.reading.times.lexicon import CLOCK_UNITS, DAYS, ORDINALS, PARTS, WEEKDAYS
from communique.reading.times.reports import period_before, quarter_to, tells_of_months
from communique.reading.times.story import CLAUSE, Here, Value, anchor_in, relative
from communique.reading.times.tense import WEAK
from communique.reading.times.weekdays import weekday_named

MONDAY = 1
"""The day on which "the week" of a tale is the one that is over."""
YOUNG = 3
"""Months in which "the new year" has begun."""
CLOSING = frozenset({"at", "by", "from", "since", "until", "till", "before", "after"})
"""Words before "year-end" that make of it the last day of a year."""
SPANNED, SPANNING = frozenset({"week", "month", "year"}), frozenset({"for", "over", "during", "within", "in"})
"""After such a word "the last year" is as long as "the past year" and not the year before this."""
AGES = frozenset({"decade", "century"})
"""Units of which that holds for the next one too: "over the next decade"."""
RANKS, RANKED = frozenset({*ORDINALS, "only", "most", "least", "worst", "best"}), 8
"""Words that so many tokens before "in two years" make it the length that they hold for."""
TOLD_BY = word_set("that when which he she they we after before since leading following preceding")
"""Words after "the year" that go on to say which one it is: "the week after his return"."""
MAY = frozenset({"may", "might", "could"})
"""Words that put what may happen "in two weeks" ahead; after "is meeting" two weeks may be a length."""
FINER = {
    "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "quarter": ("month", 3), "month": ("day", 30),
    "fortnight": ("day", 14), "week": ("day", 7), "weekend": ("day", 7),
}  # fmt: skip
"""What a unit is counted in where it is not whole: "a year and a half ago" is 18 months ago."""
WRITTEN = {
    "night": "day", "week": "day", "fortnight": "day", "weekend": "day", "decade": "year", "century": "year",
}  # fmt: skip
"""How fine a distance in some units is written: "two weeks ago" is a day."""
APPOSED = 5
"""Tokens back to a date that "the month" after a comma goes on about."""


def _away(here: Here, start: date | None, sign: int) -> str | None:
    """Return the point that the slot's number of units away from ``start`` is, as fine as the unit."""
    unit, n = base_unit(here.word("unit")), count(here)
    if start is None or n is None:
        return None
    if unit in CLOCK_UNITS:
        return start.isoformat()
    if n != int(n) and unit != "night":
        unit, size = FINER.get(unit, ("day", 1))
        n = round(n * size)
    point = points.moved(start, unit, sign * int(n))
    return None if point is None else points.written(point, WRITTEN.get(unit, unit))


def ago(here: Here) -> Value | None:
    """Read "two years ago"."""
    unit, n = base_unit(here.word("unit")), count(here)
    if n is None:
        return "DATE", "PAST_REF"
    if here.words("day") or here.words("weekday"):
        return "DATE", _to_the_day(here, unit)
    if (of := here.word("of")) and n == int(n):  # "two years ago this month"
        now = here.published
        then = points.moved(now, unit, -int(n)) if now else None
        return "DATE", points.written(then, of) if then else None
    if unit == "year" and here.words("n") == ["a"]:
        if tells_of_months(here):
            return "DATE", period_before(here)
        if found := here.anchor(r"\d{4}-Q\d"):
            of_now = found[:4] == str(here.published and here.published.year)
            return "DATE", f"{int(found[:4]) - of_now}{found[4:]}"
    value = _away(here, here.published, -1)
    return "DATE", value or ("PAST_REF" if here.published else None)  # before the calendar's first year


def _to_the_day(here: Here, unit: str) -> str | None:
    """Return the day that "a year ago today" or "two weeks ago Tuesday" is."""
    name, n, day = here.word("weekday"), count(here), here.published
    if day and name:
        found = weekday_named(here, WEEKDAYS[name], ())
        day = date.fromisoformat(found) if found else None
    elif day:
        day = points.moved(day, "day", DAYS[here.word("day")])
    return points.written(back, "day") if day and n and (back := points.moved(day, unit, -int(n))) else None


def bare_ago(_: Here) -> Value | None:
    """Read "decades ago"."""
    return "DATE", "PAST_REF"


def next_but_one(here: Here) -> Value | None:
    """Read "the week before last", "the week after next"."""
    now, unit = here.published, here.word("unit")
    part, n = PARTS.get(unit), 2 if here.word("way") == "after next" else -2
    value = points.around(now, "day" if part else unit, n) if now else None
    return ("TIME", f"{value or 'XXXX-XX-XX'}T{part}") if part else ("DATE", value)


def weekdays_ago(here: Here) -> Value | None:
    """Read "two Sundays ago"."""
    now, n, day = here.published, count(here), WEEKDAYS[here.word("weekday")]
    if now is None or n is None:
        return "DATE", f"XXXX-WXX-{day}"
    back = (now.isoweekday() - day - 1) % 7 + 1
    return "DATE", points.around(now, "day", -back - 7 * (int(n) - 1))


def from_now(here: Here) -> Value | None:
    """Read "a week from now"."""
    if count(here) is None:
        return "DATE", "FUTURE_REF"
    start = here.published
    if start and here.words("weekday"):
        start = points.moved(start, "day", 7 - (start.isoweekday() - WEEKDAYS[here.word("weekday")]) % 7)
    elif start and here.words("day"):
        start = points.moved(start, "day", DAYS[here.word("day")])
    return "DATE", _away(here, start, 1)


def shifted(here: Here) -> Value | None:
    """Read "two days later"."""
    way, unit = here.word("way"), base_unit(here.word("unit"))
    sign = -1 if way in ("earlier", "before", "previously") else 1
    if unit == "year" and sign < 0 and count(here) == 1 and (found := period_before(here)):
        return "DATE", found
    anchor = None if unit in CLOCK_UNITS else anchor_in(here, unit)  # "an hour later" is of no day alone
    if anchor is None and unit == "year" and way == "earlier":
        anchor = here.published
    value = _away(here, anchor, sign)
    return ("DATE", value) if value else ("DURATION", duration(count(here), unit))


def in_time(here: Here) -> Value | None:
    """Read "in three days' time"."""
    return "DATE", _away(here, here.published, 1) or "FUTURE_REF"


def length(here: Here) -> Value | None:
    """Read "two weeks", and in "will vote in two weeks" the day that is so far ahead."""
    if not _lies_ahead(here):
        return lengths.length(here)
    if {"or", "to"}.intersection(here.all) and not {"so", "more"}.intersection(here.all):
        return "DATE", "FUTURE_REF"  # "in a year or two"
    return in_time(here)


def _lies_ahead(here: Here) -> bool:
    """Tell "will vote in two weeks" from "voted in two weeks" and "will be the first vote in two years"."""
    first, words = here.match.start(), here.tokens.words
    after = words[here.match.end() : here.match.end() + 1]
    if (
        here.word_before != "in"
        or not (here.tense == 1 or (here.tense == WEAK and not MAY.isdisjoint(words[here.sentence : first])))
        or here.all[0] == "the"
        or here.all[-2:-1] == ["-"]  # "in a 16-year-war"
        or "half" in here.all
        or base_unit(here.word("unit")) in CLOCK_UNITS
    ):
        return False
    ranked = any(
        word in RANKS or word.endswith("est") for word in words[max(first - RANKED, here.sentence) : first]
    )
    return not ranked and (not after or not after[0].isalpha())


def soon(here: Here) -> Value | None:
    """Read "will soon move"; what "soon became" so is told, not timed, and Soon is a name in Korean."""
    is_word = here.surfaces[0].islower() or here.match.start() == here.sentence
    return ("DATE", "FUTURE_REF") if is_word and here.tense > 0 else None


def or_so(here: Here) -> Value | None:
    """Read "the next year or so"."""
    return "DATE", relative(here, here.words("way"), base_unit(here.word("unit")))


def recent_span(here: Here) -> Value | None:
    """Read "in recent weeks" (as long as "the past few weeks"), "these days", "the coming weeks"."""
    way = here.word("way")
    if here.all[0] == "last" and here.word_before in lengths.BEFORE_VERB:
        return None  # "it may last weeks"
    if "and" not in here.all and (way == "recent" or (way in ("past", "last") and here.all[0] != way)):
        return "DURATION", duration(None, base_unit(here.word("unit")))
    if way in ("these", "coming", "upcoming", "forthcoming", "future", "next"):
        return "DATE", "PRESENT_REF" if way == "these" else "FUTURE_REF"
    return "DATE", "PAST_REF"


def rel_unit(here: Here) -> Value | None:  # noqa: PLR0911 - one answer a kind
    """Read "last month"."""
    unit, rel = base_unit(here.word("unit")), here.words("rel")
    if "past" in rel or _is_as_long(here, unit):
        return "DURATION", duration(1, unit)
    if unit == "day" and rel[0] not in ("that", "same", "following", "next", "previous", "this"):
        return None
    if here.all[:2] == ["the", "last"] and here.surfaces_after == ["of"]:
        return _apposed(here, unit) or ("DATE", None)  # "in 2000, the last year of his term"
    if rel[0] == "next" and (unit == "day" or _is_told_of(here)):
        rel = ["following"]
    is_new_year = unit == "year" and "New" not in here.surfaces
    if (rel[0] == "new" and not is_new_year) or (unit == "period" and rel[0] != "latest"):
        return None
    if unit == "day" and rel == ["this"] and _is_until_now(here):
        return "DATE", "PRESENT_REF"
    if rel[0] == "latest":
        last = points.around(here.published, "quarter", -1) if here.published else None
        return ("DATE", here.story.quarter or last) if unit in ("quarter", "period") else None
    if rel[0] == "new" and here.published and here.published.month <= YOUNG:
        rel = ["this"]
    value = relative(here, rel, unit)
    if value is None and here.published is None:
        simple = {"this": "PRESENT_REF", "current": "PRESENT_REF"}
        return "DATE", simple.get(rel[0])
    return "DATE", value


def _is_until_now(here: Here) -> bool:
    """Tell "it haunts them to this day" and "in this day and age" from the day of publication."""
    last = here.match.end()
    return here.word_before == "to" or here.tokens.words[last : last + 2] == ["and", "age"]


def _is_told_of(here: Here) -> bool:
    """Tell "the next year he was asked", and "over the next year" where a tale goes on so, from "cuts over the next decade"."""
    return (
        here.all[0] == "the" and here.tense < 0 and (here.opens_sentence or here.word_before not in SPANNING)
    )


def _is_as_long(here: Here, unit: str) -> bool:
    """Tell "fell over the last year", "will fall over the next decade" from "in the last year of the war", "in the next decade he fell"."""
    is_last = here.all == ["the", "last", unit] and unit in SPANNED | AGES
    is_next = here.all in (["the", "next", unit], ["the", "coming", unit]) and unit in AGES
    is_tale = here.word_before == "in" and here.tense < 0
    return (
        (is_last or (is_next and not is_tale))
        and here.word_before in SPANNING
        and here.surfaces_after != ["of"]
    )


def in_the_unit(here: Here) -> Value | None:
    """Read "later in the week"."""
    unit = here.word("unit")
    anchor = anchor_in(here, unit) if unit == "day" else None
    if anchor and here.published and anchor > here.published and "earlier" in here.all:
        anchor = None  # what was done "earlier in the day" is not of the day to come that was told of last
    day = anchor or here.published
    return "DATE", points.around(day, unit) if day else None


def the_unit(here: Here) -> Value | None:
    """Read "the quarter", and in "May 2016, the month he announced it" the month before the comma."""
    if here.surfaces[-1][0].isupper():
        return None  # Person of the Year
    unit = base_unit(here.word("unit"))
    if apposed := _apposed(here, unit):
        return apposed
    if unit != "quarter" and TOLD_BY.intersection(here.surfaces_after):
        return "DATE", None
    if unit == "quarter" and here.words("month"):
        return "DATE", quarter_to(here)
    now = here.published
    if unit == "quarter":
        return "DATE", here.story.quarter or (points.around(now, "quarter", -1) if now else None)
    is_over = unit == "week" and here.tense < 0 and now is not None and now.isoweekday() == MONDAY
    return "DATE", points.around(now, unit, -int(is_over)) if now else None


def _apposed(here: Here, unit: str) -> Value | None:
    """Return the unit of the date before the comma, where a word follows: "in May, the month he ran"."""
    if here.word_before == "," and here.surfaces_after[:1] and here.surfaces_after[0][0].isalpha():
        anchor = anchor_in(here, unit, within=CLAUSE)
        if anchor and here.earlier[-1][0] >= here.match.start() - APPOSED:
            return "DATE", points.around(anchor, unit)
    return None


def unit_end(here: Here) -> Value | None:
    """Read "the end of the year"; "year-end", where books are closed, is the day."""
    unit, now = base_unit(here.word("unit")), here.published
    if now and here.all in (["year", "end"], ["year", "-", "end"]) and here.word_before in CLOSING:
        over = here.word_before in ("since", "from") or (here.word_before == "at" and here.tense < 0)
        return "DATE", f"{now.year - over:04}-12-31"
    return "DATE", points.around(here.published, unit) if here.published else None
