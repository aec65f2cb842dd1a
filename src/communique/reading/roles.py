"""Predicates and their roles: the spans that a cue or a trigger links, decoded in the same way for both."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model import Span
from communique.models.labels import REACH, ROLES
from communique.models.weights import Weights
from communique.reading.encoder import Encoded, Passage
from communique.reading.spans import Floats, runs, softmax

LIKELY, WITHIN, POSSIBLE = 0.5, 0.3, 0.25
"""Thresholds of a role: a span needs one word above the first, with neighbours above the second. If there is none,
the best span above the third is taken.
"""
_NEVER = -1e4
"""The score of a role out of the head's reach; its probability is 0."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A candidate cue or trigger: its pieces, the piece by which the head reads it, its kind and its probability."""

    first: int
    end: int
    head: int
    kind: int
    probability: float


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A span in a role, by pieces, with its mean probability, and the probability that it begins where it does."""

    first: int
    end: int
    probability: float
    begins: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A predicate with the spans of its two roles.

    ``empty`` holds for each role the probability that it is empty: 1 minus that of the likeliest piece.
    """

    predicate: Predicate
    sources: tuple[RoleSpan, ...]
    targets: tuple[RoleSpan, ...]
    empty: tuple[float, float]


def link(
    encoded: Encoded,
    predicates: Sequence[Predicate],
    weights: Weights,
    *,
    head: str,
    sentences: Sequence[tuple[int, int]] | None = None,
    floors: Mapping[int, tuple[float, float]] | None = None,
) -> list[Linked]:
    """Return each predicate with its sources and targets, by one call of the role head for each.

    Args:
        encoded: the article.
        predicates: cues or triggers.
        weights: the role heads.
        head: ``statements`` or ``events``.
        sentences: ranges of pieces, in order. If they are given, a side is looked for in the predicate's own
        sentence, and in the one before only if it is not found there.
        floors: by kind, thresholds for sources and for targets to use in place of :data:`POSSIBLE`.

    """
    found: list[Linked] = []
    starts = [first for first, _ in sentences or ()]
    for passage, some in _by_passage(encoded, predicates):
        layout = _Layout.of(encoded, passage)
        within, begins = _tags(passage, some, weights, head)
        for predicate, *sides in zip(some, layout.by_word(within), begins, strict=True):
            windows = [(layout.first, layout.last)]
            if sentences:
                at = max(0, bisect.bisect_right(starts, predicate.head) - 1)
                windows = [sentences[at], *sentences[max(0, at - 1) : at]]
            floor = (floors or {}).get(predicate.kind, (POSSIBLE, POSSIBLE))
            found.append(_linked(layout, predicate, sides, windows, floor))
    return found


def role_probabilities(
    encoded: Encoded, predicate: Predicate, weights: Weights, *, head: str
) -> tuple[int, Floats] | None:
    """Return the first piece of a predicate's passage, and each piece's probabilities of the two roles [2, pieces].

    ``None`` if the predicate is in no passage. The arguments are those of :func:`link`.
    """
    passage = encoded.passage_of(predicate.head)
    if passage is None:
        return None
    (within,), _ = _tags(passage, [predicate], weights, head)
    return passage.first, within


def _by_passage(
    encoded: Encoded, predicates: Sequence[Predicate]
) -> Iterator[tuple[Passage, list[Predicate]]]:
    """Yield each passage with its predicates; predicates that were not read are left out."""
    read = ((encoded.passage_of(one.head), one) for one in predicates)
    for _, group in itertools.groupby(read, key=lambda pair: pair[0] and pair[0].first):
        (passage, *_), some = zip(*group, strict=True)
        if passage is not None:
            yield passage, list(some)


def _tags(
    passage: Passage, predicates: Sequence[Predicate], weights: Weights, head: str
) -> tuple[Floats, Floats]:
    """Return each piece's probabilities to be in a role of a predicate, and to begin one, each [predicates, 2, pieces].

    Beyond the head's reach they are 0.
    """
    scores = np.full((len(predicates), passage.hidden.shape[1], len(ROLES)), _NEVER, np.float32)
    scores[..., 0] = 0
    for row, predicate in zip(scores, predicates, strict=True):
        at = predicate.head - passage.first + 1  # after the special token that opens the passage
        first, last = max(0, at - REACH[head]), at + REACH[head] + 1
        pieces = passage.projected[head][:, first:last]
        row[first:last] = weights.roles(head, pieces, passage.hidden[:, at], at - first, predicate.kind)
    tags = softmax(scores)[:, 1:-1].swapaxes(1, 2)
    begins, insides = tags[:, 1::2], tags[:, 2::2]
    return begins + insides, begins


