"""Days of the week by name: "Friday", "last Tuesday", "Monday and Tuesday nights"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.english import word_set
from communique.reading.times import points
from communique.reading.times.dates import ordinal
from communique.reading.times.lexicon import NO_NOUN, PARTS, WEEKDAYS
from communique.reading.times.story import Here, Value
from communique.reading.times.tense import CONDITION, WEAK
from communique.reading.times.tokens import LETTERS

_LASTED = word_set(
    "continued held ignored kept knew lasted raged ran remained stayed waited went not t couldn didn hadn wasn weren"
)
"""Words before "until Monday" that tell of a Monday that is over: "it lasted", "they were not told"."""
REACH = 8
"""Tokens back to such a word."""
AHEAD = frozenset({"for", "before", "until", "in", "through"})
"""Words before "Friday's vote" that put it ahead where nothing tells that it is over."""
TOLD_OF = frozenset({"earlier", "later"})
"""Words before a weekday that is being told of: "he resigned; later Monday he was to leave"."""
STARTED = frozenset({"since", "from", "the"})
"""Words before a weekday that is over: "since Friday", "the Friday after the vote"."""
WEEK = 7
"""Days of a week."""
_CLAUSES = word_set("when where while that which who but so next last this")
"""Words that begin another clause or time."""
YEARS = 3
"""Years in which each day of a month is each day of a week at least once."""
_MOVED = word_set("adjourned deferred delayed extended forward moved off postponed rescheduled")
"""Words before "to Monday" that tell of a Monday to come, whatever their tense."""


def weekdays(here: Here) -> Value | None:
    """Read "Tuesday nights"."""
    day = here.words("weekdays") or here.words("weekday")
    part = here.word("part")
    return "SET", f"XXXX-WXX-{WEEKDAYS[day[0]]}" + (f"T{PARTS[part]}" if part else "")


def each_weekday(here: Here) -> Value | None:
    """Read "each Thursday"."""
    part = here.word("part")
    return "SET", f"XXXX-WXX-{WEEKDAYS[here.word('weekday')]}" + (f"T{PARTS[part]}" if part else "")


def weekday_named(here: Here, day: int, rel: Sequence[str]) -> str | None:  # noqa: PLR0911 - one answer a kind
    """Return the day that a weekday (Monday 1) under the words of ``rel`` is, as a value."""
    now = here.published
    if set(rel) & {"following", "previous"}:
        anchor = here.anchor_day
        if anchor is None:
            return None
        sign = 1 if "following" in rel else -1
        return points.around(anchor, "day", sign * ((sign * (day - anchor.isoweekday()) - 1) % 7 + 1))
    if now is None:
        return f"XXXX-WXX-{day}"
    back = (now.isoweekday() - day) % 7
    if "next" in rel or "coming" in rel:
        return points.around(now, "day", 7 - back)
    if "last" in rel or "past" in rel:
        return points.around(now, "day", -(back or 7))
    if rel == ["this"]:
        is_over = (
            day < now.isoweekday() and here.tense == 1
        )  # "this Monday, they will vote", said on a Friday
        return points.around(now, "day", day - now.isoweekday() + 7 * is_over)
    if rel == ["that"]:
        return points.around(now, "day", -back)
    is_told_of = here.all[0] in TOLD_OF and not here.words("unit")
    is_ahead = back and (_is_tomorrow(here, back) or (not is_told_of and _to_come(here, back)))
    return points.around(now, "day", 7 - back if is_ahead else -back)


def _is_tomorrow(here: Here, back: int) -> bool:
    """Tell whether a bare weekday that is the next day's is that day, also where the clause tells of it as over.

    Pages go on after the day that they are stamped with, and few call a day six days ago by its bare name: of 70 such days in
    articles one in seven was so long ago. "Since Friday" and the first day of "Friday and Monday" were.
    """
    match here.tokens.words[here.match.end() : here.match.end() + 2]:
        case ["and" | "or" | "," | "to" | "through" | "until", day] if day in WEEKDAYS:
            return False
    return back == WEEK - 1 and here.word_before not in STARTED and not here.words("unit")


def _to_come(here: Here, back: int) -> bool:
    """Tell whether a bare weekday is the next one, the last one being ``back`` days ago.

    The name of yesterday is yesterday's, also where the clause tells of what is to come: of 35 such days in articles 32 were.
    It is another's only where something goes on up to it.
    """
    before, last = here.words_before(2), here.match.end()
    if before == ["ahead", "of"] and here.tense <= 0:
        return _is_near(back)  # "police were sent ahead of Sunday's vote"
    if before[-1:] in (["is"], ["are"]) or before in (["is", "on"], ["are", "on"]):
        return _is_near(back)  # "the deadline is Friday"
    if (before[-1:] == ["to"] and before[0] in _MOVED) or before in (["soon", "as"], ["early", "as"]):
        return True
    if here.tokens.tags[last : last + 1] == LETTERS["s"]:
        return _owner_to_come(here, back)
    return _is_limit(here) or (back > 1 and _is_told_ahead(here, back))


def _is_near(back: int) -> bool:
    """Tell whether a weekday that was ``back`` days ago is at most twice as far ahead."""
    return WEEK - back <= 2 * back


def _owner_to_come(here: Here, back: int) -> bool:
    """Tell whether a weekday that owns what follows is the next one: "Friday's summit will be the first"."""
    before = here.words_before(2)
    if here.tense > 0 and (here.opens_sentence or not here.verb):
        return _is_near(back)
    is_put_ahead = before == ["ahead", "of"] or not AHEAD.isdisjoint(before[-1:])
    if here.tense == 1:
        return is_put_ahead or before[-1:] == ["at"]  # "will speak at Friday's rally"
    is_nearer = _is_near(back) if here.tense else WEEK - back < back
    return is_put_ahead and here.tense >= 0 and is_nearer


def _is_limit(here: Here) -> bool:
    """Tell whether something goes on, or is to be done, up to a weekday to come: "was put off until Monday", "is due by Monday"."""
    first = here.match.start()
    if first - 1 <= here.sentence:
        return False
    match here.words_before(1):
        case ["until" | "till"]:
            lasted = _LASTED.intersection(here.tokens.words[max(first - REACH, here.sentence) : first])
            return here.tense > 0 or not (lasted or here.sign_after)
        case ["by"]:
            return here.tense >= 0
    return False


def _is_told_ahead(here: Here, back: int) -> bool:
    """Tell whether the clause of a weekday tells of what is to come."""
    last = here.match.end()
    after = here.tokens.words[last : last + 1]
    if (
        here.tense in (WEAK, CONDITION)  # "might say so Tuesday"
        or after == ["deadline"]
        or not {"starting", "beginning"}.isdisjoint(here.words_before(2))  # "treatment starting on Monday"
        or (here.tense > 0 and after in (["was"], ["were"]))  # "a vote planned for Tuesday was put off"
    ):
        return _is_near(back)
    return here.tense > 0


def weekday(here: Here) -> Value | None:
    """Read "Friday morning"."""
    first, words = here.match.start(), here.tokens.words
    if len(here.all) == 1 and here.word_before == "and" and words[max(first - 3, 0)] in ("each", "every"):
        return each_weekday(here)  # "every Monday and Friday"
    day = WEEKDAYS[here.word("weekday")]
    if len(here.all) == 1 and (part := _part_of_list(here)):
        return "SET", f"XXXX-WXX-{day}T{part}"
    if _is_any(here):
        return with_part(f"XXXX-WXX-{day}", here.word("part"))
    value = weekday_named(here, day, here.words("rel"))
    if value is None:
        return "DATE", None
    if here.published and value == here.published.isoformat() and _begins_range(here):
        value = points.around(here.published, "day", -7) or value
    return with_part(value, here.word("part") or here.word("at"))


def _is_any(here: Here) -> bool:
    """Tell whether no one weekday is meant: "they left on a Thursday"; not "on a Thursday train"."""
    last, tokens = here.match.end(), here.tokens
    after = tokens.words[last] if last < len(tokens.words) else "."
    if here.word_before != "a" or here.words_before(1) != ["on"] or after == "-":
        return False
    return not after[0].isalnum() or after in NO_NOUN or after in _CLAUSES


def _begins_range(here: Here) -> bool:
    """Tell whether a past range of weekdays begins here: "it lasted from Monday to Wednesday", said on a Monday."""
    match here.tokens.words[here.match.end() : here.match.end() + 2]:
        case ["to" | "through" | "until", day] if day in WEEKDAYS:
            return here.tense < 0
    return False


def _part_of_list(here: Here) -> str | None:
    """Return the part of day that weekdays share after the last of them: "Monday and Tuesday nights"."""
    last = here.match.end()
    match here.tokens.words[last : last + 3]:
        case ["and" | "or" | "to", day, part] if day in WEEKDAYS and part.endswith("s"):
            return PARTS.get(part)
    return None


def weekday_nth(here: Here) -> Value | None:
    """Read "Friday the 13th": the last such day, or the next where the clause is to come."""
    now, day, n = here.published, WEEKDAYS[here.word("weekday")], ordinal(here.words("day"))
    sign = 1 if here.tense > 0 else -1
    for months in range(YEARS * 12 if now and n else 0):
        month = points.moved(now.replace(day=1), "month", sign * months) if now else None
        value = points.day_of(month.year, month.month, n or 0) if month else None
        found = date.fromisoformat(value) if value else None
        if now and found and found.isoweekday() == day and sign * (found - now).days >= 0:
            return "DATE", value
    return "DATE", None


def week_day(here: Here) -> Value | None:
    """Read "Tuesday of last week"."""
    now, part = here.published, here.word("part")
    if now is None:
        return with_part(f"XXXX-WXX-{WEEKDAYS[here.word('weekday')]}", part)
    weeks = {"last": -1, "next": 1}.get(here.word("rel"), 0)
    day = points.around(now, "day", 7 * weeks + WEEKDAYS[here.word("weekday")] - now.isoweekday())
    return with_part(day, part) if day else ("DATE", None)


def with_part(value: str, part: str) -> Value:
    """Return the value of a part of a day; of the day where there is none."""
    if part in ("noon", "midday", "noontime"):
        return "TIME", f"{value}T12:00"
    if part == "midnight":
        return "TIME", f"{value}T24:00"
    return ("TIME", f"{value}T{PARTS[part]}") if part else ("DATE", value)
