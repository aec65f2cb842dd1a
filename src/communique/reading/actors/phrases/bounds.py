"""The bounds of the head of a noun phrase: after determiners and numbers, before the complement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.reading.actors.phrases.parts import Lookup
from communique.reading.actors.phrases.words import AFTER, CUTS, DETERMINERS, OPENERS, PARTS, PLURAL_MARKS

AGED = re.compile(r"\d+ years? olds?")
"""An age as a noun for a person: "two 19-year-olds"."""


def end_of_head(plain: Sequence[str], lookup: Lookup) -> int:
    """Return the index after the head noun: of the first preposition or mark, except within "secretary of state" etc.

    >>> from communique.knowledge import load
    >>> end_of_head(["the", "secretary", "of", "state", "in", "rome"], Lookup(load(), ()))
    4
    """
    for at, word in enumerate(plain):
        follows = word in AFTER and at > 1 and (plain[at + 1 : at + 2] or ["of"])[0] in CUTS
        if not at or (word not in CUTS and not follows):
            continue
        if follows and lookup.knowledge.first(f"{plain[at - 1]} {word}", ("noun",)) is not None:
            return at + 1  # "all parties concerned"
        if word in {"of", "for", "on", "under"}:
            for start in range(max(0, at - 4), at + (word == "under")):
                for end in range(min(len(plain), at + 6), at + 1, -1):
                    name = " ".join(plain[start:end])
                    fact = lookup.knowledge.first(name, ("title", "noun", "metonym", "org", "state"))
                    if fact is not None:
                        return end
        return at
    return len(plain)


def past_parts(plain: Sequence[str], first: int, cut: int) -> int:
    """Return the index of "of" after joined words for a part: "a small but growing number of"; else ``cut``.

    >>> past_parts(["a", "small", "but", "growing", "number", "of", "voters"], 1, 2)
    5
    """
    of = next((at for at in range(cut, len(plain)) if plain[at] == "of"), None)
    if of is None or of == cut or plain[cut] not in {"and", "but"}:
        return cut
    return of if all(word in PARTS or word in {"and", "but"} for word in plain[first:of]) else cut


def opening(plain: Sequence[str], cut: int) -> tuple[int, bool, bool]:
    """Return the index after determiners and numbers, and whether the phrase is definite and plural.

    >>> opening(["the", "two", "leaders"], 3)
    (2, True, True)
    """
    definite = plural = False
    at = 0
    while at < cut and (
        plain[at] in OPENERS or (plain[at][:1].isdigit() and not AGED.fullmatch(plain[at])) or not plain[at]
    ):
        definite = definite or plain[at] in DETERMINERS
        plural = plural or plain[at] in PLURAL_MARKS or (plain[at].isdigit() and plain[at] != "1")
        at += 1
    return at, definite, plural
