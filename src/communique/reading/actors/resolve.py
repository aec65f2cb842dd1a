"""Who is who: every span that names, describes or repeats an actor, tied to that actor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.knowledge import Knowledge
from communique.model import Actor, MentionKind, Span
from communique.reading.actors.beside import trim, without_article
from communique.reading.actors.domestic import settle
from communique.reading.actors.entities import Entity, to_actors
from communique.reading.actors.learning import is_leader
from communique.reading.actors.pronouns import PRONOUNS
from communique.reading.actors.single import PAIRS, Single, is_pair
from communique.reading.actors.voices import FIRST_PERSON, Quotation
from communique.reading.layers import Name

_AND = re.compile(r",? and |, (?:and )?|,? as well as | & ")
_OTHERS = re.compile(r"(?:some |many )?others(?: .*)?$")
_LEAD = re.compile(r"(?:both|Both|either|neither) ")
_OF_BOTH = re.compile(r" (?:from|of|in|for|at) (?=(?:the )?[A-Z])")
_PERSONS = frozenset({"leaders", "presidents", "men", "women", "statesmen", "officials", "diplomats"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of an article, and which spans stand for which: one actor, several, or none known."""

    actors: tuple[Actor, ...]
    by_span: dict[Span, str | None]
    groups: dict[Span, tuple[str, ...]]


def resolve(
    text: str,
    *,
    published: date | None,
    sentences: Sequence[Span],
    names: Sequence[Name],
    phrases: Sequence[Span],
    knowledge: Knowledge,
    home: str | None = None,
    quotations: Sequence[Quotation] = (),
) -> Resolution:
    """Return who is who in an article.

    ``names`` are the names found in ``text``, ``phrases`` the spans that take part in events and statements
    (noun phrases, names, pronouns), ``published`` the day the article speaks from: without it offices are
    taken from the text alone, ``home`` the country of the outlet, ``quotations`` what is said and by whom, for "we"
    and "I". An actor that cannot be told is ``None``.

    >>> from communique.knowledge import load
    >>> text = "South Korean President Moon Jae-in called. Moon was brief."
    >>> person = Name(start=23, end=34, label="Person", score=1.0)
    >>> moon = Span(start=43, end=47)
    >>> found = resolve(text, published=None, sentences=[], names=[person], phrases=[moon], knowledge=load())
    >>> found.by_span[moon], found.actors[0].country, found.actors[0].sectors
    ('a1', 'KOR', ('GOV',))
    """
    resolver = _Resolver(
        text,
        published=published,
        sentences=sentences,
        names=names,
        phrases=phrases,
        knowledge=knowledge,
        home=home,
        quotations=quotations,
    )
    return resolver.run(phrases)


