"""Where sentences end: the encoder's sentence head, held to places where a sentence can end."""

from __future__ import annotations

import numpy as np

from communique.model import READ_BLOCKS, Article, Span
from communique.reading.encoder import Encoded
from communique.reading.spans import softmax

STOPS = (1012, 1029, 999, 1529)
"""The vocabulary's . ? ! and the ellipsis."""
CLOSERS = (1000, 1524, 1005, 1007, 1033, 1521)
"""Its closing quotation marks, bracket and apostrophes, which may follow a stop."""
AFTER_STOP, ELSEWHERE = 0.3, 0.9
"""How sure the head must be of an end: an abbreviation's stop needs little doubt, the middle of a line much proof."""


def find_sentences(article: Article, encoded: Encoded) -> tuple[Span, ...]:
    """Return the sentences of the blocks that were read, in order; a block's end always ends one."""
    pieces = encoded.pieces
    n = len(pieces)
    if not n:
        return ()
    gap_after = np.concatenate([pieces.gap[1:] > 0, [True]])
    stop = np.isin(pieces.ids, STOPS)
    stop[1:] |= np.isin(pieces.ids[1:], CLOSERS) & stop[:-1] & (pieces.gap[1:] == 0)
    likely = softmax(encoded.layer("sentence"))[:, 1] > np.where(stop, AFTER_STOP, ELSEWHERE)
    ends = encoded.read & gap_after & likely
    blocks = [b for b in article.blocks if b.kind in READ_BLOCKS]
    last = np.searchsorted(pieces.start, [b.end for b in blocks], "left") - 1
    ends[last[last >= 0]] = True
    first = np.searchsorted(pieces.start, [b.start for b in blocks], "left")
    begins = np.zeros(n, bool)
    begins[1:] = ends[:-1]
    begins[first[first < n]] = True
    begins &= encoded.read
    starts = np.flatnonzero(begins).tolist()
    stops = np.flatnonzero(ends & encoded.read).tolist()
    spans = []
    for start, stop in zip(starts, np.searchsorted(stops, starts).tolist(), strict=True):
        if stop < len(stops):
            spans.append(encoded.span(start, stops[stop] + 1))
    return tuple(spans)
