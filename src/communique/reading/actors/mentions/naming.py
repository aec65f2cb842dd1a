"""Names: what all who resolve an article's spans look at, and for whom a person's name stands in it."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from communique.english import COURTESIES, SHORT_TITLES, word_set
from communique.knowledge import Knowledge, normalise
from communique.model import Span
from communique.reading.actors.countries.bodies import stands_for_another
from communique.reading.actors.countries.frame import look_around, spoken_of
from communique.reading.actors.countries.surroundings import Surroundings
from communique.reading.actors.entities import LEADERS, Entity
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.mentions.voices import FIRST_PERSON, Voices
from communique.reading.actors.persons.kin import be_family
from communique.reading.actors.persons.learning import is_leader, learn
from communique.reading.actors.persons.mending import as_persons, mend
from communique.reading.actors.persons.people import JUST_NOW, People, Person, seat_after
from communique.reading.actors.persons.surnames import Surnames
from communique.reading.actors.persons.teams import words_of_play
from communique.reading.actors.phrases.beside import (
    honorific,
    name_tokens,
    said_of,
    split_title,
    trim,
)
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.words import STYLED_FAMILIES
from communique.reading.actors.registry import Registry
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

THE = ("the ", "The ")
SMALL_LEAD = re.compile(r"(?:al|el|ul|bin|ibn|abu|de|di|da|van|von)[- ][A-Z]")
"""What a family name or a body may begin with in small letters: "al-Maliki", "al Qaeda"."""
_PARTICLE = re.compile(r"(?:de|di|da|von|van|der|el|al|bin) [A-Z]\w+$")
_SMALL = word_set(
    "the a an s of and in on at for to by it that one former federal today adv alhaji barr comrade engr"
)
_TITLES = COURTESIES | SHORT_TITLES
_NO_SURNAMES = ("org", "adjective", "people", "noun")


def is_name(text: str, name: Name) -> bool:
    """Tell whether a found name can be one: it begins with a capital letter or figure and is no small word.

    Nor is it a title; in capitals it is no title: "the SEC".
    """
    surface = text[name.start : name.end].strip("\"“”‘’'( .-")
    inside_word = name.start > 0 and text[name.start - 1] in "'’" and surface.startswith("s ")
    small = surface[:1].islower() and SMALL_LEAD.match(surface) is None
    is_word = surface.lower() in _SMALL or surface in _TITLES
    return bool(surface) and not small and not is_word and not inside_word


class Naming:
    """The names of one article, and what stands around them."""

    def __init__(self, article: Unresolved, knowledge: Knowledge) -> None:
        text = article.text
        names = mend(text, [name for name in article.names if is_name(text, name)], knowledge)
        article = replace(article, names=names)
        self.text = text
        self.published = article.published
        self.knowledge = knowledge
        self.voices = Voices(text, article.quotations)
        self.trail = Trail(text, article.sentences, self.voices)
        self.allegiances: dict[int, tuple[set[str], set[str]]] = {}  # parties and states of persons
        self.open_owners: list[tuple[Entity, Span]] = []  # what belongs to whoever speaks
        self.owned_by_writer: list[Entity] = []
        self.open_offices: dict[Span, str] = {}  # whose holder may be several, all of one country
        self.doings: set[Span] = set()  # phrases on what someone does, who acts and suffers for it
        self.unsure: tuple[Entity, ...] = ()  # of whom the name looked at last may be any
        spoken = self._spoken(article)
        self.people = People(article, knowledge, spoken)
        self.names = as_persons(text, names, knowledge, lambda word: bool(self.people.bearers(word)))
        self.article = article = replace(article, names=self.names)
        self.name_starts = [name.start for name in self.names]
        frame = look_around(article, people=self.people, knowledge=knowledge, spoken=spoken)
        self.registry = Registry(article, knowledge, self.people, spoken, frame)
        self.surnames = Surnames(self.registry.offices, frame, self.registry.countries)
        self.play = words_of_play(text)
        self.surroundings = Surroundings(article, self.trail, knowledge, frame, spoken)

    def _spoken(self, article: Unresolved) -> frozenset[str]:
        """Return the countries that the names and phrases of the article speak of."""
        spans = (*(name.span for name in article.names), *article.phrases)
        surfaces = {span.of(self.text) for span in spans}
        capital = (
            trim(surface) for surface in sorted(surfaces) if surface[:1].isupper() or surface[:4] == "the "
        )
        return spoken_of((s for s in capital if not self._is_another(s)), self.knowledge)

    def _is_another(self, surface: str) -> bool:
        """Tell whether initials are spelt out as something else than the one party of that name."""
        facts = self.knowledge.named(surface) if surface.isupper() else ()
        return bool(facts) and all(stands_for_another(surface, fact, self.text) for fact in facts)

    def names_in(self, span: Span) -> list[Name]:
        """Return the names within a span."""
        low = bisect.bisect_left(self.name_starts, span.start)
        high = bisect.bisect_left(self.name_starts, span.end)
        return [name for name in self.names[low:high] if name.end <= span.end]

    def near(self, span: Span) -> frozenset[str]:
        """Return the countries named in the sentence of a span."""
        return self.surroundings.near(span)

    def person(self, span: Span, bare: str) -> Entity | None:
        """Return the person that a name stands for; ``None`` where two may bear it."""
        bare, title = split_title(bare, self.knowledge, self.registry.countries)
        tokens = name_tokens(bare)
        if not tokens:
            return None
        person = self.people.named_at(span.start) if len(tokens) > 1 else None
        if person is None:
            return self._bare_person(span, bare, " ".join(tokens), title)
        self.belong(person.entity, person.owned.get(span.start), span)
        return person.entity

    def _bare_person(self, span: Span, bare: str, key: str, title: Description | None) -> Entity | None:
        """Return the person of a name that is nobody's full one: "Moon", "the Smiths"."""
        if key in STYLED_FAMILIES and (
            not self.people.bearers(key) or self.text.endswith(THE, 0, span.start)
        ):
            return None  # "the King", of whom nobody tells which
        name = Name(start=span.start, end=span.end, label="Person", score=1.0)
        beside = (
            [title]
            if title is not None
            else said_of(self.text, name, self.knowledge, self.registry.countries)
        )
        gender = honorific(self.text, span.start)
        said = beside[0] if beside else Description(kind="", gender=gender) if gender is not None else None
        follows = title is None and bool(beside) and not self._titles(name)
        found, ambiguous = self.people.bare(key, span.start, said, self.near(span), follows=follows)
        found, ambiguous = self._but_a_leader(span, key, found, ambiguous=ambiguous)
        if found is None and ambiguous:
            self.unsure = self.people.bearers(key)
            return None
        entity = found.entity if found is not None else self.registry.by_key.get(("bare", key))
        if entity is None:
            return self._new_person(span, key, beside, Entity(name=bare, kind="person", gender=gender))
        learn(entity, beside, self.knowledge)
        return entity

    def _new_person(self, span: Span, key: str, beside: list[Description], entity: Entity) -> Entity:
        """Add a person met for the first time, with what stands beside the name; return the one known before where it is the same."""
        self.registry.add(("bare", key), entity)
        if key.endswith("s") and self.text.endswith(THE, 0, span.start):
            be_family(entity, self.people.bearers(key[:-1]))
        seat_after(entity, self.text, span.end, self.knowledge, self.registry.countries)
        learn(entity, beside, self.knowledge)
        self.surnames.recall(entity, key, self.text[span.end : span.end + 20])
        same = self.registry.known_before(entity.known_as) or entity
        self.registry.by_key["bare", key] = same
        return same

    def _titles(self, name: Name) -> bool:
        """Tell whether a title stands right before a name, and what is said of its bearer is not told at a comma."""
        is_aside = self.text.endswith(", ", 0, name.start)
        return not is_aside and bool(
            said_of(self.text[: name.end], name, self.knowledge, self.registry.countries)
        )

    def belong(self, entity: Entity, pronoun: str | None, span: Span) -> None:
        """Note that an actor belongs to whoever a possessive repeats: "its vice president, Ann Smith"."""
        if pronoun is None or pronoun in FIRST_PERSON:
            return
        entity.is_owned = True
        if entity.country is None and entity.possessor is None:
            owner = self.trail.antecedent(pronoun, span)
            entity.possessor = owner if owner is not entity else None

    def _but_a_leader(
        self, span: Span, key: str, found: Person | None, *, ambiguous: bool
    ) -> tuple[Person | None, bool]:
        """Return whom a family name means that a leader of the day bears as well, as the leader's son does.

        It is the relative's only where he was named in full just now and the leader was not before, and never one's called "Jr.".
        """
        met = self.registry.by_key.get(("bare", key))
        is_met = met is not None and is_leader(met)
        if found is None:
            return None, ambiguous and not is_met
        if found.offices & LEADERS or not self.registry.offices.is_leaders_name(key, self.registry.countries):
            return found, ambiguous
        if found.suffix or is_met:
            return None, False
        # Who led whenever is no leader of the day: where none is known, the one named in full is meant.
        recent = self.published is None or any(0 <= span.start - at < JUST_NOW for at in found.at)
        return (found, False) if recent else (None, True)

    def is_leaders_name(self, bare: str) -> bool:
        """Tell whether a word is known as a person's: met as such before, or the family name of one in high office that day."""
        plain = normalise(bare)
        if ("bare", plain) in self.registry.by_key:
            return True
        if " " in bare or plain in self.knowledge:
            return False
        return self.surnames.is_in_high_office(plain)

    def surname(self, span: Span, bare: str) -> tuple[Entity | None, bool]:
        """Return the person of the article whose family name a word is, and whether several may be meant."""
        if (
            (" " in bare and _PARTICLE.match(bare) is None)
            or not (bare[:1].isupper() or " " in bare)
            or self.knowledge.first(normalise(bare), _NO_SURNAMES) is not None
        ):
            return None, False
        person, ambiguous = self.people.bare(bare, span.start, None, self.near(span))
        if ambiguous:
            self.unsure = self.people.bearers(" ".join(name_tokens(bare)))
        return (None if person is None else person.entity), ambiguous