class _Resolver(Single):
    """One pass over the spans of one article, in the order of the text."""

    def run(self, phrases: Sequence[Span]) -> Resolution:
        """Resolve every span and return what was found."""
        self.found: dict[Span, Entity | None] = {}
        self.several: dict[Span, tuple[Entity, ...]] = {}
        self.open_pairs: list[tuple[Span, int]] = []
        self.open_voices: list[tuple[Span, Span]] = []
        self.open_names: dict[Span, tuple[Entity, ...]] = {}
        taking_part = set(phrases)
        spans: dict[Span, Name | None] = dict.fromkeys(taking_part)
        spans |= {name.span: name for name in self.names}
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            self._resolve(span, spans[span], is_phrase=span in taking_part)
        self._look_ahead()
        self._hear()
        settle(
            self.registry.entities,
            self.registry.frame,
            near=self.surroundings.near,
            scene=self.surroundings.scene,
            number=self.trail.number,
        )
        self._name_the_unsure()
        ids, actors = to_actors(self.registry.entities)
        return Resolution(
            actors=actors,
            by_span={
                span: None if entity is None else ids[id(entity)] for span, entity in self.found.items()
            },
            groups={
                span: tuple(dict.fromkeys(ids[id(one)] for one in group))
                for span, group in self.several.items()
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

    def _name_the_unsure(self) -> None:
        """Make an actor of a name that several bear who are all of one country: that much is known of whoever it is."""
        for span, bearers in self.open_names.items():
            codes = {entity.country for entity in bearers}
            code = next(iter(codes)) if len(codes) == 1 else None
            if code is not None:
                name = trim(span.of(self.text))
                made = self.registry.by_key.get(("one of", name, code)) or self.registry.add(
                    ("one of", name, code), Entity(name=name, kind="person", country=code)
                )
                made.because("several bear the name, all of one country", 0.6)
                made.mention(span, "name")
                self.found[span] = made

    def _resolve(self, span: Span, name: Name | None, *, is_phrase: bool) -> None:
        surface = span.of(self.text)
        low = surface.lower().strip()
        kind: MentionKind = "nominal"
        entity: Entity | None = None
        several: tuple[Entity, ...] = ()
        if low in PRONOUNS and surface not in {"US", "IT"}:  # which are no pronouns
            kind, entity, several = "pronoun", *self._repeated(low, span)
        else:
            self.unsure = ()
            several = self._several(span, surface) if is_phrase else ()
            if len(several) == 1:
                entity, several = several[0], ()
            elif not several:
                entity, kind = self.entity(span, surface, name, is_phrase=is_phrase)
        if several:
            self._add_several(span, several)
            self.trail.add_group(span, several)
        if entity is not None:
            entity.mention(span, kind)
            self.trail.add(span, entity, is_phrase=is_phrase)
        elif self.unsure and not several and kind != "pronoun":
            self.open_names[span] = self.unsure
        if is_phrase or entity is not None:
            self.found[span] = entity

    def _repeated(self, pronoun: str, span: Span) -> tuple[Entity | None, tuple[Entity, ...]]:
        """Return the actor that a pronoun repeats, or the several."""
        if pronoun in FIRST_PERSON:
            speaker = self.voices.speaker(span)
            self.open_voices += [] if speaker is None else [(span, speaker)]
            return None, ()
        entity = self.trail.antecedent(pronoun, span)
        return entity, () if entity is not None else self.trail.several_before(pronoun, span)

    def _add_several(self, span: Span, several: tuple[Entity, ...]) -> None:
        self.several[span] = several
        for one in several:
            one.mention(span, "nominal")

    # --- several actors ------------------------------------------------------------------------------------

    def _several(self, span: Span, surface: str) -> tuple[Entity, ...]:
        """Return the actors that "the two leaders" or "Seoul and Washington" stand for."""
        bare = trim(surface)
        pair = PAIRS.match(bare.lower())
        if pair is not None and is_pair(bare):
            return self._pair(span, pair[1], pair[2])
        if not re.search(r" (?:and|as well as|&) ", bare) or self._shares_tail(bare):
            return ()
        at = span.start + surface.find(bare)
        parts: dict[int, Entity] = {}
        for start, end in _pieces(bare):
            if _OTHERS.match(bare[start:end]):
                continue
            entity = self._part(Span(start=at + start, end=at + end))
            if entity is None:
                return ()
            parts[id(entity)] = entity
        return tuple(parts.values())

    def _shares_tail(self, bare: str) -> bool:
        """Tell whether "and" joins what a group is of, not groups: "officials from El Salvador and the bank"."""
        first = _pieces(bare)[0]
        link = _OF_BOTH.search(bare[: first[1]])
        if link is None or not self.registry.describe(bare[: link.start()]).plural:
            return False
        rest = [bare[start:end] for start, end in _pieces(bare)[1:]]
        return all(without_article(part)[:1].isupper() for part in rest) and all(
            self.registry.describe(part).kind in {"fact", "noun", ""}
            and not self.registry.describe(part).plural
            for part in rest
        )

    def _part(self, span: Span) -> Entity | None:
        """Return the actor of one part of "X and Y"; small words alone make no list, "other lawmakers" do."""
        surface = span.of(self.text)
        inside = self.names_in(span)
        name = next((name for name in inside if name.span == span), None)
        stripped = without_article(surface)
        if name is None and not stripped[:1].isupper() and self.head_person(span, inside) is None:
            said = self.registry.describe(surface)
            if said.kind != "fact" and (not said.plural or said.kind == ""):
                return None
        return self.entity(span, surface, name, is_phrase=True)[0]

    def _pair(self, span: Span, count: str | None, noun: str) -> tuple[Entity, ...]:
        number = {"three": 3, "3": 3, "four": 4}.get(count or "", 2)
        if noun == "koreas":
            return self.registry.country("PRK"), self.registry.country("KOR")
        if noun in _PERSONS or noun.endswith("ministers"):
            return self.trail.exactly(
                number, span, lambda entity: entity if _is_one_of(noun, entity) else None, 4
            )
        done_to = set() if self.trail.is_subject(span.end) else self.trail.fellows(span)
        group = [entity for entity in self.trail.group_before(span, 3) if id(entity) not in done_to]
        before = [entity.country for entity in group if entity.country]
        if len(set(before)) == number:
            return tuple(self.registry.country(code) for code in dict.fromkeys(before))
        found = self.trail.exactly(
            number, span, lambda entity: None if id(entity) in done_to else self._state_of(entity), 2
        )
        if not found:
            self.open_pairs.append((span, number))
        return found

    def _look_ahead(self) -> None:
        """Resolve "the two sides" by the sentence that follows, where none before it told."""
        for span, number in self.open_pairs:
            several = self.trail.exactly_after(number, span, self._state_of)
            if several:
                self._add_several(span, several)

    def _state_of(self, entity: Entity) -> Entity | None:
        if entity.kind == "country":
            return entity
        return self.registry.country(entity.country) if entity.country and is_leader(entity) else None


def _is_one_of(noun: str, entity: Entity) -> bool:
    """Tell whether an actor may be one of "the two leaders", "the three women"."""
    if entity.kind != "person":
        return False
    if noun == "leaders":
        return is_leader(entity) or entity.office == "party leader"
    if noun == "presidents":
        return entity.office == "president"
    if noun.endswith("ministers"):
        return entity.office is not None and entity.office.endswith(noun[:-1])
    return entity.gender != ("m" if noun == "women" else "f") or noun not in {"men", "women"}


def _pieces(bare: str) -> list[tuple[int, int]]:
    """Return the parts of a list, without "both" before the first."""
    pieces, at = [], 0
    for match in _AND.finditer(bare):
        if match.start() > at:
            pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(bare)))
    lead = _LEAD.match(bare)
    return [(lead.end(), pieces[0][1]), *pieces[1:]] if lead else pieces
