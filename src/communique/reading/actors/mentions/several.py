"""The resolution of phrases for several actors: "the two leaders", "Seoul and Washington"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.english import DETERMINER
from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.grouping import Grouping
from communique.reading.actors.mentions.heads import LINK, Heads
from communique.reading.actors.mentions.pronouns import THIRD_PERSON
from communique.reading.actors.mentions.single import PAIRS, Single, is_pair
from communique.reading.actors.persons.learning import is_leader
from communique.reading.actors.phrases.beside import trim, without_article
from communique.reading.actors.phrases.shared import is_one_group
from communique.reading.actors.phrases.titles import are_titles_of_one, is_another_title, is_long_title
from communique.reading.names import Name

_AND = re.compile(r",? and |, (?:and )?|,? as well as | & ")
_OTHERS = re.compile(r"(?:some |many )?others(?: .*)?$")
_TWO = frozenset({"the two", "both", "both of them", "the pair", "the duo", "the two of them", "they both"})
_ARTICLE = re.compile(r"(?:an?|the|some|one) ", re.IGNORECASE)
_PARTISAN = re.compile(
    r"(?:^|[\w.] )(?:Republican|Democrat|Conservative|Liberal|Independent)$|^[DRI][-–][A-Z]"
)
_MUTUAL = frozenset({"each other", "one another"})
_LEAD = re.compile(r"(?:both|Both|either|neither) ")
_OF_BOTH = re.compile(r" (?:from|of|in|for|at) (?=(?:the )?[A-Z])")
_OF_LAST = re.compile(r", who\b.*$", re.DOTALL)
"""What a list tells at its end of the last, or of all."""
_DESCRIBED = re.compile(rf"{DETERMINER} ", re.IGNORECASE)
_PERSONS = frozenset({"leaders", "presidents", "men", "women", "statesmen", "officials", "diplomats"})


@dataclass(frozen=True, slots=True)
class Several(Part):
    """The spans of one article that refer to several actors each."""

    heads: Heads
    grouping: Grouping
    single: Single

    def add_several(self, span: Span, several: tuple[Entity, ...]) -> None:
        """Note that a span refers to several actors."""
        self.board.together[span] = several
        for one in several:
            one.mention(span, "nominal")

    def entities(self, span: Span, surface: str) -> tuple[Entity, ...]:
        """Return the actors of "the two leaders", "Seoul and Washington" and the like; none for other phrases."""
        bare = trim(surface)
        if bare.lower() in _TWO | _MUTUAL:
            return self._two(span) if bare.lower() in _TWO else self._mutual(span)
        pair = PAIRS.match(bare.lower())
        if pair is not None and is_pair(bare):
            return self._pair(span, pair[1], pair[2])
        bare = _OF_LAST.sub("", bare)
        joins = re.search(r" (?:and|as well as|&) ", bare) is not None and not is_one_group(bare)
        if not joins or self._is_titled(span) or self._is_apposed(span):
            return ()
        if self._shares_tail(bare):
            return self._of_each(span, bare)
        parts: dict[int, Entity] = {}
        for part in self._listed(span, bare, span.start + surface.find(bare)):
            if _OTHERS.match(part.of(self.text)):
                continue
            entity = self._part(part)
            if entity is None:
                return ()
            parts[id(entity)] = entity
        return tuple(parts.values())

    def _is_titled(self, span: Span) -> bool:
        """Tell whether a phrase is a title and a name: "the Minister of Trade and Industry Ann Jones"."""
        name = next(reversed(self.names_in(span)), None)
        if name is None or name.label != "Person" or self.text[name.end : span.end].strip(" ,.’'s"):
            return False
        if any(self._is_whole_person(one) for one in self.names_in(span)[:-1]):
            return False
        return is_long_title(self.text[span.start : name.start], self.registry.describe)

    def _is_apposed(self, span: Span) -> bool:
        """Tell whether a phrase is only the titles of a person whose name follows a comma: "Founder and CEO, Ann Jones"."""
        at = bisect.bisect_left(self.board.name_starts, span.end)
        near = (*self.names_in(span)[-1:], *self.names[at : at + 1])
        name = next((one for one in near if one.label == "Person"), None)
        if name is None or " " not in name.span.of(self.text) or name.start > span.end + 2:
            return False
        if name.start < span.end and name.end < span.end:
            return False
        if not self.text.endswith(", ", 0, name.start) or self.text.startswith(" and ", name.end):
            return False
        titles = self.text[span.start : name.start].removesuffix(", ")
        return "," not in titles and are_titles_of_one(titles, self.registry.describe)

    def _is_whole_person(self, name: Name) -> bool:
        """Tell whether a name is a person's full one, with which a part of a list ends: "adviser Ann Jones and mayor Bob Day"."""
        is_full = name.label == "Person" and " " in name.span.of(self.text)
        return is_full and self.text.startswith((" and ", ", "), name.end)

    def _listed(self, span: Span, bare: str, at: int) -> list[Span]:
        """Return the parts of a list that refer to an actor each.

        The names of bodies stay whole ("the Ministry of Trade and Industry"). A further description of a person is no
        part: "Fox commentator and pollster Ann Jones, a Democrat", "the French writer and diplomat Ann Jones", "Trade
        and Industry Secretary Ann Jones", "Ann Jones, a former judge and Bob Day's aide", "Bob Day and his
        aide, Ann Jones".

        Args:
            span: the span of the phrase.
            bare: the text of the list.
            at: where that starts.

        """
        names = self.names_in(span)
        bodies = [(one.start - at, one.end - at) for one in names if one.label == "Organization"]
        pieces = [Span(start=at + start, end=at + end) for start, end in _pieces(bare, bodies)]
        heads = [self.heads.head_person(one, self.names_in(one)) for one in pieces]
        named = [None if head is None else head.start for head in heads]
        kept, apposed = [], False
        for n, piece in enumerate(pieces):
            joint = self.text[pieces[n - 1].end : piece.start] if n else ""
            follows = joint == ", " and named[n - 1] is not None
            name = named[n + 1] if self.text.startswith(" and ", piece.end) and n + 1 < len(pieces) else None
            rest = None if name is None else self.text[pieces[n + 1].start : name]
            # An apposition continues to the next name: "Ann Jones, a lawyer and former judge at the court".
            apposed = apposed and named[n] is None and not joint.startswith((", and", ", as"))
            if named[n] is None and self._calls_one(piece, rest, follows=follows):
                apposed = apposed or follows
            elif (
                n and named[n] is None and named[n + 1 :] == [pieces[-1].start] and self._is_described(piece)
            ):
                continue
            elif not apposed:
                kept.append(piece)
        return kept

    def _calls_one(self, piece: Span, rest: str | None, *, follows: bool) -> bool:
        """Tell whether a part of a list only describes a person: "former ambassador", "a Texas Republican".

        Args:
            piece: the part, which names no person.
            rest: the words between an "and" after it and a person's name, ``None`` if there is no such name.
            follows: whether the part follows a person's name.

        """
        words = piece.of(self.text)
        if words.lower() in THIRD_PERSON:
            return False
        said = self.registry.describe(words)
        if rest is not None and is_another_title(said, rest):
            return True
        begins = rest is not None and _ARTICLE.match(words) is None
        if (said.kind == "title" and not said.plural) or _PARTISAN.search(words):
            return follows or begins
        # "Trade" is no title, but begins one in "Trade and Industry Secretary Ann Jones".
        is_known = said.kind or said.plural or self.names_in(piece)
        return begins and bool(rest) and not is_known and LINK.search(f"{words} {rest}") is None

    def _is_described(self, piece: Span) -> bool:
        """Tell whether the last part of a list only describes a person whose name stands behind it: "Day and his aide, Ann Jones"."""
        said = self.registry.describe(piece.of(self.text))
        is_last = self.text.startswith(", ", piece.end) and self.text.endswith(" and ", 0, piece.start)
        return (
            is_last
            and said.kind == "title"
            and not said.plural
            and bool(_DESCRIBED.match(self.text, piece.start))
        )

    def _two(self, span: Span) -> tuple[Entity, ...]:
        """Return the two persons, else the two states, that were mentioned right before."""
        two = self.trail.exactly(2, span, lambda entity: entity if entity.kind == "person" else None, 1)
        return two or self.trail.exactly(2, span, self._state_of, 1)

    def _mutual(self, span: Span) -> tuple[Entity, ...]:
        """Return the actors of "each other": those mentioned together before it in the sentence."""
        return self.trail.group_before(span, 0) or self.trail.exactly(2, span, _persons_or_states, 0)

    def _shares_tail(self, bare: str) -> bool:
        """Tell whether "and" joins complements of one head: "officials from El Salvador and the bank"."""
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

    def _of_each(self, span: Span, bare: str) -> tuple[Entity, ...]:
        """Return one group for each state after a shared head: "leaders from France and Mali"."""
        link = _OF_BOTH.search(bare)
        if link is None:
            return ()
        head = bare[: link.end()]
        names = [
            bare[link.end() : _pieces(bare)[0][1]],
            *(bare[start:end] for start, end in _pieces(bare)[1:]),
        ]
        facts = [self.knowledge.first(normalise(name), ("state",)) for name in names]
        if not all(fact is not None and fact.country for fact in facts):
            return ()
        return tuple(
            self.grouping.group(span, f"{head}{name}", self.registry.describe(head), fact.country, None)
            for name, fact in zip(names, facts, strict=True)
            if fact is not None
        )

    def _part(self, span: Span) -> Entity | None:
        """Return the actor of one part of a list; without a name only a plural counts: "other lawmakers"."""
        surface = span.of(self.text)
        if surface.lower() in THIRD_PERSON:
            return self.trail.antecedent(surface.lower(), span)
        inside = self.names_in(span)
        name = next((name for name in inside if name.span == span), None)
        stripped = without_article(surface)
        if name is None and not stripped[:1].isupper() and self.heads.head_person(span, inside) is None:
            said = self.registry.describe(surface)
            if said.kind != "fact" and (not said.plural or said.kind == ""):
                return None
        return self.single.entity(span, surface, name, is_phrase=True)[0]

    def _pair(self, span: Span, count: str | None, noun: str) -> tuple[Entity, ...]:
        """Return the antecedents of "the two leaders", "both countries" and the like."""
        number = {"three": 3, "3": 3, "four": 4}.get(count or "", 2)
        if noun == "koreas":
            return self.registry.country("PRK"), self.registry.country("KOR")
        if noun in _PERSONS or noun.endswith("ministers"):
            return self.trail.exactly(
                number, span, lambda entity: entity if _is_one_of(noun, entity) else None, 4
            )
        done_to = set() if self.trail.is_subject(span.end) else self.trail.clause_subjects(span)
        group = [entity for entity in self.trail.group_before(span, 3) if id(entity) not in done_to]
        before = [entity.country for entity in group if entity.country]
        if len(set(before)) == number:
            return tuple(self.registry.country(code) for code in dict.fromkeys(before))
        found = self.trail.exactly(
            number, span, lambda entity: None if id(entity) in done_to else self._state_of(entity), 2
        )
        if not found:
            self.board.open_pairs.append((span, number))
        return found

    def look_ahead(self) -> None:
        """Resolve "the two sides" by the text after it, if there is no antecedent before it."""
        for span, number in self.board.open_pairs:
            several = self.trail.exactly_after(number, span, self._state_of)
            if several:
                self.add_several(span, several)

    def _state_of(self, entity: Entity) -> Entity | None:
        """Return a state, or the state that a leader leads."""
        if entity.kind == "country":
            return entity
        return self.registry.country(entity.country) if entity.country and is_leader(entity) else None


def _persons_or_states(entity: Entity) -> Entity | None:
    """Return an actor that is a person or a state."""
    return entity if entity.kind in {"person", "country"} else None


def _is_one_of(noun: str, entity: Entity) -> bool:
    """Tell whether an actor fits the noun of "the two leaders", "the three women"."""
    if entity.kind != "person":
        return False
    if noun == "leaders":
        return is_leader(entity) or entity.office == "party leader"
    if noun == "presidents":
        return entity.office == "president"
    if noun.endswith("ministers"):
        return entity.office is not None and entity.office.endswith(noun[:-1])
    return entity.gender != ("m" if noun == "women" else "f") or noun not in {"men", "women"}


def _pieces(bare: str, whole: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return the start and end of each part of a list without an initial "both"; ranges in ``whole`` are not split."""
    pieces, at = [], 0
    for match in _AND.finditer(bare):
        if any(start < match.start() and match.end() < end for start, end in whole):
            continue
        if match.start() > at:
            pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(bare)))
    lead = _LEAD.match(bare)
    return [(lead.end(), pieces[0][1]), *pieces[1:]] if lead else pieces