@dataclass(frozen=True, slots=True)
class _Layout:
    """The pieces of a passage: which of them open a word, how long each word is, and which open a line."""

    first: int
    last: int
    opens: npt.NDArray[np.bool_]
    words: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    lines: frozenset[int]

    @classmethod
    def of(cls, encoded: Encoded, passage: Passage) -> _Layout:
        opens = np.diff(encoded.words[passage.first : passage.last], prepend=-1) != 0
        words = np.flatnonzero(opens)
        lengths = np.diff(words, append=len(opens))
        lines = np.flatnonzero(encoded.lines[passage.first : passage.last])
        return cls(passage.first, passage.last, opens, words, lengths, frozenset(lines.tolist()))

    def by_word(self, probabilities: Floats) -> Floats:
        """Replace each piece's value by the mean over its word; pieces are the last axis."""
        means = np.add.reduceat(probabilities, self.words, axis=-1) / self.lengths
        return np.repeat(means.astype(np.float32), self.lengths, axis=-1)


def _linked(
    layout: _Layout,
    predicate: Predicate,
    sides: Sequence[Floats],
    windows: Sequence[tuple[int, int]],
    floors: tuple[float, float],
) -> Linked:
    """Return each side from the first window in which it is found.

    Args:
        layout: of the predicate's passage.
        predicate: the cue or trigger.
        sides: each piece's probabilities to be in a role, and to begin one, both [2, pieces], sources first.
        windows: ranges of pieces, the first choice first.
        floors: of sources and of targets.

    """
    (sources, no_source), (targets, no_target) = (
        _first_of(layout, within, begin, windows, floor)
        for within, begin, floor in zip(*sides, floors, strict=True)
    )
    return Linked(predicate, tuple(sources), tuple(targets), (no_source, no_target))


def _first_of(
    layout: _Layout, within: Floats, begin: Floats, windows: Sequence[tuple[int, int]], floor: float
) -> tuple[list[RoleSpan], float]:
    """Return the spans of a side in the first window that holds any, and the probability that no window does."""
    nobody = 1.0
    for window in windows:
        first = max(window[0], layout.first)
        last = max(first, min(window[1], layout.last))  # the sentence before may lie in another passage
        spans, none_here = _spans(layout, within, begin, first, last, floor)
        nobody = min(nobody, none_here)
        if spans:
            return spans, nobody
    return [], nobody


def _spans(
    layout: _Layout, within: Floats, begin: Floats, first: int, last: int, floor: float
) -> tuple[list[RoleSpan], float]:
    """Return the spans in a role from piece ``first`` to ``last``, and the probability that there is none.

    These are the spans likelier than not, else the best above the floor. A span ends where a new one begins.
    """
    base = layout.first
    held = np.zeros(len(within), np.float32)
    held[first - base : last - base] = within[first - base : last - base]
    peak = int(held.argmax())
    highest = float(held[peak])
    if highest <= floor:
        return [], 1 - highest
    if highest <= LIKELY:
        stretches = [run for run in runs(held > POSSIBLE / 2, layout.lines) if run[0] <= peak < run[1]]
    else:
        breaks = layout.lines.union(np.flatnonzero(layout.opens & (begin > LIKELY)).tolist())
        stretches = [
            pair
            for a, b in runs(held > WITHIN)
            if held[a:b].max() > LIKELY
            for pair in itertools.pairwise([a, *(i for i in range(a + 1, b) if i in breaks), b])
        ]
    means = ((a, b, float(held[a:b].sum() / (b - a))) for a, b in stretches)
    return [RoleSpan(base + a, base + b, mean, float(begin[a])) for a, b, mean in means], 1 - highest


def distinct(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, with overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and merged[-1].overlaps(span):
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
