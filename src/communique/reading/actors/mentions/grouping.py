"""Groups and bodies without a name: the same one where the same was said before, a new one else."""

from __future__ import annotations

import re

from communique.knowledge import normalise
from communique.knowledge.facts import word_set
from communique.model import Span
from communique.reading.actors.countries.belonging import FELLOWS, pronoun_of, shares_country
from communique.reading.actors.countries.domestic import ABROAD
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.repeating import Repeating, is_new
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
"""How many people a group is of: "ten people" here are not the "thirty people" there."""
_SHARE = re.compile(r"%|\bpercent\b|\b(?:half|thirds?|quarters?|majority|majorities|minority) of\b")
"""Words for a share of people, who are not all that are called so later: "two-thirds of voters" are not "voters"."""
_AT_LARGE = word_set("people men women children civilians others some many")
"""Words for people who are others wherever they are said, unless the article says more of them."""
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
"""Bodies of which a country has one, or one that is meant: "the army"."""
_CAMP = word_set("ally allies friend friends donor donors partner partners opponents rivals critics")
"""Words for who stands by a politician, or against one, at home; of a country they are others."""
_OTHER = frozenset({"other", "others", "another"})
"""Words for who was not named before."""
_WINGS = word_set(
    "liberal conservative moderate progressive centrist reformist secular pro-government anti-government"
)
"""Words for what one of a kind is and the other is not: "the liberal justices" are not "the conservative justices"."""
_CONGRESS = re.compile(r"(?:[Tt]he |[\w ]*\b(?:[Mm]embers?|[Ll]eaders) of )?Congress")
_CONGRESSES = word_set("ARG BOL BRA CHL COL CRI ECU GTM HND IND LBY MEX NPL PER PHL PRY VEN")
"""States but one whose parliament, or whose great party, is called Congress."""
_ONE_EACH = _STATE_BODIES - {"party", "ministry", "court"}


class Grouping(Repeating):
    """The groups and bodies of one article."""

    def _is_camp(self, said: Description, owner: Entity | None) -> bool:
        """Tell whether "Smith's allies" are fellow countrymen: those of a person whose country is the article's own, hardly another."""
        frame = self.registry.frame
        at_home = owner is not None and owner.kind == "person" and owner.country == frame.country
        return at_home and frame.is_sure and bool(_CAMP & set(said.head.split()))

    def _of_congress(self, bare: str) -> str | None:
        """Return the United States for "Congress", where they are spoken of and no other state whose parliament is called so."""
        spoken = self.registry.countries
        is_american = _CONGRESS.fullmatch(bare) and "USA" in spoken and spoken.isdisjoint(_CONGRESSES)
        return "USA" if is_american else None

    def group(
        self, span: Span, bare: str, said: Description, country: str | None, owner: Entity | None
    ) -> Entity:
        """Return the body or group that a phrase describes: the same one where the same was said before."""
        country = country or self._of_congress(bare)
        if owner is not None and (owner.kind == "organization" or _is_of_state(said, owner)):
            country = country or owner.country
        shares = shares_country(said) or self._is_camp(said, owner)
        owner = owner if country is None and shares else None
        speaker = self.voices.speaker(span) if pronoun_of(bare) in FIRST_PERSON else None
        whose = owner.name if owner is not None else "" if speaker is None else speaker.of(self.text)
        body = said.body.id if said.body else ""
        some = self._which(span, bare, said)
        key: tuple[str, ...] = ("group", said.head, country or "", said.body_noun, whose, body, some)
        by_key = self.registry.by_key
        entity = by_key.get(key)
        wings = [_wings(words) for words in (bare, "" if entity is None else entity.name)]
        if all(wings) and wings[0] != wings[1]:
            key = (*key, *sorted(wings[0]))
            entity = by_key.get(key)
        reason = ("country said in the text", 0.85)
        bare_head = entity is None and country is None and not whose and not some and not is_new(bare)
        if bare_head and not said.modified:
            entity = only(
                [other for other in self.registry.entities if other.mentions and _repeats(said.head, other)]
            )
        abroad = ABROAD & set(normalise(bare).split())  # "the Asian nation"
        is_here = said.role in _STATE_BODIES and not abroad and said.owner is None
        if bare_head and entity is None and said.definite and is_here:
            country, reason = self._country_there(span, said), ("the one country spoken of there", 0.7)
            key = (*key[:2], country or "", *key[3:])
            entity = by_key.get(key)
        if entity is not None:
            return entity
        made = Entity(
            name=without_article(bare),
            kind="group" if said.plural or said.role == "people" or said.head in PRESS else "organization",
            country=country,
            sectors=said.sectors,
            noun="" if _SHARE.search(bare) else said.head,
            possessor=owner,
        )
        if country is not None:
            made.because(*reason)
        return self.registry.add(key, made)

    def _which(self, span: Span, bare: str, said: Description) -> str:
        """Return what keeps people apart from others who are called the same: how many they are, "other", where they are said."""
        low = bare.lower()
        if _SHARE.search(bare) or said.told_apart:
            return low
        count = _COUNT.search(bare)
        if count is not None and not said.definite:
            return count[0].lower()
        if low in _AT_LARGE:
            return f"sentence {self.trail.number(span.start)}"
        return "" if _OTHER.isdisjoint(low.split()) else "other"

    def _country_there(self, span: Span, said: Description) -> str | None:
        """Return the country of "the army": the one spoken of there, unless in passing, else the only one that the article is on."""
        country = self.trail.only_country(span, 1)
        if self.registry.frame.country not in (None, country):
            country = None
        if country is None and (said.role in _ONE_EACH or said.head == "supreme court"):
            return self.registry.sole
        return country


def _is_of_state(said: Description, owner: Entity) -> bool:
    """Tell whether who belongs to a state is of it, as "its allies" are not."""
    return owner.kind == "country" and FELLOWS.isdisjoint(said.head.split())


def _repeats(head: str, other: Entity) -> bool:
    """Tell whether "the committee" may be a "subcommittee" named before, "the senators" a "U.S. senator" of several."""
    if not head or (head in PRESS and other.noun not in PRESS):
        return False  # "the press" is no Associated Press
    if other.noun.endswith(head):
        return True
    return other.kind == "group" and other.noun.removeprefix("us ") in singulars(head)


def _wings(words: str) -> set[str]:
    """Return the words that part a group in two: "left", "anti-war"."""
    return {word for word in words.lower().split() if word in _WINGS or word.startswith(("anti-", "pro-"))}
