"""The persons whose full names are in an article, and the resolution of bare family names to them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from communique.knowledge import Knowledge, normalise
from communique.knowledge.store import FAMILY_FIRST, MAX_INITIALS, SUFFIXES
from communique.reading.actors.countries.belonging import shares_country
from communique.reading.actors.entities import BRANCHES, LEADERS, PUBLIC, Entity
from communique.reading.actors.only import only
from communique.reading.actors.persons.calling import fits_royal
from communique.reading.actors.persons.given import gender_of
from communique.reading.actors.persons.learning import add_facts, agrees, is_leader, learn
from communique.reading.actors.persons.listed import offices_of_lists
from communique.reading.actors.phrases.beside import honorific, name_tokens, said_beside, split_title, trim
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.towns import country_of_place, country_of_town
from communique.reading.actors.phrases.words import EAST_ASIAN
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

_BODIES = frozenset({"party", "parliament", "ministry", "government", "court"})
_INITIAL = re.compile(r" (?:[A-Z]\.? )+")
_SEAT = re.compile(r"\s?\((?:[RDI]|Rep|Dem|Ind)\.?\s?[-–,]\s?[A-Z]|, [RDI]-[A-Z]")
"""The party and state of a member of the US Congress after the name: "(R-Texas)", ", R-Texas"."""
_OF_STATE = re.compile(r", (?:an? )?([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:Republican|Democrat)\b")
"""The state and party spelt out after the name: ", California Republican"."""
_ORIGIN = re.compile(r",? (?:of|from) (?=[A-Z])")
JUST_NOW = 500
"""Characters after a full name within which it is recent: about three sentences."""


@dataclass(slots=True)
class Person:
    """A person whose full name is in the article."""

    tokens: tuple[str, ...]
    entity: Entity
    at: list[int] = field(default_factory=list)  # where the full name starts
    owned: dict[int, str] = field(default_factory=dict)  # by start, the pronoun of "his deputy Ann Smith"
    given_first: bool = True
    suffix: str = ""
    offices: frozenset[str] = frozenset()  # all offices that the person ever held, from knowledge
    leads: bool = False  # whether the person leads a country on the day, from knowledge

    @property
    def family(self) -> str:
        """The family name, as in a mention without the given name."""
        return self.tokens[-1] if self.given_first else self.tokens[0]

    @property
    def given(self) -> str:
        """The given name."""
        return self.tokens[0] if self.given_first else self.tokens[-1]


class People:
    """The persons of an article."""

    def __init__(self, article: Unresolved, knowledge: Knowledge, spoken: Collection[str] = ()) -> None:
        self.text = article.text
        self.spoken = spoken
        self.published = article.published
        self.knowledge = knowledge
        self.persons: list[Person] = []
        self._last: dict[str, tuple[Person, int]] = {}
        self._alike: defaultdict[str, list[Person]] = defaultdict(list)  # by last word and by all words
        whole = [name for name in article.names if name.label == "Person"]
        self._listed = offices_of_lists(article.text, whole, knowledge, spoken)
        for name in whole:
            self._gather(name)
        for person in self.persons:
            self._inform(person)
        self._join()
        self._at = {start: person for person in self.persons for start in person.at}
        self._families: defaultdict[str, list[Person]] = defaultdict(list)
        # by given name, by last two words, by family name with suffix
        self._others: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            self._families[person.family].append(person)
            suffixed = f"{person.family} {person.suffix}".rstrip()  # "Ellis Jr."
            for token in dict.fromkeys((person.given, " ".join(person.tokens[-2:]), suffixed)):
                self._others[token].append(person)

    def named_at(self, start: int) -> Person | None:
        """Return the person whose full name starts at this offset."""
        return self._at.get(start)

    def _gather(self, name: Name) -> None:
        """Add the person of a full name, or the mention to a person added before, with what stands next to the name."""
        surface, title = split_title(trim(self.text[name.start : name.end]), self.knowledge, self.spoken)
        tokens = name_tokens(surface)
        suffix = tokens[-1] if tokens and tokens[-1] in SUFFIXES else ""
        if len(tokens) - bool(suffix) < 2 or self._is_body(surface.rpartition(" ")[2]):
            return
        tokens = tokens[:-1] if suffix else tokens
        whole = "".join(tokens)
        alike = [*self._alike[tokens[-1]], *self._alike[whole]]
        same = [person for person in alike if person.suffix == suffix and _same(person.tokens, tokens)]
        person = min(same, key=lambda one: one.at[0], default=None)
        if person is None:
            person = Person(tokens, suffix=suffix, entity=Entity(name=surface, kind="person"))
            self.persons.append(person)
            for key in (tokens[-1], whole):
                self._alike[key].append(person)
        person.at.append(name.start)
        person.entity.gender = person.entity.gender or honorific(self.text, name.start)
        said = [title] if title is not None else said_beside(self.text, name, self.knowledge, self.spoken)
        if name.start in self._listed:
            said.append(self._listed[name.start])
        seat_after(person.entity, self.text, name.end, self.knowledge, self.spoken)
        learn(person.entity, said, self.knowledge)
        pronoun = next((one.pronoun for one in said if one.pronoun and shares_country(one)), None)
        if pronoun is not None:
            person.owned[name.start] = pronoun

    def _is_body(self, word: str) -> bool:
        """Tell whether the last word of a name makes it a body's: "Democratic Caucus", but not "Samuel Doe"."""
        if len(word) <= MAX_INITIALS and not word.isupper():
            return False
        fact = self.knowledge.first(normalise(word), ("noun", "org"))
        return fact is not None and fact.role in _BODIES

    def _inform(self, person: Person) -> None:
        """Add the facts on a person on the day, if they agree with the text."""
        name = person.entity.name
        facts = self.knowledge.named(name) or self.knowledge.named(_INITIAL.sub(" ", name))
        add_facts(person.entity, facts, self.published)
        person.entity.gender = person.entity.gender or gender_of(name)
        own = [fact for fact in facts if fact.id == person.entity.known_as]
        person.offices = frozenset(fact.office for fact in own)
        led = (fact for fact in own if fact.office in LEADERS)
        person.leads = self.published is not None and any(fact.holds(self.published) for fact in led)
        east = person.tokens[0] in EAST_ASIAN and (
            len(person.tokens) == 3 or "-" in person.entity.name or person.entity.country in FAMILY_FIRST
        )
        person.given_first = not (east or (person.entity.country in FAMILY_FIRST and len(person.tokens) == 3))

    def _join(self) -> None:
        """Join persons who are the same in knowledge ("Aung San Suu Kyi", "Suu Kyi") or by a family name of two words.

        "Watson Coleman" is the only "Bonnie Watson Coleman" of the article.
        """
        kept: dict[str, Person] = {}
        for person in sorted(self.persons, key=lambda one: (-len(one.tokens), one.at[0])):
            longer = [one for one in kept.values() if _is_family_of(person, one)]
            whole = longer[0] if len(longer) == 1 and person.entity.known_as is None else person
            first = kept.setdefault(whole.entity.known_as or f"at {whole.at[0]}", whole)
            if first is not person:
                first.at = sorted({*first.at, *person.at})
                first.owned |= person.owned
        all_kept = {id(person) for person in kept.values()}
        self.persons = [person for person in self.persons if id(person) in all_kept]

    def bare(
        self, surname: str, at: int, said: Description | None, near: frozenset[str], *, follows: bool = False
    ) -> tuple[Person | None, bool]:
        """Return the person that a bare surname refers to, and whether it is ambiguous.

        Args:
            surname: the surname.
            at: where it starts.
            said: the description next to it.
            near: the countries named in its sentence.
            follows: whether ``said`` stands after the surname, where it may give a new office: "Ellis, a former teacher".

        """
        token = " ".join(name_tokens(surname))
        bearers = self._bearers(token)
        if not bearers:
            return None, False
        chosen = bearers[0] if len(bearers) == 1 else self._choose(token, bearers, at, said, near)
        if chosen is not None and len(bearers) == 1 and said is not None:
            if self._is_of_office(token, said, but=chosen) or not fits_royal(said.head, chosen.entity.role):
                return None, False  # "President Trump" in an article with the full name of his wife alone
            if not agrees(chosen.entity, replace(said, role=None)) or (
                not follows and _serves_elsewhere(chosen, said)
            ):
                return None, True
        if chosen is not None:
            self._last[token] = (chosen, at)
        return chosen, chosen is None

    def _is_of_office(self, token: str, said: Description, but: Person) -> bool:
        """Tell whether another person of this family name holds the office on the day, or ever, if there is no day."""
        day, is_but = self.published, said.role in {None, but.entity.office, *but.offices}
        if is_but or said.former or PUBLIC.isdisjoint(said.sectors):
            return False
        return any(
            fact.office == said.role
            and fact.id != but.entity.known_as
            and said.country in {None, fact.country}
            and (day is None or fact.holds(day))
            for fact in self.knowledge.family(token)
        )

    def bearers(self, token: str) -> tuple[Entity, ...]:
        """Return all persons that a bare name can refer to."""
        return tuple(person.entity for person in self._bearers(token))

    def _bearers(self, token: str) -> list[Person]:
        return self._families.get(token) or self._others.get(token, [])

    def _choose(
        self, token: str, bearers: list[Person], at: int, said: Description | None, near: frozenset[str]
    ) -> Person | None:
        """Return the person that a shared name refers to: the first criterion that only one person meets decides."""
        return (
            only([person for person in bearers if said is not None and agrees(person.entity, said)])
            or _from_near(bearers, near)
            or self._still_spoken_of(token, bearers, at)
            or self._leader(token, bearers, at)
            or _named_just_now(bearers, at)
        )

    def _still_spoken_of(self, token: str, bearers: Sequence[Person], at: int) -> Person | None:
        """Return the person that the name referred to last, unless another has been named in full since."""
        last, since = self._last.get(token, (None, -1))
        others = (person for person in bearers if person is not last)
        return None if any(since < start < at for person in others for start in person.at) else last

    def _leader(self, token: str, bearers: Sequence[Person], at: int) -> Person | None:
        """Return the leader among the bearers, unless another one, not of the family, was named in full recently."""
        leader = only([one for one in bearers if is_leader(one.entity) or one.offices & LEADERS])
        if leader is None:
            return None
        last, _ = self._last.get(token, (None, -1))
        if last is leader and _are_family(leader, bearers):
            return leader
        others = (person for person in bearers if person is not leader)
        return None if any(0 < at - start < JUST_NOW for person in others for start in person.at) else leader


