"""What is known about an article before its actors are resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.model import Span
from communique.reading.actors.mentions.voices import Quotation
from communique.reading.names import Name


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An article whose spans are not linked to actors yet."""

    text: str
    published: date | None = None
    """The day it speaks from: without it offices are taken from the text alone."""
    sentences: Sequence[Span] = ()
    names: Sequence[Name] = ()
    phrases: Sequence[Span] = ()
    """The spans that take part in events and statements: noun phrases, names, pronouns."""
    home: str | None = None
    """The country of the outlet."""
    quotations: Sequence[Quotation] = ()
    """What is said and by whom, for "we" and "I"."""
    opposed: Sequence[tuple[Span, Span]] = ()
    """The spans on the two sides of one act, which are not one actor's."""
    section: str | None = None
    """The country whose news the section has that the article stands in."""
