"""Scenes: each sentence of an article with its times, and when and where each of its acts was.

What a sentence holds is looked up once, however many acts it tells of.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model import EventTime, Place, Span, Time
from communique.reading.circumstances import Circumstances
from communique.reading.contexts import find_contexts
from communique.reading.times import interval

FAR = 1_500
"""Characters from an act beyond which nothing is of its passage."""
_SINCE, _NEAR = re.compile(r"\bsince (?:at least |about )?(?:the )?$", re.IGNORECASE), 24
"""What stands before a time from which an act goes on, and in how many characters."""
_GOES_ON = re.compile(r",|\b(?:has|have|had|is|are|was|were)\b")
"""What parts such a time from an act told after it: "Since May, they have fought"."""
_SAID = re.compile(r"[”\"]|\(@")
"""What stands between what is said and the day on which it was: the end of a quotation, the name under a post."""
_WHEN = re.compile(r",? when\b")
"""What tells after a time what was then."""
SLACK = timedelta(days=1)
"""How far after its day of publication a page may tell of what is done: pages go on, and further east it is the next day already."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what it holds: times of the calendar by their spans, in order, and what it is about."""

    span: Span
    dated: dict[Span, EventTime]
    contexts: tuple[str, ...]


class Scenes:
    """The sentences of one article, each made when it is first asked for."""

    def __init__(
        self,
        text: str,
        *,
        published: date | None,
        sentences: Sequence[Span],
        times: Sequence[Time],
        places: Sequence[Place],
        circumstances: Circumstances,
    ) -> None:
        """Take what was found in ``text``; sentences, times and places are in order."""
        self._text, self._published = text, published
        self._sentences, self._circumstances = sentences, circumstances
        calendar = ((t, interval(t, published=published)) for t in times if t.type in {"DATE", "TIME"})
        self._dated = {Span(start=t.start, end=t.end): when for t, when in calendar if when}
        self._placed = {Span(start=p.start, end=p.end): number for number, p in enumerate(places)}
        self._days, self._spots = list(self._dated), list(self._placed)
        self._made: dict[Span, Sentence] = {}

    def at(self, span: Span) -> Sentence:
        """Return the sentence that ``span`` starts in; the span itself stands for it where there is none."""
        number = bisect.bisect_right(self._sentences, span.start, key=_start) - 1
        inside = number >= 0 and span.start < self._sentences[number].end
        whole = self._sentences[number] if inside else span
        if whole not in self._made:
            days = _between(self._days, whole.start, whole.end)
            self._made[whole] = Sentence(
                whole, {day: self._dated[day] for day in days}, find_contexts(whole.of(self._text))
            )
        return self._made[whole]

    def when(self, act: Span, *, is_done: bool = False) -> EventTime | None:
        """Return the time of the calendar that its paragraph tells of what happens at ``act``; none is invented.

        Args:
            act: the act's word.
            is_done: whether the act is told as done: then nothing that is still to come is its time.

        """
        days: Iterable[Span] = [
            day for day in self._beside(act, self._days) if not self._is_of_next(act, day)
        ]
        if is_done:
            days = [day for day in days if not self._is_to_come(self._dated[day])]
        day = self._circumstances.when(act, days)
        return self._dated[day] if day else None

    def _is_of_next(self, act: Span, day: Span) -> bool:
        """Tell whether a day dates only what is told after the act's sentence: "They fought on. On Monday, ...".

        Of 32 days that were found there, 26 are not the act's; three of the others are told after a quotation.
        """
        sentence = self.at(act).span
        is_after = sentence != act and day.start >= sentence.end
        return is_after and _SAID.search(self._text, act.end, day.start) is None

    def lasting(self, act: Span, when: EventTime | None) -> EventTime | None:
        """Return when an act was, up to the day of publication where it goes on "since" the time that :meth:`when` told."""
        last = self._published and self._published.isoformat()
        if when is None or when.phrase is None or not last or (when.end or last) >= last:
            return when
        return replace(when, end=last) if self._is_start(act, when.phrase) else when

    def _is_start(self, act: Span, day: Span) -> bool:
        """Tell whether an act goes on from a time: "held since May", not what began it, "since the May raid".

        Of 67 such times in labelled paragraphs this is right of 65.
        """
        if not _SINCE.search(self._text, max(0, day.start - _NEAR), day.start):
            return False
        between = self._text[day.end : act.start]
        return act.start < day.start or (_GOES_ON.search(between) is not None and not _WHEN.match(between))

    def where(self, act: Span) -> int | None:
        """Return the index of the place that its paragraph tells of what happens at ``act``."""
        spot = self._circumstances.where(act, self._beside(act, self._spots))
        return self._placed[spot] if spot else None

    def _beside(self, act: Span, spans: Sequence[Span]) -> Sequence[Span]:
        """Return those of the spans that stand in the act's paragraph, near enough: what is told in another is seldom of it."""
        first, last = max(0, act.start - FAR), act.end + FAR
        start, end = self._text.rfind("\n", first, act.start), self._text.find("\n", act.end, last)
        return _between(spans, max(first, start + 1), end if end >= 0 else last)

    def _is_to_come(self, when: EventTime) -> bool:
        if self._published is None or when.start is None:
            return False
        last = self._published + SLACK if when.precision == "day" else self._published
        return date.fromisoformat(when.start) > last


def _between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those of the spans, which are in order, that begin in a stretch of the text."""
    low = bisect.bisect_left(spans, start, key=_start)
    return spans[low : bisect.bisect_left(spans, end, key=_start)]


def _start(span: Span) -> int:
    return span.start
