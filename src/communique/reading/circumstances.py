"""When and where: which of a passage's times and places belong to an act in it, by a head of its own.

A passage may report several acts and date only one of them. For each act (an event or a statement) the head gives the
probability that a word piece says when the act was, or where. A time or place is as likely as its likeliest piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np

from communique.model import Span
from communique.models.labels import DOINGS
from communique.models.weights import Weights
from communique.reading.encoder import Encoded
from communique.reading.roles import Predicate, role_probabilities
from communique.reading.spans import Floats

_WHEN, _WHERE = range(2)
LIKELY = (0.25, 0.46)
"""Least probability at which a time, and a place, belongs to an act; of several the likeliest does. On the acts of
fold 1 thresholds of 0.3 and 0.43 gave an F1 that was .005 and .013 higher, but with those many short sentences
lack their act's time or have a place that is not the act's.
"""

OPENING = (0.15, 0.25)
"""Least probability at which a time, and a place, that opens a sentence belongs to an act in its main clause: "In Oslo,
police held ...". In labelled paragraphs 104 of 144 such days are the act's, and 37 of 53 such places, whatever the head
says of them.
"""

_OPENS = re.compile(
    r"(?:^|\n|[.!?:][”\"’]? )[“\"‘]?(?:(?:But|And|Then|Meanwhile,|Later,) )?(?:(?:at|early|in|late|near|on|outside) )?(?:the )?$",
    re.IGNORECASE,
)
_BEFORE = 32
"""Characters before a time or place in which the start of its sentence is looked for."""
_CLAUSE = re.compile(r"[.!?]\s|[\n;:“\"]|\b(?:as|that|wh(?:en|ich|o|ose))\b")
"""The end of a sentence, a quotation or another clause between an act and what opens its sentence."""
_OWNS = re.compile(r"['’]s\b")
_HELD_AT = re.compile(r"\b(?:at|during|in) $", re.IGNORECASE)


class Circumstances:
    """The times and places of the acts of one article."""

    def __init__(self, text: str, encoded: Encoded, acts: Mapping[Span, str], weights: Weights) -> None:
        """Take all acts of an article; the head reads each only when it is first asked for.

        Args:
            text: the article's.
            encoded: the article.
            acts: the word of every act, with its kind (:data:`~communique.models.labels.DOINGS`).
            weights: the head.

        """
        self._text, self._encoded, self._acts, self._weights = text, encoded, acts, weights
        self._told: dict[Span, tuple[int, Floats] | None] = {}

    def when(self, act: Span, times: Iterable[Span]) -> Span | None:
        """Return the one of ``times`` that is the act's; ``None`` if none is likely."""
        return self._likeliest(act, (time for time in times if not self._is_of_another(act, time)), _WHEN)

    def where(self, act: Span, places: Iterable[Span]) -> Span | None:
        """Return the one of ``places`` that is the act's; ``None`` if none is likely."""
        return self._likeliest(act, places, _WHERE)

    def _is_of_another(self, act: Span, time: Span) -> bool:
        """Tell whether a time after the act belongs to the noun that follows: "rejected Monday's offer".

        It does not in "spoke at Monday's hearing".

        Of 100 such times in the training texts 5 are the act's, each of them after "at" or "during".
        """
        is_owner = time.start > act.start and _OWNS.match(self._text, time.end) is not None
        return is_owner and not _HELD_AT.search(self._text, max(0, time.start - 8), time.start)

    def _likeliest(self, act: Span, spans: Iterable[Span], role: int) -> Span | None:
        best: tuple[float, Span] | None = None
        for span in spans:
            score = self._likely(act, span, role)
            if best is not None and score <= best[0]:
                continue
            if score > LIKELY[role] or (score > OPENING[role] and self._opens(act, span)):
                best = (score, span)
        return best[1] if best else None

    def _opens(self, act: Span, span: Span) -> bool:
        """Tell whether a time or place opens the sentence that has the act in its main clause."""
        text, end = self._text, span.end
        if not (end < act.start and text.startswith(",", end)):
            return False
        is_first = _OPENS.search(text, max(0, span.start - _BEFORE), span.start) is not None
        return is_first and _CLAUSE.search(text, end, act.start) is None

    def _likely(self, act: Span, span: Span, role: int) -> float:
        """Return the probability of the likeliest piece of the span in a role of the act; 0 for an unknown act."""
        if act not in self._told:
            self._told[act] = self._read(act)
        read = self._told[act]
        if read is None:
            return 0.0
        first, likely = read
        pieces = self._encoded.pieces
        a = int(np.searchsorted(pieces.end, span.start, "right")) - first
        b = int(np.searchsorted(pieces.start, span.end, "left")) - first
        return float(likely[role, a:b].max()) if 0 <= a < b <= likely.shape[1] else 0.0

    def _read(self, act: Span) -> tuple[int, Floats] | None:
        """Return the first piece of an act's passage, and the probabilities that each piece says when and where."""
        if act not in self._acts:
            return None
        head = int(np.searchsorted(self._encoded.pieces.end, act.start, "right"))
        predicate = Predicate(head, head + 1, head, DOINGS.index(self._acts[act]), 1.0)
        return role_probabilities(self._encoded, predicate, self._weights, head="circumstances")
