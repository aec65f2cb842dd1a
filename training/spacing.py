"""Detokenisation: turns the tokens of label sets into running text, with spaces as in print.

In training and measuring, the reader should see text as it is on pages: "Odinga's", "so-called", "U.S.", not "Odinga '
s", "so - called", "U. S.". If a set has one token for hyphens and dashes, the words beside it tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NO_GAP_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”…]|['’]s$|n['’]t$|['’](?:re|ve|ll|d|m)$)", re.IGNORECASE)
_NO_GAP_AFTER = frozenset("([{$“‘£€₡₹¥₦#") | {".-"}
_CONTRACTED = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_BEFORE_APOSTROPHE = frozenset(("O", "D", "L", "d", "l"))  # O'Brien, D'Amato, l'Estrie
_DOMAINS = frozenset(("com", "org", "net", "gov", "edu", "co", "uk", "au", "cn", "za", "in"))
_MONTHS = frozenset(
    (
        "january", "february", "march", "april", "may", "june", "july",
        "august", "september", "october", "november", "december",
    )
)  # fmt: skip
_AFTER_DASH = re.compile(
    r"(?:an?|the|and|or|but|nor|if|as|at|of|for|from|to|with|into|than|that|this|these|those|wh(?:ich|om?|ose|en|ere|ile)"
    r"|because|is|are|was|were|be|been|ha[sd]|have|will|would|can|could|may|might|must|should|do|does|did|its?|he|his|she|her"
    r"|they|their|we|our|you|your|i|not?|also|said|says|according|including|before|since|until|during|about|there|then|so)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(("up", "in", "off", "on", "out", "down", "over", "by"))


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return tokens as running text, and the span of each token in it.

    >>> join_tokens("The U . S . State Department ’ s so - called envoy left ( again ) .".split())[0]
    'The U.S. State Department’s so-called envoy left (again).'
    >>> join_tokens(["Seoul", "'s", "offer"])[1]
    [(0, 5), (5, 7), (8, 13)]
    """
    text, spans = "", []
    for token, gap in zip(tokens, _gaps(tokens), strict=True):
        text += " " if gap and text else ""
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans


def _gaps(tokens: Sequence[str]) -> Iterator[bool]:
    """Yield for each token whether there is a blank before it."""
    glue = True
    open_quotes: set[str] = set()
    for at, token in enumerate(tokens):
        left, right = _token(tokens, at - 1), _token(tokens, at + 1)
        before, glue = not glue and not _NO_GAP_BEFORE.match(token), token in _NO_GAP_AFTER
        if _is_apostrophe(tokens, at, open_quotes):
            before = False
            glue = right in _CONTRACTED or (left in _BEFORE_APOSTROPHE and right[:1].isupper())
        elif token in {'"', "'", "``", "''"}:
            mark = "'" if token == "'" else '"'
            closing = token == "''" or (token != "``" and mark in open_quotes)
            open_quotes ^= {mark} if closing == (mark in open_quotes) else set()
            before, glue = before and not closing, not closing
        elif token == "-" and _is_hyphen(tokens, at):
            before, glue = False, True
        elif token in {"/", "&", "."}:
            tight = _is_tight(token, left, right)
            before, glue = before and not (tight and token != "."), tight
        elif token == ":":
            glue = left.isdigit() and right.isdigit()
        yield before


def _token(tokens: Sequence[str], at: int) -> str:
    return tokens[at] if 0 <= at < len(tokens) else ""


def _is_apostrophe(tokens: Sequence[str], at: int, open_quotes: set[str]) -> bool:
    """Tell whether an apostrophe or quotation mark belongs to the word before it, as in "Odinga's" or "the donors' policies"."""
    left, right = _token(tokens, at - 1), _token(tokens, at + 1)
    if tokens[at] == "’":
        return left[-1:].isalnum() and (right in _CONTRACTED or left in _BEFORE_APOSTROPHE)
    return (
        tokens[at] == "'"
        and "'" not in open_quotes
        and left[-1:] in {"s", "S"}
        and "'" not in tokens[at + 1 :]
    )


def _is_hyphen(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a token is a hyphen, not a dash, by the words on both sides and other hyphens nearby."""
    left, right = _token(tokens, at - 1), _token(tokens, at + 1)
    ends_in_word = left[-1:].isalnum() or (left[-1:] == "." and left[:1].isalpha())
    if not (ends_in_word and right[:1].isalnum()) or left.lower() in _MONTHS:
        return False
    if _token(tokens, at + 2) == "-" or _token(tokens, at - 2) == "-":  # state-of-the-art
        return True
    if right in _PARTICLES:
        return left.islower() or right == "in"  # check-in, Jae-in
    return not _AFTER_DASH.match(right)


def _is_tight(token: str, left: str, right: str) -> bool:
    """Tell whether there are no blanks around a slash, an ampersand or a full stop."""
    if token == "/":
        return left[-1:].isalnum() and right[:1].isalnum()
    letters = len(left) == len(right) == 1 and left.isalpha() and right.isalpha()
    if token == "&":
        return letters
    return (
        (letters and left.isupper() == right.isupper()) or right in _DOMAINS or (left, right) == ("Ph", "D")
    )
