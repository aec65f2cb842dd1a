"""Dates by month, day and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from communique.knowledge.facts import word_set
from communique.reading.times import points, votes
from communique.reading.times.lexicon import (
    BEFORE_MONTH,
    BEFORE_NOUN,
    CARDINALS,
    MAYBE_BEFORE_MONTH,
    MONTHS,
    NO_NOUN,
    PARTS,
    TENS,
    WEEKDAYS,
    number,
)
from communique.reading.times.story import CLAUSE, Here, Value, relative
from communique.reading.times.tense import WEAK

TOWARDS = frozenset({"by", "until", "till", "through", "effective", "payable", "starting", "beginning"})
"""Words before a date that is more often to come than past."""

NEXT_CENTURY = "36"
"""From these two figures on, a year in two is of the last century: '45 is 1945, '28 is 2028."""
LAST_DAY = 31
SURELY = 6
"""Times as far ahead as back a date may lie to be the next one, where the clause is to come."""
REACH, IN_REACH, ON_REACH = 3, 7, 2
"""Tokens from a verb to a month or day that is its own: "won the May vote", "lost his re-election bid in May", "ended on May 3"."""
TO_NAME = word_set("was were scheduled planned expected due")
"""Verbs before a day that only name it."""


def year_of(words: Sequence[str]) -> int | None:
    """Return the year in figures, in two of them ('08) or spelled out ("nineteen ninety-seven")."""
    if not words:
        return None
    if words[0].isdigit():
        return int(words[0])
    if words[0][0] in "'’":
        return int(words[0][1:]) + (2000 if words[0][1:] < NEXT_CENTURY else 1900)
    teens = {"eighteen": 1800, "nineteen": 1900, "two": 2000}.get(words[0])
    if teens is None:
        return None
    return teens + sum(TENS.get(word, 0) + CARDINALS.get(word, 0) for word in words[1:])


def which_year(here: Here, month: int, day: int | None = None) -> int | None:
    """Return the year of a month (or a day of it) named without one.

    The nearer of the last and the next such date, unless the tense says otherwise and the other is not much
    nearer: "payable Dec. 15" in November is to come, though no verb says so.
    """
    now = here.published
    if now is None:
        return None
    if upto := year_of(here.words("upto")):  # "from November to March 2012"
        return upto - (MONTHS[here.words("end")[0]] < month)
    if here.tense <= 0 and (year := here.anchor(r"\d{4}$", within=CLAUSE)) and int(year) < now.year:
        return int(year)
    if day is None and here.tense == 0 and (told := _year_told(here, month)):
        return told
    at = now.month if day is None else now.month * 31 + now.day
    there = month if day is None else month * 31 + day
    cycle = 12 if day is None else 12 * 31
    if _is_to_come(here, (at - there) % cycle, (there - at) % cycle, is_month=day is None):
        return now.year + (there < at)
    return now.year - (there > at)


def _year_told(here: Here, month: int) -> int | None:
    """Return the year in which the story has named this month before: "until Oct. 31, 2019 … an October pact"."""
    named = (
        int(value[:4]) for _, value in reversed(here.earlier) if re.match(rf"\d{{4}}-{month:02}\b", value)
    )
    return next((year for year in named if here.published and abs(year - here.published.year) <= 1), None)


def _is_to_come(here: Here, back: int, ahead: int, *, is_month: bool) -> bool:  # noqa: PLR0911 - one answer a kind
    """Tell whether a date is the next one, ``ahead`` months or days on, or the last one, as many ``back``."""
    before = here.tokens.words[max(here.match.start() - 3, 0) : here.match.start()]
    is_next = votes.is_next(here, month_of_year(here) if is_month else None, back, ahead)
    if is_next is not None:
        return is_next
    if before[-2:] == ["back", "in"] or before[-1:] == ["since"]:
        return False
    if before[-1:] == ["come"] and here.tense >= 0:
        return True  # "come November"
    if before[-1:] == ["the"]:
        before.pop()
    is_towards = not TOWARDS.isdisjoint(before[-1:]) or before[-2:] in (["up", "to"], ["ahead", "of"])
    if is_towards or (is_month and before[-1:] == ["for"]):  # "a strategy for November"
        # "in the year through June, profit rose"
        is_over = here.tense < 0 and before[-1:] in (["through"], ["until"], ["till"])
        return ahead <= back * (0.5 if is_over else SURELY if here.tense == 1 else 1 + is_towards)
    if here.tense > 0:
        # "could lose the November election", said in March
        return (is_month and votes.is_of_vote(here)) or ahead <= back * (1 if here.tense == WEAK else SURELY)
    if here.tense == 0:
        return ahead * 2 < back
    # "she won in May", said in April, is of last year; with its verb far off, a date so near is to come
    if here.opens_sentence or here.sign_after:  # "In May, she won", "she in May won"
        return not is_month and ahead <= 1
    reach = IN_REACH if here.word_before in ("in", "a") else REACH
    if not is_month:
        # "was put off to May 3", "the day first named was May 3"
        reach = 0 if here.word_before in ("to", "for") or here.verb in TO_NAME else ON_REACH
    return ahead * 3 < back and not here.is_after_verb(reach)


def day_named(here: Here, month: int, day: int, year: int | None) -> str | None:
    """Return the day of a month as a value; ``None`` where there is no such day (30 February)."""
    year = year or which_year(here, month, day)
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if points.day_of(2000, month, day) else None
    return points.day_of(year, month, day)


def ordinal(words: Sequence[str]) -> int | None:
    """Return the number that "21st", "third" or "twenty-first" stands for."""
    n = number([word for word in words if word != "-"])
    return None if n is None else int(n)


def month_of_year(here: Here) -> int:
    """Return the month that the expression names, 1 to 12."""
    return MONTHS[here.words("month")[0]]


def iso(here: Here) -> Value | None:
    """Read "2019-04-10"."""
    text = here.all[0].upper()
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return ("TIME" if "T" in text else "DATE"), text


def slashed(here: Here) -> Value | None:
    """Read "4/10/2019"."""
    first, second, year = (int(part) for part in here.all[0].split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    # month first, as American news writes; day first where only that is a date
    value = points.day_of(year, first, second) or points.day_of(year, second, first)
    return ("DATE", value) if value else None


def month_day(here: Here) -> Value | None:
    """Read "Aug. 7, 1998"."""
    day = ordinal(here.words("day"))
    if day is None:
        return None
    value = day_named(
        here, month_of_year(here), day, year_of(here.words("year")) or _year_of_weekday(here, day)
    )
    part = here.word("part")
    if value and part:
        return "TIME", f"{value}T{PARTS[part]}"
    return "DATE", value


def _year_of_weekday(here: Here, day: int) -> int | None:
    """Return the year, last, this or next, in which the day of the month is the weekday before it: "Thursday, June 13"."""
    month, likely = month_of_year(here), which_year(here, month_of_year(here), day)
    if not likely or not here.words("weekday"):
        return likely
    for year in (likely, likely - 1, likely + 1):
        value = points.day_of(year, month, day)
        if value and date.fromisoformat(value).isoweekday() == WEEKDAYS[here.words("weekday")[0]]:
            return year
    return likely


def other_day(here: Here) -> Value | None:
    """Read "April 24 and *25*"."""
    day, (_, before) = ordinal(here.words("day")), here.earlier[-1] if here.earlier else (0, "")
    month = re.match(r"(\d{4}|XXXX)-(\d\d)-\d\d$", before)
    if day is None or not month:
        return None
    year = here.word("year") or month[1]
    value = day_named(here, int(month[2]), day, int(year) if year != "XXXX" else None)
    return ("DATE", value) if value else None


_RANGING = word_set("on from between the of for , ( -")
"""Words before the first of two days that one month follows."""


def first_day(here: Here) -> Value | None:
    """Read "on *9* and 10 May", "*12*-14 May"; not "a 2-1 win"."""
    day, last = ordinal(here.words("day")), ordinal(here.words("last"))
    if not day or not last or not day < last <= LAST_DAY or here.word_before not in _RANGING:
        return None
    value = day_named(here, month_of_year(here), day, year_of(here.words("year")))
    return ("DATE", value) if value else None


def month_year(here: Here) -> Value | None:
    """Read "February 1947"."""
    return "DATE", f"{year_of(here.words('year')):04}-{month_of_year(here):02}"


def month_of(here: Here) -> Value | None:
    """Read "June last year"."""
    year = relative(here, here.words("rel"), "year")
    return "DATE", f"{year or 'XXXX'}-{month_of_year(here):02}"


def rel_month(here: Here) -> Value | None:
    """Read "last November"."""
    month, now, rel = month_of_year(here), here.published, here.words("rel")
    if now is None:
        return "DATE", f"XXXX-{month:02}"
    if "next" in rel or "coming" in rel or "following" in rel:
        year = now.year + (month <= now.month)
    elif rel == ["this"]:
        year = now.year
    elif rel == ["last"] and month == now.month - 1:
        year = now.year - 1  # said in March: the February just over is "last month" or plain "February"
    else:
        year = now.year - (month >= now.month)
    return "DATE", f"{year}-{month:02}"


def month(here: Here) -> Value | None:
    """Read "in October"."""
    n = month_of_year(here)
    if here.all in (["may"], ["march"]) and not _is_month(here):
        return None
    year = which_year(here, n)
    return "DATE", f"{year or 'XXXX'}-{n:02}"


def _is_month(here: Here) -> bool:
    """Tell whether a bare "May" or "March" is the month: Theresa May speaks, the March is for life."""
    before = here.word_before
    after = here.tokens.surfaces[here.match.end() : here.match.end() + 1]
    if before in BEFORE_MONTH:
        return True
    if before in BEFORE_NOUN and after and after[0][0].islower() and after[0] not in NO_NOUN:
        return here.all == ["march"] or not here.story.may_is_name  # "a March poll", "his May comments"
    return before in MAYBE_BEFORE_MONTH and not (here.all == ["may"] and here.story.may_is_name)


def each_month(here: Here) -> Value | None:
    """Read "each July"."""
    return "SET", f"XXXX-{month_of_year(here):02}"


def week_of(here: Here) -> Value | None:
    """Read "the week of March 6", "the weekend of March 6"."""
    day = day_named(here, month_of_year(here), ordinal(here.words("day")) or 0, None)
    if day is None or day[0] == "X":
        return "DATE", None
    return "DATE", points.written(date.fromisoformat(day), here.word("unit"))


_YEAR_AFTER = word_set(
    "in of since by until till from to through throughout during before after between circa year and early mid late "
    "or for ( the - , fiscal s 's"
)


_COUNTED = word_set(
    "people troops men women children points percent % miles feet dollars yards square million billion workers "
    "soldiers jobs homes houses shares employees members students kilometers metres meters km tons tonnes"
)


def _is_count(here: Here) -> bool:
    """Tell whether a figure that may be a year counts something or numbers it: $2000, 1500 troops, Room 1984."""
    first, last, tokens = here.match.start(), here.match.end(), here.tokens
    before = here.word_before
    after = tokens.words[last] if last < len(tokens.words) else ""
    if (
        before in ("$", "#", "£", "€", "¥", "%", "no", ".", "at", "than", "/")
        and tokens.ends[first - 1] == tokens.starts[first]
    ):
        return True
    if after in _COUNTED or before in ("than", "at", "room", "flight", "highway", "route", "channel"):
        return True
    n = int(here.word("year"))
    if 1900 <= n < 2050 and n % 100:
        return False
    plural = after.endswith("s") and len(after) > 3 and tokens.surfaces[last][0].islower()
    return plural or before not in _YEAR_AFTER


def year(here: Here) -> Value | None:
    """Read "in 1998"."""
    words = here.words("year")
    if len(here.all) == 1 and words[0].isdigit() and _is_count(here):
        return None
    if words[0] == "two" and words[1:2] != ["thousand"]:
        return None
    value = year_of(words)
    return ("DATE", f"{value}") if value else None


def short_year(here: Here) -> Value | None:
    """Read "in '08"."""
    last = here.match.end()
    if here.tokens.words[last : last + 1] and here.tokens.words[last] in _COUNTED:
        return None
    return "DATE", f"{year_of(here.words('year'))}"
