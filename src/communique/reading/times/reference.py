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

from communique.knowledge.facts import word_set
from communique.reading.times.lexicon import ABBREVIATED, MONTHS, WEEKDAYS
from communique.reading.times.tense import ARRANGED, CONDITION, SIGNED, WEAK, sign_of
from communique.reading.times.tokens import LETTERS, Tokens

REACH = 40
"""Tokens to either side of an expression in which the tense of its clause is looked for."""

_STOPS = word_set("mr mrs ms dr gen sen rep gov lt col st corp inc co u s no vs") | ABBREVIATED


_TURNS = word_set('but if while although though whereas ; " ” “')
"""Words between two clauses, each with its own tense."""
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
    n = len(tokens.words)
    if borders:
        ends = {bisect_left(tokens.starts, border) for border in borders}
    else:
        ends = {i + 1 for i, word in enumerate(tokens.words) if word in _ENDERS or word[0] == "\n"}
        ends = {i for i in ends if _ends_sentence(tokens.words, tokens.surfaces, i - 1)}
    signs = [
        sign_of(tokens, i) if word in SIGNED or word.endswith("ed") else 0
        for i, word in enumerate(tokens.words)
    ]
    starts, before, distance, after = [0] * n, [0] * n, [0] * n, [0] * n
    asides = _asides(tokens.words, ends)
    start, sign, last = 0, 0, -1
    kept = sign, last
    for i in range(n):
        if i in ends:
            start, sign, kept = i, 0, (0, last)
        if _turns(tokens.words, i):
            sign = 0
        if asides[i] != asides[i - 1]:
            kept, (sign, last) = ((sign, last), (0, last)) if asides[i] else ((0, last), kept)
        age = i - last
        starts[i], before[i], distance[i] = max(start, i - REACH), sign if age <= REACH else 0, age
        if signs[i]:
            sign, last = signs[i], i
    sign = age = 0
    for i in range(n - 1, -1, -1):
        if i + 1 in ends or _turns(tokens.words, i) or tokens.words[i] == "that" or asides[i - 1] > asides[i]:
            sign = 0
        age += 1
        if signs[i] and signs[i] not in (WEAK, CONDITION):
            sign, age = (-1 if signs[i] > 0 and _is_resolved(tokens.words, i) else signs[i]), 0
        # "may" speaks of the debate Tuesday that it stands next to, not of "the bombing Saturday, which may"
        after[i] = signs[i] if signs[i] in (WEAK, CONDITION) else sign if age <= REACH else 0
    return Sentences(starts, before, distance, after)


def _asides(words: list[str], ends: set[int]) -> list[bool]:
    """Tell of each token, and of the one after all, whether it is of an aside: "according to a March poll" has a tense of its own."""
    asides, inside = [], False
    for i, word in enumerate(words):
        inside = (inside and i not in ends and word != ",") or word == "according"
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
    return not after[0].islower() and (
        i == 0 or (words[i - 1] not in _STOPS and (len(words[i - 1]) > 1 or not words[i - 1].isalpha()))
    )


_PAPERS = word_set("times telegraph mirror express mail herald post star review group")
_SHOWS = word_set("live football lights massacre fever")
_NAMED_DAYS = word_set("black bloody cyber super fat giving maundy")
_EVENTS = word_set(
    "war wars agreement agreements accord accords rising uprising massacre revolution movement alliance"
)
_QUOTES = frozenset("\"“”`'‘’")


def is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the words of time are part of a name: "USA Today", "60 Minutes", the Sunday Times."""
    surfaces, words = tokens.surfaces, tokens.words
    before = surfaces[first - 1] if first else "\n"
    after = surfaces[last] if last < len(surfaces) else ""
    is_show = words[first] in WEEKDAYS and surfaces[last - 1][0].isupper() and after.lower() in _SHOWS
    if is_show or _names_event(tokens, first, last):
        return True
    if words[last - 1] in WEEKDAYS:
        return (first > 0 and words[first - 1] in _NAMED_DAYS) or (
            after.lower() in _PAPERS and after[0].isupper()
        )
    if not all(surface[0].isupper() or not surface[0].isalpha() for surface in surfaces[first:last]):
        return False
    if any(word in MONTHS or (word.isdigit() and len(word) == 4) for word in words[first:last]):
        return False
    if words[first] in ("today", "tonight"):
        return before[0].isupper()
    return before in _QUOTES and surfaces[last - 1][0].isupper() and last - first > 1


def _names_event(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the words begin an event's name: "the Six-Day War", "the Good Friday Agreement"; not "the 1967 War"."""
    surfaces, words = tokens.surfaces, tokens.words
    at = last + (words[last : last + 1] in (["'"], ["’"]))
    return (
        at < len(words)
        and words[at] in _EVENTS
        and surfaces[at][0].isupper()
        and all(
            s[0].isupper() or not s[0].isalpha() for s in surfaces[first + (words[first] == "the") : last]
        )
        and not any(LETTERS["yyyy"] == tag for tag in tokens.tags[first:last])
    )


_ARTICLES = word_set("a an the its his her their our")


def starts_with_article(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an article leads a compound before a noun: "a three-day visit", "its third-quarter loss"."""
    words = tokens.words[first:last]
    return words[0] in _ARTICLES and "-" in words[2:-1] and words[1] not in ("half", "quarter")


def same_passage(tokens: Tokens, earlier: int, later: int) -> bool:
    """Tell whether two tokens are near enough, two paragraphs on at most, for the one to refer to the other."""
    return later - earlier <= 2 * REACH and tokens.tags.count(LETTERS["gap"], earlier, later) <= 2