def _from_near(bearers: Sequence[Person], near: frozenset[str]) -> Person | None:
    """Return the only bearer from a country named in the sentence, if the countries of all are known."""
    located = [person for person in bearers if person.entity.country in near]
    return only(located) if all(person.entity.country for person in bearers) else None


def _named_just_now(bearers: Sequence[Person], at: int) -> Person | None:
    """Return the bearer who was named in full recently, if the others were not."""

    def since_named(person: Person) -> float:
        return min((at - start for start in person.at if start < at), default=math.inf)

    nearest, following = sorted(bearers, key=since_named)[:2]
    is_clear = since_named(nearest) < JUST_NOW and since_named(following) > 2 * JUST_NOW
    return nearest if is_clear else None


def seat_after(
    entity: Entity, text: str, end: int, knowledge: Knowledge, spoken: Collection[str] = ()
) -> None:
    """Set the country of an actor by what follows the name: "(R-Texas)", "of South Korea"."""
    if entity.country is None and (_SEAT.match(text[end : end + 8]) or _is_of_state(text[end : end + 50])):
        entity.country = "USA"
        entity.because("party and state after the name", 0.97)
    match = _ORIGIN.match(text[end : end + 12]) if entity.country is None else None
    if match is not None:
        entity.country = country_of_place(text[end + match.end() : end + 60], knowledge, spoken)
        if entity.country is not None:
            entity.because("origin after the name", 0.8)


