"""The antecedents of "he", "it", "they" and "who" among the earlier mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.pronouns import (
    HE,
    IT,
    OTHERS,
    PLURAL,
    PRONOUNS,
    SHE,
    THIRD_PERSON,
    WHO,
    fitting,
)
from communique.reading.actors.mentions.speaking import Speaking
from communique.reading.actors.mentions.steps import Step
from communique.reading.actors.only import only

_OWNING = frozenset({"his", "its", "their"})
_CONTROL = re.compile(r" (?:of|from|for) (?:[a-z]+ly )?[a-z]+ing(?: [a-z]+){0,4} ?")
"""What stands between the object of a verb of control and "its own": "accused Syria | of gassing | its own people"."""
_OBJECTS = frozenset({"him", "them"})
_PARTICIPLE = re.compile(r"(?:,|,? while| by| after| before)(?: [a-z]+ly)? [a-z]+ing(?: [a-z]{2,4})? $")
"""A participle between a clause and a pronoun in the object: "India hit back, accusing | it"."""
_CLAUSE = re.compile(
    r"\b(?:that|who|which|because|after|before|when|while|if|as|and|but|since|until|saying|to \w+)\b|[,:;\"“”]"
)
_JOINING = frozenset({"and", "but"})
_DID = re.compile(r" (?:[a-z]+ly |also |then |later )*[a-z]+(?: (?:on|for|to|with|at))? ")
"""The verb between a conjunction and its object."""
_APPOSED = re.compile(r", (?:an?|the|one of) [^,.;:()\n–—\"“”]{2,80} ")
"""An apposition between a name and "who"."""
_NOUN = re.compile(r" (?!and\b|or\b|who\b|is\b|was\b|has\b)[a-z]")
_OWNS = re.compile(r"['’]s? ")
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")
_OPENING = re.compile(
    r"[\"“]?(?:During|In|After|Before|While|When|As|Since|Despite|With|By|On|At|Following|Upon|Although|Though|Ahead of)\b[^,.;:]*$"
)
"""An adverbial before the subject of a sentence."""
_REACH = 3
"""How many sentences back an antecedent may be."""
_FARTHEST = 15
"""The same, with sentences counted that are entirely quoted."""


class Trail(Speaking):
    """The mentions so far, and the antecedents of pronouns among them."""

    def antecedent(
        self, pronoun: str, span: Span, but: Sequence[Entity] = (), apart: Sequence[Span] = ()
    ) -> Entity | None:
        """Return the antecedent of a pronoun: the nearest subject that agrees with it.

        Args:
            pronoun: the pronoun, in lower case.
            span: where it stands.
            but: actors that are not the antecedent.
            apart: quotations of the pronoun's own actor, in which the antecedent is not looked for.

        """
        if pronoun in OTHERS:
            return None
        if pronoun in WHO:
            return next(
                (
                    step.entity
                    for step in reversed(self.within(span, 0))
                    if self._is_joined(step.end, span.start)
                ),
                None,
            )
        whole, barred = fitting(pronoun), {id(entity) for entity in but}
        if self.is_object(pronoun, span):
            barred |= self.clause_subjects(span)

        def fits(entity: Entity) -> bool:
            return id(entity) not in barred and whole(entity)

        if pronoun in _OWNING and (done_to := self._object_of(span, fits)) is not None:
            return done_to
        goes_on = self.voices.is_speaker(span) and not self.voices.is_quoted(span.start)
        if goes_on:
            if (before := self.speaks_on(span, fits)) is not None:
                return before
            speaker = self._nearest(pronoun, span, fits, apart, self.who_may_speak)
            if speaker is not None or pronoun not in THIRD_PERSON:
                return speaker
        return self._nearest(pronoun, span, fits, apart, lambda _, steps: steps)

    def _nearest(
        self,
        pronoun: str,
        span: Span,
        fits: Callable[[Entity], bool],
        apart: Sequence[Span],
        among: Callable[[Span, list[Step]], list[Step]],
    ) -> Entity | None:
        """Return the nearest subject that fits; ``among`` selects the possible mentions of each sentence."""
        here, is_object = self.number(span.start), self.is_object(pronoun, span)
        for back in self._back(here, span):
            steps = [
                step
                for step in self.within(span, back)
                if here - step.sentence == back and step.end <= span.start and fits(step.entity)
                if not self._is_attribute(step)
                and not self._is_of_another(pronoun, step)
                and not any(a.start <= step.start < a.end for a in apart)
            ]
            steps = among(span, steps)
            if not steps:
                continue
            if pronoun in SHE:  # most persons of unknown gender are men
                steps = [step for step in steps if step.entity.gender == "f"] or steps
            subjects = [step for step in steps if self.acts(step)]
            one = len({id(step.entity) for step in steps}) == 1
            if pronoun in IT and not subjects:
                is_clear = one and is_object and not back and not _OWNS.match(self.text, steps[0].end)
                return steps[0].entity if is_clear else None
            chosen = subjects[-1] if back == 0 and subjects else subjects[0] if subjects else steps[0]
            return chosen.entity if back or one or subjects or pronoun in {"he", "she"} else None
        return None

    def acting(self, fits: Callable[[Entity], bool], span: Span) -> Entity | None:
        """Return the only fitting actor that is a subject in the nearest sentence with any, outside of quotations."""
        here = self.number(span.start)
        for back in (0, 1):
            steps = [
                step
                for step in self.within(span, back)
                if here - step.sentence == back and step.end <= span.start and fits(step.entity)
                if not self.voices.is_quoted(step.start)
            ]
            if steps:
                found = {id(step.entity): step.entity for step in steps if self.acts(step)}
                return only(found.values())
        return None

    def _back(self, here: int, span: Span) -> Iterator[int]:
        """Yield how many sentences to look back, nearest first; those that are entirely quoted do not count."""
        yield 0
        seen, is_quoted = 0, self.voices.is_quoted(span.start)
        for back in range(1, min(here, _FARTHEST) + 1):
            start, end = self.starts[here - back], self.starts[here - back + 1]
            seen += is_quoted or not self.voices.is_quoted_whole(start, end)
            yield back
            if seen == _REACH:
                return

    def _object_of(self, span: Span, fits: Callable[[Entity], bool]) -> Entity | None:
        """Return the object of a verb of control before "its own": "accused Syria of gassing its own people"."""
        for _, _, end, entity in reversed(self.within(span, 0)):
            if end <= span.start:
                match = _CONTROL.fullmatch(self.text[end : span.start])
                return entity if match is not None and fits(entity) else None
        return None

    def is_object(self, pronoun: str, span: Span) -> bool:
        """Tell whether a pronoun is an object, as "it" is if no verb follows."""
        if span.of(self.text) != "it" or self.text[span.end : span.end + 1] in {"'", "’"}:
            return pronoun in _OBJECTS
        return not self.is_subject(span.end)

    def opens(self, pronoun: str, span: Span) -> bool:
        """Tell whether a pronoun may precede its name: in an adverbial at the start of a sentence."""
        fits, start = fitting(pronoun), self.sentence(span.start)[0]
        named = any(
            step.start >= start and fits(step.entity)
            for step in self.within(span, 0)
            if step.end <= span.start
        )
        return pronoun in HE | SHE and not named and _OPENING.match(self.text[start : span.start]) is not None

    def subject_after(self, pronoun: str, span: Span) -> Entity | None:
        """Return the subject after an adverbial with the pronoun: "During his visit, Moon spoke"."""
        here, fits = self.number(span.start), fitting(pronoun)
        for sentence, start, end, entity in self.within(span, 0):
            if sentence != here or start < span.end or "," not in self.text[span.end : start]:
                continue
            if entity.kind == "person" and self.is_subject(end):
                return entity if fits(entity) else None
        return None

    def clause_subjects(self, span: Span) -> set[int]:
        """Return the ``id()`` of the subjects in the clause of an object, which it cannot refer to: "Moon asked him".

        Subjects joined by "and" all count ("Egypt and Chad urged the two sides"), and so does that of a participle
        ("Moon hit back, accusing him"). A possessor ("Moon's aides asked him") and the speaker of a reported clause ("Kim
        said Moon asked him") do not.
        """
        opening, stop = self.sentence(span.start)[0], span.start
        participle = _PARTICIPLE.search(self.text, max(opening, stop - 60), stop)
        stop = stop if participle is None else participle.start()
        found, first, acts, is_one = set(), stop, False, span.of(self.text) != "them"
        for _, start, end, entity in reversed(self.within(span, 0)):
            if start < opening or end > stop or _OWNS.match(self.text, end):
                continue
            beside = self.is_subject(end) if participle else self._goes_on(end, stop)
            if (beside and not acts) or end > first or _JOINED.fullmatch(self.text[end:first]):
                found.add(id(entity))
                first, tells = min(first, start), self.text[start:end].lower() not in PRONOUNS
                acts = acts or (is_one and tells and self.is_subject(end))
        return found

    def _goes_on(self, end: int, stop: int) -> bool:
        """Tell whether the clause of a mention that ends at ``end`` continues to ``stop``.

        It does after a subject with a second verb right before ``stop``: "Moon hailed the move but asked him".
        """
        joints = list(_CLAUSE.finditer(self.text, end, stop))
        return not joints or (
            self.is_subject(end)
            and all(j[0] in _JOINING for j in joints)
            and _DID.fullmatch(self.text, joints[-1].end(), stop) is not None
        )

    def several_before(self, pronoun: str, span: Span, one: Entity | None) -> tuple[Entity, ...]:
        """Return the antecedents of "they", if they were mentioned together in this sentence or the one before.

        ``one`` is the single antecedent that it may have. It comes first if it was mentioned later or next to them,
        unless they are the subject there, and it is not.
        """
        several = self.group_before(span, 1) if pronoun in PLURAL else ()
        if not several or one is None:
            return several
        last = self.groups[-1]
        alone = [
            step
            for step in self.within(span, 1)
            if step.entity is one
            and step.sentence >= last.sentence
            and step.end <= span.start
            and step.start != last.span.start
        ]
        act = self.acts(Step(last.sentence, last.span.start, last.span.end, one))
        return several if not alone or (act and not any(self.acts(step) for step in alone)) else ()

    def _is_joined(self, end: int, start: int) -> bool:
        """Tell whether "who" follows a mention or its apposition: "Ann Smith, a lawyer at the bank who sued"."""
        return 0 <= start - end <= 2 or (
            start > end and _APPOSED.fullmatch(self.text, end, start) is not None
        )

    def _is_attribute(self, step: Step) -> bool:
        """Tell whether a name is only a modifier: "the Obama administration"."""
        before = self.text[max(0, step.start - 4) : step.start].lower()
        return (
            step.entity.kind == "person" and before == "the " and _NOUN.match(self.text, step.end) is not None
        )

    def _is_of_another(self, pronoun: str, step: Step) -> bool:
        """Tell whether a mention is a pronoun of the other gender."""
        other = SHE if pronoun in HE else HE if pronoun in SHE else frozenset()
        return self.text[step.start : step.end].lower() in other
