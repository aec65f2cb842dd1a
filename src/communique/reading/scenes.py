"""Scenes: the sentences of an article with their times, and when and where each of its acts was.

The times of a sentence are looked up once, however many acts it reports.
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
"""Most characters between an act and a time or place of it."""
_SINCE, _NEAR = re.compile(r"\bsince (?:at least |about )?(?:the )?$", re.IGNORECASE), 24
"""Words before a time since when an act goes on, and within how many characters they stand."""
_GOES_ON = re.compile(r",|\b(?:has|have|had|is|are|was|were)\b")
"""What stands between such a time and an act after it: "Since May, they have fought"."""
_SAID = re.compile(r"[”\"]|\(@")
"""What stands between the words said and the day on which they were said: the end of a quotation, the name under a post."""
_WHEN = re.compile(r",? when\b")
"""What follows a time and says what happened then."""
SLACK = timedelta(days=1)
"""How long after its day of publication a page may report an act as done: pages are updated, and farther east it is
already the next day.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its calendar times by their spans, in order, and its contexts."""

    span: Span
    dated: dict[Span, EventTime]
    contexts: tuple[str, ...]


class Scenes:
    """The sentences of one article; each is analysed when it is first asked for."""

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
        """Return the sentence in which ``span`` starts; if there is none, the span itself is taken as a sentence."""
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
        """Return the calendar time that the paragraph gives for ``act``; ``None`` if it gives none.

        Args:
            act: the act's word.
            is_done: whether the act is reported as done, so that no future time can be its own.

        """
        days: Iterable[Span] = [
            day for day in self._beside(act, self._days) if not self._is_of_next(act, day)
        ]
        if is_done:
            days = [day for day in days if not self._is_to_come(self._dated[day])]
        day = self._circumstances.when(act, days)
        return self._dated[day] if day else None

    def _is_of_next(self, act: Span, day: Span) -> bool:
        """Tell whether a day dates only what follows the act's sentence: "They fought on. On Monday, ...".

        Of 32 such days 26 are not the act's; three of the others stand after a quotation.
        """
        sentence = self.at(act).span
        is_after = sentence != act and day.start >= sentence.end
        return is_after and _SAID.search(self._text, act.end, day.start) is None

    def lasting(self, act: Span, when: EventTime | None) -> EventTime | None:
        """Return when an act was; if it goes on "since" the time from :meth:`when`, it lasts until the day of publication."""
        last = self._published and self._published.isoformat()
        if when is None or when.phrase is None or not last or (when.end or last) >= last:
            return when
        return replace(when, end=last) if self._is_start(act, when.phrase) else when

    def _is_start(self, act: Span, day: Span) -> bool:
        """Tell whether an act goes on since a time: "held since May", but not "since the May raid".

        This is right for 65 of 67 such times in labelled paragraphs.
        """
        if not _SINCE.search(self._text, max(0, day.start - _NEAR), day.start):
            return False
        between = self._text[day.end : act.start]
        return act.start < day.start or (_GOES_ON.search(between) is not None and not _WHEN.match(between))

    def where(self, act: Span) -> int | None:
        """Return the index of the place that the paragraph gives for ``act``."""
        spot = self._circumstances.where(act, self._beside(act, self._spots))
        return self._placed[spot] if spot else None

    def _beside(self, act: Span, spans: Sequence[Span]) -> Sequence[Span]:
        """Return the spans near an act in its paragraph; those of other paragraphs are seldom the act's."""
        first, last = max(0, act.start - FAR), act.end + FAR
        start, end = self._text.rfind("\n", first, act.start), self._text.find("\n", act.end, last)
        return _between(spans, max(first, start + 1), end if end >= 0 else last)

    def _is_to_come(self, when: EventTime) -> bool:
        if self._published is None or when.start is None:
            return False
        last = self._published + SLACK if when.precision == "day" else self._published
        return date.fromisoformat(when.start) > last


def _between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those of some sorted spans that begin between two offsets."""
    low = bisect.bisect_left(spans, start, key=_start)
    return spans[low : bisect.bisect_left(spans, end, key=_start)]


def _start(span: Span) -> int:
    return span.start
