"""Predicates and their roles: what a cue or a trigger links, decoded the same way for both."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from communique.model import Span
from communique.models.weights import Weights
from communique.reading.encoder import Encoded, Passage
from communique.reading.spans import Floats, runs, softmax


@dataclass(frozen=True, slots=True)
class Predicate:
    """A candidate cue or trigger: its pieces, the piece that stands for it, its kind and probability."""

    first: int
    end: int
    head: int
    kind: int
    probability: float


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A span in a role, by pieces, with its mean probability."""

    first: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A predicate with the spans that its passage gives its two roles."""

    predicate: Predicate
    sources: tuple[RoleSpan, ...]
    targets: tuple[RoleSpan, ...]


def link(encoded: Encoded, predicates: Sequence[Predicate], weights: Weights, *, head: str) -> list[Linked]:
    """Return each predicate with its sources and targets; one call of the role head a passage."""
    found: list[Linked] = []
    for passage in encoded.passages:
        here = [p for p in predicates if passage.first <= p.head < passage.last]
        if not here:
            continue
        index = np.array([p.head - passage.first + 1 for p in here], np.int64)
        kind = np.array([p.kind for p in here], np.int64)
        tags = softmax(weights.roles(head, passage.hidden, index, kind))[:, 1:-1]
        found += [_decode(encoded, passage, p, tags[i]) for i, p in enumerate(here)]
    return found


def _decode(encoded: Encoded, passage: Passage, predicate: Predicate, tags: Floats) -> Linked:
    return Linked(
        predicate,
        tuple(_spans(encoded, passage, tags[:, 1] + tags[:, 2], tags[:, 1])),
        tuple(_spans(encoded, passage, tags[:, 3] + tags[:, 4], tags[:, 3])),
    )


def _spans(encoded: Encoded, passage: Passage, within: Floats, begin: Floats) -> list[RoleSpan]:
    """Return the stretches in a role: more likely than not, broken where a new one begins, whole words only."""
    gap = encoded.pieces.gap[passage.first : passage.last]
    spans = []
    for first, end in runs(within > 0.5):
        starts = [first, *(i for i in range(first + 1, end) if begin[i] > 0.5 and gap[i] > 0), end]
        for a, b in itertools.pairwise(starts):
            spans.append(RoleSpan(passage.first + a, passage.first + b, float(within[a:b].mean())))
    return spans


def whole_words(encoded: Encoded, text: str, first: int, end: int) -> Span:
    """Return the characters of the pieces, widened to whole words and stripped of stray commas and blanks."""
    pieces = encoded.pieces
    start, stop = int(pieces.start[first]), int(pieces.end[end - 1])
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
        stop += 1
    while stop - start > 1 and text[stop - 1] in ",;: ":
        stop -= 1
    while stop - start > 1 and text[start] in ",;: ":
        start += 1
    return Span(start=start, end=stop)
