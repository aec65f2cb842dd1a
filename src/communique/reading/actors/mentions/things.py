"""The resolution of phrases for something that stands for an actor: places, numbers of people, possessions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.english import PREPOSITION, word_set
from communique.knowledge import normalise
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.reading.actors.countries.belonging import (
    OPPOSED,
    PARTISAN,
    apart_from,
    is_attributive,
    is_possessor,
    pronoun_of,
)
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.describing import PEOPLE, Describing
from communique.reading.actors.mentions.grouping import Grouping
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.only import only
from communique.reading.actors.phrases.beside import trim, without_article
from communique.reading.actors.phrases.grounds import country_of_place_phrase, country_of_thing
from communique.reading.actors.phrases.papers import head_of
from communique.reading.actors.phrases.towns import country_of_place
from communique.reading.actors.phrases.words import CUTS, NO_STATES
from communique.reading.names import Name

_NUMBER = re.compile(
    r"(?:(?:more|fewer|less) than |at (?:least|most) |least |up to |as many as |nearly |almost |roughly |over |about |around |"
    r"some |another )*"
    r"(?:several (?:hundred|thousand|dozen)|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|"
    r"(?:tens of )?(?:dozens|scores|hundreds|thousands))"
    r"(?: more| others| wounded| dead)?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"([Tt]he (?:[a-z-]+ ){0,3}[a-z-]+)['’]s? [a-z]|([Tt]he (?:[A-Za-z][\w.-]* ){0,4}[A-Za-z][\w-]*)['’]s? [Oo]ffice\b"
)
"""An office-holder as the possessor: "the governor's office", "the Prime Minister's Office"."""
_TOWN_HALL = re.compile(r"[Tt]he ((?i:city|town|county|borough))")
_STYLED_TOWN = re.compile(r"(?:[Tt]he )?(City|Town|County|Borough|Township|Municipality) of ([A-Z].*)")
"""The official name of a town: "the City of Austin"."""
_OF_TWO = re.compile(r"\b[A-Z][\w.]*[-–/][A-Z]")
"""Two names in one compound: "the U.S.-Saudi relationship"."""
_LANDS = frozenset({"state", "adjective", "capital", "region"})
_CAPITALS = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*")
_BEFORE_TAIL = re.compile(rf"(?:(?!(?:{PREPOSITION}|and|or|that|who|which)\b)[\w’'.-]+ ?)+")
"""The words before the first preposition or conjunction."""
_DOINGS = word_set(
    "accusation accusations achievements action actions admission agenda allegations answer answers apology approach argument "
    "arguments assertion assertions attack attacks attempt attempts behavior behaviour bid call calls candidacy character choice "
    "choices claim claims comment comments commitment conduct credibility criticism critique decision decisions demand demands "
    "denial effort efforts endorsement failure handling honesty idea ideas integrity involvement judgment leadership legacy move "
    "moves nomination offer opposition order orders performance plan plans pledge policies policy position positions promise "
    "promises proposal proposals push reaction record refusal remark remarks request requests response rhetoric role service "
    "speech stance statement statements strategy style suggestion support tactics temperament tenure testimony threat threats "
    "treatment tweet tweets veto view views vote warning warnings words work"
)
"""Nouns for acts, words and traits of an actor."""
OFFICES = frozenset({"office", "team", "staff"})
"""Nouns for the staff of an actor."""


def _of_office(bare: str) -> str:
    """Return the noun for staff at the end of a phrase: "office" of "Smith's office"; else ""."""
    last = bare.rpartition(" ")[2].lower()
    return last if last in OFFICES else ""


@dataclass(frozen=True, slots=True)
class Things(Part):
    """The phrases of one article that neither name nor describe an actor."""

    naming: Naming
    grouping: Grouping
    describing: Describing

    def thing(self, span: Span, bare: str, inside: list[Name], name: Name | None = None) -> Entity | None:
        """Return the actor of a phrase without a name or a noun for an actor as its head.

        A place is an actor of its own; a number is a group of people ("killed more than 100"); the thing of a country
        stands for the country ("a US proposal"), and someone's act for that person ("Smith's decision"); what else someone
        has is an actor with a possessor ("Smith's office").

        Args:
            span: the span of the phrase.
            bare: its text.
            inside: the names in it.
            name: the name that the phrase is, if it was found as one.

        """
        if _NUMBER.fullmatch(bare):
            counted = f"{bare} people" if bare[-1].isdigit() else bare
            return self.grouping.group(span, counted, PEOPLE, None, None)
        hall = _TOWN_HALL.fullmatch(bare)
        if hall is not None and (hall[1].islower() or ("town hall", hall[1].lower()) in self.registry.by_key):
            return self._town_hall(hall[1].lower())
        styled = _STYLED_TOWN.fullmatch(bare)
        if styled is not None:
            return self._styled_town(without_article(bare), styled[1].lower(), styled[2])
        is_place = any(one.label == "Location" for one in (*inside, *([name] if name is not None else [])))
        code = country_of_place_phrase(bare, self.knowledge, self.registry.countries, is_place=is_place)
        if code is not None:
            return self.registry.place_in(bare, code)
        code = country_of_thing(bare, self.knowledge)
        if code is not None:
            speaks = self.voices.is_speaker(span) and head_of(self.text, span, inside) is None
            is_own = speaks and self._is_of_nation(without_article(bare), code)
            return self._of_nation(bare, code) if is_own else self.registry.country(code)
        return self._owned(span, bare, inside) or self._of_body(span, bare) or self._partisan(span, bare)

    def _is_of_nation(self, plain: str, code: str) -> bool:
        """Tell whether a phrase begins with a nationality and a noun, unlike "talks with British envoys"."""
        head = _BEFORE_TAIL.match(plain)
        return (
            head is not None and " " in head[0].strip() and country_of_thing(head[0], self.knowledge) == code
        )

    def _of_nation(self, bare: str, code: str) -> Entity:
        """Return a speaker who is known only by the country, without being its government: "the British outfit"."""
        made = Entity(name=without_article(bare), kind="organization", country=code)
        made.because("country said in the text", 0.85)
        return self.registry.get_or_add(("of nation", normalise(without_article(bare)), code), made)

    def _town_hall(self, word: str) -> Entity:
        """Return the government of "the city", whichever city that is."""
        made = Entity(name=word, kind="organization", sectors=("GOV",), noun=word)
        return self.registry.get_or_add(("town hall", word), made)

    def _styled_town(self, bare: str, word: str, town: str) -> Entity:
        """Return the government of "the City of Austin", to which a later "the city" refers, too."""
        here = {site.country for site in sites(town) if site.country in self.registry.countries}
        code = only(here) or country_of_place(town, self.knowledge, self.registry.countries)
        made = Entity(name=bare, kind="organization", country=code, sectors=("GOV",), noun=word)
        if code is not None:
            made.because("a place in the country", 0.7)
        entity = self.registry.get_or_add(("styled town", normalise(bare)), made)
        self.registry.by_key.setdefault(("town hall", word), entity)
        return entity

    def _of_body(self, span: Span, bare: str) -> Entity | None:
        """Return an actor for the thing of a body whose country is known: "the Senate bill", "an ICE office"."""
        head = _BEFORE_TAIL.match(without_article(bare))
        if head is None or OPPOSED & set(head[0].lower().split()[-1:]) or _OF_TWO.search(head[0]):
            return None
        said = self.registry.describe(head[0])
        named = [
            fact for name in _CAPITALS.findall(head[0]) for fact in self.knowledge.bearing(normalise(name))
        ]
        if any(fact.kind in _LANDS or {"BUS", "JRN"} & set(fact.sectors) for fact in named):
            return None  # "the Iran deal" is not Iran's alone, and a Facebook post is not Facebook's
        if said.country is None or said.country in NO_STATES or said.owner is not None:
            return None
        made = Entity(name=without_article(bare), kind="organization", country=said.country, is_owned=True)
        made.because("of a body of the country", 0.7)
        return self.registry.add(("thing", f"{span.start}-{span.end}"), made)

    def _partisan(self, span: Span, bare: str) -> Entity | None:
        """Return an actor for the thing of an American party: "a Republican-led inquiry"."""
        head = _BEFORE_TAIL.match(without_article(bare))
        if head is None or PARTISAN.search(head[0]) is None or "USA" not in self.registry.countries:
            return None
        made = Entity(name=without_article(bare), kind="organization", country="USA", is_owned=True)
        made.because("of a party of the country", 0.7)
        return self.registry.add(("thing", f"{span.start}-{span.end}"), made)

    def _owned(self, span: Span, bare: str, inside: list[Name]) -> Entity | None:
        """Return the actor of a phrase with a possessor or a town: the possessor for an act, else a new one."""
        if OPPOSED & set(bare.lower().split()[-1:]):
            return None
        pronoun = pronoun_of(bare)
        owner = None if pronoun is None or pronoun in FIRST_PERSON else self.trail.antecedent(pronoun, span)
        code = None
        for one in inside if owner is None else ():
            before, after = self.text[span.start : one.start], self.text[one.end : span.end]
            owns = is_possessor(before, after)
            if one.label == "Person" and (owns or is_attributive(before, after)):
                owner = self.naming.person(one.span, trim(one.span.of(self.text)))
            elif one.label == "Location" and owns and not before.rstrip():
                code = country_of_place(one.span.of(self.text), self.knowledge, self.registry.countries)
        office = _OFFICE.match(bare) if owner is None and code is None else None
        known = self.knowledge.first(normalise(bare), ("noun",)) if office is not None else None
        if known is not None:  # "the prosecutor's office", of no one prosecutor
            body = Entity(
                name=without_article(bare), kind="organization", sectors=known.sectors, noun="office"
            )
            return self.registry.get_or_add(("office", normalise(bare)), body)
        if office is not None:
            owner = self.describing.office_that_owns(span, bare, office.end(office.lastindex or 1))
        if owner is None and code is None:
            return None
        if owner is not None and self._is_doing(bare):
            self.board.doings.add(span)
            return owner
        made = Entity(
            name=without_article(bare),
            kind="organization",
            country=code,
            possessor=owner,
            is_owned=True,
            noun=_of_office(bare),
        )
        if code is not None:
            made.because("a place in the country", 0.7)
        return self.registry.add(("thing", f"{span.start}-{span.end}"), made)

    def _is_doing(self, bare: str) -> bool:
        """Tell whether a phrase is for an act or trait, which stands for its possessor: "Smith's decision"."""
        words = without_article(bare).lower().split()
        head = next((at for at, word in enumerate(words) if word in CUTS), len(words))
        return head > 0 and words[head - 1] in _DOINGS

    def apart(self, bare: str) -> Entity | None:
        """Return the allies, rivals or critics of a state, with the country of a nationality in their phrase."""
        found = apart_from(bare)
        if found is None or self.knowledge.first(normalise(found[0]), ("state", "capital")) is None:
            return None
        said = self.registry.describe(bare)
        facts = (self.knowledge.first(normalise(word), ("adjective",)) for word in found[1].split())
        codes = {fact.country for fact in facts if fact is not None}
        made = Entity(
            name=without_article(bare),
            kind="group" if said.plural else "organization",
            country=only(codes),
            sectors=said.sectors,
            noun=said.head,
            is_owned=True,
        )
        if made.country is not None:
            made.because("country said in the text", 0.85)
        return self.registry.get_or_add(("apart", normalise(bare)), made)
