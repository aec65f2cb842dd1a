"""The shared state of resolution, which all parts read and write."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.knowledge import Knowledge
from communique.model import Span
from communique.reading.actors.countries.bodies import is_called_otherwise, stands_for_another
from communique.reading.actors.countries.frame import count_countries, countries_named
from communique.reading.actors.countries.surroundings import Surroundings
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.mentions.voices import Voices
from communique.reading.actors.persons.mending import as_persons, is_name, mend
from communique.reading.actors.persons.people import People
from communique.reading.actors.persons.surnames import Surnames
from communique.reading.actors.persons.teams import words_of_play
from communique.reading.actors.phrases.beside import trim, without_article
from communique.reading.actors.registry import Registry
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name


class Board:
    """The state of one article during resolution: its names and persons, what was resolved, and what is still open."""

    def __init__(self, article: Unresolved, knowledge: Knowledge) -> None:
        text = article.text
        names = mend(text, [name for name in article.names if is_name(text, name)], knowledge)
        article = replace(article, names=names)
        self.text = text
        self.knowledge = knowledge
        self.voices = Voices(text, article.quotations)
        self.trail = Trail(text, article.sentences, self.voices)
        spoken = _spoken(article, knowledge)
        self.people = People(article, knowledge, spoken)
        self.names = as_persons(text, names, knowledge, lambda word: bool(self.people.bearers(word)))
        self.article = article = replace(article, names=self.names)
        self.name_starts = [name.start for name in self.names]
        frame = count_countries(article, people=self.people, knowledge=knowledge, spoken=spoken)
        self.registry = Registry(article, knowledge, self.people, spoken, frame)
        self.surnames = Surnames(self.registry.offices, frame, self.registry.countries)
        self.play = words_of_play(text)
        self.surroundings = Surroundings(article, self.trail, knowledge, frame, spoken)

        self.found: dict[Span, Entity | None] = {}
        self.together: dict[Span, tuple[Entity, ...]] = {}
        self.doings: set[Span] = set()
        """Phrases for an act or trait of an actor, who takes part in its place: "Smith's decision"."""
        self.unsure: tuple[Entity, ...] = ()
        """The candidates for the last name, if it is ambiguous."""
        self.open_pairs: list[tuple[Span, int]] = []
        """Phrases as "the two sides" without an antecedent so far, with the number of actors."""
        self.open_names: dict[Span, tuple[Entity, ...]] = {}
        """Ambiguous names, with the candidates."""
        self.open_offices: dict[Span, str] = {}
        """Offices with several possible holders, with the country that all of these share."""
        self.open_owners: list[tuple[Entity, Span]] = []
        """Actors that belong to a speaker ("my lawyers"), with the span of the speaker."""
        self.owned_by_writer: list[Entity] = []
        """Actors that belong to the writer."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of resolution, which resolves one kind of phrase."""

    board: Board

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.board.text

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base."""
        return self.board.knowledge

    @property
    def names(self) -> Sequence[Name]:
        """The names of the article, in order."""
        return self.board.names

    @property
    def trail(self) -> Trail:
        """The mentions so far."""
        return self.board.trail

    @property
    def voices(self) -> Voices:
        """The quotations and their speakers."""
        return self.board.voices

    @property
    def registry(self) -> Registry:
        """The actors of the article, each once."""
        return self.board.registry

    def names_in(self, span: Span) -> list[Name]:
        """Return the names within a span."""
        starts = self.board.name_starts
        low, high = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
        return [name for name in self.names[low:high] if name.end <= span.end]

    def near(self, span: Span) -> frozenset[str]:
        """Return the countries named in the sentence of a span."""
        return self.board.surroundings.near(span)


def _spoken(article: Unresolved, knowledge: Knowledge) -> frozenset[str]:
    """Return the countries that the names and phrases of an article stand for."""
    spans = (*(name.span for name in article.names), *article.phrases)
    surfaces = {span.of(article.text) for span in spans}
    capital = (
        trim(surface) for surface in sorted(surfaces) if surface[:1].isupper() or surface[:4] == "the "
    )
    return countries_named((s for s in capital if not _is_another(article.text, s, knowledge)), knowledge)


def _is_another(text: str, surface: str, knowledge: Knowledge) -> bool:
    """Tell whether a name is not that of the known body, as its initials or their spelt-out form show."""
    if surface.isupper():
        facts = knowledge.named(surface)
        return bool(facts) and all(stands_for_another(surface, fact, text) for fact in facts)
    bare = without_article(surface)
    known = knowledge.named(bare) if f"{bare} (" in text else ()
    return any(is_called_otherwise(bare, fact, text) for fact in known)
