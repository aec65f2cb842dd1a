"""Weekdays: "Friday", "last Tuesday", "Monday and Tuesday nights"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.english import word_set
from communique.reading.times import points
from communique.reading.times.dates import ordinal
from communique.reading.times.lexicon import NO_NOUN, PARTS, WEEKDAYS
from communique.reading.times.tense import CONDITION, WEAK
from communique.reading.times.timex import Timex, Value
from communique.reading.times.tokens import LETTERS

_LASTED = word_set(
    "continued held ignored kept knew lasted raged ran remained stayed waited went not t couldn didn hadn wasn weren"
)
"""Words with which "until Monday" is over: "it lasted", "they were not told"."""
REACH = 8
"""Most tokens from such a word to the weekday."""
AHEAD = frozenset({"for", "before", "until", "in", "through"})
"""Words before "Friday's vote" with which it is the next Friday, unless the tense is past."""
NARRATING = frozenset({"earlier", "later"})
"""Words before a weekday that is over, whatever the tense: "he resigned; later Monday he was to leave"."""
STARTED = frozenset({"since", "from", "the"})
"""Words before a weekday that is over: "since Friday", "the Friday after the vote"."""
WEEK = 7
"""Days of a week."""
_CLAUSES = word_set("when where while that which who but so next last this")
"""Words that begin another clause or time expression."""
YEARS = 3
"""Years that are searched for a Friday the 13th or the like."""
_MOVED = word_set("adjourned deferred delayed extended forward moved off postponed rescheduled")
"""Words before "to Monday" with which it is the next Monday, whatever their tense."""


def weekdays(timex: Timex) -> Value | None:
    """Return the value of "Tuesday nights"."""
    day = timex.words("weekdays") or timex.words("weekday")
    part = timex.word("part")
    return "SET", f"XXXX-WXX-{WEEKDAYS[day[0]]}" + (f"T{PARTS[part]}" if part else "")


def each_weekday(timex: Timex) -> Value | None:
    """Return the value of "each Thursday"."""
    part = timex.word("part")
    return "SET", f"XXXX-WXX-{WEEKDAYS[timex.word('weekday')]}" + (f"T{PARTS[part]}" if part else "")


def weekday_named(timex: Timex, day: int, rel: Sequence[str]) -> str | None:  # noqa: PLR0911 - one return for each kind
    """Return the TIMEX3 value of a weekday (1 is Monday) after the relative words ``rel``; ``None`` if unknown."""
    now = timex.published
    if set(rel) & {"following", "previous"}:
        anchor = timex.anchor_day
        if anchor is None:
            return None
        sign = 1 if "following" in rel else -1
        return points.unit_at(anchor, "day", sign * ((sign * (day - anchor.isoweekday()) - 1) % 7 + 1))
    if now is None:
        return f"XXXX-WXX-{day}"
    back = (now.isoweekday() - day) % 7
    if "next" in rel or "coming" in rel:
        return points.unit_at(now, "day", 7 - back)
    if "last" in rel or "past" in rel:
        return points.unit_at(now, "day", -(back or 7))
    if rel == ["this"]:
        is_over = day < now.isoweekday() and timex.tense == 1  # on a Friday: "this Monday, they will vote"
        return points.unit_at(now, "day", day - now.isoweekday() + 7 * is_over)
    if rel == ["that"]:
        return points.unit_at(now, "day", -back)
    is_narrated = timex.all[0] in NARRATING and not timex.words("unit")
    is_ahead = back and (_is_tomorrow(timex, back) or (not is_narrated and _is_next(timex, back)))
    return points.unit_at(now, "day", 7 - back if is_ahead else -back)


def _is_tomorrow(timex: Timex, back: int) -> bool:
    """Tell whether a bare weekday is the day after publication, even if the tense is past.

    Pages are edited after the day that they are dated, and a day six days ago is rarely called by its bare name: of 70
    such days in articles one in seven was. It is after "since" and as the first day of "Friday and Monday".
    """
    match timex.tokens.words[timex.match.end() : timex.match.end() + 2]:
        case ["and" | "or" | "," | "to" | "through" | "until", day] if day in WEEKDAYS:
            return False
    return back == WEEK - 1 and timex.word_before not in STARTED and not timex.words("unit")


def _is_next(timex: Timex, back: int) -> bool:
    """Tell whether a bare weekday is the next one, if the last one was ``back`` days ago.

    The weekday of yesterday means yesterday even if the tense is future (32 of 35 such days in articles), unless it is
    a limit ("until Monday").
    """
    before, last = timex.words_before(2), timex.match.end()
    if before == ["ahead", "of"] and timex.tense <= 0:
        return _is_near(back)  # "police were sent ahead of Sunday's vote"
    if before[-1:] in (["is"], ["are"]) or before in (["is", "on"], ["are", "on"]):
        return _is_near(back)  # "the deadline is Friday"
    if (before[-1:] == ["to"] and before[0] in _MOVED) or before in (["soon", "as"], ["early", "as"]):
        return True
    if timex.tokens.tags[last : last + 1] == LETTERS["s"]:
        return _is_next_possessive(timex, back)
    return _is_limit(timex) or (back > 1 and _is_in_future_clause(timex, back))


def _is_near(back: int) -> bool:
    """Tell whether the next weekday is at most twice as far away as the last one, ``back`` days ago."""
    return WEEK - back <= 2 * back


def _is_next_possessive(timex: Timex, back: int) -> bool:
    """Tell whether a weekday in the possessive is the next one: "Friday's summit will be the first"."""
    before = timex.words_before(2)
    if timex.tense > 0 and (timex.opens_sentence or not timex.verb):
        return _is_near(back)
    is_put_ahead = before == ["ahead", "of"] or not AHEAD.isdisjoint(before[-1:])
    if timex.tense == 1:
        return is_put_ahead or before[-1:] == ["at"]  # "will speak at Friday's rally"
    is_nearer = _is_near(back) if timex.tense else WEEK - back < back
    return is_put_ahead and timex.tense >= 0 and is_nearer


def _is_limit(timex: Timex) -> bool:
    """Tell whether a weekday is a limit in the future: "was put off until Monday", "is due by Monday"."""
    first = timex.match.start()
    if first - 1 <= timex.sentence:
        return False
    match timex.words_before(1):
        case ["until" | "till"]:
            lasted = _LASTED.intersection(timex.tokens.words[max(first - REACH, timex.sentence) : first])
            return timex.tense > 0 or not (lasted or timex.sign_after)
        case ["by"]:
            return timex.tense >= 0
    return False


def _is_in_future_clause(timex: Timex, back: int) -> bool:
    """Tell whether the clause of a weekday is about the future, and so about the next one."""
    last = timex.match.end()
    after = timex.tokens.words[last : last + 1]
    if (
        timex.tense in (WEAK, CONDITION)  # "might say so Tuesday"
        or after == ["deadline"]
        or not {"starting", "beginning"}.isdisjoint(timex.words_before(2))  # "treatment starting on Monday"
        or (timex.tense > 0 and after in (["was"], ["were"]))  # "a vote planned for Tuesday was put off"
    ):
        return _is_near(back)
    return timex.tense > 0


def weekday(timex: Timex) -> Value | None:
    """Return the value of "Friday morning"."""
    first, words = timex.match.start(), timex.tokens.words
    if len(timex.all) == 1 and timex.word_before == "and" and words[max(first - 3, 0)] in ("each", "every"):
        return each_weekday(timex)  # "every Monday and Friday"
    day = WEEKDAYS[timex.word("weekday")]
    if len(timex.all) == 1 and (part := _part_of_list(timex)):
        return "SET", f"XXXX-WXX-{day}T{part}"
    if _is_any(timex):
        return with_part(f"XXXX-WXX-{day}", timex.word("part"))
    value = weekday_named(timex, day, timex.words("rel"))
    if value is None:
        return "DATE", None
    now = timex.published
    if now and (
        (value == now.isoformat() and _begins_range(timex))
        or (value == points.unit_at(now, "day", -1) and timex.words("rel") == ["last"])
    ):
        # nobody calls yesterday "last Monday": that is a week earlier
        value = points.unit_at(date.fromisoformat(value), "day", -WEEK) or value
    return with_part(value, timex.word("part") or timex.word("at"))


def _is_any(timex: Timex) -> bool:
    """Tell whether any such weekday is meant: "they left on a Thursday"; not "on a Thursday train"."""
    last, tokens = timex.match.end(), timex.tokens
    after = tokens.words[last] if last < len(tokens.words) else "."
    if timex.word_before != "a" or timex.words_before(1) != ["on"] or after == "-":
        return False
    return not after[0].isalnum() or after in NO_NOUN or after in _CLAUSES


def _begins_range(timex: Timex) -> bool:
    """Tell whether the weekday begins a range in the past: "it lasted from Monday to Wednesday"."""
    match timex.tokens.words[timex.match.end() : timex.match.end() + 2]:
        case ["to" | "through" | "until", day] if day in WEEKDAYS:
            return timex.tense < 0
    return False


def _part_of_list(timex: Timex) -> str | None:
    """Return the part of the day that a weekday shares with the one after it: "Monday and Tuesday nights"."""
    last = timex.match.end()
    match timex.tokens.words[last : last + 3]:
        case ["and" | "or" | "to", day, part] if day in WEEKDAYS and part.endswith("s"):
            return PARTS.get(part)
    return None


def weekday_nth(timex: Timex) -> Value | None:
    """Return the value of "Friday the 13th": the last such day, or the next one if the tense is future."""
    now, day, n = timex.published, WEEKDAYS[timex.word("weekday")], ordinal(timex.words("day"))
    sign = 1 if timex.tense > 0 else -1
    for months in range(YEARS * 12 if now and n else 0):
        month = points.moved(now.replace(day=1), "month", sign * months) if now else None
        value = points.day_of(month.year, month.month, n or 0) if month else None
        found = date.fromisoformat(value) if value else None
        if now and found and found.isoweekday() == day and sign * (found - now).days >= 0:
            return "DATE", value
    return "DATE", None


def week_day(timex: Timex) -> Value | None:
    """Return the value of "Tuesday of last week"."""
    now, part = timex.published, timex.word("part")
    if now is None:
        return with_part(f"XXXX-WXX-{WEEKDAYS[timex.word('weekday')]}", part)
    weeks = {"last": -1, "next": 1}.get(timex.word("rel"), 0)
    day = points.unit_at(now, "day", 7 * weeks + WEEKDAYS[timex.word("weekday")] - now.isoweekday())
    return with_part(day, part) if day else ("DATE", None)


def with_part(value: str, part: str) -> Value:
    """Return the value of a part of the day ``value``; that of the day itself if ``part`` is empty."""
    if part in ("noon", "midday", "noontime"):
        return "TIME", f"{value}T12:00"
    if part == "midnight":
        return "TIME", f"{value}T24:00"
    return ("TIME", f"{value}T{PARTS[part]}") if part else ("DATE", value)