def _is_of_state(after: str) -> bool:
    """Tell whether a text begins with an American state and a party: ", California Republican"."""
    match = _OF_STATE.match(after)
    return match is not None and country_of_town(match[1]) == "USA"


def _is_family_of(person: Person, other: Person) -> bool:
    """Tell whether a person's name of two words is the end of another's name of three."""
    is_short = (len(person.tokens), len(other.tokens)) == (2, 3)
    return is_short and other.tokens[-2:] == person.tokens and other.suffix == person.suffix


def _serves_elsewhere(person: Person, said: Description) -> bool:
    """Tell whether a title is of another branch of state than a person's offices: a minister is not "Judge Ellis"."""
    one, other = BRANCHES & set(person.entity.sectors), BRANCHES & set(said.sectors)
    return bool(one and other) and one.isdisjoint(other) and said.role not in {"leader", *person.offices}


def _are_family(leader: Person, bearers: Sequence[Person]) -> bool:
    """Tell whether the bearers of a name are taken to be one family: that of a leader in office, all of one country."""
    at_home = {person.entity.country for person in bearers} == {leader.entity.country}
    return leader.leads and at_home and all(person.given_first for person in bearers)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names are the same, or differ only in middle names."""
    if one == other or "".join(one) == "".join(other):
        return True
    if one[-1] != other[-1] or (len(one) > 2 and len(other) > 2):
        return False
    return one[0] == other[0] and one[0] not in EAST_ASIAN
