"""Elections and the like, which their month or day names: "the November election", "November's midterms", "the vote in November"."""

from __future__ import annotations

from communique.knowledge.facts import word_set
from communique.reading.times.story import Here

EVENTS = word_set(
    "election elections vote primary primaries caucuses referendum runoff ballot inauguration summit deadline "
    "re-election reelection midterm midterms contest polls"
)
"""Words that make of a date before them a name: "the Nov. 8 election" is the nearest, whatever the tense."""
KINDS = word_set("general presidential congressional parliamentary legislative midterm special statewide")
"""Words that stand before an election."""
REACH = 2
"""Tokens from a verb to a month whose election it tells of: "won the November election"."""
LEAD, _PARTS = 5, frozenset(",;:")
"""Tokens before a date in which "after" makes an election the last, and what parts it from that."""
NOVEMBER, CLOSE = 11, 3
"""The month in which America votes, the nation in even years; one so few months ahead, or in this, may be of any year."""


def is_of_vote(here: Here) -> bool:
    """Tell whether an election or the like is named by the date."""
    words, first, last = here.tokens.words, here.match.start(), here.match.end()
    after = [word for word in words[last : last + 3] if word not in ("'s", "’s") and word not in KINDS]
    if not EVENTS.isdisjoint(after[:1]):
        return True
    before = [word for word in words[max(first - 3, 0) : first - 1] if word[0].isalpha()]
    return here.word_before in ("in", "on") and not EVENTS.isdisjoint(before[-1:])


def is_next(here: Here, month: int | None, back: int, ahead: int) -> bool | None:
    """Tell whether an election is the next one, not the last; ``None`` where the tense, a verb beside it or "since" may tell.

    It is the nearer one, "after the election" the last; of November's, where the next is not close, that of an even year.

    Args:
        here: the date that names it.
        month: the month, where no day is named.
        back: months or days to the last such date.
        ahead: months or days to the next one.

    """
    first, now = here.match.start(), here.published
    before = here.tokens.words[max(first - LEAD, here.sentence) : first]
    if here.tense > 0 or not is_of_vote(here):
        return None
    if month is None:
        return ahead < back if before[-1:] in (["the"], ["a"], ["on"]) else None
    if before[-1:] == ["since"] or before[-2:] == ["back", "in"] or here.is_after_verb(REACH):
        return None
    if "after" in before and _PARTS.isdisjoint(before[before.index("after") :]) and "until" not in before:
        return False
    if now and month == NOVEMBER and back and ahead > CLOSE:
        return (now.year + (now.month > NOVEMBER)) % 2 == 0
    return ahead <= back
