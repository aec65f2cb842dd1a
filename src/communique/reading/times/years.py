"""Years: those that are written, and the year of a month or day that is named without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.english import word_set
from communique.reading.times import votes
from communique.reading.times.lexicon import CARDINALS, MONTHS, TENS
from communique.reading.times.tense import ARRANGED, WEAK
from communique.reading.times.timex import CLAUSE, Timex, Value

TOWARDS = frozenset({"by", "until", "till", "through", "effective", "payable", "starting", "beginning"})
"""Words before a date that is more often to come than past."""

NEXT_CENTURY = "36"
"""From these two figures on, a year in two is of the last century: '45 is 1945, '28 is 2028."""
SURELY = 6
"""Times as far ahead as back a date may lie to be the next one, where the clause is to come."""
REACH, IN_REACH, ON_REACH = 3, 7, 2
"""Tokens from a verb to a month or day that is its own: "won the May vote", "lost his re-election bid in May", "ended on May 3"."""
LEAD = 13
"""Tokens before a month in which a year that is its own stands."""
_APART = frozenset({"earlier", "ago", "before"})
"""Words after "a year" that measure from a date."""
_DENIED = frozenset({"didn", "wasn", "weren", "hadn", "couldn", "never"})
_NEGATED = frozenset({"did", "was", "were", "had", "could"})
"""Words of what was not done before a day or month: "didn't come until May", with "not" also the latter."""
TO_NAME = word_set("was were scheduled planned expected due")
"""Verbs before a day that only name it."""
_YEAR_AFTER = word_set(
    "in of since by until till from to through throughout during before after between circa year and early mid late "
    "or for ( the - , fiscal s 's"
)
"""Words before a figure that is a year."""
_COUNTED = word_set(
    "people troops men women children points percent % miles feet dollars yards square million billion workers "
    "soldiers jobs homes houses shares employees members students kilometers metres meters km tons tonnes"
)
"""What follows a figure that counts it."""


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


def which_year(timex: Timex, month: int, day: int | None = None) -> int | None:
    """Return the year of a month (or a day of it) named without one.

    The nearer of the last and the next such date, unless the tense says otherwise and the other is not much
    nearer: "payable Dec. 15" in November is to come, though no verb says so.
    """
    now = timex.published
    if now is None:
        return None
    if upto := year_of(timex.words("upto")):  # "from November to March 2012"
        return upto - (MONTHS[timex.words("end")[0]] < month)
    if timex.tense <= 0 and (year := _year_written(timex)) and year < now.year:
        return year
    if day is None and timex.tense == 0 and (told := _year_told(timex, month)):
        return told
    at = now.month if day is None else now.month * 31 + now.day
    there = month if day is None else month * 31 + day
    cycle = 12 if day is None else 12 * 31
    if _is_to_come(timex, (at - there) % cycle, (there - at) % cycle, month=month if day is None else None):
        return now.year + (there < at)
    return now.year - (there > at)


def _year_written(timex: Timex) -> int | None:
    """Return the year that the clause names last before the date; "a year earlier" is none that the date is of."""
    year = timex.anchor(r"\d{4}$", within=CLAUSE)
    first = timex.match.start()
    is_apart = not _APART.isdisjoint(timex.tokens.words[max(first - LEAD, timex.sentence) : first])
    return int(year) if year and not is_apart else None


def _year_told(timex: Timex, month: int) -> int | None:
    """Return the year in which the story has named this month before: "until Oct. 31, 2019 … an October pact"."""
    named = (
        int(value[:4]) for _, value in reversed(timex.earlier) if re.match(rf"\d{{4}}-{month:02}\b", value)
    )
    return next((year for year in named if timex.published and abs(year - timex.published.year) <= 1), None)


def _is_to_come(timex: Timex, back: int, ahead: int, *, month: int | None) -> bool:
    """Tell whether a date (a month where it is given) is the next one, ``ahead`` months or days on, not the last, as many ``back``."""
    before = timex.tokens.words[max(timex.match.start() - 3, 0) : timex.match.start()]
    is_month = month is not None
    is_next = votes.is_next(timex, month, back, ahead)
    if is_next is None:
        is_next = _is_led_to(timex, before, back, ahead)
    if is_next is not None:
        return is_next
    if before[-1:] == ["the"]:
        before.pop()
    is_towards = not TOWARDS.isdisjoint(before[-1:]) or before[-2:] in (["up", "to"], ["ahead", "of"])
    if is_towards or (is_month and before[-1:] == ["for"]):  # "a strategy for November"
        # "in the year through June, profit rose"
        is_over = timex.tense < 0 and before[-1:] in (["through"], ["until"], ["till"])
        return ahead <= back * (0.5 if is_over else SURELY if timex.tense == 1 else 1 + is_towards)
    if timex.tense > 0:
        # "could lose the November election", said in March
        is_nearer = timex.tense == WEAK or (
            timex.verb in ARRANGED and timex.word_before_verb in ("was", "were")
        )
        return (is_month and votes.is_of_vote(timex)) or ahead <= back * (1 if is_nearer else SURELY)
    if timex.tense == 0:
        return ahead * 2 < back
    # "she won in May", said in April, is of last year; with its verb far off, a date so near is to come
    if timex.opens_sentence or timex.sign_after:  # "In May, she won", "she in May won"
        return not is_month and ahead <= 1
    reach = IN_REACH if timex.word_before in ("in", "a") else REACH
    if not is_month:
        # "was put off to May 3", "the day first named was May 3"
        reach = 0 if timex.word_before in ("to", "for") or timex.verb in TO_NAME else ON_REACH
    return ahead * 3 <= back and not timex.is_after_verb(reach)


def _is_led_to(timex: Timex, before: list[str], back: int, ahead: int) -> bool | None:
    """Tell whether a date is to come by the words right before it, ``None`` where these do not tell."""
    match ["", *before][-2:]:
        case ["back", "in"] | [_, "since"]:
            return False
        case [_, "from"] if timex.tense < 0:
            return False
        case [_, "until" | "till"] if timex.tense < 0 and _is_denied(timex.clause_before):
            return False  # "did not ask for one until October"
        case [_, "come"] if timex.context.sentences.after[timex.match.end()] >= 0:
            return True  # "come November"
        case ["is" | "are", "in" | "on"]:
            return ahead <= back * SURELY  # "the primaries are in September"
    return None


def _is_denied(words: Sequence[str]) -> bool:
    """Tell whether words tell of what was not done."""
    is_negated = any(a in _NEGATED and b == "not" for a, b in pairwise(words))
    return is_negated or not _DENIED.isdisjoint(words)


def _is_count(timex: Timex) -> bool:
    """Tell whether a figure that may be a year counts something or numbers it: $2000, 1500 troops, Room 1984."""
    first, last, tokens = timex.match.start(), timex.match.end(), timex.tokens
    before = timex.word_before
    after = tokens.words[last] if last < len(tokens.words) else ""
    if (
        before in ("$", "#", "£", "€", "¥", "%", "no", ".", "at", "than", "/")
        and tokens.ends[first - 1] == tokens.starts[first]
    ):
        return True
    if after in _COUNTED or before in ("than", "at", "room", "flight", "highway", "route", "channel"):
        return True
    n = int(timex.word("year"))
    if 1900 <= n < 2050 and n % 100:
        return False
    plural = after.endswith("s") and len(after) > 3 and tokens.surfaces[last][0].islower()
    return plural or before not in _YEAR_AFTER


def year(timex: Timex) -> Value | None:
    """Return the value of "in 1998"."""
    words = timex.words("year")
    if len(timex.all) == 1 and words[0].isdigit() and _is_count(timex):
        return None
    if words[0] == "two" and words[1:2] != ["thousand"]:
        return None
    value = year_of(words)
    return ("DATE", f"{value}") if value else None


def short_year(timex: Timex) -> Value | None:
    """Return the value of "in '08"."""
    last = timex.match.end()
    if timex.tokens.words[last : last + 1] and timex.tokens.words[last] in _COUNTED:
        return None
    return "DATE", f"{year_of(timex.words('year'))}"
