"""The resolution of names of persons: full names, family names, and names of leaders."""

from __future__ import annotations

import re

from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.entities import LEADERS, Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.persons.kin import set_family_country
from communique.reading.actors.persons.learning import is_leader, learn
from communique.reading.actors.persons.people import JUST_NOW, Person, seat_after
from communique.reading.actors.phrases.beside import (
    honorific,
    name_tokens,
    said_beside,
    split_title,
)
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.words import STYLED_FAMILIES
from communique.reading.names import Name

THE = ("the ", "The ")
_PARTICLE = re.compile(r"(?:de|di|da|von|van|der|el|al|bin) [A-Z]\w+$")
_NO_SURNAMES = ("org", "adjective", "people", "noun")


class Naming(Part):
    """The names of persons in one article."""

    def person(self, span: Span, bare: str) -> Entity | None:
        """Return the person of a name; ``None`` if it is ambiguous."""
        bare, title = split_title(bare, self.knowledge, self.registry.countries)
        tokens = name_tokens(bare)
        if not tokens:
            return None
        person = self.board.people.named_at(span.start) if len(tokens) > 1 else None
        if person is None:
            return self._bare_person(span, bare, " ".join(tokens), title)
        self.belong(person.entity, person.owned.get(span.start), span)
        return person.entity

    def _bare_person(self, span: Span, bare: str, key: str, title: Description | None) -> Entity | None:
        """Return the person of a name that is not a full one: "Moon", "the Smiths"."""
        if key in STYLED_FAMILIES and (
            not self.board.people.bearers(key) or self.text.endswith(THE, 0, span.start)
        ):
            return None  # "the King", of an unknown country
        name = Name(start=span.start, end=span.end, label="Person", score=1.0)
        beside = (
            [title]
            if title is not None
            else said_beside(self.text, name, self.knowledge, self.registry.countries)
        )
        gender = honorific(self.text, span.start)
        said = beside[0] if beside else Description(kind="", gender=gender) if gender is not None else None
        follows = title is None and bool(beside) and not self._titles(name)
        found, ambiguous = self.board.people.bare(key, span.start, said, self.near(span), follows=follows)
        found, ambiguous = self._but_a_leader(span, key, found, ambiguous=ambiguous)
        if found is None and ambiguous:
            self.board.unsure = self.board.people.bearers(key)
            return None
        entity = found.entity if found is not None else self.registry.by_key.get(("bare", key))
        if entity is None:
            return self._new_person(span, key, beside, Entity(name=bare, kind="person", gender=gender))
        learn(entity, beside, self.knowledge)
        return entity

    def _new_person(self, span: Span, key: str, beside: list[Description], entity: Entity) -> Entity:
        """Add a person at the first mention; return the one with the same knowledge id, if there is one."""
        self.registry.add(("bare", key), entity)
        if key.endswith("s") and self.text.endswith(THE, 0, span.start):
            set_family_country(entity, self.board.people.bearers(key[:-1]))
        seat_after(entity, self.text, span.end, self.knowledge, self.registry.countries)
        learn(entity, beside, self.knowledge)
        self.board.surnames.recall(entity, key, self.text[span.end : span.end + 20])
        same = self.registry.known_before(entity.known_as) or entity
        self.registry.by_key["bare", key] = same
        return same

    def _titles(self, name: Name) -> bool:
        """Tell whether a title stands right before a name, without a comma between."""
        is_aside = self.text.endswith(", ", 0, name.start)
        return not is_aside and bool(
            said_beside(self.text[: name.end], name, self.knowledge, self.registry.countries)
        )

    def belong(self, entity: Entity, pronoun: str | None, span: Span) -> None:
        """Set the possessor of an actor to the antecedent of a possessive: "its vice president, Ann Smith"."""
        if pronoun is None or pronoun in FIRST_PERSON:
            return
        entity.is_owned = True
        if entity.country is None and entity.possessor is None:
            owner = self.trail.antecedent(pronoun, span)
            entity.possessor = owner if owner is not entity else None

    def _but_a_leader(
        self, span: Span, key: str, found: Person | None, *, ambiguous: bool
    ) -> tuple[Person | None, bool]:
        """Return the person of a family name that a leader of the day has, too, and whether it is ambiguous.

        It is the other one's only if that one was named in full recently and the leader not before, and never a "Jr.".
        """
        met = self.registry.by_key.get(("bare", key))
        is_met = met is not None and is_leader(met)
        if found is None:
            return None, ambiguous and not is_met
        if found.offices & LEADERS or not self.registry.offices.is_leaders_name(key, self.registry.countries):
            return found, ambiguous
        if found.suffix or is_met:
            return None, False
        # Without a day there is no leader of the day, and the one named in full is meant.
        recent = self.board.article.published is None or any(
            0 <= span.start - at < JUST_NOW for at in found.at
        )
        return (found, False) if recent else (None, True)

    def is_leaders_name(self, bare: str) -> bool:
        """Tell whether a word is a person's name: met before, or the family name of a holder of high office."""
        plain = normalise(bare)
        if ("bare", plain) in self.registry.by_key:
            return True
        if " " in bare or plain in self.knowledge:
            return False
        return self.board.surnames.is_in_high_office(plain)

    def surname(self, span: Span, bare: str) -> tuple[Entity | None, bool]:
        """Return the person of the article with this family name, and whether it is ambiguous."""
        if (
            (" " in bare and _PARTICLE.match(bare) is None)
            or not (bare[:1].isupper() or " " in bare)
            or self.knowledge.first(normalise(bare), _NO_SURNAMES) is not None
        ):
            return None, False
        person, ambiguous = self.board.people.bare(bare, span.start, None, self.near(span))
        if ambiguous:
            self.board.unsure = self.board.people.bearers(" ".join(name_tokens(bare)))
        return (None if person is None else person.entity), ambiguous
