"""Where sentences end: the encoder's sentence head, held to places where a sentence can end, and plain stops."""

from __future__ import annotations

import re

import numpy as np

from communique.knowledge.facts import word_set
from communique.model import READ_BLOCKS, Article, Span
from communique.reading.encoder import Encoded
from communique.reading.passages import STOPS
from communique.reading.spans import softmax

ELLIPSIS = 1529
"""The vocabulary's, which may end a sentence too."""
CLOSERS = (1000, 1524, 1005, 1007, 1033, 1521)
"""Its closing quotation marks, bracket and apostrophes, which may follow a stop."""
AFTER_STOP, ELSEWHERE = 0.3, 0.9
"""How sure the head must be of an end: an abbreviation's stop needs little doubt, the middle of a line much proof."""

_PLAIN_STOP = re.compile(r"\b(?P<last>[a-z]{2,})(?:\.[\"”’')\]]?|[?!])(?=\s+[\"“‘(]?[A-Z])")
"""A small word, a stop and a capital letter. A quoted question or cry may go on: “Why?” President X asked."""
_SHORTENED = word_set(
    "sen rep gov gen col maj capt sgt adm rev hon prof pres lt mr mrs ms dr messrs jr sr st dept est etc approx incl vs al pp"
)
"""Words that are written with a stop within a sentence, for those who write them small."""


def plain_ends(text: str) -> list[int]:
    """Return the offsets after the stops that end a sentence whatever stands around them, in order.

    >>> plain_ends("Police fired. Mr. Ruto of St. Ives saw “a crowd.” Nobody fled.")
    [13, 49]
    """
    return [match.end() for match in _PLAIN_STOP.finditer(text) if match["last"] not in _SHORTENED]


def find_sentences(article: Article, encoded: Encoded) -> tuple[Span, ...]:
    """Return the sentences of the blocks that were read, in order; a block's end always ends one."""
    pieces = encoded.pieces
    n = len(pieces)
    if not n:
        return ()
    gap_after = np.concatenate([pieces.gap[1:] > 0, [True]])
    stop = np.isin(pieces.ids, (*STOPS, ELLIPSIS))
    stop[1:] |= np.isin(pieces.ids[1:], CLOSERS) & stop[:-1] & (pieces.gap[1:] == 0)
    likely = softmax(encoded.layer("sentence"))[:, 1] > np.where(stop, AFTER_STOP, ELSEWHERE)
    at = np.searchsorted(pieces.end, plain_ends(article.text), "left")
    likely[at[at < n]] = True
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
