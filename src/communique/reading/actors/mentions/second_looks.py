"""Corrections of spans that were resolved to an impossible actor, such as the one on the other side of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.pronouns import PLURAL, THIRD_PERSON
from communique.reading.actors.phrases.beside import trim

_FIRMNESS = {"pronoun": 1, "nominal": 2, "name": 3}
_REFLEXIVE = ("self", "selves")
_HIS = frozenset({"his", "her"})
_OF_STATES = frozenset({"GOV", "MIL"})
_DEFENDS = re.compile(r"\bdefend(?:ed|ing|s) $")
"""What somebody does to what is his own: "Diallo defended his budget"."""


class SecondLooks(Part):
    """The spans of one article that were resolved to an impossible actor."""

    def stand_for(self, span: Span, other: Entity | None) -> None:
        """Resolve a span to another actor, or to an unknown one."""
        before = self.board.found.get(span)
        if before is not None:
            before.mentions.pop((span.start, span.end), None)
        self.board.found[span] = other
        if other is not None:
            other.mention(span, "pronoun")

    def recheck_quoted(self, phrases: Sequence[Span]) -> None:
        """Resolve "he" within a quotation again if it was resolved to the speaker, who would say "I"."""
        for span in phrases:
            entity, speaker = self.board.found.get(span), self.voices.speaker(span)
            pronoun = span.of(self.text).lower()
            if entity is None or speaker is None or pronoun not in THIRD_PERSON or entity.kind != "person":
                continue
            if self.board.found.get(speaker) is entity:
                self.stand_for(span, self.trail.antecedent(pronoun, span, but=[entity]))

    def keep_apart(self, one: Span, other: Span) -> None:
        """Resolve the less reliable of two spans again, if both sides of an event were resolved to the same actor.

        A pronoun gets another antecedent; an office, "the regime" or "the country" becomes an unknown actor. Names of
        states and bodies and phrases with a possessor stay, because states act on their own people, and parties on
        themselves.
        """
        kinds = {span: self._kind(span) for span in (one, other)}
        looser = min((other, one), key=lambda span: _FIRMNESS.get(kinds[span], 0))
        firmer = one if looser == other else other
        entity, opposite = self.board.found.get(looser), self.board.found.get(firmer)
        if entity is None or opposite is None or one == other:
            return
        if entity is opposite and not self.board.doings.isdisjoint(kinds):  # "he defended his record"
            for span in self.board.doings.intersection(kinds):
                self.stand_for(span, None)
            return
        surface = looser.of(self.text)
        if kinds[looser] == "pronoun":
            is_own = surface.lower() in _HIS and _DEFENDS.search(
                self.text, max(0, looser.start - 12), looser.start
            )
            if not surface.lower().endswith(_REFLEXIVE) and not is_own and _are_one(entity, opposite):
                self.stand_for(looser, self._another(surface.lower(), looser, [entity, opposite]))
        elif (
            entity is opposite
            and kinds[looser] == "nominal" != kinds[firmer]
            and self._is_open(looser, entity)
        ):
            self.stand_for(looser, None)

    def _another(self, pronoun: str, span: Span, but: Sequence[Entity]) -> Entity | None:
        """Return another antecedent of a pronoun: a person, a state or a body with a name; ``None`` for a plural."""
        again = None if pronoun in PLURAL else self.trail.antecedent(pronoun, span, but=but)
        if again is None or any(_are_one(again, one) for one in but):
            return None
        return again if again.kind != "organization" or "name" in again.mentions.values() else None

    def _kind(self, span: Span) -> str:
        """Return the kind of mention that a span is, "" if it is none."""
        entity = self.board.found.get(span)
        return "" if entity is None else entity.mentions.get((span.start, span.end), "")

    def _is_open(self, span: Span, entity: Entity) -> bool:
        """Tell whether a phrase does not identify its actor by itself: "the regime"."""
        surface, names = span.of(self.text), self.names_in(span)
        if entity.kind == "person" or names:
            return entity.kind == "person" and all(name.label != "Person" for name in names)
        said = self.registry.describe(trim(surface))
        return (
            entity.kind == "country" and said.country is None and said.owner is None and said.kind == "noun"
        )


def _are_one(entity: Entity, other: Entity) -> bool:
    """Tell whether two actors are the same, or a state and its government or forces."""
    if entity is other or entity.kind != "country":
        return entity is other
    of_state = other.kind in {"organization", "group"}
    return of_state and other.country == entity.country and bool(_OF_STATES & set(other.sectors))
