"""Antecedents: which earlier actor "he", "it", "they" or "who" refers to."""

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
from communique.reading.actors.mentions.steps import Step, Steps
from communique.reading.actors.mentions.subjects import follows_telling, is_subject, opens_without_subject
from communique.reading.actors.mentions.voices import Voices
from communique.reading.actors.only import only

_OWNING = frozenset({"his", "its", "their"})
_CONTROL = re.compile(r" (?:of|from|for) (?:[a-z]+ly )?[a-z]+ing(?: [a-z]+){0,4} ?")
"""What stands between who is done to and what is theirs."""
_OBJECTS = frozenset({"him", "them"})
_PARTICIPLE = re.compile(r"(?:,|,? while| by| after| before)(?: [a-z]+ly)? [a-z]+ing(?: [a-z]{2,4})? $")
"""What stands between a clause and whom its subject does more to: "India hit back, accusing it"."""
_CLAUSE = re.compile(
    r"\b(?:that|who|which|because|after|before|when|while|if|as|and|but|since|until|saying|to \w+)\b|[,:;\"“”]"
)
_JOINING = frozenset({"and", "but"})
_DID = re.compile(r" (?:[a-z]+ly |also |then |later )*[a-z]+(?: (?:on|for|to|with|at))? ")
"""What stands between these and whom something is done to."""
_APPOSED = re.compile(r", (?:an?|the|one of) [^,.;:()\n–—\"“”]{2,80} ")
"""What may stand between a name and "who"."""
_NOUN = re.compile(r" (?!and\b|or\b|who\b|is\b|was\b|has\b)[a-z]")
_OWNS = re.compile(r"['’]s? ")
_ACCORDING = (" to ", " by ", " of ", " from ")
"""What stands before who is told to have said something: "according to", "reported by"."""
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")
_OPENING = re.compile(
    r"[\"“]?(?:During|In|After|Before|While|When|As|Since|Despite|With|By|On|At|Following|Upon|Although|Though|Ahead of)\b[^,.;:]*$"
)
"""What opens a sentence before its subject."""
_REACH = 3
"""Sentences that a pronoun reaches back."""
_FARTHEST = 15
"""Sentences that it reaches back with those that are all quoted."""
_FAR = 400
"""Characters from where a sentence opens within which its subject stands."""


