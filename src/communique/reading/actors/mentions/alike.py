"""Pronouns and pairs that may stand for several who are all of one country: that much is known of whoever it is."""

from __future__ import annotations

import re

from communique.model import Span
from communique.reading.actors.countries.surroundings import Surroundings
from communique.reading.actors.countries.writer import is_quoted
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.mentions.pronouns import PLURAL, THIRD_PERSON, YOU, fitting
from communique.reading.actors.mentions.voices import FIRST_PERSON
from communique.reading.actors.phrases.words import NO_STATES

_REACH = 3
"""Sentences that are looked back."""
OF_STATES = re.compile(
    r"(?:countries|nations|governments|states|capitals|powers|koreas|neighbou?rs|presidents|ministers)$"
)
"""What pairs are of two states: "both nations"."""
THOSE = frozenset({"those", "each other", "one another"})
"""Words that stand for people as a pronoun does."""


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
    return is_said or word in THIRD_PERSON | PLURAL | THOSE


def _is_anyone(_: Entity) -> bool:
    return True
