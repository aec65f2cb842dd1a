"""Names of parts of the world and of planets that are names of towns too; alone they do not mean the town."""

from __future__ import annotations

import re

from communique.english import word_set

SIDES = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "midwest"}
)
"""Compass points: alone they mean a part of a country or of the world."""
_PARTS = word_set(
    "africa america arctic asia atlantic balkans capitol caribbean central eastern europe gulf hill island islands mediterranean northern "
    "pacific plains riviera southern union western"
) | {"middle east", "new england"}
_IN_THE_SKY = frozenset({"earth", "mars", "mercury", "moon", "pluto", "saturn", "sun", "venus"})
_AND_TOWNS = frozenset({"jupiter", "neptune"})
"""Planets with the names of large towns; the town is meant unless the text is on astronomy."""
_LISTED = re.compile(r",? and |, ")
_KIND = r"(?:[Hh]urricanes?|[Cc]yclone|[Tt]yphoon|Storm|[Tt]ropical [Ss]torms?|[Ss]uperstorm)"
_STORM = re.compile(rf"\b{_KIND} ([A-Z][a-z]+(?:(?:{_LISTED.pattern})(?!{_KIND})[A-Z][a-z]+)*)")
_SKY = re.compile(
    r"\b(?:planets?|orbit\w*|spacecraft|spaceships?|rockets?|astronom\w+|astronauts?|solar system)\b"
)


def named_storms(text: str) -> frozenset[str]:
    """Return the names of storms in a text: after "Hurricane Harvey", Harvey is no town anywhere in it.

    >>> sorted(named_storms("Hurricanes Maria, Harvey and Irma, and Superstorm Sandy; troops storm Gao"))
    ['Harvey', 'Irma', 'Maria', 'Sandy']

    """
    return frozenset(name for match in _STORM.finditer(text) for name in _LISTED.split(match[1]))


def is_wider(plain: str, text: str) -> bool:
    """Tell whether a bare name means a part of the world or a planet rather than a town.

    Args:
        plain: the name in its normal form.
        text: the article's text.

    >>> is_wider("mars", "Mars"), is_wider("jupiter", "Police in Jupiter"), is_wider("jupiter", "the planet Jupiter")
    (True, False, True)

    """
    bare = plain.removeprefix("the ")
    return bare in _PARTS or bare in _IN_THE_SKY or (bare in _AND_TOWNS and _SKY.search(text) is not None)
