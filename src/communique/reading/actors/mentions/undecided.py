"""Names, offices, pronouns and pairs that may stand for several who are all of one country: that much is known of whoever it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.model import ActorKind, Span
from communique.reading.actors.countries.surroundings import Surroundings
from communique.reading.actors.countries.writer import is_quoted
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.pronouns import PLURAL, PRONOUNS, THIRD_PERSON, YOU, fitting
from communique.reading.actors.mentions.single import is_pair
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.only import only
from communique.reading.actors.phrases.beside import trim
from communique.reading.actors.phrases.words import NO_STATES

_REACH = 3
"""Sentences that are looked back."""
_OF_STATES = re.compile(
    r"(?:countries|nations|governments|states|capitals|powers|koreas|neighbou?rs|presidents|ministers)$"
)
"""What pairs are of two states: "both nations"."""
_THOSE = frozenset({"those", "each other", "one another"})
"""Words that stand for people as a pronoun does."""


class Undecided(Part):
    """The spans of one article that nobody can tell of which of several they stand for, though all are of one country."""

    def settle_names(self) -> None:
        """Make an actor of a name that several bear who are all of one country: that much is known of whoever it is."""
        for span, bearers in self.board.open_names.items():
            code = only({entity.country for entity in bearers} - {None})
            if code is not None:
                name = trim(span.of(self.text))
                made = self.registry.once(
                    ("one of", name, code), Entity(name=name, kind="person", country=code)
                )
                made.because("several bear the name, all of one country", 0.6)
                made.mention(span, "name")
                self.board.found[span] = made

    def settle_phrases(self, spans: Iterable[Span]) -> None:
        """Make an actor of an office, a pronoun or a pair that may stand for several who are all of one country: that much is known."""
        for span in sorted(spans):
            if self.board.found.get(span) is not None or span in self.board.together:
                continue
            code, reason, score = self._country_of(span)
            if code is not None:
                surface = span.of(self.text)
                is_many = surface.lower() in PLURAL | _THOSE or is_pair(surface)
                name: tuple[str, ActorKind] = ("several", "group") if is_many else ("someone", "person")
                made = Entity(name=name[0], kind=name[1], country=code)
                made.because(reason, score)
                made.mention(span, "pronoun" if surface.lower() in PRONOUNS else "nominal")
                self.board.found[span] = self.registry.add(("alike", f"{span.start}"), made)

    def _country_of(self, span: Span) -> tuple[str | None, str, float]:
        """Return the one country of all whom a span may stand for, with the reason and what that is worth."""
        if span in self.board.open_offices:
            return self.board.open_offices[span], "all who may hold the office are of one country", 0.5
        pronoun = span.of(self.text).lower()
        pair = is_pair(span.of(self.text)) and not _OF_STATES.search(pronoun)
        code = country_of_all(self.trail, "they" if pair else pronoun, span)
        if code is None and (pair or is_anyone(self.text, span)):
            code = own_country(self.board.surroundings, span, at_home=pronoun in FIRST_PERSON | YOU)
            return code, self.registry.frame.reason, 0.45
        return code, "all whom the pronoun may stand for are of one country", 0.5


def country_of_all(trail: Trail, pronoun: str, span: Span) -> str | None:
    """Return the one country of all whom "he", "she", "they" or one of their forms may stand for; ``None`` where there are more.

    >>> from communique.reading.actors.mentions.voices import Voices
    >>> country_of_all(Trail("He spoke.", [], Voices("", ())), "he", Span(start=0, end=2)) is None
    True
    """
    if pronoun not in THIRD_PERSON | PLURAL:
        return None
    fits = fitting(pronoun) if pronoun in THIRD_PERSON else _is_anyone
    around = [
        entity for _, _, end, entity in trail.within(span, _REACH) if end <= span.start and fits(entity)
    ]
    acting = trail.fellows(span) if trail.is_object(pronoun, span) else set()
    codes = {entity.country for entity in around}
    if len(codes) != 1 or not codes.isdisjoint(NO_STATES) or all(id(entity) in acting for entity in around):
        return None
    return codes.pop()


def own_country(surroundings: Surroundings, span: Span, *, at_home: bool = False) -> str | None:
    """Return the article's own country where it is beyond doubt, and neither this sentence nor the one before speaks of another.

    Where it is to be so ``at_home`` only, the outlet is known to be of that country too.
    """
    frame, trail = surroundings.frame, surroundings.trail
    own = frame.country
    if (
        own is None
        or not frame.is_sure
        or not frame.has_many
        or frame.home not in ({own} if at_home else {None, own})
    ):
        return None
    here = trail.number(span.start)
    around = [step.entity.country for step in trail.within(span, 1) if step.sentence <= here]
    named = surroundings.near(span) | surroundings.named_in(here - 1)
    return own if {*around, *named} <= {own, None} else None


def is_anyone(text: str, span: Span) -> bool:
    """Tell whether a word stands for a person or people, and not for whoever writes.

    >>> is_anyone("They left.", Span(start=0, end=4)), is_anyone("I left.", Span(start=0, end=1))
    (True, False)
    """
    word = span.of(text).lower()
    is_said = word in FIRST_PERSON | YOU and is_quoted(text, span.start)
    return is_said or word in THIRD_PERSON | PLURAL | _THOSE


def _is_anyone(_: Entity) -> bool:
    return True
