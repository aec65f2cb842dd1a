"""Helpers for measuring: a text as an article that is read as a whole, and whether a side is right."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Article, Block, Participant, Span


def plain_article(text: str) -> Article:
    """Return an article in which each line is body, to measure a layer apart from the marking of blocks."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind="body", start=at, end=at + len(line)))
        at += len(line) + 1
    return Article(text=text, language="en", blocks=tuple(blocks))


def meets(spans: Sequence[Span | Participant], gold: Sequence[Sequence[int]]) -> bool:
    """Tell whether a side matches the gold side: both are empty, or some of their spans overlap."""
    if not spans or not gold:
        return not spans and not gold
    return any(s.start < b and a < s.end for s in spans for a, b in gold)


def same(spans: Sequence[Span | Participant], gold: Sequence[Sequence[int]]) -> bool:
    """Tell whether a side is right as a whole: all gold parties are found, and no others.

    >>> same([Span(start=0, end=4)], [(0, 9), (12, 20)])
    False
    """
    return all(meets([s], gold) for s in spans) and all(meets(spans, [g]) for g in gold)
