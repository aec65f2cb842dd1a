"""Sentence ends: from the encoder's sentence head, limited to places where a sentence can end, and from unambiguous stops."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from communique.english import SHORT_TITLE_WORDS, word_set
from communique.model import READ_BLOCKS, Article, Span
from communique.models.pieces import NO_GAP
from communique.models.vocabulary import CLOSERS, ELLIPSIS, STOPS
from communique.reading.encoder import Encoded, opens_glued
from communique.reading.spans import softmax

AFTER_STOP, ELSEWHERE = 0.3, 0.9
"""Least probability of a sentence end after a full stop, and elsewhere in a line."""

_PLAIN_STOP = re.compile(
    r"\b(?P<last>[a-z]{2,})(?:(?:\.[\"”’')\]]?|[?!])(?=\s+[\"“‘(]?[A-Z])"
    r"|[.?!]”?(?=(?!(?:Com|Org|Net|Gov)\b)[A-Z][a-z]+(?:\s|,\s|[’']s\b)))"
)
"""A lower-case word, a stop and a capital letter, or a whole capitalised word where a page joined two sentences.
After a quoted question or exclamation the sentence may go on: “Why?” President X asked.
"""
_SHORTENED = SHORT_TITLE_WORDS | word_set("messrs jr sr st dept est etc approx incl vs al pp")
"""Words that are written with a full stop within a sentence, in lower case."""


def plain_ends(text: str) -> list[int]:
    """Return the offsets after stops that end a sentence in any context, in order.

    >>> plain_ends("Police fired. Mr. Ruto of St. Ives saw “a crowd.” Nobody fled.")
    [13, 49]
    """
    return [match.end() for match in _PLAIN_STOP.finditer(text) if match["last"] not in _SHORTENED]


def find_sentences(article: Article, encoded: Encoded) -> tuple[Span, ...]:
    """Return the sentences of the blocks that were read, in order; the end of a block always ends one."""
    pieces = encoded.pieces
    if not len(pieces):
        return ()
    ends = _told_ends(article.text, encoded)
    blocks = [b for b in article.blocks if b.kind in READ_BLOCKS]
    last = np.searchsorted(pieces.start, [b.end for b in blocks], "left") - 1
    ends[last[last >= 0]] = True
    first = np.searchsorted(pieces.start, [b.start for b in blocks], "left")
    begins = np.concatenate([[False], ends[:-1]])
    begins[first[first < len(pieces)]] = True
    starts, lasts = (np.flatnonzero(edge & encoded.read).tolist() for edge in (begins, ends))
    ending = np.searchsorted(lasts, starts).tolist()
    return tuple(
        encoded.span(start, lasts[at] + 1)
        for start, at in zip(starts, ending, strict=True)
        if at < len(lasts)
    )


def _told_ends(text: str, encoded: Encoded) -> npt.NDArray[np.bool_]:
    """Return for each piece that was read whether a sentence ends with it, by the head or by an unambiguous stop."""
    pieces = encoded.pieces
    stop = np.isin(pieces.ids, (*STOPS, ELLIPSIS))
    stop[1:] |= np.isin(pieces.ids[1:], CLOSERS) & stop[:-1] & (pieces.gap[1:] == NO_GAP)
    ends = softmax(encoded.layer("sentence"))[:, 1] > np.where(stop, AFTER_STOP, ELSEWHERE)
    plain = np.searchsorted(pieces.end, plain_ends(text), "left")
    ends[plain[plain < len(pieces)]] = True
    is_followed = np.concatenate([(pieces.gap[1:] > NO_GAP) | opens_glued(pieces)[1:], [True]])
    told: npt.NDArray[np.bool_] = encoded.read & is_followed & ends
    return told
