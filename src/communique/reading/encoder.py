"""One pass of the encoder over an article: the scores of every piece, and the hidden states for the role heads."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model import READ_BLOCKS, Article, Span
from communique.models.labels import SLICES, WIDTH
from communique.models.pieces import LINE, NO_GAP, NO_WORD, SMALL, TITLE, Pieces, cut
from communique.models.vocabulary import CLOSING_QUOTE, CLS, MARKS, SEP, STOPS
from communique.models.weights import Array, Weights
from communique.reading.passages import pack
from communique.reading.running_text import running_text

_SEPARATORS = frozenset(",.")
"""Marks that may stand within a number."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces ``first`` to ``last`` of an article, as the encoder read them together."""

    first: int
    last: int
    hidden: Array  # [1, pieces + 2, width], with the two special tokens
    projected: Mapping[str, Array]  # what each role head reads of them (Weights.project)


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article's pieces, the passages they were read in, and the scores of every piece that was read."""

    pieces: Pieces
    passages: tuple[Passage, ...]
    scores: Array  # [pieces, outputs]; rows outside the passages are zero
    read: npt.NDArray[np.bool_]
    words: npt.NDArray[np.int64]  # [pieces]: which word of the text a piece belongs to

    @property
    def lines(self) -> npt.NDArray[np.bool_]:
        """For each piece whether it opens a line [pieces]; no span continues over the end of a line."""
        return self.pieces.gap >= LINE

    def layer(self, name: str) -> Array:
        """Return the scores of one layer [pieces, tags]."""
        return self.scores[:, SLICES[name]]

    def passage_of(self, piece: int) -> Passage | None:
        """Return the passage in which a piece was read; ``None`` if it was not read."""
        number = bisect.bisect_right(self.passages, piece, key=_first) - 1
        return self.passages[number] if number >= 0 and piece < self.passages[number].last else None

    def span(self, first: int, last: int) -> Span:
        """Return the span of characters of pieces ``first`` to ``last`` (exclusive)."""
        return Span(start=int(self.pieces.start[first]), end=int(self.pieces.end[last - 1]))

    def ranges(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """Return the pieces (first, end) that start within each of the spans, which are in order."""
        first = np.searchsorted(self.pieces.start, [span.start for span in spans], "left").tolist()
        end = np.searchsorted(self.pieces.start, [span.end for span in spans], "left").tolist()
        return list(zip(first, end, strict=True))


def _first(passage: Passage) -> int:
    return passage.first


def encode(articles: Sequence[Article], weights: Weights) -> list[Encoded]:
    """Read the title and body of each article; captions, bylines and chrome are left out.

    The tokenizer runs over all articles at once, the encoder over each passage by itself (see
    :meth:`communique.models.weights.Weights.read` for why).
    """
    return [
        encode_pieces(article, pieces, weights)
        for article, pieces in zip(articles, cut([running_text(a) for a in articles]), strict=True)
    ]


def encode_pieces(article: Article, pieces: Pieces, weights: Weights) -> Encoded:
    """Return the encoded article; it is read passage by passage.

    Args:
        article: its blocks say what is read.
        pieces: of its text, as :func:`communique.models.pieces.cut` gives them.
        weights: the encoder.

    """
    blocks = [(block.start, block.end) for block in article.blocks if block.kind in READ_BLOCKS]
    scores = np.zeros((len(pieces), WIDTH), np.float32)
    read = np.zeros(len(pieces), bool)
    passages = []
    for first, last in pack(pieces, blocks):
        ids, case, gap = (
            np.concatenate([[left], values[first:last], [right]])
            for values, left, right in (
                (pieces.ids, CLS, SEP),
                (pieces.case, NO_WORD, NO_WORD),
                (pieces.gap, NO_GAP, NO_GAP),
            )
        )
        hidden, layers = weights.read(ids, case, gap)
        scores[first:last] = layers[0, 1:-1]
        read[first:last] = True
        passages.append(Passage(first, last, hidden, weights.project(hidden)))
    return Encoded(pieces, tuple(passages), scores, read, _words(pieces))


def _words(pieces: Pieces) -> npt.NDArray[np.int64]:
    """Return the number of the word to which each piece belongs: pieces without a gap form a word, punctuation stands alone.

    So "U.S." and "Jae-in" are words, and "Seoul's" is "Seoul" and what follows. A word that a page joined to the full
    stop before it is a word of its own.
    """
    mark = np.isin(pieces.ids, MARKS)
    starts = (pieces.gap > NO_GAP) | mark | opens_glued(pieces)
    starts[1:] |= mark[:-1]
    return np.cumsum(starts)


def opens_glued(pieces: Pieces) -> npt.NDArray[np.bool_]:
    """Return for each piece whether it opens a sentence that a page joined to the one before: "… for a month.Ruto said".

    Such a piece is capitalised and follows lower-case letters, a full stop and perhaps a closing quotation mark,
    without a gap.

    >>> from communique.models.pieces import cut
    >>> for text in ("It rained.Ruto left", "It rained. Ruto left", "St.Ives", "the U.S.Senate"):
    ...     print(bool(opens_glued(cut([text])[0]).any()))
    True
    False
    False
    False

    """
    stop = np.isin(pieces.ids, STOPS)
    stop[1:] &= pieces.case[:-1] == SMALL
    stop[:1] = False
    closed = np.zeros_like(stop)
    closed[1:] = stop[:-1] & (pieces.ids[1:] == CLOSING_QUOTE) & (pieces.gap[1:] == NO_GAP)
    opens = np.zeros_like(stop)
    opens[1:] = (stop | closed)[:-1] & (pieces.gap[1:] == NO_GAP) & (pieces.case[1:] == TITLE)
    return opens


def whole_words(encoded: Encoded, text: str, first: int, end: int) -> Span:
    """Return the span of the pieces, extended to whole words and without stray commas and blanks at its ends."""
    pieces = encoded.pieces
    start, stop = int(pieces.start[first]), int(pieces.end[end - 1])
    while _parts_a_word(text, start):
        start -= 1
    while _parts_a_word(text, stop):
        stop += 1
    while stop - start > 1 and text[stop - 1] in ",;: ":
        stop -= 1
    while stop - start > 1 and text[start] in ",;: ":
        start += 1
    return Span(start=start, end=stop)


def _parts_a_word(text: str, at: int) -> bool:
    """Tell whether an offset lies within a word or a number such as "1,200"."""
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if before in _SEPARATORS:
        before = text[max(0, at - 2) : at - 1] if after.isdigit() else ""
        return before.isdigit()
    if after in _SEPARATORS:
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before.isalnum() and after.isalnum()
