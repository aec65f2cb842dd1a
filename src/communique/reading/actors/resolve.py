"""Actor resolution: links every span that names, describes or refers to an actor to that actor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from communique.knowledge import Knowledge
from communique.model import Actor, MentionKind, Participant, Span
from communique.reading.actors.countries.domestic import settle
from communique.reading.actors.entities import Entity, to_actors
from communique.reading.actors.mentions.authors import Authors
from communique.reading.actors.mentions.bearers import Bearers
from communique.reading.actors.mentions.board import Board
from communique.reading.actors.mentions.describing import Describing
from communique.reading.actors.mentions.first_persons import FirstPersons
from communique.reading.actors.mentions.grouping import Grouping
from communique.reading.actors.mentions.heads import Heads
from communique.reading.actors.mentions.holders import Holders
from communique.reading.actors.mentions.members import Members
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.mentions.pronouns import PRONOUNS
from communique.reading.actors.mentions.relating import Relating
from communique.reading.actors.mentions.repeating import Repeating
from communique.reading.actors.mentions.second_looks import SecondLooks
from communique.reading.actors.mentions.several import Several
from communique.reading.actors.mentions.single import Single
from communique.reading.actors.mentions.things import Things
from communique.reading.actors.mentions.undecided import Undecided
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.persons.genders import learn_genders
from communique.reading.actors.phrases.grounds import opens_longer_name
from communique.reading.actors.phrases.shared import before_examples
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

_JOINED = frozenset({" and ", " and the "})
_JOINED_PERSONS = re.compile(r" and (?:(?:the|former|fellow|then) )?(?:[A-Z][\w.’'-]* ){0,5}")
"""What stands between two persons who act together: "Otieno and Education Secretary | Keita"."""


@dataclass(frozen=True)
class Resolution:
    """The actors of an article, and the actor or actors that each span refers to."""

    actors: tuple[Actor, ...]
    by_span: dict[Span, str | None]
    """The id of the actor of each span, ``None`` if it is not known."""
    groups: dict[Span, tuple[str, ...]]
    """The ids for spans that refer to several actors, or to none: "the Hanoi" of "the Hanoi summit"."""

    def stand_for(self, span: Span) -> tuple[str | None, ...]:
        """Return the ids of the actors that a span refers to; an unknown actor is ``None``."""
        return self.groups.get(span, (self.by_span.get(span),))

    def actor(self, one: Participant) -> Actor | None:
        """Return the actor of a participant, ``None`` if it is not known."""
        return None if one.actor is None else self._by_id[one.actor]

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}


def resolve(article: Unresolved, knowledge: Knowledge) -> Resolution:
    """Link the spans of an article to their actors; a span whose actor is not known is linked to ``None``.

    Args:
        article: the text with its names and phrases.
        knowledge: the knowledge base.

    >>> from communique.knowledge import load
    >>> text = "South Korean President Moon Jae-in called. Moon was brief."
    >>> person = Name(start=23, end=34, label="Person", score=1.0)
    >>> moon = Span(start=43, end=47)
    >>> found = resolve(Unresolved(text, names=[person], phrases=[moon]), load())
    >>> found.by_span[moon], found.actors[0].country, found.actors[0].sectors
    ('a1', 'KOR', ('GOV',))

    """
    return _Resolver(article, knowledge).run()


class _Resolver:
    """One pass over the spans of one article, in the order of the text."""

    def __init__(self, article: Unresolved, knowledge: Knowledge) -> None:
        board = self.board = Board(article, knowledge)
        naming, bearers, grouping = Naming(board), Bearers(board), Grouping(board)
        heads, repeating = Heads(board, naming), Repeating(board, naming)
        holders = Holders(board, repeating)
        describing = Describing(board, naming, bearers, repeating, grouping, holders)
        things = Things(board, naming, grouping, describing)
        members = Members(board, naming, bearers)
        self.single = Single(board, naming, bearers, heads, repeating, describing, things, members)
        self.several = Several(board, heads, grouping, self.single)
        self.authors = Authors(board, self.single, self.several)
        self.first_persons, self.second_looks = FirstPersons(board), SecondLooks(board)
        self.relating, self.undecided = Relating(board), Undecided(board)
        self.opening: list[tuple[Span, str]] = []
        """Pronouns that may precede their names, at the start of a sentence."""

    def run(self) -> Resolution:
        """Resolve every span and return the result."""
        board = self.board
        learn_genders(board.text, board.names, board.people, board.trail)
        self._read_through()
        self._look_again()
        self._tell_more()
        return self._resolution()

    def _read_through(self) -> None:
        """Resolve each span by itself and by what precedes it."""
        taking_part = set(self.board.article.phrases)
        spans: dict[Span, Name | None] = dict.fromkeys(taking_part)
        spans |= {name.span: name for name in self.board.names}
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            self._resolve(span, spans[span], is_phrase=span in taking_part)

    def _look_again(self) -> None:
        """Resolve spans by what follows them, and correct others by speakers and the two sides of events."""
        board = self.board
        self.several.look_ahead()
        self._name_after()
        self.first_persons.resolve()
        self.second_looks.recheck_quoted(board.article.phrases)
        for one, other in board.article.opposed:
            self.second_looks.keep_apart(one, other)

    def _tell_more(self) -> None:
        """Add relations, countries and sectors to the actors, and resolve ambiguous spans."""
        board = self.board
        self.relating.relate()
        self.relating.let_play()
        settle(board.registry.entities, board.surroundings)
        self.relating.staff()
        self.undecided.settle_names()
        self.undecided.settle_phrases(set(board.article.phrases))

    def _resolution(self) -> Resolution:
        """Return the actors and links found so far."""
        board = self.board
        ids, actors = to_actors(board.registry.entities)
        return Resolution(
            actors=actors,
            by_span={
                span: None if entity is None else ids[id(entity)] for span, entity in board.found.items()
            },
            groups={
                span: ()
                for span, entity in board.found.items()
                if entity is None and opens_longer_name(span.of(board.text))
            }
            | {
                span: tuple(dict.fromkeys(ids[id(one)] for one in group))
                for span, group in board.together.items()
            },
        )

    def _name_after(self) -> None:
        """Resolve pronouns that precede their name to the subject that follows: "During his visit, Moon spoke"."""
        for span, pronoun in self.opening:
            after, before = self.board.trail.subject_after(pronoun, span), self.board.found.get(span)
            if after is not None and after is not before:
                self.second_looks.stand_for(span, after)

    def _resolve(self, span: Span, name: Name | None, *, is_phrase: bool) -> None:
        """Resolve one span, a name or a phrase that takes part in an event or statement, and add it to the trail."""
        board = self.board
        surface = span.of(board.text)
        low = surface.lower().strip()
        kind: MentionKind = "nominal"
        entity: Entity | None = None
        several: tuple[Entity, ...] = ()
        authors: tuple[Entity, ...] = ()
        if low in PRONOUNS and surface not in {"US", "IT", "WHO"}:  # these are names
            kind, entity, several = "pronoun", *self._repeated(low, span)
        else:
            board.unsure = ()
            authors = self.authors.entities(span) if is_phrase and board.voices.is_speaker(span) else ()
            told = before_examples(board.text, span) if name is None else span
            surface = told.of(board.text)
            several = authors or (self.several.entities(told, surface) if is_phrase else ())
            if len(several) == 1:
                entity, several = several[0], ()
            elif not several:
                entity, kind = self.single.entity(told, surface, name, is_phrase=is_phrase)
        if several:
            self.several.add_several(span, several)
            board.trail.add_group(span, several)
        if entity is not None:
            entity.mention(span, kind)
            self._join(span, entity)
            if not authors or entity.kind != "person":  # an author is no antecedent of "she"
                board.trail.add(span, entity)
        elif board.unsure and not several and kind != "pronoun":
            board.open_names[span] = board.unsure
        if is_phrase or entity is not None:
            board.found[span] = entity

    def _join(self, span: Span, entity: Entity) -> None:
        """Note two joined states or persons as a group: "India and Pakistan both claim the valley"."""
        trail, text = self.board.trail, self.board.text
        before = trail.steps[-1] if trail.steps else None
        if before is None or before.entity is entity or before.entity.kind != entity.kind:
            return
        if entity.kind == "person":
            is_list = any(step.end + 2 == before.start for step in trail.steps[-6:])  # "A, B and C"
            are_joined = not is_list and _JOINED_PERSONS.fullmatch(text, before.end, span.start) is not None
        else:
            are_joined = entity.kind == "country" and text[before.end : span.start] in _JOINED
        opens = trail.sentence(before.start)[0] == before.start
        if are_joined and (opens or trail.is_subject(span.end)):
            note = trail.note_group if entity.kind == "person" else trail.add_group
            note(span, (before.entity, entity))

    def _repeated(self, pronoun: str, span: Span) -> tuple[Entity | None, tuple[Entity, ...]]:
        """Return the antecedent of a pronoun, or its antecedents if they are several."""
        trail = self.board.trail
        if pronoun in FIRST_PERSON:
            self.first_persons.note(span)
            return None, ()
        entity = trail.antecedent(pronoun, span, apart=self.board.voices.said_by(span))
        if trail.opens(pronoun, span):
            self.opening.append((span, pronoun))
        several = trail.several_before(pronoun, span, entity)
        return (None, several) if several else (entity, ())
