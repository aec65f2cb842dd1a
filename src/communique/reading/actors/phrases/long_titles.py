"""Titles before a name that say of what they are: "Chairman of the Joint Chiefs of Staff", "Adviser to the President"."""

from __future__ import annotations

import re
from collections.abc import Callable

from communique.reading.actors.phrases.description import Description

_CAPITAL = r"[A-Z][\w.’'&-]*"
_TAIL = re.compile(
    rf" (?:of|for|to) (?:[Tt]he )?(?:{_CAPITAL} (?:(?:of|for|and|&) )?(?:[Tt]he )?){{0,8}}?{_CAPITAL} ?$"
)
"""What a title is of, up to the name: "of Water and Sanitation", "of the Arab League"."""
_APART = re.compile(rf" [Tt]he (?:{_CAPITAL} ?)+$")
"""What nobody is styled: "Adviser to | the President | Ann Day"."""
_OF_OTHERS = frozenset({"civilian", "source", "member", "criminal", "refugee"})
"""Classes of those whom "of" ties to a person as well: "the wife of President | Day"."""
_WORKING = frozenset({"adviser", "chief", "civilian", "official", "spokesperson"})
"""Classes of those who may work for the holder of an office."""


def long_title(segment: str, ends: Callable[[str, str], Description | None]) -> Description | None:
    """Return the title that ends a segment together with what it is of, ``None`` where no such title does.

    Args:
        segment: what stands before a name.
        ends: tells which title ends a text, described together with what follows that text.

    """
    match = _TAIL.search(segment)
    if match is None:
        return None
    head, tail = segment[: match.start()], match[0].rstrip()
    said = ends(head, tail)
    if said is None or said.plural or (said.role in _OF_OTHERS and not said.title.endswith("director")):
        return None
    if ends(tail, "") is None:
        return said
    # What ends in a title is that of the name, but where an article parts the two.
    works = said.role in _WORKING and head.rpartition(" ")[2][:1].isupper()
    return said if works and _APART.search(tail) is not None else None


def is_long_title(before: str, describe: Callable[[str], Description]) -> bool:
    """Tell whether all that stands before a name in its phrase is one such title.

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> [is_long_title(before, lambda words: describe(words, load())) for before in (
    ...     "the Minister of Water and Sanitation ", "the head of the union and ")]
    [True, False]
    """
    match = _TAIL.search(before)
    if match is None or before.endswith(("'s ", "’s ")):
        return False
    said, last = describe(before[: match.start()]), describe(re.split(r" (?:and|&) ", match[0].strip())[-1])
    is_title = said.kind == "title" and not said.plural and said.owner is None
    return is_title and said.role not in _OF_OTHERS | _WORKING and (last.kind != "title" or last.plural)
