"""The mentions of an article in order, and the antecedents of "the two" and the like among them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.only import only
from communique.reading.actors.phrases.words import NO_STATES, PLACE_LINKS

_SCENE = re.compile(rf"\b(?:{'|'.join(sorted(PLACE_LINKS))}) (?:the )?$")


class Step(NamedTuple):
    """A mention of one actor."""

    sentence: int  # the number of the sentence
    start: int
    end: int
    entity: Entity


class Group(NamedTuple):
    """A mention of several actors at once."""

    sentence: int  # the number of the sentence
    span: Span
    entities: tuple[Entity, ...]


class Steps:
    """The mentions so far, in order."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.starts = sorted(span.start for span in sentences) or [0]
        self.steps: list[Step] = []
        self.groups: list[Group] = []

    def number(self, at: int) -> int:
        """Return the number of the sentence at an offset."""
        return max(0, bisect.bisect_right(self.starts, at) - 1)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the start and end of the sentence at an offset."""
        number = self.number(at)
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.starts[number], end

    def add(self, span: Span, entity: Entity) -> None:
        """Add a mention of an actor."""
        self.steps.append(Step(self.number(span.start), span.start, span.end, entity))

    def note_group(self, span: Span, entities: tuple[Entity, ...]) -> None:
        """Note several actors that are mentioned together, each by a span of its own, of which the last is given."""
        self.groups.append(Group(self.number(span.start), span, entities))

    def add_group(self, span: Span, entities: tuple[Entity, ...]) -> None:
        """Add a mention of several actors at once."""
        number = self.number(span.start)
        self.groups.append(Group(number, span, entities))
        self.steps += [Step(number, span.start, span.end, entity) for entity in entities]

    def group_before(self, span: Span, reach: int) -> tuple[Entity, ...]:
        """Return the last group of actors mentioned together, at most ``reach`` sentences before a span."""
        last = self.groups[-1] if self.groups else None
        return last.entities if last is not None and self.number(span.start) - last.sentence <= reach else ()

    def within(self, span: Span, reach: int) -> list[Step]:
        """Return the mentions from ``reach`` sentences before that of a span on."""
        first = self.number(span.start) - reach
        return self.steps[bisect.bisect_left(self.steps, first, key=lambda step: step.sentence) :]

    def last(self, fits: Callable[[Entity], bool], span: Span, reach: int | None) -> Entity | None:
        """Return the last fitting actor mentioned before a span, within ``reach`` sentences (``None``: any number)."""
        number = self.number(span.start)
        for step in reversed(self.steps):
            if reach is not None and number - step.sentence > reach:
                return None
            if step.end <= span.start and fits(step.entity):
                return step.entity
        return None

    def just_before(self, span: Span) -> Entity | None:
        """Return the actor of the mention right before a span, with only a comma or a bracket between."""
        last = self.steps[-1] if self.steps else None
        return last.entity if last is not None and self.text[last.end : span.start] in {", ", " ("} else None

    def has_rival(self, fits: Callable[[Entity], bool], last: Entity, span: Span, reach: int | None) -> bool:
        """Tell whether an actor other than ``last`` fits, too, within ``reach`` sentences."""
        return self.last(lambda entity: entity is not last and fits(entity), span, reach) is not None

    def only_country(self, span: Span, reach: int) -> str | None:
        """Return the only country of the actors within ``reach`` sentences; the EU and the UN do not count."""
        return only({step.entity.country for step in self.within(span, reach)} - NO_STATES - {None})

    def exactly(
        self, number: int, span: Span, pick: Callable[[Entity], Entity | None], reach: int
    ) -> tuple[Entity, ...]:
        """Return the actors in the nearest sentences before a span, if they are exactly ``number``.

        Args:
            number: how many actors are expected.
            span: the span that refers to them.
            pick: returns the actor that a mentioned one counts as, ``None`` if it does not count.
            reach: the most sentences to look back.

        """
        here = self.number(span.start)
        found: dict[int, Entity] = {}
        for back in range(reach + 1):
            now = dict(found)
            for sentence, start, _, entity in self.within(span, back):
                if here - sentence != back or start >= span.start or self._is_scene(start):
                    continue
                if (picked := pick(entity)) is not None:
                    now.setdefault(id(picked), picked)
            if len(now) == number:
                return tuple(now.values())
            if len(now) > number:
                return ()
            found = now
        return ()

    def exactly_after(
        self, number: int, span: Span, pick: Callable[[Entity], Entity | None]
    ) -> tuple[Entity, ...]:
        """Return the actors in the rest of the sentence and the next one, if they are exactly ``number``."""
        here = self.number(span.start)
        found: dict[int, Entity] = {}
        for sentence, start, _, entity in self.within(span, 0):
            if start > span.start and sentence - here <= 1 and (picked := pick(entity)) is not None:
                found.setdefault(id(picked), picked)
        same = "\n" not in self.text[span.start : self.sentence(span.start)[1] - 1].rstrip()
        return tuple(found.values()) if len(found) == number and same else ()

    def _is_scene(self, start: int) -> bool:
        """Tell whether a mention is the place of something: "signed in Cuba"."""
        return _SCENE.search(self.text[max(0, start - 24) : start]) is not None
