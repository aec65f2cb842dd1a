"""What follows for an actor from its possessor, and from sentences about sports."""

from __future__ import annotations

from communique.reading.actors.entities import PUBLIC
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.things import OFFICES
from communique.reading.actors.persons.kin import owner_after, owner_before
from communique.reading.actors.persons.teams import is_players_role, plays
from communique.reading.actors.phrases.words import PANELS

_ARMED = frozenset({"COP", "CRM", "MIL"})


class Relating(Part):
    """The relations of the actors in one article, once all its spans are resolved."""

    def relate(self) -> None:
        """Set the possessors of persons without a country: "Smith's lawyer Ann Jones"."""
        found = self.board.found
        ends = {span.end: entity for span, entity in found.items() if entity is not None}
        starts = {span.start: entity for span, entity in found.items() if entity is not None}
        for person in self.registry.entities:
            if person.kind != "person" or person.country or person.possessor or person.is_owned:
                continue
            for start, end in sorted(span for span, kind in person.mentions.items() if kind == "name"):
                before, after = owner_before(self.text, start), owner_after(self.text, end)
                owner = ends.get(before) if before is not None else None
                owner = starts.get(after) if owner is None and after is not None else owner
                if owner is not None and owner is not person:
                    person.possessor = owner
                    break

    def let_play(self) -> None:
        """Make captains and guards in a sentence about sports players: "England captain Ann Day"."""
        for person in self.registry.entities:
            if _ARMED.isdisjoint(person.sectors) or person.known_as or not is_players_role(person.role):
                continue
            in_game = (
                plays(self.text[slice(*self.trail.sentence(at))], self.board.play)
                for at, _ in person.mentions
            )
            if any(in_game):
                person.sectors = ("CVL",)
                person.role = (person.role or "").partition(" of ")[0]

    def staff(self) -> None:
        """Set the sectors of staff and spokespersons to those of their possessor: "the special counsel's office"."""
        for entity in self.registry.entities:
            owner = entity.possessor
            if owner is None:
                continue
            if entity.noun in PANELS and "LEG" in owner.sectors:  # "his committee"
                entity.sectors = ("LEG",)
            serves = entity.noun in OFFICES or (entity.office == "spokesperson" and owner.kind == "person")
            serves = serves or (entity.kind == "person" and owner.is_body and bool(owner.sectors))
            is_private = entity.office == "spokesperson" and not PUBLIC & {*owner.sectors}
            if serves and (is_private or not entity.sectors):
                entity.sectors = owner.sectors
