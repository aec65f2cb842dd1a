"""From scores to spans: the decoding that all heads share, on whole arrays."""

from __future__ import annotations

import itertools
from collections.abc import Collection

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = shifted / shifted.sum(-1, keepdims=True)
    return result


def sigmoid(scores: Floats) -> Floats:
    """Return the logistic function of each score.

    >>> float(sigmoid(np.zeros(1, np.float32))[0])
    0.5
    """
    result: Floats = np.float32(1) / (np.float32(1) + np.exp(-scores))
    return result


def runs(mask: npt.NDArray[np.bool_], breaks: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return the runs (first, end) in which ``mask`` is true; a new run begins at each of ``breaks``.

    >>> runs(np.array([True, True, False, True])), runs(np.array([True, True, True]), {1})
    ([(0, 2), (3, 4)], [(0, 1), (1, 3)])
    """
    bordered = np.zeros(len(mask) + 2, bool)
    bordered[1:-1] = mask
    edges = np.flatnonzero(bordered[1:] != bordered[:-1]).tolist()
    stretches = list(zip(edges[::2], edges[1::2], strict=True))
    if not breaks:
        return stretches
    cuts = [[a, *(i for i in range(a + 1, b) if i in breaks), b] for a, b in stretches]
    return [pair for cut in cuts for pair in itertools.pairwise(cut)]


def bio(
    probabilities: Floats, lines: npt.NDArray[np.bool_] | None = None
) -> list[tuple[int, int, int, float]]:
    """Return the spans of a BIO layer: (first, end, kind, probability), kinds numbered from 0.

    Columns are O, then B and I of each kind. A piece belongs to a span if O is less likely than all kinds together. A
    span starts at a likely B and after a gap; its kind is the likeliest over all of its pieces, its probability the
    mean over them. ``lines`` says which pieces open a line; a span ends before these.
    """
    if not len(probabilities):
        return []
    begin, inside = probabilities[:, 1::2], probabilities[:, 2::2]
    kinds = begin + inside
    within = kinds.sum(1) > probabilities[:, 0]
    starts = within & (begin.sum(1) > inside.sum(1))
    starts |= within & ~np.concatenate([[False], within[:-1]])
    if lines is not None:
        starts |= within & lines
    spans = []
    for first, end in runs(within):
        edges = [*(np.flatnonzero(starts[first:end]) + first).tolist(), end]
        for a, b in itertools.pairwise(edges):
            total = kinds[a:b].sum(0)
            kind = int(total.argmax())
            spans.append((a, b, kind, float(total[kind] / (b - a))))
    return spans
