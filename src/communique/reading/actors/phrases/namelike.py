"""Words that look like a title or a nationality where they are part of a name, or only tell the descent."""

from __future__ import annotations

from communique.reading.actors.phrases.parts import Lookup, Parts

_ROYAL_GIVEN = frozenset({"sultan", "emir", "amir"})
"""Royal titles that are also given names of Arabs."""
_OF_FATHERS = frozenset({"al", "el", "bin", "ibn"})
"""Particles before the name of a father or family, which follow a given name and no title."""
_SETTLED = frozenset({"American", "Americans", "Canadian", "Canadians", "Australian", "Australians"})
"""Nationalities after one of descent."""
_SETTLERS = frozenset({"american", "us", "canadian", "australian", "british", "anglo"})
"""Nationalities that are no descent before another: "British American Tobacco"."""


def is_given(title: str, follows: str) -> bool:
    """Tell whether a royal title within a name is a given one: "Shah Mehmood Qureshi", "Sultan bin Ahmed".

    Args:
        title: the title, normalised.
        follows: the word after it, normalised.

    >>> is_given("shah", "mehmood"), is_given("sultan", "al"), is_given("sultan", "qaboos")
    (True, True, False)

    """
    return title == "shah" or (title in _ROYAL_GIVEN and follows.partition(" ")[0] in _OF_FATHERS)


def is_descent(parts: Parts, between: tuple[int, int], lookup: Lookup) -> bool:
    """Tell whether a nationality is only the descent of Americans: "the | Mexican | American caucus".

    Args:
        parts: the words of the phrase.
        between: the index of the word, and that of the head.
        lookup: the context of the lookup.

    >>> from communique.knowledge import load
    >>> [is_descent(Parts.of(name), (0, 2), Lookup(load(), ())) for name in ("Mexican American caucus", "Mexican state caucus")]
    [True, False]

    """
    at, end = between
    if at + 1 >= end or parts.surfaces[at + 1] not in _SETTLED or not parts.is_capital(at):
        return False
    fact = lookup.knowledge.first(parts.plain[at], ("adjective",))
    return fact is not None and fact.country is not None and parts.plain[at] not in _SETTLERS
