"""Background: events that are older than current news, and events narrated along with them.

In "In 2013 the premier met the rebels. He promised them seats." the second event has no day of its own and is as old as
the first. An event in the present or perfect tense is current, even next to an old year.
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
"""The age up to which an event is current news."""
_DONE = frozenset({"asserted", "historical", "alleged", "denied"})
"""Statuses of events before the day of publication, real or claimed."""
_PROMISES = re.compile(r"(?:agree|announc|commit|offer|pledg|promis|swear|swore|vow)", re.IGNORECASE)
"""Triggers of planned events whose day is that of the promise: "pledged Monday to meet"."""
_NEAR = 40
"""Characters before a time that are searched for "since" or "in"."""
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OF_TODAY = re.compile(
    r"\b(?:is|are|am|has|have|says?|said|will|would|does|do|remains?|continues?|faces?|being"
    r"|still|now|currently|recent(?:ly)?|today|so far)\b"
    r"|['’](?:re|ve|ll)\b|\b(?:days?|weeks?|hours?|months?) (?:ago|later|earlier)\b",
    re.IGNORECASE,
)
"""Words of the present, and "said", which may be said today."""
_WITHIN = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|while|after|before|since|because|as|if|how|what)\b",
    re.IGNORECASE,
)
"""Words that begin a subordinate clause: "Smith, who was fired in 2012, sued them"."""
_IN = re.compile(r"\b(?:in|on|by|during)\s+(?:(?!the\b)\w+\s+)?$", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:back\s+)?(?:in|on|during)\s+(?:the\s+)?(?:\w+\s+)?", re.IGNORECASE)
"""The start of a sentence up to the day of its event: "In the 2012 campaign"; not "the 2013 law"."""
_ASIDE = re.compile(r"\s[—–]\s|\s--\s|[;(]")
"""Marks that begin an aside, which may be about today."""
_DOING = re.compile(r",\s+(?:\w+ly\s+)?\w+ing$")
"""A participle that accompanies the verb before: "met them, urging peace"."""
_OWNED = re.compile(
    rf"(?:\b(?:{DETERMINER}|of|to|by|as|is|are|be|get|gets|more|most|remains?)|['’]s)\s+$",
    re.IGNORECASE,
)


def is_long_over(when: EventTime | None, published: date | None) -> bool:
    """Tell whether an event is older than current news; the middle of its time counts, as for "last year".

    Args:
        when: the days of the event.
        published: the day of publication; without it nothing is known to be long over.

    >>> last = EventTime(start="2018-01-01", end="2018-12-31", precision="year")
    >>> [is_long_over(last, day) for day in (date(2018, 12, 1), date(2019, 3, 1))]
    [False, True]

    """
    if published is None or when is None or when.start is None or when.end is None:
        return False
    start, end = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return end < published and published - (start + (end - start) / 2) > RUNNING


class Background:
    """Decides which events of an article are background; they are passed in the order of the text."""

    def __init__(self, text: str, scenes: Scenes, *, published: date | None) -> None:
        """Take the text of the article, its sentences with their times, and its day of publication."""
        self._text, self._scenes, self._published = text, scenes, published
        self._last: tuple[Span, Span] | None = None

    def resolve(self, trigger: Span, status: Status) -> tuple[Status, EventTime | None]:
        """Return the status and time of an event; the time is ``None`` if the one next to it cannot be its own.

        Args:
            trigger: the trigger of the event; calls are in the order of the text.
            status: its status so far.

        """
        sentence, when = self._scenes.at(trigger).span, self._scenes.when(trigger, is_done=status in _DONE)
        is_old = is_long_over(when, self._published)
        if status == "planned" and self._is_day_of_report(trigger, when):
            when = None
        if is_old and when and status == "asserted" and self._is_after_time(trigger, when):
            # the time of something else: "is probing the vote of 2016"
            is_old, when = False, None
        if status == "asserted" and (is_old or (when is None and self._continues(trigger, sentence))):
            status = "historical"
        elif status == "historical" and when is not None and self._is_recent(when, sentence):
            status = "asserted"
        if status in {"asserted", "historical"}:
            self._last = (trigger, sentence) if status == "historical" else None
        return status, when

    def _is_recent(self, when: EventTime, sentence: Span) -> bool:
        """Tell whether an event's day or month is current and nothing around it is old."""
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

    def _is_day_of_report(self, trigger: Span, when: EventTime | None) -> bool:
        """Tell whether a past day is the one on which a planned event was reported: "said Monday that they will meet".

        Of 18 past days next to planned events in the press 17 are not the event's: 10 are of the report or another
        event, 7 were resolved to a day too early.
        """
        if when is None or when.end is None or self._published is None:
            return False
        is_over = date.fromisoformat(when.end) < self._published
        return is_over and _PROMISES.match(self._text, trigger.start) is None

    def _is_after_time(self, trigger: Span, when: EventTime) -> bool:
        """Tell whether the time is that of the object of a present or perfect event: "is probing the vote of 2016"."""
        start = when.phrase.start if when.phrase else 0
        return is_present(self._text, trigger) and not _SINCE.search(self._text, max(0, start - _NEAR), start)

    def _continues(self, trigger: Span, sentence: Span) -> bool:
        """Tell whether an event without a day continues an old event, or follows an old day.

        Nine in ten of such events in the labelled texts are historical.
        """
        if (
            self._last is not None
            and self._last[1] == sentence
            and self._is_past_or_participle(trigger, sentence)
        ):
            return self._is_main(*self._last) and self._is_all_past(self._last[0].end, trigger, sentence)
        if not self._is_past(trigger):
            return False
        if self._opens_long_ago(sentence):
            return self._is_all_past(sentence.start, trigger, sentence)
        before = self._sentence_before(sentence)
        if before is None or not self._is_all_past(sentence.start, None, sentence):
            return False
        if self._last is not None and self._last[1] == before and self._is_main(*self._last):
            return True
        aside = _ASIDE.search(self._text, before.start, before.end)
        end = aside.start() if aside else before.end
        return (
            self._is_dated_long_ago(before, end) and _OF_TODAY.search(self._text, before.start, end) is None
        )

    def _sentence_before(self, sentence: Span) -> Span | None:
        """Return the sentence before in the same paragraph; ``None`` if there is none."""
        end = sentence.start
        while end and self._text[end - 1] in " \u00a0":
            end -= 1
        if not end or self._text[end - 1] == "\n":
            return None
        return self._scenes.at(Span(start=end - 1, end=end)).span

    def _is_dated_long_ago(self, sentence: Span, end: int) -> bool:
        """Tell whether all days of a sentence before ``end`` are long ago, in its main clause: "… met in 2009"."""
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
        """Tell whether a sentence begins with a day long ago: "In 2009 he was freed"."""
        first = next(iter(self._scenes.at(sentence).dated), None)
        return (
            first is not None
            and _OPENING.fullmatch(self._text, sentence.start, first.start) is not None
            and self._is_dated_long_ago(sentence, first.end)
        )

    def _is_all_past(self, start: int, trigger: Span | None, sentence: Span) -> bool:
        """Tell whether a sentence has no word of the present from ``start`` on, and no day after the trigger."""
        dated = self._scenes.at(sentence).dated
        after = start if trigger is None else trigger.start
        return _OF_TODAY.search(self._text, start, sentence.end) is None and not any(
            time.start >= after for time in dated
        )

    def _is_main(self, trigger: Span, sentence: Span) -> bool:
        """Tell whether an event is in the main clause of its sentence."""
        start, end = sentence.start, trigger.start
        is_aside = _WITHIN.search(self._text, start, end) or _OF_TODAY.search(self._text, start, end)
        return is_aside is None and self._is_past_or_participle(trigger, sentence)

    def _is_past_or_participle(self, trigger: Span, sentence: Span) -> bool:
        """Tell whether a trigger is a verb in the past, or a participle that accompanies one: ", urging peace"."""
        return self._is_past(trigger) or _DOING.search(self._text, sentence.start, trigger.end) is not None

    def _is_past(self, trigger: Span) -> bool:
        """Tell whether a trigger is a verb in the past: "sued", not "the accused"."""
        word = trigger.of(self._text).split()[0].lower()
        is_owned = _OWNED.search(self._text, max(0, trigger.start - 10), trigger.start) is not None
        return not is_owned and (word in PAST or (word.endswith("ed") and len(word) > len("need")))
