"""Sentences and tense: the context that decides whether a relative expression is past or future.

>>> from communique.reading.times.tokens import tokenise
>>> sentences_of(tokenise("The minister will meet them on Friday")).tense(6, 7)
1
>>> sentences_of(tokenise("The minister met them on Friday")).tense(5, 6)
-1
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from communique.english import SHORT_TITLE_WORDS, word_set
from communique.reading.times.lexicon import ABBREVIATED
from communique.reading.times.tense import ARRANGED, CONDITION, SIGNED, WEAK, sign_of
from communique.reading.times.tokens import LETTERS, Tokens

REACH = 40
"""Tokens on either side of an expression that are searched for the tense of its clause."""

_STOPS = SHORT_TITLE_WORDS | ABBREVIATED | word_set("st corp inc co u s no vs")
"""Abbreviations that are followed by a full stop."""
_CLAUSE_STARTS = word_set('but if while although though whereas ; " ” “')
"""Words and marks that begin a clause with its own tense."""
_INNER = frozenset(",;:")
"""Marks before which a full stop ends no sentence: "in Warrensburg, Mo., on Friday"."""
_ENDERS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Sentences:
    """For each token, the start of its sentence and the nearest signs of tense on either side (see ``tense``)."""

    starts: list[int]
    """The index of the sentence's first token, at most ``REACH`` tokens back."""
    before: list[int]
    """The sign of the nearest token before that has one, in the clause; 0 if none has."""
    distance: list[int]
    """The distance to that token, in tokens."""
    after: list[int]
    """The sign of this token or else of the nearest one after it that has one, in the clause; 0 if none has."""

    def tense(self, first: int, last: int) -> int:
        """Return the sign of tense of an expression: -1, 0, 1, ``WEAK`` or ``CONDITION``.

        It is the nearest sign before the expression, otherwise the nearest one after it.

        Args:
            first: the index of the expression's first token.
            last: the index after its last token.

        """
        return self.before[first] or (self.after[last] if last < len(self.after) else 0)


def sentences_of(tokens: Tokens, borders: Sequence[int] = ()) -> Sentences:
    """Return the sentences of a text; ``borders`` are the offsets at which they begin, if known."""
    words = tokens.words
    if borders:
        openings = {bisect_left(tokens.starts, border) for border in borders}
    else:
        ends = (i for i, word in enumerate(words) if word in _ENDERS or word[0] == "\n")
        openings = {i + 1 for i in ends if _ends_sentence(words, tokens.surfaces, i)}
    signs = [
        sign_of(tokens, i) if word in SIGNED or word.endswith("ed") else 0 for i, word in enumerate(words)
    ]
    asides = _asides(words, openings)
    return Sentences(
        *_look_back(words, signs, openings, asides), after=_look_ahead(words, signs, openings, asides)
    )


def _look_back(
    words: list[str], signs: list[int], openings: set[int], asides: list[bool]
) -> tuple[list[int], list[int], list[int]]:
    """Return ``starts``, ``before`` and ``distance`` of :class:`Sentences`."""
    starts, before, distance = [], [], []
    start, sign, at = 0, 0, -1  # ``at`` is the token that has the sign
    outside = sign, at  # sign and token of the clause around an aside
    for i in range(len(words)):
        if i in openings:
            start, sign, outside = i, 0, (0, at)
        if _begins_clause(words, i):
            sign = 0
        if asides[i] != asides[i - 1]:
            outside, (sign, at) = ((sign, at), (0, at)) if asides[i] else ((0, at), outside)
        starts.append(max(start, i - REACH))
        before.append(sign if i - at <= REACH else 0)
        distance.append(i - at)
        if signs[i]:
            sign, at = signs[i], i
    return starts, before, distance


def _look_ahead(words: list[str], signs: list[int], openings: set[int], asides: list[bool]) -> list[int]:
    """Return ``after`` of :class:`Sentences`."""
    after = [0] * len(words)
    sign = distance = 0
    for i in range(len(words) - 1, -1, -1):
        if i + 1 in openings or _begins_clause(words, i) or words[i] == "that" or asides[i - 1] > asides[i]:
            sign = 0
        distance += 1
        if signs[i] and signs[i] not in (WEAK, CONDITION):
            sign, distance = (-1 if signs[i] > 0 and _is_resolved(words, i) else signs[i]), 0
        # a weak sign holds only for an expression right before it: not for "the bombing Saturday, which may"
        after[i] = signs[i] if signs[i] in (WEAK, CONDITION) else sign if distance <= REACH else 0
    return after


def _asides(words: list[str], openings: set[int]) -> list[bool]:
    """Return for each token, and for the end, whether it is in an aside with its own tense: "according to a poll"."""
    asides, inside = [], False
    for i, word in enumerate(words):
        inside = (inside and i not in openings and word != ",") or word == "according"
        asides.append(inside)
    return [*asides, False]


def _begins_clause(words: list[str], i: int) -> bool:
    """Tell whether token ``i`` begins a clause with its own tense: "but"; not "but not", "but also"."""
    return words[i] in _CLAUSE_STARTS and words[i + 1 : i + 2] not in (["not"], ["also"], ["only"], [","])


def _is_resolved(words: list[str], i: int) -> bool:
    """Tell whether token ``i`` is a decision in the past on something future: "In August they agreed to meet"."""
    return (
        words[i].endswith("ed")
        and words[i] not in ARRANGED
        and words[i - 1 : i] not in (["is"], ["are"], ["be"])
    )


def _ends_sentence(words: list[str], surfaces: list[str], i: int) -> bool:
    """Tell whether token ``i`` is a mark or an empty line that ends a sentence."""
    word = words[i]
    if word in "!?" or word[0] == "\n":
        return True
    if word != ".":
        return False
    after = surfaces[i + 1] if i + 1 < len(words) else "A"
    return (
        not after[0].islower()
        and after not in _INNER
        and (i == 0 or (words[i - 1] not in _STOPS and (len(words[i - 1]) > 1 or not words[i - 1].isalpha())))
    )


def same_passage(tokens: Tokens, earlier: int, later: int) -> bool:
    """Tell whether two tokens are near enough for the later to refer to the earlier: two empty lines apart at most."""
    return later - earlier <= 2 * REACH and tokens.tags.count(LETTERS["gap"], earlier, later) <= 2
