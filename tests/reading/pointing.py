"""Finds spans by their words."""

from communique.model import Span


def span(text, words):
    """Return the span of the first occurrence of some words in a text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))
