"""Short phrases that repeat what was named before: "the administration", "party officials", "the country"."""

from __future__ import annotations

from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.beside import trim
from communique.reading.actors.description import Description
from communique.reading.actors.entities import Entity
from communique.reading.actors.learning import is_leader
from communique.reading.actors.naming import Naming
from communique.reading.actors.words import GOVERNMENTS, PRESS

_ADMINISTRATIONS = frozenset({"USA", "KOR", "PHL", "TWN"})
"""Countries whose government the news calls an administration."""
_REACH = 8
"""Sentences within which "the administration" is that of the leader named."""
_FIRMS = {"business": "BUS", "media": "JRN"}
BODY_WORDS = frozenset(
    {"party", "ministry", "army", "military", "police", "court", "agency", "commission", "parliament"}
)
"""Words by which a body named before is repeated."""


class Repeating(Naming):
    """What short phrases of one article repeat."""

    def leaders_country(self, span: Span, bare: str, said: Description) -> str | None:
        """Return whose government it is: of a leader of before ("the Obama administration"), or of the one last named."""
        if said.head not in GOVERNMENTS and "administration" not in bare.lower():
            return None
        parts = bare.split()
        small = bare.lower().split()
        at = (
            small.index("administration")
            if "administration" in small
            else len(parts) - len(said.head.split())
        )
        code = (
            self.registry.offices.country_of_leader(parts[at - 1])
            if at and parts[at - 1][:1].isupper()
            else None
        )
        if code is None and "administration" in small[:-1]:  # "administration officials"
            led = lambda entity: is_leader(entity) and entity.country in _ADMINISTRATIONS  # noqa: E731
            leader = self.trail.last(led, span, _REACH)
            code = None if leader is None else leader.country
        return code

    def body_before(self, span: Span, noun: str) -> Entity | None:
        """Return the body last named, within four sentences, that a word for it repeats."""
        if noun not in BODY_WORDS:
            return None
        return self.trail.last(
            lambda entity: entity.kind == "organization" and entity.noun.endswith(noun), span, 4
        )

    def firm_before(self, span: Span, said: Description) -> Entity | None:
        """Return the firm or paper that "the company" repeats: the last body named by a name that may be one."""
        sector = _FIRMS.get(said.role or "")
        if (
            sector is None
            or said.plural
            or said.head in PRESS
            or not said.definite
            or said.country is not None
            or said.owner is not None
        ):
            return None
        return self.trail.last(
            lambda entity: (
                entity.kind == "organization"
                and "name" in entity.mentions.values()
                and (sector in entity.sectors or not entity.sectors)
            ),
            span,
            3,
        )

    def state_before(self, span: Span) -> Entity | None:
        """Return the one state that this sentence names before a span by its own name, or else the sentence before."""
        here = self.trail.number(span.start)
        for back in (0, 1):
            named = {
                id(entity): entity
                for number, start, end, entity, _ in self.trail.within(span, back)
                if here - number == back and end <= span.start and entity.kind == "country"
                if self.knowledge.first(normalise(trim(self.text[start:end])), ("state",)) is not None
            }
            if named:
                return next(iter(named.values())) if len(named) == 1 else None
        return None


def is_new(bare: str) -> bool:
    """Tell whether a phrase brings someone up who was not named before.

    >>> is_new("A military"), is_new("The military")
    (True, False)
    """
    return bare.lower().startswith(("a ", "an "))
