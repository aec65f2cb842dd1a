"""Where sentences end: the encoder's sentence head, held to places where a sentence can end."""

from __future__ import annotations

import numpy as np

from communique.model import READ_BLOCKS, Article, Span
from communique.reading.encoder import Encoded


def find_sentences(article: Article, encoded: Encoded) -> tuple[Span, ...]:
    """Return the sentences of the blocks that were read, in order; a block's end always ends one."""
    pieces, scores = encoded.pieces, encoded.layer("sentence")
    n = len(pieces)
    if not n:
        return ()
    gap_after = np.concatenate([pieces.gap[1:] > 0, [True]])
    ends = encoded.read & gap_after & (scores[:, 1] > scores[:, 0])
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
