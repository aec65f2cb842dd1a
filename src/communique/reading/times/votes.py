"""Elections and similar events that are named by their month or day: "the November election", "the vote in November"."""

from __future__ import annotations

from datetime import date

from communique.english import word_set
from communique.reading.times.story import Here

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


def is_of_vote(here: Here) -> bool:
    """Tell whether an election or the like is named by the date."""
    words, first, last = here.tokens.words, here.match.start(), here.match.end()
    after = [word for word in words[last : last + NAMED] if word not in ("'s", "’s") and word not in KINDS]
    if not EVENTS.isdisjoint(after[:1]):
        return True
    before = [word for word in words[max(first - 3, 0) : first - 1] if word[0].isalpha()]
    return here.word_before in ("in", "on") and not EVENTS.isdisjoint(before[-1:])


def _has_happened(here: Here) -> bool:
    """Tell whether what the date names is known to be over: "the August shooting"."""
    last = here.match.end()
    after = [
        word
        for word in here.tokens.words[last : last + NAMED]
        if word not in ("'s", "’s") and word not in KINDS | EVENTS
    ]
    return not HAPPENED.isdisjoint(after[:1])


def _is_of_race(here: Here, month: int | None) -> bool:
    """Tell whether a bare November of an even year is that in which America votes: "to beat her in November"."""
    first, now = here.match.start(), here.published
    return (
        month == NOVEMBER
        and now is not None
        and now.year % 2 == 0
        and now.month < NOVEMBER
        and OVER.isdisjoint(here.clause_before)
        and not RACES.isdisjoint(here.tokens.words[max(first - AROUND, here.sentence) : first])
        and SURVEYS.isdisjoint(here.tokens.words[here.match.end() : here.match.end() + 2])
    )


def _is_national(now: date) -> bool:
    """Tell whether all of America votes in the next November."""
    return (now.year + (now.month > NOVEMBER)) % 2 == 0


def _is_next_day(here: Here, back: int, ahead: int) -> bool:
    """Tell whether the day of an election is the next one."""
    is_of_november = "november" in here.words("month") or "nov" in here.words("month")
    if here.published and here.published.month < NOVEMBER and is_of_november and ahead > CLOSE * DAYS:
        return _is_national(here.published)
    return ahead < back


def is_next(here: Here, month: int | None, back: int, ahead: int) -> bool | None:  # noqa: PLR0911 - one answer a kind
    """Tell whether an election is the next one, not the last; ``None`` where the tense, a verb beside it or "since" may tell.

    It is the nearer one, "after the election" the last; of November's, where the next is not close, that of an even year.

    Args:
        here: the date that names it.
        month: the month, where no day is named.
        back: months or days to the last such date.
        ahead: months or days to the next one.

    """
    if _has_happened(here):
        return False
    if here.tense > 0 or not (is_of_vote(here) or _is_of_race(here, month)):
        return None
    first, now = here.match.start(), here.published
    before = here.tokens.words[max(first - LEAD, here.sentence) : first]
    if month is None:
        return _is_next_day(here, back, ahead) if before[-1:] in (["the"], ["a"], ["on"]) else None
    if before[-1:] == ["since"] or before[-2:] == ["back", "in"] or here.is_after_verb(REACH):
        return None
    if "after" in before and _PARTS.isdisjoint(before[before.index("after") :]) and "until" not in before:
        return False
    if now and month == NOVEMBER and back and ahead > CLOSE:
        return _is_national(now)
    return ahead <= back
