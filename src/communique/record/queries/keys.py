"""Keys of actors: values by which filters find one actor alone.

The key is the knowledge id, else the name with the country, as every country has a police, an army, a ministry.
"""

from __future__ import annotations

import re

NO_COUNTRY = "no country"
_APOSTROPHES = "'’‘ʼ"
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_KEY = re.compile(r'"(.+)" of ([^"]+)', re.DOTALL)


def key_of(name: str, *, country: str | None, known_as: str | None) -> str:
    """Return the key of an actor.

    Args:
        name: its name.
        country: its code; ``None`` or empty if it has none.
        known_as: its id in the knowledge; ``None`` or empty if it has none.

    >>> key_of("police", country="KOR", known_as=None)
    '"police" of KOR'
    >>> key_of("police", country=None, known_as=None)
    '"police" of no country'
    >>> key_of("Moon Jae-in", country="KOR", known_as="person:moon-jae-in")
    'person:moon-jae-in'

    """
    return known_as or f'"{name}" of {country or NO_COUNTRY}'


def fold(name: str) -> str:
    """Return a name or key in lower case and with straight apostrophes, for comparison.

    >>> fold("People’s Party")
    "people's party"
    """
    return name.casefold().translate(_STRAIGHT)


def spellings(name: str) -> list[str]:
    """Return the spellings of a name that ``who.folded`` may hold: in lower case, with each kind of apostrophe.

    >>> spellings("Moon's office")
    ["moon's office", 'moon’s office', 'moon‘s office', 'moonʼs office']
    """
    folded = fold(name)
    if "'" not in folded:
        return [folded]
    return [folded.replace("'", mark) for mark in _APOSTROPHES]


def name_and_country(key: str) -> tuple[str, str] | None:
    """Return the name and the country of a key, "" if it has no country; ``None`` if the key is not of this form.

    >>> name_and_country('"police" of KOR'), name_and_country('"police" of no country')
    (('police', 'KOR'), ('police', ''))
    >>> name_and_country('"police"') is name_and_country("police of KOR") is None
    True
    """
    found = _KEY.fullmatch(key)
    return None if found is None else (found[1], "" if found[2] == NO_COUNTRY else found[2])


def whole_name(name: str) -> str | None:
    """Return the name in a filter value that is a name in double quotes; ``None`` if the value is not of this form.

    >>> whole_name('"police"'), whole_name('"police" of KOR'), whole_name("police"), whole_name('""')
    ('police', None, None, None)
    """
    is_whole = len(name) > 2 and name.startswith('"') and name.endswith('"')
    return name[1:-1] if is_whole else None
