"""Packing: the blocks of an article are joined or cut into the passages that the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from communique.models.pieces import NO_GAP, Pieces
from communique.models.vocabulary import STOPS

LIMIT = 254
"""Most pieces of a passage, without the two special tokens; the encoder was trained on passages up to this length."""


def pack(pieces: Pieces, blocks: Sequence[tuple[int, int]], *, limit: int = LIMIT) -> list[tuple[int, int]]:
    """Return the passages as ranges of pieces: adjacent blocks together, each of at most ``limit`` pieces.

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
    """Return how many of the pieces ``a`` to ``b`` lie before the last sentence-like end; all of them if there is none."""
    stops = np.isin(pieces.ids[a : b - 1], STOPS) & (pieces.gap[a + 1 : b] > NO_GAP)
    found = np.flatnonzero(stops[(b - a) // 3 :])
    return int(found[-1]) + (b - a) // 3 + 1 if len(found) else b - a
