"""The input of actor resolution: an article with its names, phrases and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.model import Span
from communique.reading.actors.mentions.voices import Quotation
from communique.reading.names import Name


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An article whose spans are not yet linked to actors."""

    text: str
    published: date | None = None
    """The day of the article; without it, offices come from the text alone."""
    sentences: Sequence[Span] = ()
    names: Sequence[Name] = ()
    phrases: Sequence[Span] = ()
    """The spans that take part in events and statements: noun phrases, names and pronouns."""
    home: str | None = None
    """The country of the outlet."""
    quotations: Sequence[Quotation] = ()
    """The statements with their speakers, for "we" and "I"."""
    opposed: Sequence[tuple[Span, Span]] = ()
    """Pairs of spans on the two sides of an event, which refer to different actors."""
    section: str | None = None
    """The country that the section of the article is about."""
