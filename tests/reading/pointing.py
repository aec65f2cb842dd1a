"""Spans and scenes by their words, for the tests of what belongs to an act."""

from communique.model import Span
from communique.reading.circumstances import Scene


def span(text, words):
    """Return the span of the first of the words in a text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def scene(text, *triggers):
    """Return a text as one sentence with its acts."""
    return Scene(text, Span(start=0, end=len(text)), [span(text, t) for t in triggers], ())
