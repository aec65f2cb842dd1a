"""Packing: blocks of an article to the passages that the encoder reads, each once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from communique.models.pieces import NO_GAP, Pieces
from communique.models.vocabulary import STOPS

LIMIT = 254
"""Pieces of a passage, its two marks left out; the encoder was trained on passages up to this length."""


def pack(pieces: Pieces, blocks: Sequence[tuple[int, int]], *, limit: int = LIMIT) -> list[tuple[int, int]]:
    """Return the passages as ranges of pieces: neighbouring blocks together, each at most ``limit`` pieces.

    Args:
        pieces: the word pieces of the whole text.
        blocks: stretches of the text (start, end), in order; a passage joins only blocks that adjoin, so that
            what lies between two blocks (a caption, say) is never read.
        limit: most pieces of a passage. A longer block is cut after the last sentence-like end that fits.

    """
    first = np.searchsorted(pieces.start, [start for start, _ in blocks], "left").tolist()
    last = np.searchsorted(pieces.start, [end for _, end in blocks], "left").tolist()
    ranges: list[tuple[int, int]] = []
    for a, b in zip(first, last, strict=True):
        if a >= b:
            continue
        if ranges and ranges[-1][1] == a and b - ranges[-1][0] <= limit:
            ranges[-1] = (ranges[-1][0], b)
            continue
        while b - a > limit:
            cut = a + _last_end(pieces, a, a + limit)
            ranges.append((a, cut))
            a = cut  # noqa: PLW2901
        ranges.append((a, b))
    return ranges


def _last_end(pieces: Pieces, a: int, b: int) -> int:
    """Return how many pieces of ``a`` to ``b`` end with the last full stop before a gap, else all of them."""
    stops = np.isin(pieces.ids[a : b - 1], STOPS) & (pieces.gap[a + 1 : b] > NO_GAP)
    found = np.flatnonzero(stops[(b - a) // 3 :])
    return int(found[-1]) + (b - a) // 3 + 1 if len(found) else b - a
