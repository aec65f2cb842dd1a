"""Dates of elections and similar events: "the November election", "the vote in November"."""

from __future__ import annotations

from datetime import date

from communique.english import word_set
from communique.reading.times.timex import Timex

SCHEDULED = word_set(
    "election elections vote primary primaries caucuses referendum runoff ballot inauguration summit deadline "
    "re-election reelection midterm midterms contest polls"
)
"""Events that are scheduled: "the Nov. 8 election" is the nearest one, whatever the tense."""
MODIFIERS = word_set(
    "general presidential congressional parliamentary legislative midterm special statewide u s . american"
)
"""Modifiers of an election, between it and its date."""
HAPPENED = word_set(
    "attack attacks shooting shootings killing killings bombing bombings massacre earthquake crash coup death deaths raid riot riots ouster"
)
"""Events that have happened, so that the date before them is the last one: "the August shooting"."""
CAMPAIGN = word_set(
    "beat beating defeat defeating unseat oust challenge challenging opponent opponents nominee nominees nominate nomination challenger "
    "voter voters vote votes voting elect ballot ballots rematch win wins winning"
)
"""Words of election campaigns, after which a bare "November" is that of the election."""
POLLS = word_set("poll survey report")
"""Words after "November" that show that it is not the election's."""
OVER = frozenset({"after", "since", "following"})
"""Words before an election that is over."""
CAMPAIGN_REACH = 12
"""Tokens before "November" that are searched for a word of ``CAMPAIGN``."""
VERB_REACH = 2
"""Most tokens from a verb to the month of its election: "won the November election"."""
EVENT_REACH = 6
"""Tokens after a date that are searched for the event: "the Nov. 3 U.S. election"."""
AFTER_REACH, _PARTS = 5, frozenset(",;:")
"""Tokens before a date that are searched for "after", and the marks that separate it from the date."""
NOVEMBER, CLOSE_MONTHS = 11, 3
"""The month of American elections, national in even years, and the months ahead within which it may be of any year."""
MONTH_DAYS = 31
"""Days of a month."""


def is_of_election(timex: Timex) -> bool:
    """Tell whether the date is that of an election or another event of ``SCHEDULED``."""
    words, first, last = timex.tokens.words, timex.match.start(), timex.match.end()
    after = [
        word
        for word in words[last : last + EVENT_REACH]
        if word not in ("'s", "’s") and word not in MODIFIERS
    ]
    if not SCHEDULED.isdisjoint(after[:1]):
        return True
    before = [word for word in words[max(first - 3, 0) : first - 1] if word[0].isalpha()]
    return timex.word_before in ("in", "on") and not SCHEDULED.isdisjoint(before[-1:])


def _has_happened(timex: Timex) -> bool:
    """Tell whether the date is that of an event which must be over: "the August shooting"."""
    last = timex.match.end()
    after = [
        word
        for word in timex.tokens.words[last : last + EVENT_REACH]
        if word not in ("'s", "’s") and word not in MODIFIERS | SCHEDULED
    ]
    return not HAPPENED.isdisjoint(after[:1])


def _is_of_campaign(timex: Timex, month: int | None) -> bool:
    """Tell whether a bare "November" in an even year is that of the American election: "to beat her in November"."""
    first = timex.match.start()
    return (
        is_before_election(timex, month)
        and OVER.isdisjoint(timex.clause_before)
        and not CAMPAIGN.isdisjoint(timex.tokens.words[max(first - CAMPAIGN_REACH, timex.sentence) : first])
        and POLLS.isdisjoint(timex.tokens.words[timex.match.end() : timex.match.end() + 2])
    )


def is_before_election(timex: Timex, month: int | None) -> bool:
    """Tell whether a month is the November of the American national election that is ahead."""
    now = timex.published
    return month == NOVEMBER and now is not None and now.year % 2 == 0 and now.month < NOVEMBER


def _is_national(now: date) -> bool:
    """Tell whether the next November has a national election, in even years."""
    return (now.year + (now.month > NOVEMBER)) % 2 == 0


def _is_next_day(timex: Timex, back: int, ahead: int) -> bool:
    """Tell whether the day of an election is the next such date; ``back`` and ``ahead`` are in days."""
    is_of_november = "november" in timex.words("month") or "nov" in timex.words("month")
    if (
        timex.published
        and timex.published.month < NOVEMBER
        and is_of_november
        and ahead > CLOSE_MONTHS * MONTH_DAYS
    ):
        return _is_national(timex.published)
    return ahead < back


def is_next(timex: Timex, month: int | None, back: int, ahead: int) -> bool | None:  # noqa: PLR0911 - one return for each kind
    """Tell whether the date of an election is the next such date, not the last; ``None`` if other rules must decide.

    The nearer one is meant, but the last one in "after the election", and in November that of an even year unless the
    next one is close. Other rules decide for other dates, for a future tense, next to a verb and after "since".

    Args:
        timex: the date.
        month: the month, if the date has no day; otherwise ``None``.
        back: months (days if ``month`` is ``None``) since the last such date.
        ahead: months (days) until the next one.

    """
    if _has_happened(timex):
        return False
    if timex.tense > 0 or not (is_of_election(timex) or _is_of_campaign(timex, month)):
        return None
    first, now = timex.match.start(), timex.published
    before = timex.tokens.words[max(first - AFTER_REACH, timex.sentence) : first]
    if month is None:
        return _is_next_day(timex, back, ahead) if before[-1:] in (["the"], ["a"], ["on"]) else None
    if before[-1:] == ["since"] or before[-2:] == ["back", "in"] or timex.is_after_verb(VERB_REACH):
        return None
    if "after" in before and _PARTS.isdisjoint(before[before.index("after") :]) and "until" not in before:
        return False
    if now and month == NOVEMBER and back and ahead > CLOSE_MONTHS:
        return _is_national(now)
    return ahead <= back
