"""Plural titles before lists of names: "Senators Ann Day and Tom Hale"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from communique.knowledge import Knowledge
from communique.reading.actors.phrases.beside import segment_before
from communique.reading.actors.phrases.description import Description
from communique.reading.actors.phrases.parts import singulars
from communique.reading.actors.phrases.titles import title_that_ends
from communique.reading.names import Name

_PLURAL = re.compile(r"(?:.*\s)?([A-Za-z][\w-]+s)\.? ")
"""A word that may be an office in the plural, right before a name."""
_TELLING = re.compile(r"\b(?:tells?|told|telling|asks?|asked|asking|informed|reminded|assured|warned) $")
"""Verbs after which the plural is an object of its own: "told reporters | Ann Day and Tom Hale left"."""
_JOINED = re.compile(r"(?: \([^()]{1,40}\)| of [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?(, | & | and |, and )")
"""What separates two names in a list, with the field or state of the first: "(Defence)", "of West Virginia"."""


def offices_of_lists(
    text: str, names: Sequence[Name], knowledge: Knowledge, spoken: Collection[str] = ()
) -> dict[int, Description]:
    """Return the offices of persons in lists after a plural title, by the start of each person's name.

    Args:
        text: the text of the article.
        names: the names of its persons, in order.
        knowledge: the knowledge base.
        spoken: codes of the countries in the article.

    >>> from communique.knowledge import load
    >>> names = [Name(start=9, end=16, label="Person", score=1.0), Name(start=21, end=29, label="Person", score=1.0)]
    >>> found = offices_of_lists("Senators Ann Day and Tom Hale met.", names, load())
    >>> [(start, said.role) for start, said in found.items()]
    [(9, 'senator'), (21, 'senator')]

    """
    found: dict[int, Description] = {}
    for at, first in enumerate(names):
        match = _PLURAL.fullmatch(segment_before(text, first.start))
        if match is None or first.start in found:
            continue
        listed = _list(text, names[at:])
        said = _office_of_several(match, knowledge, spoken) if listed else None
        if said is not None:
            found |= dict.fromkeys((name.start for name in listed), said)
    return found


def _list(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names of the list that begins with the first name; none if it does not end with "and" and a name."""
    listed = [names[0]]
    for name in names[1:]:
        joint = _JOINED.fullmatch(text, listed[-1].end, name.start)
        if joint is None:
            return []
        listed.append(name)
        if joint[1] != ", ":
            return listed
    return []


def _office_of_several(
    match: re.Match[str], knowledge: Knowledge, spoken: Collection[str]
) -> Description | None:
    """Return the description of one holder of the office in the plural before a name."""
    before = match.string[: match.start(1)]
    if match[1].islower() and _TELLING.search(before):
        return None
    for single in singulars(match[1]):
        said = title_that_ends(f"{before}{single} ", knowledge, spoken)
        if said is not None:
            return said
    return None
