"""What the encoder's layers find and the resolvers take: names as spans with a label and a score."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Span
from communique.models.labels import NameLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text: characters ``start`` to ``end``, what it names, and how sure that is (0 to 1).

    >>> Name(start=0, end=5, label="Location", score=0.9).span.of("Seoul spoke")
    'Seoul'
    """

    start: int
    end: int
    label: NameLabel
    score: float

    @property
    def span(self) -> Span:
        """The characters that the name covers."""
        return Span(start=self.start, end=self.end)
