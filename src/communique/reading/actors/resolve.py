"""Who is who: every span that names, describes or repeats an actor, tied to that actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.knowledge import Knowledge
from communique.model import Actor, ActorKind, MentionKind, Participant, Span
from communique.reading.actors.countries.domestic import settle
from communique.reading.actors.countries.writer import country_of_writer, is_quoted
from communique.reading.actors.entities import PUBLIC, Entity, to_actors
from communique.reading.actors.mentions.alike import OF_STATES, THOSE, country_of_all, is_anyone, own_country
from communique.reading.actors.mentions.apart import Apart
from communique.reading.actors.mentions.pronouns import PLURAL, PRONOUNS, YOU
from communique.reading.actors.mentions.single import is_pair
from communique.reading.actors.mentions.things import OFFICES
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.only import only
from communique.reading.actors.persons.genders import tell_genders
from communique.reading.actors.persons.kin import owner_after, owner_before
from communique.reading.actors.persons.teams import is_players_role, plays
from communique.reading.actors.phrases.beside import trim
from communique.reading.actors.phrases.grounds import is_first_word
from communique.reading.actors.phrases.shared import before_examples
from communique.reading.actors.phrases.words import PANELS
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

_ARMED = frozenset({"COP", "CRM", "MIL"})
_JOINED = frozenset({" and ", " and the "})


@dataclass(frozen=True)
class Resolution:
    """The actors of an article, and which spans stand for which: one actor, several, nobody, or none known."""

    actors: tuple[Actor, ...]
    by_span: dict[Span, str | None]
    groups: dict[Span, tuple[str, ...]]
    """Spans that stand for several, or for nobody: "the Hanoi" of "the Hanoi summit"."""

    def stand_for(self, span: Span) -> tuple[str | None, ...]:
        """Return the ids of whom a span stands for, of one or of several; ``None`` where that is not known."""
        return self.groups.get(span, (self.by_span.get(span),))

    def actor(self, one: Participant) -> Actor | None:
        """Return the actor that takes part somewhere; ``None`` where it is not known who does."""
        return None if one.actor is None else self._by_id[one.actor]

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}


def resolve(article: Unresolved, knowledge: Knowledge) -> Resolution:
    """Return who is who in an article. An actor that cannot be told is ``None``.

    >>> from communique.knowledge import load
    >>> text = "South Korean President Moon Jae-in called. Moon was brief."
    >>> person = Name(start=23, end=34, label="Person", score=1.0)
    >>> moon = Span(start=43, end=47)
    >>> found = resolve(Unresolved(text, names=[person], phrases=[moon]), load())
    >>> found.by_span[moon], found.actors[0].country, found.actors[0].sectors
    ('a1', 'KOR', ('GOV',))
    """
    return _Resolver(article, knowledge).run()


class _Resolver(Apart):
    """One pass over the spans of one article, in the order of the text."""

    def __init__(self, article: Unresolved, knowledge: Knowledge) -> None:
        super().__init__(article, knowledge)
        self.found = {}
        self.together = {}
        self.open_pairs = []
        self.open_voices: list[tuple[Span, Span]] = []
        self.written: list[Span] = []  # first persons of whoever writes
        self.open_names: dict[Span, tuple[Entity, ...]] = {}
        self.open_names_after: list[tuple[Span, str]] = []

    def run(self) -> Resolution:
        """Resolve every span and return what was found."""
        tell_genders(self.text, self.names, self.people, self.trail)
        self._read_through()
        self._look_again()
        self._tell_more()
        return self._resolution()

    def _read_through(self) -> None:
        """Resolve what a span alone and what stands before it tell."""
        taking_part = set(self.article.phrases)
        spans: dict[Span, Name | None] = dict.fromkeys(taking_part)
        spans |= {name.span: name for name in self.names}
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            self._resolve(span, spans[span], is_phrase=span in taking_part)

    def _look_again(self) -> None:
        """Resolve what only what follows tells, and put right what who speaks and who acts on whom tell better."""
        self.look_ahead()
        self._name_after()
        self._hear()
        self.overhear(self.article.phrases)
        for one, other in self.article.opposed:
            self.keep_apart(one, other)

    def _tell_more(self) -> None:
        """Tell of the actors what all that is said of them and around them tells."""
        self._relate()
        self._let_play()
        settle(self.registry.entities, self.surroundings)
        self._staff()
        self._name_the_unsure()
        self._name_the_alike(set(self.article.phrases))

    def _resolution(self) -> Resolution:
        ids, actors = to_actors(self.registry.entities)
        return Resolution(
            actors=actors,
            by_span={
                span: None if entity is None else ids[id(entity)] for span, entity in self.found.items()
            },
            groups={
                span: ()
                for span, entity in self.found.items()
                if entity is None and is_first_word(span.of(self.text))
            }
            | {
                span: tuple(dict.fromkeys(ids[id(one)] for one in group))
                for span, group in self.together.items()
            },
        )

    def _hear(self) -> None:
        """Resolve the first persons: whoever speaks may have been named after what is said."""
        for span, speaker in self.open_voices:
            entity = self.found.get(speaker)
            if entity is not None:
                entity.mention(span, "pronoun")
                self.found[span] = entity
        for entity, speaker in self.open_owners:
            entity.possessor = entity.possessor or self.found.get(speaker)
        if self.written or self.owned_by_writer:
            self._write()

    def _write(self) -> None:
        """Resolve the first persons outside of quotations to whoever writes, where the text tells of which country that is."""
        code = country_of_writer(self.text, self.registry.frame, self.knowledge, self.article.home)
        if code is None:
            return
        writer = self.registry.add(("writer",), Entity(name="the writer", kind="person", country=code))
        writer.because("the writer's own words", 0.6)
        for span in self.written:
            writer.mention(span, "pronoun")
            self.found[span] = writer
        for entity in self.owned_by_writer:
            entity.possessor = entity.possessor or writer

    def _name_after(self) -> None:
        """Give the pronouns that open a sentence to the subject that follows: "During his visit, Moon spoke"."""
        for span, pronoun in self.open_names_after:
            after, before = self.trail.subject_after(pronoun, span), self.found.get(span)
            if after is not None and after is not before:
                self.stand_for(span, after)

    def _relate(self) -> None:
        """Note whom persons belong to of whom nothing else says a country: "Smith's lawyer Ann Jones"."""
        ends = {span.end: entity for span, entity in self.found.items() if entity is not None}
        starts = {span.start: entity for span, entity in self.found.items() if entity is not None}
        for person in self.registry.entities:
            if person.kind != "person" or person.country or person.possessor or person.is_owned:
                continue
            for start, end in sorted(span for span, kind in person.mentions.items() if kind == "name"):
                before, after = owner_before(self.text, start), owner_after(self.text, end)
                owner = ends.get(before) if before is not None else None
                owner = starts.get(after) if owner is None and after is not None else owner
                if owner is not None and owner is not person:
                    person.possessor = owner
                    break

    def _staff(self) -> None:
        """Give whoever works or speaks for someone the sectors of that one: "the special counsel's office", "the Post's Ann Day"."""
        for entity in self.registry.entities:
            owner = entity.possessor
            if owner is None:
                continue
            if entity.noun in PANELS and "LEG" in owner.sectors:  # "his committee"
                entity.sectors = ("LEG",)
            serves = entity.noun in OFFICES or (entity.office == "spokesperson" and owner.kind == "person")
            serves = serves or (entity.kind == "person" and owner.is_body and bool(owner.sectors))
            is_private = entity.office == "spokesperson" and not PUBLIC & {*owner.sectors}
            if serves and (is_private or not entity.sectors):
                entity.sectors = owner.sectors

    def _let_play(self) -> None:
        """Take the captains and guards of whom a sentence on a game tells for players: "England captain Ann Day"."""
        for person in self.registry.entities:
            if _ARMED.isdisjoint(person.sectors) or person.known_as or not is_players_role(person.role):
                continue
            if any(plays(self.text[slice(*self.trail.sentence(at))], self.play) for at, _ in person.mentions):
                person.sectors = ("CVL",)
                person.role = (person.role or "").partition(" of ")[0]

    def _name_the_unsure(self) -> None:
        """Make an actor of a name that several bear who are all of one country: that much is known of whoever it is."""
        for span, bearers in self.open_names.items():
            code = only({entity.country for entity in bearers} - {None})
            if code is not None:
                name = trim(span.of(self.text))
                made = self.registry.once(
                    ("one of", name, code), Entity(name=name, kind="person", country=code)
                )
                made.because("several bear the name, all of one country", 0.6)
                made.mention(span, "name")
                self.found[span] = made

    def _name_the_alike(self, spans: Iterable[Span]) -> None:
        """Make an actor of an office, a pronoun or a pair that may stand for several who are all of one country: that much is known."""
        for span in sorted(spans):
            if self.found.get(span) is not None or span in self.together:
                continue
            code, reason, score = self._alike(span)
            if code is not None:
                surface = span.of(self.text)
                is_many = surface.lower() in PLURAL | THOSE or is_pair(surface)
                name: tuple[str, ActorKind] = ("several", "group") if is_many else ("someone", "person")
                made = Entity(name=name[0], kind=name[1], country=code)
                made.because(reason, score)
                made.mention(span, "pronoun" if surface.lower() in PRONOUNS else "nominal")
                self.found[span] = self.registry.add(("alike", f"{span.start}"), made)

    def _alike(self, span: Span) -> tuple[str | None, str, float]:
        """Return the one country of all whom a span may stand for, with the reason and what that is worth."""
        if span in self.open_offices:
            return self.open_offices[span], "all who may hold the office are of one country", 0.5
        pronoun = span.of(self.text).lower()
        pair = is_pair(span.of(self.text)) and not OF_STATES.search(pronoun)
        code = country_of_all(self.trail, "they" if pair else pronoun, span)
        if code is None and (pair or is_anyone(self.text, span)):
            code = own_country(self.surroundings, span, at_home=pronoun in FIRST_PERSON | YOU)
            return code, self.registry.frame.reason, 0.45
        return code, "all whom the pronoun may stand for are of one country", 0.5

    def _resolve(self, span: Span, name: Name | None, *, is_phrase: bool) -> None:
        surface = span.of(self.text)
        low = surface.lower().strip()
        kind: MentionKind = "nominal"
        entity: Entity | None = None
        several: tuple[Entity, ...] = ()
        authors: tuple[Entity, ...] = ()
        if low in PRONOUNS and surface not in {"US", "IT", "WHO"}:  # which are no pronouns
            kind, entity, several = "pronoun", *self._repeated(low, span)
        else:
            self.unsure = ()
            authors = self.authors(span) if is_phrase and self.voices.is_speaker(span) else ()
            told = before_examples(self.text, span) if name is None else span
            surface = told.of(self.text)
            several = authors or (self.several(told, surface) if is_phrase else ())
            if len(several) == 1:
                entity, several = several[0], ()
            elif not several:
                entity, kind = self.entity(told, surface, name, is_phrase=is_phrase)
        if several:
            self.add_several(span, several)
            self.trail.add_group(span, several)
        if entity is not None:
            entity.mention(span, kind)
            self._join(span, entity)
            if not authors or entity.kind != "person":  # whose lawyer's letter it was is not "she" after it
                self.trail.add(span, entity)
        elif self.unsure and not several and kind != "pronoun":
            self.open_names[span] = self.unsure
        if is_phrase or entity is not None:
            self.found[span] = entity

    def _join(self, span: Span, entity: Entity) -> None:
        """Note that two states act together: "India and Pakistan both claim the valley"."""
        before = self.trail.steps[-1] if self.trail.steps else None
        if before is None or before.entity is entity or {before.entity.kind, entity.kind} != {"country"}:
            return
        opens = self.trail.sentence(before.start)[0] == before.start
        if self.text[before.end : span.start] in _JOINED and (opens or self.trail.is_subject(span.end)):
            self.trail.add_group(span, (before.entity, entity))

    def _repeated(self, pronoun: str, span: Span) -> tuple[Entity | None, tuple[Entity, ...]]:
        """Return the actor that a pronoun repeats, or the several."""
        if pronoun in FIRST_PERSON:
            speaker = self.voices.speaker(span)
            if speaker is not None:
                self.open_voices.append((span, speaker))
            elif not is_quoted(self.text, span.start):
                self.written.append(span)
            return None, ()
        entity = self.trail.antecedent(pronoun, span, apart=self.voices.said_by(span))
        if self.trail.opens(pronoun, span):
            self.open_names_after.append((span, pronoun))
        several = self.trail.several_before(pronoun, span, entity)
        return (None, several) if several else (entity, ())
