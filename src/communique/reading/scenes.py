"""Scenes: each sentence of an article with its acts, and the times and places that may belong to them.

What a sentence holds is looked up once, however many acts it tells of.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.model import EventTime, Place, Span, Time
from communique.reading.adverbials import beside, named
from communique.reading.attributions import Attribution
from communique.reading.circumstances import FAR, LONGEST, WHEN, WHERE, Scene, belonging
from communique.reading.clauses import is_of_another, shared
from communique.reading.contexts import find_contexts
from communique.reading.events import Relation
from communique.reading.joined import share_subject
from communique.reading.times import interval
from communique.reading.whereabouts import gone_to, may_hold, shared_place

DIVIDES = 0.2
"""From this confidence on an act counts as one that a time or place may belong to instead."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence names: its index, whether it is a country or a state of one, whether it acts there itself."""

    number: int
    is_wide: bool
    acts: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what it holds: times of the calendar and places by their spans, in order."""

    span: Span
    scene: Scene
    dated: dict[Span, EventTime]
    placed: dict[Span, Spot]
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
        relations: Sequence[Relation],
        attributions: Sequence[Attribution],
    ) -> None:
        """Take what was found in ``text``; sentences, times and relations are in order."""
        self._text, self._published = text, published
        self._sentences, self._times, self._relations = sentences, times, relations
        self._places = sorted((Span(start=p.start, end=p.end), n, p) for n, p in enumerate(places))
        self._contents = sorted(c for a in attributions for c in a.content)
        self._made: dict[Span, Sentence] = {}

    def at(self, span: Span) -> Sentence:
        """Return the sentence that ``span`` starts in; the span itself stands for it where there is none."""
        number = bisect.bisect_right(self._sentences, span.start, key=_start) - 1
        inside = number >= 0 and span.start < self._sentences[number].end
        whole = self._sentences[number] if inside else span
        if whole not in self._made:
            self._made[whole] = self._make(whole)
        return self._made[whole]

    def when(self, act: Span, *, is_done: bool = False) -> EventTime | None:
        """Return the time of the calendar that belongs to what happens at ``act``; none is invented.

        Args:
            act: the act's word.
            is_done: whether the act is told as done: then no day after that of publication is its own.

        """
        sentence = self.at(act)
        times = [t for t, when in sentence.dated.items() if not (is_done and self._is_to_come(when))]
        span = self._own(act, sentence.scene, times, is_done=is_done)
        return sentence.dated[span] if span else None

    def _own(self, act: Span, scene: Scene, times: Sequence[Span], *, is_done: bool) -> Span | None:
        """Return which of a sentence's times is the act's; "on Friday met them and promised seats" is all of Friday."""
        first = act
        while (span := _likeliest(first, scene, times, is_done=is_done)) is None:
            before = bisect.bisect_left(scene.triggers, first.start, key=_start) - 1
            if before < 0 or scene.triggers[before].start < act.start - FAR:
                return None
            last, first = first, scene.triggers[before]
            if not share_subject(self._text, first, last):
                return None
            times = times[: bisect.bisect_right(times, first.start, key=lambda time: time.end)]
        return span

    def _is_to_come(self, when: EventTime) -> bool:
        day = self._published
        return day is not None and when.start is not None and date.fromisoformat(when.start) > day

    def where(self, act: Span, *, kind: str) -> int | None:
        """Return the index of the place that belongs to what happens at ``act``.

        Args:
            act: the act's word.
            kind: its type, or that of what it announces.

        """
        sentence = self.at(act)
        scene, placed = sentence.scene, sentence.placed
        free = [
            place
            for place in _near(act, tuple(placed))
            if not placed[place].acts
            and may_hold(scene, act, place, kind=kind, is_wide=placed[place].is_wide)
        ]
        span = belonging(scene, act, free, WHERE) or shared_place(scene, act, free)
        if span is None and kind == "CONSULT":
            span = gone_to(scene, act, tuple(placed))
        return placed[span].number if span else None

    def _make(self, whole: Span) -> Sentence:
        low = bisect.bisect_left(self._relations, whole.start, key=lambda r: r.trigger.start)
        high = bisect.bisect_left(self._relations, whole.end, key=lambda r: r.trigger.start)
        relations = self._relations[low:high]
        low = bisect.bisect_left(self._contents, whole.start - LONGEST, key=_start)
        high = bisect.bisect_left(self._contents, whole.end, key=_start)
        scene = Scene(
            self._text,
            whole,
            sorted({r.trigger for r in relations if r.confidence >= DIVIDES}),
            [c for c in self._contents[low:high] if c.overlaps(whole)],
        )
        return Sentence(
            whole,
            scene,
            self._dated(whole),
            self._placed(whole, relations),
            find_contexts(whole.of(self._text)),
        )

    def _dated(self, whole: Span) -> dict[Span, EventTime]:
        low = bisect.bisect_left(self._times, whole.start, key=lambda t: t.start)
        high = bisect.bisect_left(self._times, whole.end, key=lambda t: t.start)
        dated = {}
        for time in self._times[low:high]:
            if time.type in {"DATE", "TIME"} and (when := interval(time, published=self._published)):
                dated[Span(start=time.start, end=time.end)] = when
        return dated

    def _placed(self, whole: Span, relations: Sequence[Relation]) -> dict[Span, Spot]:
        """Return the places by their spans, in order."""
        acting = sorted(s for r in relations for s in (*r.sources, *r.targets))
        low = bisect.bisect_left(self._places, whole.start, key=lambda row: row[0].start)
        high = bisect.bisect_left(self._places, whole.end, key=lambda row: row[0].start)
        placed = {}
        for span, number, place in self._places[low:high]:
            last = bisect.bisect_left(acting, span.end, key=_start)
            is_side = any(span.overlaps(side) for side in acting[max(0, last - _SIDES) : last])
            before = max(whole.start, span.start - len("outside the "))
            placed[span] = Spot(
                number,
                place.precision in {"country", "admin1"},
                is_side and _WITHIN.search(self._text, before, span.start) is None,
            )
        return placed


def _likeliest(act: Span, scene: Scene, times: Sequence[Span], *, is_done: bool) -> Span | None:
    near = [t for t in _near(act, times) if not is_of_another(scene, act, t)]
    return (
        named(scene, act, near)
        or beside(scene, act, near, is_done=is_done)
        or shared(scene, act, near)
        or belonging(scene, act, near, WHEN)
    )


def _near(act: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """Return those of the spans, which are in order, that may belong to an act."""
    low = bisect.bisect_left(spans, act.start - FAR, key=_start)
    return spans[low : bisect.bisect_right(spans, act.end + FAR, key=_start)]


_WITHIN = re.compile(r"\b(?:in|into|at|near|outside)\s+(?:the\s+)?$")
"""What stands before a place that only holds a side: "officials in Oslo"."""
_SIDES = 50  # sides before a place that may reach over it


def _start(span: Span) -> int:
    return span.start
