"""Pronouns that may stand for several who are all of one country: that much is known of whoever it is."""

from __future__ import annotations

from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.mentions.pronouns import PLURAL, THIRD_PERSON, fitting
from communique.reading.actors.phrases.words import NO_STATES

_REACH = 3
"""Sentences that are looked back."""


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


def _is_anyone(_: Entity) -> bool:
    return True
