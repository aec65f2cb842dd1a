"""Years: as given in the text, or inferred for a month or day without a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.english import word_set
from communique.reading.times import elections
from communique.reading.times.lexicon import CARDINALS, MONTHS, TENS
from communique.reading.times.tense import ARRANGED, WEAK
from communique.reading.times.timex import CLAUSE, Timex, Value

TOWARDS = frozenset({"by", "until", "till", "through", "effective", "payable", "starting", "beginning"})
"""Words before a date that is more often the next one than the last one."""

TOWARDS_PAIRS = (["up", "to"], ["ahead", "of"], ["heading", "into"], ["going", "into"], ["forward", "to"])
"""Pairs of such words."""

NEXT_CENTURY = "36"
"""From these two figures on, a two-figure year is of the last century: '45 is 1945, '28 is 2028."""
FUTURE_RATIO = 6
"""In a future clause a date is the next one if that is at most this many times as far away as the last one."""
LOOSE_RATIO = 3
"""The same after words of ``LOOSE``: it is the next one if that is less than this many times as far away."""
LOOSE = word_set("to would planned plans plan hoped deadline")
"""Words of the future after which a far date is more often past: "it would hold a hearing on the July call"."""
REACH, IN_REACH, ON_REACH = 3, 7, 2
"""Most tokens from a verb to a month, to a month after "in" and to a day: "won the May vote", "ended on May 3"."""
APART_REACH = 13
"""Tokens before a date that are searched for words of ``_APART``."""
_APART = frozenset({"earlier", "ago", "before"})
"""Words after "a year" that make it a distance, so that the year before is not that of the date."""
_DENIED = frozenset({"didn", "wasn", "weren", "hadn", "couldn", "never"})
"""Words of negated past clauses: "didn't come until May"."""
_NEGATED = frozenset({"did", "was", "were", "had", "could"})
"""Auxiliaries that negate a past clause if "not" follows."""
NAMING_VERBS = word_set("was were scheduled planned expected due")
"""Verbs that only name the day after them: "the day was May 3"."""
_BEFORE_YEAR = word_set(
    "in of since by until till from to through throughout during before after between circa year and early mid late "
    "or for ( the - , fiscal s 's"
)
"""Words before a number that is a year."""
_COUNTED = word_set(
    "people troops men women children points percent % miles feet dollars yards square million billion workers "
    "soldiers jobs homes houses shares employees members students kilometers metres meters km tons tonnes"
)
"""Nouns after a number that counts them."""


def year_of(words: Sequence[str]) -> int | None:
    """Return the year of "1997", "'97" or "nineteen ninety-seven"; ``None`` if the words are no year."""
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
    """Return the year of a month, or of a day of it, that is given without one; ``None`` if unknown.

    It is that of the last or the next such date, by tense, nearness and the words before: "payable Dec. 15" in November
    is the next one.
    """
    now = timex.published
    if now is None:
        return None
    if upto := year_of(timex.words("upto")):  # "from November to March 2012"
        return upto - (MONTHS[timex.words("end")[0]] < month)
    if timex.tense <= 0 and (year := _year_of_clause(timex)) and year < now.year:
        return year
    if day is None and timex.tense == 0 and (earlier := _year_of_earlier(timex, month)):
        return earlier
    at = now.month if day is None else now.month * 31 + now.day
    there = month if day is None else month * 31 + day
    cycle = 12 if day is None else 12 * 31
    if _is_next(timex, (at - there) % cycle, (there - at) % cycle, month=month if day is None else None):
        return now.year + (there < at)
    return now.year - (there > at)


def _year_of_clause(timex: Timex) -> int | None:
    """Return the last year before the date in its clause; ``None`` if "earlier" or the like separates them."""
    year = timex.anchor(r"\d{4}$", within=CLAUSE)
    first = timex.match.start()
    is_apart = not _APART.isdisjoint(timex.tokens.words[max(first - APART_REACH, timex.sentence) : first])
    return int(year) if year and not is_apart else None


def _year_of_earlier(timex: Timex, month: int) -> int | None:
    """Return the year of an earlier date in the same month: "until Oct. 31, 2019 … an October pact"."""
    named = (
        int(value[:4]) for _, value in reversed(timex.earlier) if re.match(rf"\d{{4}}-{month:02}\b", value)
    )
    return next((year for year in named if timex.published and abs(year - timex.published.year) <= 1), None)


def _is_next(timex: Timex, back: int, ahead: int, *, month: int | None) -> bool:
    """Tell whether a date is the next such date, not the last one.

    Args:
        timex: the expression.
        back: months (days if ``month`` is ``None``) since the last such date.
        ahead: months (days) until the next one.
        month: the month, if the date has no day; otherwise ``None``.

    """
    before = timex.tokens.words[max(timex.match.start() - 3, 0) : timex.match.start()]
    is_month = month is not None
    is_next = elections.is_next(timex, month, back, ahead)
    if is_next is None:
        is_next = _is_next_by_words(timex, before, back, ahead)
    if is_next is not None:
        return is_next
    if before[-1:] == ["the"]:
        before.pop()
    is_towards = not TOWARDS.isdisjoint(before[-1:]) or before[-2:] in TOWARDS_PAIRS
    if is_towards or (is_month and before[-1:] == ["for"]):  # "a strategy for November"
        if timex.tense >= 0 and elections.is_before_election(timex, month):
            return True
        # "in the year through June, profit rose"
        is_over = timex.tense < 0 and before[-1:] in (["through"], ["until"], ["till"])
        return ahead <= back * (0.5 if is_over else FUTURE_RATIO if timex.tense == 1 else 1 + is_towards)
    if timex.tense > 0:
        return _is_next_in_future(timex, back, ahead, month=month)
    return ahead * 2 < back if timex.tense == 0 else _is_next_in_past(timex, back, ahead, is_month=is_month)


def _is_next_in_future(timex: Timex, back: int, ahead: int, *, month: int | None) -> bool:
    """Tell whether a date in a future clause is the next one; the arguments are those of :func:`_is_next`."""
    if month is not None and elections.is_of_election(timex):
        return True  # in March: "could lose the November election"
    if timex.tense == WEAK or (timex.verb in ARRANGED and timex.word_before_verb in ("was", "were")):
        return ahead <= back
    is_loose = (timex.verb in LOOSE or not timex.verb) and not elections.is_before_election(timex, month)
    return ahead < back * LOOSE_RATIO if is_loose else ahead <= back * FUTURE_RATIO


def _is_next_in_past(timex: Timex, back: int, ahead: int, *, is_month: bool) -> bool:
    """Tell whether a date in a past clause is the next one after all; the arguments are those of :func:`_is_next`.

    In April "she won in May" is about last year; if the verb is far from it, so near a date is the next one.
    """
    if timex.opens_sentence or timex.sign_after:  # "In May, she won", "she in May won"
        return not is_month and ahead <= 1
    reach = IN_REACH if timex.word_before in ("in", "a") else REACH
    if not is_month:
        # "was put off to May 3", "the day first named was May 3"
        reach = 0 if timex.word_before in ("to", "for") or timex.verb in NAMING_VERBS else ON_REACH
    return ahead * 3 <= back and not timex.is_after_verb(reach)


def _is_next_by_words(timex: Timex, before: list[str], back: int, ahead: int) -> bool | None:
    """Tell whether a date is the next one by the words right before it; ``None`` if these do not decide."""
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
            return ahead <= back * FUTURE_RATIO  # "the primaries are in September"
    return None


def _is_denied(words: Sequence[str]) -> bool:
    """Tell whether a clause in the past is negated."""
    is_negated = any(a in _NEGATED and b == "not" for a, b in pairwise(words))
    return is_negated or not _DENIED.isdisjoint(words)


def _is_count(timex: Timex) -> bool:
    """Tell whether a number that may be a year is a count or a label: $2000, 1500 troops, Room 1984."""
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
    return plural or before not in _BEFORE_YEAR


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
