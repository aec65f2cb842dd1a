"""Short phrases that refer to an actor mentioned before: "the administration", "party officials", "the country"."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.only import only
from communique.reading.actors.persons.learning import is_leader
from communique.reading.actors.phrases.beside import trim
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.words import FEDERATIONS, GOVERNMENTS, NO_STATES, PRESS

_ADMINISTRATIONS = frozenset({"USA", "KOR", "PHL", "TWN"})
"""Countries whose government is called an administration in the news."""
_REACH = 8
"""How many sentences back "the administration" may refer to the government of a leader."""
_NEAR = 2
"""How many sentences back "the state" may refer to a region."""
_FAR = 8
"""How many sentences back the last word of a name may refer to the whole."""
_HEADS = frozenset({"president", "prime minister", "chancellor"})
_POLITICAL = frozenset({"LEG", "GOV", "PTY"})
_FIRMS = {"business": "BUS", "media": "JRN"}
BODY_WORDS = frozenset(
    {"party", "ministry", "army", "military", "police", "court", "agency", "commission", "parliament"}
)
"""Nouns that refer to a body mentioned before."""
_FORCES = (
    "army",
    "military",
    "armed forces",
    "defence forces",
    "defense forces",
    "defence force",
    "defense force",
)
"""Nouns for the same body: "the Kenyan army", then "the military"."""
_AGENCY = re.compile(
    r"\b(?:Agency|Administration|Bureau|Service|Centers?|Commission|Authority|Enforcement|Protection|Veterans Affairs|Guard|Patrol)\b"
)
_OPEN_WORDS = frozenset({"group", "organization", "organisation", "nonprofit"})
"""Nouns that fit most bodies."""
_CALLED = {
    "agency": _AGENCY,
    "bureau": re.compile(r"\bBureau\b"),
    "panel": re.compile(r"\b(?:(?:Sub)?[Cc]ommittee|Commission|Panel|Board|Council|Task Force)\b"),
    "bloc": re.compile(
        r"\b(?:Alliance|Association|Coalition|Community|League|Union)\b|^(?:ASEAN|AU|BRICS|ECOWAS|EU|Mercosur|NATO|SADC)$"
    ),
    "association": re.compile(r"\b(?:Association|Society|Federation)\b"),
    "university": re.compile(r"\b(?:University|College)\b"),
    "institute": re.compile(r"\bInstitut(?:e|ion)\b"),
    "think tank": re.compile(r"\b(?:Institut(?:e|ion)|Foundation|Center|Council|Project)\b"),
    **dict.fromkeys(_OPEN_WORDS, re.compile(r"^(?!.*\bParty\b)")),
    **dict.fromkeys(("militant group", "terror group", "terrorist group"), re.compile("")),
}
"""Nouns that refer to a body, with the pattern that its name must match."""
_NO_GROUPS = frozenset({"GOV", "LEG", "JRN", "BUS", "MIL", "COP", "JUD", "PTY", "EDU", "SPY"})
"""Sectors of bodies that "the group" does not refer to."""
_ARMED = "REB"


@dataclass(frozen=True, slots=True)
class Repeating(Part):
    """The short phrases of one article and their antecedents."""

    naming: Naming

    def leaders_country(self, span: Span, bare: str, said: Description) -> str | None:
        """Return the country of a government by its leader: the one named in the phrase, or the last one mentioned."""
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
            self.registry.offices.country_of_leader(parts[at - 1], self.registry.countries)
            if at and parts[at - 1][:1].isupper()
            else None
        )
        if code is None and "administration" in small[:-1]:  # "administration officials"
            led = lambda entity: is_leader(entity) and entity.country in _ADMINISTRATIONS  # noqa: E731
            leader = self.trail.last(led, span, _REACH)
            code = None if leader is None else leader.country
        return code

    def body_before(self, span: Span, noun: str) -> Entity | None:
        """Return the last body within four sentences that a noun can refer to."""
        if noun not in BODY_WORDS:
            return None
        words = _FORCES if noun in _FORCES else (noun,)
        return self.trail.last(
            lambda entity: entity.kind == "organization" and entity.noun.endswith(words), span, 4
        )

    def firm_before(self, span: Span, said: Description) -> Entity | None:
        """Return the firm or newspaper that "the company" refers to: the last body with a name that may be one."""
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

        def is_it(entity: Entity) -> bool:
            named = entity.kind == "organization" and "name" in entity.mentions.values()
            return named and (sector in entity.sectors or not entity.sectors)

        last = self.trail.last(is_it, span, 3)
        unsure = said.head == "newspaper" and last is not None and self.trail.has_rival(is_it, last, span, 3)
        return None if unsure else last

    def called_before(self, span: Span, said: Description) -> Entity | None:
        """Return the body that "the agency" or "the group" refers to: the last one that the noun fits.

        Of several in the nearest sentences it is the one that is a subject. It is none if a body without a name came
        later, or if only the phrase's own statements name one.
        """
        called = _CALLED.get(said.head)
        is_told = said.modified or said.country or said.owner or said.pronoun
        if called is None or not said.definite or is_told:
            return None

        def is_it(entity: Entity) -> bool:
            sectors = set(entity.sectors)
            if entity.kind != "organization" and (
                entity.kind != "group" or "name" in entity.mentions.values()
            ):
                return False
            if "name" not in entity.mentions.values():
                return entity.noun.endswith(said.head.rpartition(" ")[2])
            if said.role == "rebels":
                return _ARMED in sectors
            others = _NO_GROUPS if entity.known_as else _NO_GROUPS - {"PTY"}  # "Globex Coalition"
            is_open = said.head in _OPEN_WORDS
            return called.search(entity.name) is not None and not (is_open and others & sectors)

        own = self.voices.said_by(span)
        steps = [
            step
            for step in self.trail.within(span, 3)
            if step.end <= span.start
            and is_it(step.entity)
            and not any(one.start <= step.start < one.end for one in own)
        ]
        last = steps[-1].entity if steps else None
        is_idle = said.head in _OPEN_WORDS and steps and not self.trail.is_subject(steps[-1].end)
        if last is not None and (is_idle or self.trail.has_rival(is_it, last, span, _NEAR)):
            last = self.trail.acting(is_it, span)
        return last if last is not None and "name" in last.mentions.values() else None

    def called_by_last_word(self, span: Span) -> Entity | None:
        """Return the body whose name ends in this capitalised word: "the Republic" after "The Arizona Republic"."""
        word = span.of(self.text).rpartition(" ")[2]
        if not word[:1].isupper():
            return None
        return self.trail.last(
            lambda entity: entity.kind == "organization" and entity.name.endswith(f" {word}"), span, _FAR
        )

    def administration_before(self) -> Entity | None:
        """Return the only state whose government the article has called an administration so far."""
        called = {
            id(step.entity): step.entity
            for step in self.trail.steps
            if step.entity.kind == "country" and self.text.endswith("dministration", step.start, step.end)
        }
        return only(called.values())

    def state_before(self, span: Span) -> Entity | None:
        """Return the only state named before a span in its sentence or, if there is none, in the one before."""
        here = self.trail.number(span.start)
        for back in (0, 1):
            named = {
                id(entity): entity
                for number, start, end, entity in self.trail.within(span, back)
                if here - number == back and end <= span.start and entity.kind == "country"
                if self.knowledge.first(normalise(trim(self.text[start:end])), ("state",)) is not None
            }
            if named:
                return only(named.values())
        return None

    def land_before(self, span: Span) -> Entity | None:
        """Return the state of "the country's": the only one in this sentence or, if it has none, in the one before.

        It is ambiguous if the outlet's own is named in this sentence and another in the one before.
        """
        here = self.trail.sentence(span.start)[0]
        before = self._lands(self.trail.sentence(max(0, here - 1))[0], here)
        named = self._lands(here, span.start)
        code = only(named or before)
        if code is None or code in NO_STATES or (code == self.registry.frame.home and before - {code}):
            return None
        return self.registry.country(code)

    def _lands(self, start: int, end: int) -> set[str | None]:
        """Return the countries of the names of states and nationalities between two offsets."""
        low, high = (
            bisect.bisect_left(self.board.name_starts, start),
            bisect.bisect_left(self.board.name_starts, end),
        )
        surfaces = (trim(name.span.of(self.text)) for name in self.names[low:high] if name.end <= end)
        facts = (self.knowledge.first(normalise(surface), ("state", "adjective")) for surface in surfaces)
        return {fact.country for fact in facts if fact is not None}

    def part_before(self, span: Span) -> Entity | None:
        """Return the region of a federation that "the state" refers to: the last, unless another country followed."""
        here = self.trail.number(span.start)
        low = bisect.bisect_right(self.board.name_starts, span.start)
        found: dict[str, Entity] = {}
        at = here
        for name in reversed(self.names[:low]):
            number = self.trail.number(name.start)
            if name.end > span.start or name.label not in {"Location", "NORP"}:
                continue
            if here - number > _NEAR or (found and number != at):
                break
            surface = trim(name.span.of(self.text))
            fact = self.knowledge.first(normalise(surface), ("state", "adjective", "capital"))
            if fact is not None and fact.country not in FEDERATIONS and not found:
                return None
            region = None if fact is not None else self.registry.region(surface)
            if region is not None and region.country in FEDERATIONS:
                found[surface], at = region, number
        return only(found.values())

    def speakers_country(self, span: Span, role: str) -> str | None:
        """Return the country of "the president" in a politician's statement, which is the speaker's own.

        The country must have such an office, and the sentence must name no other leader and no other country.
        """
        speaker = self.voices.speaker(span) if role in _HEADS else None
        named = (
            [name for name in self.names_in(speaker) if name.label == "Person"] if speaker is not None else []
        )
        who = self.naming.person(named[-1].span, trim(named[-1].span.of(self.text))) if named else None
        code = who.country if who is not None else None
        if who is None or code is None or not _POLITICAL & set(who.sectors) or is_leader(who):
            return None
        if self.near(span) - NO_STATES - {code} or self.registry.holder(code, role) is None:
            return None
        others = (step.entity for step in self.trail.within(span, 0))
        return None if any(is_leader(one) and one.country != code for one in others) else code


def is_new(bare: str) -> bool:
    """Tell whether a phrase introduces a new actor, by its determiner.

    >>> is_new("A military"), is_new("One senator"), is_new("The military")
    (True, True, False)
    """
    return bare.lower().startswith(("a ", "an ", "one ", "another ", "some ", "any "))