class Trail(Steps):
    """The actors mentioned so far, and the antecedents of pronouns among them."""

    def __init__(self, text: str, sentences: Sequence[Span], voices: Voices) -> None:
        super().__init__(text, sentences)
        self.voices = voices

    def antecedent(
        self, pronoun: str, span: Span, but: Sequence[Entity] = (), apart: Sequence[Span] = ()
    ) -> Entity | None:
        """Return the actor that a pronoun repeats: the nearest subject that it can stand for, ``but`` some.

        Whoever is named only ``apart``, in what the pronoun's own actor is quoted with, is not that actor.
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
            barred |= self.fellows(span)

        def fits(entity: Entity) -> bool:
            return id(entity) not in barred and whole(entity)

        if pronoun in _OWNING and (done_to := self._object_of(span, fits)) is not None:
            return done_to
        goes_on = self.voices.is_speaker(span) and not self.voices.is_quoted(span.start)
        if goes_on:
            speaker = self._nearest(pronoun, span, fits, apart, self._who_may_speak)
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
        """Return the nearest subject that fits and whose mention is ``among`` those of its sentence that may be meant."""
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
            if pronoun in SHE:  # of whom nothing tells the gender, most are men
                steps = [step for step in steps if step.entity.gender == "f"] or steps
            subjects = [step for step in steps if self._acts(step)]
            one = len({id(step.entity) for step in steps}) == 1
            if pronoun in IT and not subjects:
                is_clear = one and is_object and not back and not _OWNS.match(self.text, steps[0].end)
                return steps[0].entity if is_clear else None
            chosen = subjects[-1] if back == 0 and subjects else subjects[0] if subjects else steps[0]
            return chosen.entity if back or one or subjects or pronoun in {"he", "she"} else None
        return None

    def acting(self, fits: Callable[[Entity], bool], span: Span) -> Entity | None:
        """Return the one of several who fit that acts in the nearest sentence naming any of them, outside of quotations."""
        here = self.number(span.start)
        for back in (0, 1):
            steps = [
                step
                for step in self.within(span, back)
                if here - step.sentence == back and step.end <= span.start and fits(step.entity)
                if not self.voices.is_quoted(step.start)
            ]
            if steps:
                found = {id(step.entity): step.entity for step in steps if self._acts(step)}
                return only(found.values())
        return None

    def _back(self, here: int, span: Span) -> Iterator[int]:
        """Yield how many sentences a pronoun looks back, nearest first: of those that are all quoted it looks past some."""
        yield 0
        seen, is_quoted = 0, self.voices.is_quoted(span.start)
        for back in range(1, min(here, _FARTHEST) + 1):
            start, end = self.starts[here - back], self.starts[here - back + 1]
            seen += is_quoted or not self.voices.is_quoted_whole(start, end)
            yield back
            if seen == _REACH:
                return

    def _who_may_speak(self, span: Span, steps: list[Step]) -> list[Step]:
        """Return those mentions of one sentence that may name who speaks where a pronoun goes on.

        None whom a quotation names, of the others none of whom somebody only tells, where anybody else is named: "Otieno, said
        Kamau, was ill. He said" goes on with Kamau. Of what opens a sentence before its subject nobody speaks: "Praising Otieno, he said".
        """
        opening = self.sentence(span.start)[0]
        before = self.text[max(opening, span.start - _FAR) : span.start]
        if not any(self._acts(step) for step in steps) and opens_without_subject(before):
            steps = [step for step in steps if step.start < opening]
        steps = [step for step in steps if not self.voices.is_quoted(step.start)]
        steps = [step for step in steps if not self.voices.is_told(step.start)] or steps
        return [step for step in steps if follows_telling(self.text, step.start)] or steps

    def _acts(self, step: Step) -> bool:
        """Tell whether whoever a mention names does something there, or says it, not only is told to have said it."""
        if self.is_subject(step.end):
            return True
        speaks = self.voices.is_speaker(Span(start=step.start, end=step.end))
        return speaks and not self.text.endswith(_ACCORDING, max(0, step.start - 16), step.start)

    def _object_of(self, span: Span, fits: Callable[[Entity], bool]) -> Entity | None:
        """Return who does what a verb is held against, or kept from: "accused Syria of gassing its own people"."""
        for _, _, end, entity in reversed(self.within(span, 0)):
            if end <= span.start:
                match = _CONTROL.fullmatch(self.text[end : span.start])
                return entity if match is not None and fits(entity) else None
        return None

    def is_object(self, pronoun: str, span: Span) -> bool:
        """Tell whether something is done to whom a pronoun stands for: "it" where no verb follows."""
        if span.of(self.text) != "it" or self.text[span.end : span.end + 1] in {"'", "’"}:
            return pronoun in _OBJECTS
        return not self.is_subject(span.end)

    def opens(self, pronoun: str, span: Span) -> bool:
        """Tell whether a pronoun stands before its name may come: in what opens a sentence, with nobody named so far."""
        fits, start = fitting(pronoun), self.sentence(span.start)[0]
        named = any(
            step.start >= start and fits(step.entity)
            for step in self.within(span, 0)
            if step.end <= span.start
        )
        return pronoun in HE | SHE and not named and _OPENING.match(self.text[start : span.start]) is not None

    def subject_after(self, pronoun: str, span: Span) -> Entity | None:
        """Return the subject that follows what opens a sentence: "During his visit, Moon spoke"."""
        here, fits = self.number(span.start), fitting(pronoun)
        for sentence, start, end, entity in self.within(span, 0):
            if sentence != here or start < span.end or "," not in self.text[span.end : start]:
                continue
            if entity.kind == "person" and self.is_subject(end):
                return entity if fits(entity) else None
        return None

    def fellows(self, span: Span) -> set[int]:
        """Return the ``id()`` of those who act in the clause of a span: "Moon asked him" is not done to Moon.

        Of those whom "and" joins, all do: "Egypt and Chad urged the two sides". Whose wife or aide acts does not: "Moon's
        aides asked him", nor who tells of it: "Kim said Moon asked him". Who acts goes on in "Moon hit back, accusing him".
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
        """Tell whether the clause of a mention that ends at ``end`` goes on to ``stop``.

        A subject's goes on where "and" or "but" joins the verb right before ``stop``: "Moon hailed the move but asked him".
        """
        joints = list(_CLAUSE.finditer(self.text, end, stop))
        return not joints or (
            self.is_subject(end)
            and all(j[0] in _JOINING for j in joints)
            and _DID.fullmatch(self.text, joints[-1].end(), stop) is not None
        )

    def several_before(self, pronoun: str, span: Span, one: Entity | None) -> tuple[Entity, ...]:
        """Return those whom "they" repeats who were named together here or one sentence before.

        They are not, where ``one`` whom it may repeat was named later, or beside them: unless they act there, and that one does not.
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
        act = self._acts(Step(last.sentence, last.span.start, last.span.end, one))
        return several if not alone or (act and not any(self._acts(step) for step in alone)) else ()

    def _is_joined(self, end: int, start: int) -> bool:
        """Tell whether "who" follows a mention, or what is said of it: "Ann Smith, a lawyer at the bank who sued"."""
        return 0 <= start - end <= 2 or (
            start > end and _APPOSED.fullmatch(self.text, end, start) is not None
        )

    def _is_attribute(self, step: Step) -> bool:
        """Tell whether a name only says which one something is: "the Obama administration"."""
        before = self.text[max(0, step.start - 4) : step.start].lower()
        return (
            step.entity.kind == "person" and before == "the " and _NOUN.match(self.text, step.end) is not None
        )

    def _is_of_another(self, pronoun: str, step: Step) -> bool:
        """Tell whether a mention is a pronoun of the other gender: who is "she" there is not "he" here."""
        other = SHE if pronoun in HE else HE if pronoun in SHE else frozenset()
        return self.text[step.start : step.end].lower() in other

    def is_subject(self, end: int) -> bool:
        """Tell whether a verb follows a mention, as it follows a subject."""
        return is_subject(self.text, end)
