"""The possessor next to a person's name: "Smith's lawyer Ann Jones", "Ann Jones, an aide to Smith"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.english import TITLE, word_set
from communique.reading.actors.entities import Entity
from communique.reading.actors.only import only
from communique.reading.actors.phrases.agents import is_person

_CALLINGS = word_set(
    "lawyer attorney counsel associate aide adviser advisor ally donor friend confidant confidante fixer spokesman spokeswoman "
    "spokesperson son daughter wife husband brother sister mother father cousin nephew niece uncle aunt lieutenant deputy "
    "supporter fundraiser operative appointee nominee pick backer loyalist biographer surrogate strategist pollster chief "
    "assistant secretary bodyguard son-in-law daughter-in-law brother-in-law partner colleague protege protégé successor "
    "predecessor correspondent reporter columnist anchor host editor manager director"
)
"""Nouns for relations to a person or body of the same country."""
_SMALL = r"(?:[a-z][\w-]* ){0,2}"
_BEFORE = re.compile(
    rf"(?:^|[\s(“\"])(?P<name>[A-Z][\w.’'-]*?)(?P<owns>['’]s?)? {_SMALL}?(?P<calling>[a-z][\w-]+,? )?$"
)
_AFTER = re.compile(
    rf"(?:, (?:an?|the|his|her|one of) {_SMALL}(?P<calling>[a-z][\w-]+) (?:of|to|for) (?:(?:{TITLE}|President) )?|"
    # "Ann Day, with the Post, said", but not "Ann Day, with the Post on her side,"
    r"(?: of|, (?:of|from)|, with(?= (?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|for|the|and))*,)) (?:[Tt]he )?)"
    r"(?=[A-Z])"
)


def owner_before(text: str, start: int) -> int | None:
    """Return the end of the possessor's name before a person's name; ``None`` if there is no possessor.

    Args:
        text: the text of the article.
        start: where the person's name starts.

    >>> text = "Former Smith aide Ann Jones and the Post’s Bob Brown"
    >>> [text[:owner_before(text, text.find(name))].split()[-1] for name in ("Ann", "Bob")]
    ['Smith', 'Post']

    """
    window_at = max(0, start - 60)
    match = _BEFORE.search(text[window_at:start])
    if match is None:
        return None
    calling = (match["calling"] or "").strip(" ,")
    if calling not in _CALLINGS and not (calling == "" and match["owns"]):
        return None
    return window_at + match.end("name")


def owner_after(text: str, end: int) -> int | None:
    """Return the start of the possessor's name after a person's name; ``None`` if there is no possessor.

    Args:
        text: the text of the article.
        end: where the person's name ends.

    >>> text = "Ann Jones, a longtime aide to Smith, left."
    >>> text[owner_after(text, 9):].split(",")[0]
    'Smith'
    >>> owner_after("Ann Jones of the Post left.", 9)
    17

    """
    match = _AFTER.match(text[end : end + 90])
    if match is None:
        return None
    calling = match["calling"]
    return end + match.end() if calling is None or calling in _CALLINGS or is_person(calling) else None


def set_family_country(entity: Entity, bearers: Iterable[Entity]) -> None:
    """Set the country of a family ("the Smiths") to that of the persons with its name, if they have only one.

    >>> family = Entity(name="Smiths", kind="person")
    >>> set_family_country(family, [Entity(name="Ann Smith", kind="person", country="GBR")])
    >>> family.country
    'GBR'
    """
    code = only({bearer.country for bearer in bearers})
    if entity.country is None and code is not None:
        entity.country = code
        entity.because("a family of whom one is named", 0.7)
