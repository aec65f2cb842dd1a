"""The resolution of offices: "the South Korean leader", "the president", "the former minister"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.model import Span
from communique.reading.actors.countries.belonging import pronoun_of, shares_country
from communique.reading.actors.entities import LEADERS, Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.repeating import Repeating, is_new
from communique.reading.actors.only import only
from communique.reading.actors.persons.calling import fits_noun, fits_royal, is_of_another_field
from communique.reading.actors.persons.learning import (
    agrees,
    fits,
    is_leader,
    leads_a_body,
    leads_alike,
    role_of,
    sectors_of,
    with_article,
)
from communique.reading.actors.phrases.beside import without_article
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.words import AFTER

_FORMER = ("ELI",)
_REACH = 6
"""How many sentences back an office without a country may refer."""


@dataclass(frozen=True, slots=True)
class Holders(Part):
    """The holders of offices in one article."""

    repeating: Repeating

    def office_holder(
        self, span: Span, bare: str, said: Description, country: str | None, owner: Entity | None
    ) -> Entity | None:
        """Return the holder of an office: a person mentioned before, a known one, or a new one ("a spokesman")."""
        role = said.role
        if country is None and owner is None and said.definite and not said.modified and role is not None:
            country = self.repeating.speakers_country(span, role)
        # "The official responsible" may be someone new.
        limited = said.is_restricted or not AFTER.isdisjoint(bare.split()[2:])
        is_known = said.definite or (bare[:1].isupper() and not is_new(bare))
        if said.former and said.definite and not limited and (held := self._who_held(span, said)) is not None:
            return held
        if role is None or said.former or limited or not is_known:
            return self._someone_new(span, bare, said, country, owner)
        is_it = self._who_may_be(bare, said, country, owner)
        reach = None if country else _REACH
        last = self.trail.last(lambda one: is_it(one) and not _is_former(one), span, reach)
        last = last or self.trail.last(is_it, span, reach)
        holds = self._known_to_hold(bare, said, role, country) if last and _is_former(last) else None
        if holds is not None:
            return holds
        if last is not None and (country is not None or not self._has_rival(is_it, last, span)):
            return last
        if last is not None:  # several may hold it
            acting = None if role == "civilian" else self.trail.acting(is_it, span)
            if acting is None:
                self._note_rivals(span, is_it)
            if acting is not None or not self.registry.frame.is_sure:
                return acting
        holder = self._known_to_hold(bare, said, role, country)
        return holder or self._someone_new(span, bare, said, country, owner)

    def _note_rivals(self, span: Span, is_it: Callable[[Entity], bool]) -> None:
        """Note the country that all possible holders of an office share."""
        around = (step.entity for step in self.trail.within(span, _REACH) if step.end <= span.start)
        code = only({entity.country for entity in around if is_it(entity)})
        if code is not None:
            self.board.open_offices[span] = code

    def _known_to_hold(self, bare: str, said: Description, role: str, country: str | None) -> Entity | None:
        """Return the known holder of an office of state on the day, of ``country`` or else of the article's own."""
        if said.unknown or said.is_local or leads_a_body(said):
            return None
        own = None if pronoun_of(bare) else self.registry.sole  # "its president" need not be this country's
        holder = self.registry.holder(country or own, role, said.head)
        if holder is not None:
            holder.because("holder of the office on the date", 0.8)
        return holder

    def _someone_new(
        self, span: Span, bare: str, said: Description, country: str | None, owner: Entity | None
    ) -> Entity:
        """Return a new person for a phrase: "a spokesman"."""
        body = said.body
        entity = Entity(
            name=without_article(bare),
            kind="person",
            country=country,
            sectors=sectors_of(said),
            role=role_of(said, country, self.knowledge),
            office=said.role,
            gender=said.gender,
            noun=said.head,
            possessor=owner if shares_country(said) else None,
            member_of=self.registry.of_fact(body) if body is not None and body.kind == "org" else None,
        )
        if country is not None:
            entity.because("country said in the text", 0.85)
        return self.registry.add(("phrase", f"{span.start}-{span.end}"), entity)

    def _who_may_be(
        self, bare: str, said: Description, country: str | None, owner: Entity | None
    ) -> Callable[[Entity], bool]:
        """Return a test of whether an actor may be the holder of the office in a phrase."""
        # In an article with the leader of a country, "the president" is not a union's.
        of_state = said.body is None and owner is None and any(map(is_leader, self.registry.entities))

        def is_it(entity: Entity) -> bool:
            same = entity.kind == "person" and agrees(entity, said) and fits(said.role or "", entity)
            same = same and not is_of_another_field(bare, said, entity.role, self.knowledge)
            same = same and leads_alike(said, entity) and fits_noun(said, entity)
            same = same and fits_royal(said.head, entity.role) and not (of_state and _heads_a_body(entity))
            same = same and not (said.is_local and self._serves_a_state(entity))
            return same and entity is not owner and (country is None or entity.country == country)

        return is_it

    def _serves_a_state(self, entity: Entity) -> bool:
        """Tell whether a person is known to hold an office of a whole state, and so is not "the Texas secretary of state"."""
        state = self.knowledge.state(entity.country) if entity.known_as and entity.country else None
        return state is not None and (entity.role or "").endswith(f" of {with_article(state.name)}")

    def _has_rival(self, is_it: Callable[[Entity], bool], last: Entity, span: Span) -> bool:
        """Tell whether another person may be the holder, too; a former one is no rival of the present one."""

        def is_rival(entity: Entity) -> bool:
            return is_it(entity) and (entity.sectors != _FORMER or last.sectors == _FORMER)

        return self.trail.has_rival(is_rival, last, span, 2)

    def _who_held(self, span: Span, said: Description) -> Entity | None:
        """Return the person that "the former governor" refers to: the only recent one with that former office."""

        def is_it(entity: Entity) -> bool:
            called = (entity.role or "").lower()
            same = entity.kind == "person" and _is_former(entity) and f" {said.title}" in f" {called}"
            return same and bool(said.title) and not entity.noun and agrees(entity, said)

        last = self.trail.last(is_it, span, _REACH)
        return None if last is None or self.trail.has_rival(is_it, last, span, _REACH) else last


def _is_former(entity: Entity) -> bool:
    """Tell whether a person's office is a former one."""
    return entity.is_former or entity.sectors == _FORMER


def _heads_a_body(entity: Entity) -> bool:
    """Tell whether a person with a leader's title leads a body and no country: "the union's president"."""
    return entity.office in LEADERS and not {"GOV", "ELI"} & set(entity.sectors)
