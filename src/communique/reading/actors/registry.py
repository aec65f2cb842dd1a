"""The registry of an article's actors, which holds each of them once, whatever its names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.reading.actors.countries.bodies import Bodies, sectors_by_ending, without_form
from communique.reading.actors.countries.frame import Frame
from communique.reading.actors.entities import Entity
from communique.reading.actors.persons.learning import add_facts, with_article
from communique.reading.actors.persons.offices import Offices
from communique.reading.actors.persons.people import People
from communique.reading.actors.phrases.beside import without_article
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.noun_phrases import describe
from communique.reading.actors.phrases.words import NO_STATES
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

_WHOLE = frozenset({"palace", "party seat", "government", "capital", "court", "state", "adjective"})
_OF_ANYONE = frozenset({"alliance", "coalition", "network"})
"""Nouns that alone are for a party or a broadcaster, but in a name for any association: "Open Homes Alliance"."""
_COMPASS = {
    "north": (("PRK", {"PRK", "KOR"}), ("SDN", {"SDN", "SSD"})),
    "south": (("KOR", {"PRK", "KOR"}), ("SSD", {"SDN", "SSD"})),
}
"""The states that "the North" and "the South" refer to, each with the countries that the article must name."""


class Registry:
    """The actors of one article, added at their first mention."""

    def __init__(
        self,
        article: Unresolved,
        knowledge: Knowledge,
        people: People,
        spoken: Iterable[str],
        frame: Frame,
    ) -> None:
        self.text, self.published = article.text, article.published
        self.knowledge, self.frame = knowledge, frame
        self.people = people
        self.offices = Offices(knowledge, article.published)
        self.entities: list[Entity] = [person.entity for person in people.persons]
        self.by_key: dict[tuple[str, ...], Entity] = {}
        self.shorts: dict[str, Entity] = {}
        self.spelt = spelt_out(article, knowledge)
        self.described: dict[str, Description] = {}
        countries = {person.entity.country for person in people.persons if person.entity.country}
        self.countries = frozenset({*spoken, *(code for code in countries if code not in NO_STATES)})
        self.bodies = Bodies(article.text, knowledge, self.countries, frame)
        self.sole = min(self.countries) if len(self.countries) == 1 else frame.country
        """The only country that "the government" can be of."""

    def describe(self, surface: str) -> Description:
        """Return the description of a phrase, which is cached."""
        said = self.described.get(surface)
        if said is None:
            said = self.described[surface] = describe(surface, self.knowledge, spoken=self.countries)
        return said

    def add(self, key: tuple[str, ...], entity: Entity) -> Entity:
        """Add an actor under a key and return it."""
        self.by_key[key] = entity
        self.entities.append(entity)
        return entity

    def get_or_add(self, key: tuple[str, ...], made: Entity) -> Entity:
        """Return the actor with this key; if there is none, add the one given."""
        met = self.by_key.get(key)
        return self.add(key, made) if met is None else met

    def country(self, code: str, fact: Fact | None = None) -> Entity:
        """Return the government of a country, or of a territory with a fact of its own."""
        own = fact is not None and fact.id != f"state:{code}"
        key = ("fact", fact.id) if own and fact is not None else ("country", code)
        entity = self.by_key.get(key)
        if entity is not None:
            return entity
        state = fact if own else self.knowledge.state(code)
        made = Entity(
            name=state.name if state else code,
            kind="country",
            known_as=state.id if state else None,
            country=code,
            sectors=state.sectors if state else ("GOV",),
        )
        made.because("a state by its name, capital, house or people", 0.97)
        return self.add(key, made)

    def team(self, code: str, bare: str) -> Entity:
        """Return the national team of a country."""
        made = Entity(
            name=without_article(bare), kind="organization", country=code, sectors=("CVL",), noun="team"
        )
        made.because("a country in a sentence on a game", 0.7)
        return self.get_or_add(("team", code), made)

    def of_fact(self, fact: Fact) -> Entity:
        """Return the actor of a fact on a metonym or an organisation."""
        if fact.country and fact.role in _WHOLE and fact.kind != "org":
            return self.country(fact.country)
        if fact.role == "department" and fact.country not in self.countries:
            return self._department(fact)
        return self.organization_of(fact)

    def organization_of(self, fact: Fact) -> Entity:
        """Return the organisation of a fact."""
        entity = self.by_key.get(("fact", fact.id))
        if entity is None:
            noun = self._noun_of(fact)
            made = Entity(
                name=fact.name,
                kind="organization",
                known_as=fact.id,
                country=fact.country,
                sectors=fact.sectors,
                noun=noun,
            )
            made.because("known by name", 0.9)
            entity = self.add(("fact", fact.id), made)
            self.shorten(fact.name, entity)
        return entity

    def _noun_of(self, fact: Fact) -> str:
        """Return the name of a body that ends in a noun for it, to which a later "the alliance" can refer."""
        for plain in map(normalise, fact.names):
            if self.knowledge.first(plain.rpartition(" ")[2], ("noun",)) is not None:
                return plain
        return "party" if fact.role == "party" else normalise(fact.name)

    def _department(self, fact: Fact) -> Entity:
        """Return a department of an unknown country, if the name is one that many have: "Justice Department"."""
        made = Entity(name=fact.name, kind="organization", sectors=fact.sectors, noun="department")
        return self.get_or_add(("fact", fact.id), made)

    def region(self, bare: str, owner: str | None = None) -> Entity | None:
        """Return the government of the state or province with this name; ``None`` if there is none, or several.

        ``owner`` is the country that the text names as its possessor.
        """
        found = [site for site in sites(bare) if site.precision == "admin1" and not site.within]
        if len(found) != 1 or found[0].country is None:
            return None
        if owner not in {None, found[0].country}:
            return self.place_in(bare, owner) if owner else None  # "Iran's Kurdistan"
        made = Entity(name=bare, kind="organization", country=found[0].country, sectors=("GOV",))
        made.because("a region's name", 0.9)
        return self.get_or_add(("region", normalise(bare)), made)

    def place_in(self, bare: str, code: str) -> Entity:
        """Return the place in a country that a phrase is for; a name alone is that of a town, and of its government."""
        made = Entity(
            name=without_article(bare),
            kind="organization",
            country=code,
            sectors=("GOV",) if bare[:1].isupper() else (),
        )
        made.because("a place in the country", 0.7)
        return self.get_or_add(("ground", normalise(bare), code), made)

    def organization(self, span: Span, bare: str) -> Entity:
        """Return the organisation of an unknown name."""
        plain = normalise(bare)
        key = ("org", without_form(plain))  # "Globex" and "Globex Corp." are the same
        entity = self.shorts.get(plain) if bare.isupper() else None
        entity = entity or self.by_key.get(key)
        if entity is None:
            said = self.describe(bare)
            like, own = self.bodies.like_anothers(bare)
            country = own or self.bodies.country_by_name(said, bare)
            country = country or self.bodies.owner_country(span) or self.bodies.whole_country(span)
            is_told = _is_of_its_kind(said) and said.sectors != ("UNK",)
            sectors = said.sectors if is_told else sectors_by_ending(plain)
            if like is not None and country not in {None, like.country}:
                sectors = like.sectors  # "Thailand's Securities and Exchange Commission"
            made = Entity(
                name=without_article(bare),
                kind="organization",
                country=country,
                sectors=sectors,
                noun=said.head,
            )
            if made.country:
                made.because("country said in the text", 0.85)
            entity = self.add(key, made)
            self.shorten(bare, entity)
            if own is not None:
                self.shorten(bare.rpartition(" of ")[0], entity)
            short = re.match(r"\s?\(([A-Z][\w&.-]{1,9})\)", self.text[span.end : span.end + 14])
            if short is not None and (short[1] in self.spelt or not self.knowledge.named(short[1])):
                self.shorts.setdefault(normalise(short[1]), entity)
        elif not entity.sectors and entity.known_as is None:
            entity.sectors = sectors_by_ending(plain)  # "Globex", and then "Globex Corp."
        return entity

    def shorten(self, name: str, entity: Entity) -> None:
        """Note the initials of a long name, which refer to this actor from now on."""
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(initials) > 1:
            self.shorts.setdefault(initials.lower(), entity)

    def compass(self, bare: str) -> Entity | None:
        """Return the state that "the North" or "the South" refers to in this article."""
        match = re.fullmatch(r"[Tt]he (North|South)", bare)
        for code, among in _COMPASS[match[1].lower()] if match else ():
            if among.issubset(self.countries) or (code in self.countries and "PRK" in among):
                return self.country(code)
        return None

    def holder(self, country: str | None, role: str, title: str = "") -> Entity | None:
        """Return the only known holder of an office on the day of the article.

        Args:
            country: the country's code.
            role: the class of the office.
            title: the word for the office, which tells a king from a crown prince.

        """
        held = self.offices.holder(country, role, title) if country is not None else []
        person = self._person_of(held) if held else None
        if person is not None and role == "president-elect" and person.office is None:
            state = self.knowledge.state(country or "")
            person.office, person.sectors = role, ("GOV",)
            person.role = f"President-elect of {with_article(state.name)}" if state else "President-elect"
        return person

    def known_before(self, known_as: str | None) -> Entity | None:
        """Return the actor of the article with this knowledge id: "the president", then "Obama"."""
        return next((one for one in self.entities if known_as and one.known_as == known_as), None)

    def _person_of(self, held: list[Fact]) -> Entity:
        """Return the person of these tenures."""
        entity = self.known_before(held[0].id)
        if entity is None:
            entity = self.add(("fact", held[0].id), Entity(name=held[0].name, kind="person"))
            add_facts(entity, held, self.published)
        return entity


_SHORT_AFTER = re.compile(r"['’]?s?\s?\(([A-Z][\w&.]*[A-Z][\w&.]*|[A-Z][a-z]{2,9})\)")
"""A short name in brackets after a long one: "(TGLB)", "(DoE)", "(Unam)"."""


def spelt_out(article: Unresolved, knowledge: Knowledge) -> dict[str, Name]:
    """Return the names of bodies with a short name in brackets after them, by the short name: "the Tea Board (TB)".

    A short name of a known body that does not abbreviate the long one is left out: "Globe (AP)". So is a word that is
    no abbreviation, or a place: "Police (Photo)", "Academy (Madrid)".
    """
    found: dict[str, Name] = {}
    for name in article.names:
        match = _SHORT_AFTER.match(article.text, name.end) if name.label == "Organization" else None
        surface = without_article(article.text[name.start : name.end])
        if match is None or " " not in surface:
            continue
        letters = iter(surface.lower())
        is_made = all(letter in letters for letter in match[1].lower() if letter.isalpha())
        if match[1][1:].islower():
            is_short = is_made and not knowledge.named(match[1]) and not sites(match[1])
        else:
            is_short = is_made or not knowledge.named(match[1])
        if is_short:
            found.setdefault(match[1], name)
    return found


def _is_of_its_kind(said: Description) -> bool:
    """Tell whether a name ends in a noun for bodies, or in a name that many bodies have: "National Treasury"."""
    is_common = said.fact is not None and said.fact.role in {"department", "party"}
    is_sort = said.kind == "noun" and said.head not in _OF_ANYONE
    return is_sort or (said.kind == "fact" and said.modified and is_common)
