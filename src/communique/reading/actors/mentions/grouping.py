"""The resolution of groups and bodies without a name: one actor for each description."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.english import word_set
from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.countries.belonging import FELLOWS, OPPOSED, pronoun_of, shares_country
from communique.reading.actors.countries.domestic import ABROAD
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.repeating import is_new
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.only import only
from communique.reading.actors.phrases.beside import without_article
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.parts import singulars
from communique.reading.actors.phrases.words import PRESS

_COUNT = re.compile(
    r"\b\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)\b",
    re.IGNORECASE,
)
"""The number of people in a group: "ten people" and "thirty people" are different groups."""
_SHARE = re.compile(r"%|\bpercent\b|\b(?:half|thirds?|quarters?|majority|majorities|minority) of\b")
"""A share of people: "two-thirds of voters" and "voters" are different groups."""
_AT_LARGE = word_set("people men women children civilians others some many")
"""Nouns for people who, without a modifier, are others in every sentence."""
_STATE_BODIES = frozenset(
    (
        "party",
        "military",
        "police",
        "parliament",
        "court",
        "ministry",
        "government",
        "intelligence",
        "opposition",
    )
)
"""Classes of bodies of which a country has only one, or one that is meant: "the army"."""
_CAMP = word_set("ally allies friend friends donor donors partner partners opponents rivals critics")
"""Nouns for supporters or opponents, who are compatriots of a politician, but not of a country."""
_OTHER = frozenset({"other", "others", "another"})
"""Modifiers of actors that were not mentioned before."""
_WINGS = word_set(
    "liberal conservative moderate progressive centrist reformist secular pro-government anti-government"
)
"""Modifiers that divide a group: "the liberal justices" and "the conservative justices" are different groups."""
_CONGRESS = re.compile(r"(?:[Tt]he |[\w ]*\b(?:[Mm]embers?|[Ll]eaders) of )?Congress")
_CONGRESSES = word_set("ARG BOL BRA CHL COL CRI ECU GTM HND IND LBY MEX NPL PER PHL PRY VEN")
"""Other states than the United States with a parliament or a large party that is called Congress."""
_ONE_EACH = _STATE_BODIES - {"party", "ministry", "court"}


class _Key(NamedTuple):
    """The description of a body or group; two mentions with the same one are of the same actor."""

    head: str
    country: str
    body_noun: str
    whose: str
    body: str
    which: str
    sectors: str
    wing: str = ""

    @property
    def is_bare(self) -> bool:
        """Tell whether it has a head noun only: "the army"."""
        return not (self.country or self.whose or self.which)


class Grouping(Part):
    """The groups and bodies of one article."""

    def _is_camp(self, said: Description, owner: Entity | None) -> bool:
        """Tell whether "Smith's allies" are compatriots: Smith is from the article's own country, and that is sure."""
        frame = self.registry.frame
        at_home = owner is not None and owner.kind == "person" and owner.country == frame.country
        return at_home and frame.is_sure and bool(_CAMP & set(said.head.split()))

    def _of_congress(self, bare: str) -> str | None:
        """Return the United States for "Congress", if they are in the article and no other state with a Congress is."""
        spoken = self.registry.countries
        is_american = _CONGRESS.fullmatch(bare) and "USA" in spoken and spoken.isdisjoint(_CONGRESSES)
        return "USA" if is_american else None

    def group(
        self, span: Span, bare: str, said: Description, country: str | None, owner: Entity | None
    ) -> Entity:
        """Return the body or group of a phrase: the one with the same description, else a new one.

        Args:
            span: the span of the phrase.
            bare: its text.
            said: its description.
            country: its country, if known.
            owner: its possessor, if it has one.

        """
        country = country or self._of_congress(bare)
        if owner is not None and (owner.kind == "organization" or _is_of_state(said, owner)):
            country = country or owner.country
        shares = shares_country(said) or self._is_camp(said, owner)
        whose = owner if country is None and shares else self._whose_fellows(span, said, owner)
        owner = owner if country is None and shares else None
        key = self._key(span, bare, said, country, whose)
        by_key = self.registry.by_key
        entity = by_key.get(key)
        if entity is not None and (wing := _other_wing(bare, entity)):
            key = key._replace(wing=wing)
            entity = by_key.get(key)
        reason = ("country said in the text", 0.85)
        is_bare = entity is None and key.is_bare and not is_new(bare)
        if is_bare and not said.modified:
            entity = only(
                [other for other in self.registry.entities if other.mentions and _repeats(said.head, other)]
            )
        if is_bare and entity is None and said.definite and _is_here(said, bare):
            country, reason = self._country_there(span, said), ("the one country spoken of there", 0.7)
            key = key._replace(country=country or "")
            entity = by_key.get(key)
        if entity is not None:
            return entity
        made = _made(bare, said, country, owner)
        if country is not None:
            made.because(*reason)
        return self.registry.add(key, made)

    def _key(
        self, span: Span, bare: str, said: Description, country: str | None, whose: Entity | None
    ) -> _Key:
        """Return the key of a description; ``whose`` is the possessor that tells it apart."""
        speaker = self.voices.speaker(span) if pronoun_of(bare) in FIRST_PERSON else None
        return _Key(
            head=said.head,
            country=country or "",
            body_noun=said.body_noun,
            whose=whose.name if whose is not None else "" if speaker is None else speaker.of(self.text),
            body=said.body.id if said.body else "",
            which=self._which(span, bare, said),
            sectors=" ".join(said.sectors),
        )

    def _whose_fellows(self, span: Span, said: Description, owner: Entity | None) -> Entity | None:
        """Return the possessor of allies, rivals or critics, which tells them apart from those of others."""
        head = set(said.head.split())
        if owner is not None and owner.kind == "person" and not head.isdisjoint(OPPOSED):
            return owner
        if FELLOWS.isdisjoint(head):
            return None
        if owner is None:  # "Iran and | its allies"
            before = self.trail.within(span, 0)
            owner = next(
                (step.entity for step in before if self.text[step.end : span.start] == " and "), None
            )
        return owner if owner is not None and owner.kind != "person" else None

    def _which(self, span: Span, bare: str, said: Description) -> str:
        """Return what else tells a group apart from others with the same noun: a number, "other", the sentence."""
        low = bare.lower()
        if _SHARE.search(bare) or said.is_restricted:
            return low
        count = _COUNT.search(bare)
        if count is not None and not said.definite:
            return count[0].lower()
        if low in _AT_LARGE:
            return f"sentence {self.trail.number(span.start)}"
        if not FELLOWS.isdisjoint(said.head.split()):  # "US allies" are not "Saudi allies"
            facts = (self.knowledge.first(normalise(word), ("adjective", "state")) for word in bare.split())
            return " ".join(fact.country for fact in facts if fact is not None and fact.country)
        return "" if _OTHER.isdisjoint(low.split()) else "other"

    def _country_there(self, span: Span, said: Description) -> str | None:
        """Return the country of "the army": the only one nearby, unless the article is on another, else its own."""
        country = self.trail.only_country(span, 1)
        if self.registry.frame.country not in (None, country):
            country = None
        if country is None and (said.role in _ONE_EACH or said.head == "supreme court"):
            return self.registry.sole
        return country


