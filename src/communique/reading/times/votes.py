"""Elections and similar events that are named by their month or day: "the November election", "the vote in November"."""

from __future__ import annotations

from datetime import date

from communique.english import word_set
from communique.reading.times.timex import Timex

EVENTS = word_set(
    "election elections vote primary primaries caucuses referendum runoff ballot inauguration summit deadline "
    "re-election reelection midterm midterms contest polls"
)
"""Words that make of a date before them a name: "the Nov. 8 election" is the nearest, whatever the tense."""
KINDS = word_set(
    "general presidential congressional parliamentary legislative midterm special statewide u s . american"
)
"""Words that stand before an election."""
HAPPENED = word_set(
    "attack attacks shooting shootings killing killings bombing bombings massacre earthquake crash coup death deaths raid riot riots ouster"
)
"""Words that make of a date before them the last: "the August shooting"."""
RACES = word_set(
    "beat beating defeat defeating unseat oust challenge challenging opponent opponents nominee nominees nominate nomination challenger "
    "voter voters vote votes voting elect ballot ballots rematch win wins winning"
)
"""Words by which November is that of an election."""
SURVEYS = word_set("poll survey report")
"""What is not held on election day."""
OVER = frozenset({"after", "since", "following"})
"""Words before an election that is over."""
AROUND = 12
"""Tokens before November in which such a word stands."""
REACH = 2
"""Tokens from a verb to a month whose election it tells of: "won the November election"."""
NAMED = 6
"""Tokens after a date in which what it names stands: "the Nov. 3 U.S. election"."""
LEAD, _PARTS = 5, frozenset(",;:")
"""Tokens before a date in which "after" makes an election the last, and what parts it from that."""
NOVEMBER, CLOSE = 11, 3
"""The month in which America votes, the nation in even years; one so few months ahead, or in this, may be of any year."""
DAYS = 31
"""Days of a month."""


def is_of_vote(timex: Timex) -> bool:
    """Tell whether an election or the like is named by the date."""
    words, first, last = timex.tokens.words, timex.match.start(), timex.match.end()
    after = [word for word in words[last : last + NAMED] if word not in ("'s", "’s") and word not in KINDS]
    if not EVENTS.isdisjoint(after[:1]):
        return True
    before = [word for word in words[max(first - 3, 0) : first - 1] if word[0].isalpha()]
    return timex.word_before in ("in", "on") and not EVENTS.isdisjoint(before[-1:])


def _has_happened(timex: Timex) -> bool:
    """Tell whether what the date names is known to be over: "the August shooting"."""
    last = timex.match.end()
    after = [
        word
        for word in timex.tokens.words[last : last + NAMED]
        if word not in ("'s", "’s") and word not in KINDS | EVENTS
    ]
    return not HAPPENED.isdisjoint(after[:1])


def _is_of_race(timex: Timex, month: int | None) -> bool:
    """Tell whether a bare November of an even year is that in which America votes: "to beat her in November"."""
    first, now = timex.match.start(), timex.published
    return (
        month == NOVEMBER
        and now is not None
        and now.year % 2 == 0
        and now.month < NOVEMBER
        and OVER.isdisjoint(timex.clause_before)
        and not RACES.isdisjoint(timex.tokens.words[max(first - AROUND, timex.sentence) : first])
        and SURVEYS.isdisjoint(timex.tokens.words[timex.match.end() : timex.match.end() + 2])
    )


def _is_national(now: date) -> bool:
    """Tell whether all of America votes in the next November."""
    return (now.year + (now.month > NOVEMBER)) % 2 == 0


def _is_next_day(timex: Timex, back: int, ahead: int) -> bool:
    """Tell whether the day of an election is the next one."""
    is_of_november = "november" in timex.words("month") or "nov" in timex.words("month")
    if timex.published and timex.published.month < NOVEMBER and is_of_november and ahead > CLOSE * DAYS:
        return _is_national(timex.published)
    return ahead < back


def is_next(timex: Timex, month: int | None, back: int, ahead: int) -> bool | None:  # noqa: PLR0911 - one return for each kind
    """Tell whether an election is the next one, not the last; ``None`` where the tense, a verb beside it or "since" may tell.

    It is the nearer one, "after the election" the last; of November's, where the next is not close, that of an even year.

    Args:
        timex: the date that names it.
        month: the month, where no day is named.
        back: months or days to the last such date.
        ahead: months or days to the next one.

    """
    if _has_happened(timex):
        return False
    if timex.tense > 0 or not (is_of_vote(timex) or _is_of_race(timex, month)):
        return None
    first, now = timex.match.start(), timex.published
    before = timex.tokens.words[max(first - LEAD, timex.sentence) : first]
    if month is None:
        return _is_next_day(timex, back, ahead) if before[-1:] in (["the"], ["a"], ["on"]) else None
    if before[-1:] == ["since"] or before[-2:] == ["back", "in"] or timex.is_after_verb(REACH):
        return None
    if "after" in before and _PARTS.isdisjoint(before[before.index("after") :]) and "until" not in before:
        return False
    if now and month == NOVEMBER and back and ahead > CLOSE:
        return _is_national(now)
    return ahead <= back
