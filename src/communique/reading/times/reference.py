"""What a relative expression is measured from: the date of publication, the tense of its clause, an earlier date.

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
"""Tokens to either side of an expression in which the tense of its clause is looked for."""

_STOPS = SHORT_TITLE_WORDS | ABBREVIATED | word_set("st corp inc co u s no vs")
"""Words that a full stop shortens."""
_TURNS = word_set('but if while although though whereas ; " ” “')
"""Words between two clauses, each with its own tense."""
_INNER = frozenset(",;:")
"""Marks that follow no sentence's end: "in Warrensburg, Mo., on Friday"."""
_ENDERS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Token by token: where its sentence begins, and the nearest signs of tense on either side of it."""

    starts: list[int]
    before: list[int]
    """The sign of the last token before that has one, in the sentence; 0 where none does."""
    distance: list[int]
    """How many tokens back that token is."""
    after: list[int]
    """The sign of the first token from here on that has one, in the sentence."""

    def tense(self, first: int, last: int) -> int:
        """Return -1, 0, 1, ``WEAK`` or ``CONDITION``: the clause of tokens ``first`` to ``last`` is past, without sign, or to come.

        The nearest sign before the expression decides; where the sentence has none before, the first after.
        """
        return self.before[first] or (self.after[last] if last < len(self.after) else 0)


def sentences_of(tokens: Tokens, borders: Sequence[int] = ()) -> Sentences:
    """Return the sentences of a text, which begin at the offsets ``borders`` where these are known."""
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
    """Return token by token where its sentence begins, the nearest sign before it, and how far back that is."""
    starts, before, distance = [], [], []
    start, sign, at = 0, 0, -1  # ``at`` is the token that has the sign
    outside = sign, at  # those of the clause around an aside
    for i in range(len(words)):
        if i in openings:
            start, sign, outside = i, 0, (0, at)
        if _turns(words, i):
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
    """Return token by token the sign of the first token from there on that has one."""
    after = [0] * len(words)
    sign = age = 0
    for i in range(len(words) - 1, -1, -1):
        if i + 1 in openings or _turns(words, i) or words[i] == "that" or asides[i - 1] > asides[i]:
            sign = 0
        age += 1
        if signs[i] and signs[i] not in (WEAK, CONDITION):
            sign, age = (-1 if signs[i] > 0 and _is_resolved(words, i) else signs[i]), 0
        # "may" speaks of the debate Tuesday that it stands next to, not of "the bombing Saturday, which may"
        after[i] = signs[i] if signs[i] in (WEAK, CONDITION) else sign if age <= REACH else 0
    return after


def _asides(words: list[str], openings: set[int]) -> list[bool]:
    """Tell of each token, and of the one after all, whether it is of an aside: "according to a March poll" has a tense of its own."""
    asides, inside = [], False
    for i, word in enumerate(words):
        inside = (inside and i not in openings and word != ",") or word == "according"
        asides.append(inside)
    return [*asides, False]


def _turns(words: list[str], i: int) -> bool:
    """Tell whether another clause begins with token ``i``: at "but", not at "but not all"."""
    return words[i] in _TURNS and words[i + 1 : i + 2] not in (["not"], ["also"], ["only"], [","])


def _is_resolved(words: list[str], i: int) -> bool:
    """Tell whether token ``i`` resolved in the past on what was to come: "In August they agreed to meet"."""
    return (
        words[i].endswith("ed")
        and words[i] not in ARRANGED
        and words[i - 1 : i] not in (["is"], ["are"], ["be"])
    )


def _ends_sentence(words: list[str], surfaces: list[str], i: int) -> bool:
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
    """Tell whether two tokens are near enough, two paragraphs on at most, for the one to refer to the other."""
    return later - earlier <= 2 * REACH and tokens.tags.count(LETTERS["gap"], earlier, later) <= 2
