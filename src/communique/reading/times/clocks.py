"""Days relative to today, parts of days, and clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from communique.reading.times import points
from communique.reading.times.dates import day_named, ordinal
from communique.reading.times.lexicon import CARDINALS, DAYS, MONTHS, NO_NOUN, PARTS, WEEKDAYS
from communique.reading.times.timex import SENTENCE, Timex, Value
from communique.reading.times.tokens import LETTERS
from communique.reading.times.weekdays import weekday_named, with_part
from communique.reading.times.years import year_of

NEWS_DAYS = 30
"""Days around publication in which the events of the news lie."""
NIGHT_HOUR = 6
"""The first hour that is before midnight when it is followed by "at night"."""


def _named_day(timex: Timex, name: str) -> str | None:
    """Return the day that "today", "yesterday" or the like names, by the day of publication."""
    return points.unit_at(timex.published, "day", DAYS[name]) if timex.published else None


def day_before(timex: Timex) -> Value | None:
    """Return the value of "the day after tomorrow", "the day before last Tuesday"."""
    if timex.published is None:
        return "DATE", None
    n = 1 if timex.word("way") == "after" else -1
    if timex.words("weekday"):
        day = weekday_named(timex, WEEKDAYS[timex.word("weekday")], timex.words("rel"))
        return "DATE", points.unit_at(date.fromisoformat(day), "day", n) if day else None
    return "DATE", points.unit_at(timex.published, "day", DAYS[timex.word("day")] + n)


def part_of(timex: Timex) -> Value | None:
    """Return the value of "the early hours of Tuesday", "the evening of March 3"."""
    part = timex.words("part")[-1]
    code = {"late": "NI"}.get(timex.words("part")[0], "MO") if part == "hours" else PARTS.get(part)
    if code is None:
        return None
    if timex.words("month"):
        day = day_named(
            timex,
            MONTHS[timex.words("month")[0]],
            ordinal(timex.words("day")) or 0,
            year_of(timex.words("year")),
        )
    elif timex.words("weekday"):
        day = weekday_named(timex, WEEKDAYS[timex.word("weekday")], timex.words("rel"))
    else:
        day = _named_day(timex, timex.word("name"))
    return "TIME", f"{day or 'XXXX-XX-XX'}T{code}"


def days_ref(timex: Timex) -> Value | None:
    """Return the value of "late yesterday"."""
    name, part = timex.word("day"), timex.word("part") or timex.word("at")
    value = _named_day(timex, name)
    if name == "tonight":
        return "TIME", f"{value or 'XXXX-XX-XX'}TNI"
    if value is None:
        return "DATE", {"today": "PRESENT_REF", "yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}[name]
    return with_part(value, part)


def rel_part(timex: Timex) -> Value | None:
    """Return the value of "last night", "the night before"."""
    rel, part, now = timex.words("rel"), PARTS[timex.word("part")], timex.published
    if set(rel) & {"that", "same", "next", "following", "previous", "before", "after"}:
        anchor = timex.anchor_day
        is_earlier = bool(set(rel) & {"previous", "before"})
        n = 1 if set(rel) & {"next", "following", "after"} else -int(is_earlier)
        if anchor is None and is_earlier:
            anchor = now
        day = points.unit_at(anchor, "day", n) if anchor else None
    elif now is None:
        day = None
    else:
        day = points.unit_at(now, "day", -1 if "last" in rel else 0)
        if rel == ["the"] or rel[-1] == "the":
            day = timex.anchor() or day
    return "TIME", f"{day or 'XXXX-XX-XX'}T{part}"


def mid_part(timex: Timex) -> Value | None:
    """Return the value of "mid-afternoon", "the wee hours"; ``None`` for the attribute in "a late-night show"."""
    now = timex.published
    if not {"wee", "small"}.isdisjoint(timex.all) and "hours" not in timex.all:
        return None
    if timex.all[0] == "late" and timex.word("part") == "night" and _is_attribute(timex):
        return None
    return "TIME", f"{now.isoformat() if now else 'XXXX-XX-XX'}T{PARTS[timex.word('part') or 'morning']}"


def _is_attribute(timex: Timex) -> bool:
    """Tell whether the expression modifies a noun or is a title: "late night talks"; not "late night in Vienna"."""
    after = "".join(timex.surfaces_after).lower()
    is_before_noun = after.isalpha() and after not in NO_NOUN and after not in WEEKDAYS
    return "-" in timex.all or is_before_noun or timex.surfaces[-1][0].isupper()


def overnight(timex: Timex) -> Value | None:
    """Return the value of "overnight"."""
    now = timex.published
    return "TIME", f"{now.isoformat() if now else 'XXXX-XX-XX'}TNI"


def _clock(words: Sequence[str]) -> str | None:
    """Return the clock time that ``words`` give, as ``THH:MM``; ``None`` if there is no such time."""
    if words[0] in ("noon", "midday", "noontime", "midnight"):
        return "T24:00" if words[0] == "midnight" else "T12:00"
    digits = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?", words[0])
    hour = int(digits[1]) if digits else CARDINALS.get(words[0], 99)
    minute = int(digits[2] or 0) if digits else 0
    rest = set(words[1:])
    halves = {word[0] for word in rest if word[1:].startswith((".", "m"))}  # of "a.m." and "pm"
    late = (
        "p" in halves
        or not rest.isdisjoint({"afternoon", "evening"})
        or ("night" in rest and hour >= NIGHT_HOUR)
    )
    early = "a" in halves or "morning" in rest
    if (late or early) and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 if late else hour % 12 if early else hour
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def clock(timex: Timex) -> Value | None:
    """Return the value of "9:30 p.m. EST"."""
    value = _clock(timex.words("clock"))
    if value is None:
        return None
    today = timex.published.isoformat() if timex.published else "XXXX-XX-XX"
    return "TIME", (_weekday_ahead(timex) or _anchor_of_clock(timex) or today) + value


def _anchor_of_clock(timex: Timex) -> str | None:
    """Return the last day named before in the passage; a day far from publication only if it is in the same sentence.

    Days far from publication are often those of captions.
    """
    day, now = timex.anchor_day, timex.published
    if day and now and abs((now - day).days) > NEWS_DAYS:
        return timex.anchor(within=SENTENCE)
    return day.isoformat() if day else None


def _weekday_ahead(timex: Timex) -> str | None:
    """Return the weekday within eight tokens after a clock time: "at 2 p.m. local time (1800 GMT) on Sunday"."""
    last, tokens = timex.match.end(), timex.tokens
    at = tokens.tags.find(LETTERS["weekday"], last, last + 8)
    if at < 0 or "." in tokens.words[last:at] or timex.anchor(within=SENTENCE):
        return None
    return weekday_named(timex, WEEKDAYS[tokens.words[at]], ())


def clock_date(timex: Timex) -> Value | None:
    """Return the value of "9 a.m. on Tuesday"."""
    words = [word for word in timex.words("date") if word not in (".", ",")]
    part = [words.pop()] if words[-1] in PARTS else []  # "10 o'clock Friday night"
    value = _clock([*timex.words("clock"), *part])
    if value is None:
        return None
    months = [i for i, word in enumerate(words) if word in MONTHS]
    if months:
        rest = words[months[0] + 1 :]
        year = int(rest.pop()) if len(rest) > 1 and len(rest[-1]) == 4 else None
        day = day_named(timex, MONTHS[words[months[0]]], ordinal(rest) or 0, year)
    elif words[-1] in DAYS:
        day = _named_day(timex, words[-1]) or "XXXX-XX-XX"
    else:
        day = weekday_named(timex, WEEKDAYS[words[-1]], words[:-1])
    return ("TIME", day + value) if day else None
