"""What a relative expression is measured from: the date of publication, the tense of its clause, an earlier date.

>>> tense(tokenise("The minister will meet them on Friday"), 6)
1
>>> tense(tokenise("The minister met them on Friday"), 5)
-1
"""

from __future__ import annotations

from communique.reading.times.lexicon import ABBREVIATED, MONTHS, WEEKDAYS
from communique.reading.times.tokens import LETTERS, Tokens

REACH = 40
"""Tokens to either side of an expression in which the tense of its clause is looked for."""

_FUTURE = frozenset(
    "will would shall 'll won ll upcoming tomorrow deadline slated poised expects intends forthcoming".split()
)
_ARRANGED = frozenset("scheduled expected due planned".split())
_BEFORE_TO = frozenset(
    "is are was were be due set scheduled expected planned plans plan planning ready going supposed hopes hoped hoping "
    "intends intended wants agreed about slated poised likely prepared preparing promised vowed pledged "
    "invited deadline".split()
)
_PAST = frozenset(
    "was were had did said says told took gave met left came went made became began saw found won lost sent "
    "held brought fell rose shot hit struck led fled flew broke spoke wrote knew thought felt kept paid bought "
    "sold stood sat ran drew grew threw chose drove rode hurt cut built put quit beat swore wore bore dug hung "
    "fought sought taught caught laid got heard read since been".split()
)
_NOT_PAST = frozenset(
    "need united indeed speed hundred feed seed breed exceed proceed succeed red bed".split()
)
_STOPS = frozenset("mr mrs ms dr gen sen rep gov lt col st corp inc co u s no".split()) | ABBREVIATED


def sentence_start(tokens: Tokens, at: int, *, floor: int = 0) -> int:
    """Return the index of the first token of the sentence that token ``at`` is in, not below ``floor``."""
    words, surfaces = tokens.words, tokens.surfaces
    for i in range(at - 1, max(at - REACH, floor) - 1, -1):
        if _ends_sentence(words, surfaces, i):
            return i + 1
    return max(at - REACH, floor)


def sentence_end(tokens: Tokens, at: int) -> int:
    """Return the index after the last token of the sentence that token ``at`` is in."""
    words, surfaces = tokens.words, tokens.surfaces
    end = min(at + REACH, len(words))
    for i in range(at, end):
        if _ends_sentence(words, surfaces, i):
            return i
    return end


def _ends_sentence(words: list[str], surfaces: list[str], i: int) -> bool:
    word = words[i]
    if word in "!?" or word[0] == "\n":
        return True
    if word != ".":
        return False
    after = surfaces[i + 1] if i + 1 < len(words) else "A"
    return not after[0].islower() and (i == 0 or (words[i - 1] not in _STOPS and len(words[i - 1]) > 1))


def tense(tokens: Tokens, first: int, *, last: int | None = None, start: int | None = None) -> int:
    """Return -1, 0 or 1: the clause of tokens ``first`` to ``last`` is past, without sign, or to come.

    The nearest sign before the expression decides; where the sentence has none before, the first after.

    Args:
        tokens: the tokens of the text.
        first: index of the expression's first token.
        last: index after its last token.
        start: index of the first token of its sentence, where known.

    """
    start = sentence_start(tokens, first) if start is None else max(start, first - REACH)
    for i in range(first - 1, start - 1, -1):
        if sign := _sign(tokens, i):
            return sign
    last = first + 1 if last is None else last
    for i in range(last, sentence_end(tokens, last)):
        if sign := _sign(tokens, i):
            return sign
    return 0


def _sign(tokens: Tokens, i: int) -> int:
    """Return what token ``i`` says of its clause's time."""
    word = tokens.words[i]
    if word in _FUTURE:
        return 1
    if word in _ARRANGED:
        before = tokens.words[max(i - 2, 0) : i]
        return -1 if "had" in before or before[-1:] in (["as"], ["previously"]) else 1
    if word in ("plans", "hopes", "set"):
        return 1 if tokens.words[i + 1 : i + 2] in (["to"], ["for"], ["a"], ["an"]) else 0
    if word == "to":
        host = tokens.words[i - 1] if i else ""
        verb = tokens.surfaces[i + 1] if i + 1 < len(tokens.words) else ""
        if host not in _BEFORE_TO or not verb.islower() or verb in ("the", "a", "an"):
            return 0
        return _sign(tokens, i - 1) if host in _ARRANGED else 1
    if word in _PAST:
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST:
        ahead = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
        return 1 if ahead in ("to", "for") and word in _BEFORE_TO else -1
    return 0


_PAPERS = frozenset("times telegraph mirror express mail herald post star review".split())
_NAMED_DAYS = frozenset("black bloody cyber".split())
_QUOTES = frozenset("\"“”`'‘’")


def is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the words of time are part of a name: "USA Today", "60 Minutes", the Sunday Times."""
    surfaces, words = tokens.surfaces, tokens.words
    before = surfaces[first - 1] if first else "\n"
    if words[last - 1] in WEEKDAYS:
        after = surfaces[last] if last < len(surfaces) else ""
        return (first > 0 and words[first - 1] in _NAMED_DAYS) or (
            after.lower() in _PAPERS and after[0].isupper()
        )
    if not all(surface[0].isupper() or not surface[0].isalpha() for surface in surfaces[first:last]):
        return False
    if any(word in MONTHS or word.isdigit() and len(word) == 4 for word in words[first:last]):
        return False
    if words[first] in ("today", "tonight"):
        return before[0].isupper()
    return before in _QUOTES and surfaces[last - 1][0].isupper() and last - first > 1


def same_passage(tokens: Tokens, earlier: int, later: int) -> bool:
    """Tell whether two tokens are near enough, two paragraphs on at most, for the one to refer to the other."""
    return later - earlier <= 2 * REACH and tokens.tags.count(LETTERS["gap"], earlier, later) <= 2
