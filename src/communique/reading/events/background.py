"""Background: acts that are older than current news, and acts that are reported along with them.

In "In 2013 the premier met the rebels. He promised them seats." the second act has no day of its own and is as old as
the first. What "has" been done, or "is" being done, is current news, even if an old year stands beside it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.english import DETERMINER
from communique.model import EventTime, Span, Status
from communique.reading.events.status import is_present
from communique.reading.scenes import Scenes
from communique.reading.times.tense import PAST

RUNNING = timedelta(days=180)
"""How far back an event may lie and still be part of running news."""
_DONE = frozenset({"asserted", "historical", "alleged", "denied"})
"""Statuses of what is over, or is said to be, on the day of publication."""
_PROMISES = re.compile(r"(?:agree|announc|commit|offer|pledg|promis|swear|swore|vow)", re.IGNORECASE)
"""The word of an act to come that tells when it was promised: "pledged Monday to meet"."""
_NEAR = 40  # characters before a time in which "since" or "in" stands
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OF_TODAY = re.compile(
    r"\b(?:is|are|am|has|have|says?|said|will|would|does|do|remains?|continues?|faces?|being"
    r"|still|now|currently|recent(?:ly)?|today|so far)\b"
    r"|['’](?:re|ve|ll)\b|\b(?:days?|weeks?|hours?|months?) (?:ago|later|earlier)\b",
    re.IGNORECASE,
)
"""Words of the present, and "said", which may be of who speaks today."""
_WITHIN = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|while|after|before|since|because|as|if|how|what)\b",
    re.IGNORECASE,
)
"""What opens the clause of an act that is told only by the way: "Smith, who was fired in 2012, sued them"."""
_IN = re.compile(r"\b(?:in|on|by|during)\s+(?:(?!the\b)\w+\s+)?$", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:back\s+)?(?:in|on|during)\s+(?:the\s+)?(?:\w+\s+)?", re.IGNORECASE)
"""What stands before the day of what a sentence tells, and opens it: not "of the 2013 law", but "In the 2012 campaign, ..."."""
_ASIDE = re.compile(r"\s[—–]\s|\s--\s|[;(]")
"""What opens an aside, which may be of today."""
_DOING = re.compile(r",\s+(?:\w+ly\s+)?\w+ing$")
"""An act that goes with the one before: "met them, urging peace"."""
_OWNED = re.compile(
    rf"(?:\b(?:{DETERMINER}|of|to|by|as|is|are|be|get|gets|more|most|remains?)|['’]s)\s+$",
    re.IGNORECASE,
)


def is_long_over(when: EventTime | None, published: date | None) -> bool:
    """Tell whether an event lies so far back; of a long interval, as "last year", the middle counts.

    Args:
        when: the days of the event.
        published: the day of publication; nothing is known to be long over without it.

    >>> last = EventTime(start="2018-01-01", end="2018-12-31", precision="year")
    >>> [is_long_over(last, day) for day in (date(2018, 12, 1), date(2019, 3, 1))]
    [False, True]

    """
    if published is None or when is None or when.start is None or when.end is None:
        return False
    start, end = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return end < published and published - (start + (end - start) / 2) > RUNNING


class Background:
    """Goes along an article's acts, in order, and tells which are old."""

    def __init__(self, text: str, scenes: Scenes, *, published: date | None) -> None:
        """Take the article's text, its sentences with their times, and its day."""
        self._text, self._scenes, self._published = text, scenes, published
        self._last: tuple[Span, Span] | None = None

    def settle(self, act: Span, said: Status) -> tuple[Status, EventTime | None]:
        """Return an act's status and when it was, ``None`` where the time beside it cannot be its own.

        Args:
            act: the act's word; acts come in the order of the text.
            said: its status so far.

        """
        sentence, when = self._scenes.at(act).span, self._scenes.when(act, is_done=said in _DONE)
        is_old = is_long_over(when, self._published)
        if said == "planned" and self._is_when_it_was_told(act, when):
            when = None
        if is_old and when and said == "asserted" and self._is_after_it(act, when):
            # of something else: "is probing the vote of 2016"
            is_old, when = False, None
        if said == "asserted" and (is_old or (when is None and self._goes_on(act, sentence))):
            said = "historical"
        elif said == "historical" and when is not None and self._is_recent(when, sentence):
            said = "asserted"
        if said in {"asserted", "historical"}:
            self._last = (act, sentence) if said == "historical" else None
        return said, when

    def _is_recent(self, when: EventTime, sentence: Span) -> bool:
        """Tell whether an act's day or month is known to be of running news, where nothing around it is old."""
        if (
            self._published is None
            or when.start is None
            or when.precision == "year"
            or self._last is not None
        ):
            return False
        dated = self._scenes.at(sentence).dated.values()
        is_running = timedelta(0) <= self._published - date.fromisoformat(when.start) <= RUNNING
        return is_running and not any(is_long_over(other, self._published) for other in dated)

    def _is_when_it_was_told(self, act: Span, when: EventTime | None) -> bool:
        """Tell whether a day that is over is only the one on which an act to come was told: "said Monday that they will meet".

        Of 18 such days in the press 17 are none of the act: 10 of them that day, or another's, and 7 taken for one too early.
        """
        if when is None or when.end is None or self._published is None:
            return False
        is_over = date.fromisoformat(when.end) < self._published
        return is_over and _PROMISES.match(self._text, act.start) is None

    def _is_after_it(self, act: Span, when: EventTime) -> bool:
        """Tell whether an act goes on, or is done by now, after a time that is only what it is about."""
        start = when.phrase.start if when.phrase else 0
        return is_present(self._text, act) and not _SINCE.search(self._text, max(0, start - _NEAR), start)

    def _goes_on(self, act: Span, sentence: Span) -> bool:
        """Tell whether an act without a day goes on from an old act, or an old day, that is told right before it.

        Of such acts in the labelled texts nine in ten are historical.
        """
        if self._last is not None and self._last[1] == sentence and self._is_told(act, sentence):
            return self._is_main(*self._last) and self._is_all_past(self._last[0].end, act, sentence)
        if not self._is_past(act):
            return False
        if self._opens_long_ago(sentence):
            return self._is_all_past(sentence.start, act, sentence)
        before = self._before(sentence)
        if before is None or not self._is_all_past(sentence.start, None, sentence):
            return False
        if self._last is not None and self._last[1] == before and self._is_main(*self._last):
            return True
        aside = _ASIDE.search(self._text, before.start, before.end)
        end = aside.start() if aside else before.end
        return self._is_dated_back(before, end) and _OF_TODAY.search(self._text, before.start, end) is None

    def _before(self, sentence: Span) -> Span | None:
        """Return the sentence before, if it is of the same paragraph."""
        end = sentence.start
        while end and self._text[end - 1] in " \u00a0":
            end -= 1
        if not end or self._text[end - 1] == "\n":
            return None
        return self._scenes.at(Span(start=end - 1, end=end)).span

    def _is_dated_back(self, sentence: Span, end: int) -> bool:
        """Tell whether what a sentence tells, up to ``end``, was long ago by its own day: "In May 2013, ...", "... met in 2009"."""
        dated = [row for row in self._scenes.at(sentence).dated.items() if row[0].start < end]
        return bool(dated) and all(
            is_long_over(when, self._published)
            and (
                _IN.search(self._text, max(sentence.start, time.start - _NEAR), time.start)
                or _OPENING.fullmatch(self._text, sentence.start, time.start)
            )
            and _WITHIN.search(self._text, sentence.start, time.start) is None
            for time, when in dated
        )

    def _opens_long_ago(self, sentence: Span) -> bool:
        """Tell whether a sentence opens with a day of long ago: "In 2009 he was freed"."""
        first = next(iter(self._scenes.at(sentence).dated), None)
        return (
            first is not None
            and _OPENING.fullmatch(self._text, sentence.start, first.start) is not None
            and self._is_dated_back(sentence, first.end)
        )

    def _is_all_past(self, start: int, act: Span | None, sentence: Span) -> bool:
        """Tell whether nothing from ``start`` on is of today, nor of another day that follows the act."""
        dated = self._scenes.at(sentence).dated
        after = start if act is None else act.start
        return _OF_TODAY.search(self._text, start, sentence.end) is None and not any(
            time.start >= after for time in dated
        )

    def _is_main(self, act: Span, sentence: Span) -> bool:
        """Tell whether an act is what its sentence tells, not said by the way."""
        start, end = sentence.start, act.start
        is_aside = _WITHIN.search(self._text, start, end) or _OF_TODAY.search(self._text, start, end)
        return is_aside is None and self._is_told(act, sentence)

    def _is_told(self, act: Span, sentence: Span) -> bool:
        """Tell whether an act's word is a verb in the past, or goes with one: ", urging peace"."""
        return self._is_past(act) or _DOING.search(self._text, sentence.start, act.end) is not None

    def _is_past(self, act: Span) -> bool:
        """Tell whether the word for an act is a verb in the past: "sued", not "the accused"."""
        word = act.of(self._text).split()[0].lower()
        is_owned = _OWNED.search(self._text, max(0, act.start - 10), act.start) is not None
        return not is_owned and (word in PAST or (word.endswith("ed") and len(word) > len("need")))
