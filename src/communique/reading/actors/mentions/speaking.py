"""Speaker continuity: who speaks where a pronoun is the speaker and the speaker before may go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.pronouns import WHO
from communique.reading.actors.mentions.steps import Step, Steps
from communique.reading.actors.mentions.subjects import follows_telling, is_subject, opens_without_subject
from communique.reading.actors.mentions.voices import Voices
from communique.reading.actors.only import only

_ACCORDING = (" to ", " by ", " of ", " from ")
"""Prepositions before a source: "according to", "reported by"."""
_SUBORDINATE = re.compile(
    r"\b(?:after|as|because|before|if|since|than|that|what|when|where|which|while|whom)\s(?:the\s)?\Z"
)
"""Text before the subject of a subordinate clause."""
_FAR = 400
"""Characters from the start of a sentence within which its subject stands."""


class Speaking(Steps):
    """The mentions so far, and which of them may be the antecedent of a pronoun that speaks."""

    def __init__(self, text: str, sentences: Sequence[Span], voices: Voices) -> None:
        super().__init__(text, sentences)
        self.voices = voices

    def who_may_speak(self, span: Span, steps: list[Step]) -> list[Step]:
        """Return the mentions of one sentence that may be the antecedent of a pronoun that speaks.

        Mentions within quotations are left out, and those within reported speech if there are others: in "Otieno, said
        Kamau, was ill. He said" it is Kamau. So are those before the subject of the same sentence: "Praising Otieno, he
        said". Of a sentence before, its speakers come first: "Asked whether Otieno was ill, Kamau said no. He said".
        """
        opening = self.sentence(span.start)[0]
        before = self.text[max(opening, span.start - _FAR) : span.start]
        if not any(self.acts(step) for step in steps) and opens_without_subject(before):
            steps = [step for step in steps if step.start < opening]
        steps = [step for step in steps if not self.voices.is_quoted(step.start)]
        steps = [step for step in steps if not self.voices.is_told(step.start)] or steps
        if steps and steps[0].start < opening and (speaking := [step for step in steps if self._tells(step)]):
            steps = speaking
        return [step for step in steps if follows_telling(self.text, step.start)] or steps

    def speaks_on(self, span: Span, fits: Callable[[Entity], bool]) -> Entity | None:
        """Return the speaker of the sentence before if the pronoun's sentence names others only in the content.

        "Kamau said no. Otieno was ill, he said" goes on with Kamau.
        """
        here = self.number(span.start)
        steps = [step for step in self.within(span, 1) if step.end <= span.start and fits(step.entity)]
        own = [step for step in steps if step.sentence == here]
        if not own or not all(self.voices.is_told(step.start) for step in own):
            return None
        before = [step for step in steps if step.sentence < here and not self.voices.is_told(step.start)]
        return only({id(step.entity): step.entity for step in before if self._tells(step)}.values())

    def _tells(self, step: Step) -> bool:
        """Tell whether a mention is a speaker in the main clause of its sentence, unlike that of "a delay that Otieno denied"."""
        surface = self.text[step.start : step.end]
        is_speaker = self.voices.is_speaker(Span(start=step.start, end=step.end)) and self.acts(step)
        before = self.text[max(0, step.start - 16) : step.start]
        return is_speaker and surface.lower() not in WHO and _SUBORDINATE.search(before) is None

    def acts(self, step: Step) -> bool:
        """Tell whether a mention is a subject or a speaker, but not a source after "according to"."""
        if self.is_subject(step.end):
            return True
        speaks = self.voices.is_speaker(Span(start=step.start, end=step.end))
        return speaks and not self.text.endswith(_ACCORDING, max(0, step.start - 16), step.start)

    def is_subject(self, end: int) -> bool:
        """Tell whether a mention that ends at ``end`` is a subject, by the verb after it."""
        return is_subject(self.text, end)
