"""When and where: which of a passage's times and places belong to one act in it, by a head of their own.

A passage may tell of several acts and date one of them. For each act, done or said, the head tells of every piece of a word how
likely it says when the act was, and where; a time or place that the text names is as likely as its likeliest piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from communique.model import Span
from communique.models.labels import DOINGS
from communique.models.weights import Weights
from communique.reading.encoder import Encoded
from communique.reading.roles import Predicate, told
from communique.reading.spans import Floats

_WHEN, _WHERE = range(2)
LIKELY = 0.45
"""From here on a time or place belongs to the act; of several the likeliest does. On the acts of fold 1 the F1 is flat from 0.3 to 0.5."""


class Circumstances:
    """What an article's passages tell of when and where each of its acts was."""

    def __init__(self, encoded: Encoded, acts: Mapping[Span, str], weights: Weights) -> None:
        """Read all of an article's acts at once.

        Args:
            encoded: the article.
            acts: the word of every act, with its kind (:data:`~communique.models.labels.DOINGS`).
            weights: the head.

        """
        self._pieces = encoded.pieces
        heads = np.searchsorted(encoded.pieces.end, [act.start for act in acts], "right").tolist()
        predicates = [
            Predicate(head, head + 1, head, DOINGS.index(kind), 1.0)
            for head, kind in zip(heads, acts.values(), strict=True)
        ]
        read = told(encoded, predicates, weights, head="circumstances")
        self._told: dict[Span, tuple[int, Floats]] = dict(zip(acts, read, strict=True))

    def when(self, act: Span, times: Iterable[Span]) -> Span | None:
        """Return which of some times is the act's, ``None`` where none is likely to be."""
        return self._likeliest(act, times, _WHEN)

    def where(self, act: Span, places: Iterable[Span]) -> Span | None:
        """Return which of some places is the act's, ``None`` where none is likely to be."""
        return self._likeliest(act, places, _WHERE)

    def _likeliest(self, act: Span, spans: Iterable[Span], role: int) -> Span | None:
        if act not in self._told:
            return None
        first, likely = self._told[act]
        likely = likely[role]
        best: tuple[float, Span] | None = None
        for span in spans:
            a = int(np.searchsorted(self._pieces.end, span.start, "right")) - first
            b = int(np.searchsorted(self._pieces.start, span.end, "left")) - first
            if 0 <= a < b <= len(likely):
                score = float(likely[a:b].max())
                if score > LIKELY and (best is None or score > best[0]):
                    best = (score, span)
        return best[1] if best else None
