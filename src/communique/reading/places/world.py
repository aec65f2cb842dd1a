"""Names of parts of the world, planets and storms, which do not mean the towns of these names."""

from __future__ import annotations

import re

from communique.english import word_set

COMPASS_POINTS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "midwest"}
)
"""Compass points, which mean a part of a country or the world."""
_PARTS = word_set(
    "africa america arctic asia atlantic balkans capitol caribbean central eastern europe gulf hill island islands mediterranean northern "
    "pacific plains riviera southern union western"
) | {"middle east", "new england"}
_PLANETS = frozenset({"earth", "mars", "mercury", "moon", "pluto", "saturn", "sun", "venus"})
_PLANETS_AND_TOWNS = frozenset({"jupiter", "neptune"})
"""Planets with the names of large towns; the town is meant unless the text is about astronomy."""
_LISTED = re.compile(r",? and |, ")
_KIND = r"(?:[Hh]urricanes?|[Cc]yclone|[Tt]yphoon|Storm|[Tt]ropical [Ss]torms?|[Ss]uperstorm)"
_STORM = re.compile(rf"\b{_KIND} ([A-Z][a-z]+(?:(?:{_LISTED.pattern})(?!{_KIND})[A-Z][a-z]+)*)")
_SKY = re.compile(
    r"\b(?:planets?|orbit\w*|spacecraft|spaceships?|rockets?|astronom\w+|astronauts?|solar system)\b"
)


def named_storms(text: str) -> frozenset[str]:
    """Return the names of storms in a text, which are no towns anywhere in it.

    >>> sorted(named_storms("Hurricanes Maria, Harvey and Irma, and Superstorm Sandy; troops storm Gao"))
    ['Harvey', 'Irma', 'Maria', 'Sandy']

    """
    return frozenset(name for match in _STORM.finditer(text) for name in _LISTED.split(match[1]))


def is_no_town(plain: str, text: str) -> bool:
    """Tell whether a bare name means a part of the world or a planet rather than a town.

    Args:
        plain: the name in its normal form.
        text: the text of the article.

    >>> is_no_town("mars", "Mars"), is_no_town("jupiter", "Police in Jupiter"), is_no_town("jupiter", "the planet Jupiter")
    (True, False, True)

    """
    bare = plain.removeprefix("the ")
    return (
        bare in _PARTS or bare in _PLANETS or (bare in _PLANETS_AND_TOWNS and _SKY.search(text) is not None)
    )
