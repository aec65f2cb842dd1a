"""Ambiguous names, offices, pronouns and pairs: an actor with the country that all candidates share."""

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
"""How many sentences back the candidates may be."""
_OF_STATES = re.compile(
    r"(?:countries|nations|governments|states|capitals|powers|koreas|neighbou?rs|presidents|ministers)$"
)
"""Pairs of states: "both nations"."""
_THOSE = frozenset({"those", "each other", "one another"})
"""Words that are used like a pronoun for people."""


class Undecided(Part):
    """The ambiguous spans of one article whose candidates share one country."""

    def settle_names(self) -> None:
        """Resolve ambiguous names to an actor with the country that all candidates share."""
        for span, bearers in self.board.open_names.items():
            code = only({entity.country for entity in bearers} - {None})
            if code is not None:
                name = trim(span.of(self.text))
                made = self.registry.get_or_add(
                    ("one of", name, code), Entity(name=name, kind="person", country=code)
                )
                made.because("several bear the name, all of one country", 0.6)
                made.mention(span, "name")
                self.board.found[span] = made

    def settle_phrases(self, spans: Iterable[Span]) -> None:
        """Resolve ambiguous offices, pronouns and pairs to an actor with the country that all candidates share."""
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
        """Return the country that all candidates for a span share, with the reason and its score."""
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
    """Return the country that all possible antecedents of a pronoun share; ``None`` if they do not share one.

    Args:
        trail: the mentions so far.
        pronoun: a form of "he", "she" or "they"; others have none.
        span: where it stands.

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
    acting = trail.clause_subjects(span) if trail.is_object(pronoun, span) else set()
    codes = {entity.country for entity in around}
    if len(codes) != 1 or not codes.isdisjoint(NO_STATES) or all(id(entity) in acting for entity in around):
        return None
    return codes.pop()


def own_country(surroundings: Surroundings, span: Span, *, at_home: bool = False) -> str | None:
    """Return the article's own country, if it is sure, and neither this sentence nor the one before names another.

    Args:
        surroundings: the countries around the spans of the article.
        span: the span.
        at_home: whether the outlet must be known to be of that country.

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
    """Tell whether a word stands for a person or people, and not for the writer.

    >>> is_anyone("They left.", Span(start=0, end=4)), is_anyone("I left.", Span(start=0, end=1))
    (True, False)
    """
    word = span.of(text).lower()
    is_said = word in FIRST_PERSON | YOU and is_quoted(text, span.start)
    return is_said or word in THIRD_PERSON | PLURAL | _THOSE


def _is_anyone(_: Entity) -> bool:
    """Accept every actor."""
    return True
