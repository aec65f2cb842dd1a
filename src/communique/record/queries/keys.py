"""Keys of actors: the filter value that finds one actor and no other, its knowledge id, else its name with its country.

Many a name is of one actor in each country: the police, the army, a ministry.
"""

from __future__ import annotations

import re

NOWHERE = "no country"
_APOSTROPHES = "'’‘ʼ"
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_KEY = re.compile(r'"(.+)" of ([^"]+)', re.DOTALL)


def key_of(name: str, *, country: str | None, known_as: str | None) -> str:
    """Return the key of an actor.

    Args:
        name: what it is called.
        country: its code; empty is none.
        known_as: its id in the knowledge; empty is none.

    >>> key_of("police", country="KOR", known_as=None)
    '"police" of KOR'
    >>> key_of("police", country=None, known_as=None)
    '"police" of no country'
    >>> key_of("Moon Jae-in", country="KOR", known_as="person:moon-jae-in")
    'person:moon-jae-in'

    """
    return known_as or f'"{name}" of {country or NOWHERE}'


def fold(name: str) -> str:
    """Return a name, or a key, without case and with straight apostrophes: one actor's are the same.

    >>> fold("People’s Party")
    "people's party"
    """
    return name.casefold().translate(_STRAIGHT)


def spellings(name: str) -> list[str]:
    """Return a name without case, as records hold it, with each of the apostrophes that newsrooms write.

    >>> spellings("Moon's office")
    ["moon's office", 'moon’s office', 'moon‘s office', 'moonʼs office']
    """
    folded = fold(name)
    return [folded.replace("'", mark) for mark in (_APOSTROPHES if "'" in folded else "'")]


def name_and_country(key: str) -> tuple[str, str] | None:
    """Return the name and the country, empty where it has none, that a key is made of; ``None`` where it is another.

    >>> name_and_country('"police" of KOR'), name_and_country('"police" of no country')
    (('police', 'KOR'), ('police', ''))
    >>> name_and_country('"police"') is name_and_country("police of KOR") is None
    True
    """
    found = _KEY.fullmatch(key)
    return None if found is None else (found[1], "" if found[2] == NOWHERE else found[2])


def whole_name(name: str) -> str | None:
    """Return the name that is asked for as a whole: in double quotes, without a country; ``None`` where it is not.

    >>> whole_name('"police"'), whole_name('"police" of KOR'), whole_name("police"), whole_name('""')
    ('police', None, None, None)
    """
    is_whole = len(name) > 2 and name.startswith('"') and name.endswith('"')
    return name[1:-1] if is_whole else None