def _is_of_state(said: Description, owner: Entity) -> bool:
    """Tell whether an actor with a state as its possessor is of that state, as "its allies" are not."""
    return owner.kind == "country" and FELLOWS.isdisjoint(said.head.split())


def _is_here(said: Description, bare: str) -> bool:
    """Tell whether a body is of a country named nearby: "the army", but not "the Asian nation's army"."""
    is_abroad = ABROAD & set(normalise(bare).split())
    return said.role in _STATE_BODIES and not is_abroad and said.owner is None


def _made(bare: str, said: Description, country: str | None, owner: Entity | None) -> Entity:
    """Return a new actor for the body or group of a phrase."""
    is_group = said.plural or said.role == "people" or said.head in PRESS
    return Entity(
        name=without_article(bare),
        kind="group" if is_group else "organization",
        country=country,
        sectors=said.sectors,
        noun="" if _SHARE.search(bare) else said.head,
        possessor=owner,
    )


def _repeats(head: str, other: Entity) -> bool:
    """Tell whether a head noun can refer to an actor: "the committee" to a "subcommittee"."""
    if not head or (head in PRESS and other.noun not in PRESS):
        return False  # "the press" is not the Associated Press
    if other.noun.endswith(head):
        return True
    return other.kind == "group" and other.noun.removeprefix("us ") in singulars(head)


def _other_wing(bare: str, entity: Entity) -> str:
    """Return the wing in a phrase, if an actor with the same description is of another wing; else ""."""
    wing, other = _wings(bare), _wings(entity.name)
    return " ".join(sorted(wing)) if wing and other and wing != other else ""


def _wings(words: str) -> set[str]:
    """Return the modifiers that divide a group: "liberal", "anti-war"."""
    return {word for word in words.lower().split() if word in _WINGS or word.startswith(("anti-", "pro-"))}
