"""Whether a title or a noun can refer to a person: royal titles, occupations, ministers."""

from __future__ import annotations

import re

from communique.english import ARTICLES, DEMONSTRATIVES, POSSESSIVES, word_set
from communique.knowledge import Knowledge, normalise
from communique.reading.actors.entities import Entity
from communique.reading.actors.phrases.description import Description

_OF_NO_STATE = frozenset(
    {"governor", "mayor", "councillor", "candidate", "first minister", "president-elect"}
)
"""Offices that lead only a part of a state, or no state yet."""
_OF_PREMIERS = frozenset({"AUS", "CAN", "ZAF"})
"""Countries in which a premier leads a state or province."""
_ROYAL = frozenset(
    {"king", "emir", "sultan", "emperor", "crown prince", "prince", "shah", "queen", "empress", "princess", "monarch"}
)  # fmt: skip
_ANYONE = word_set(
    "man woman boy girl teen teenager youth youngster person victim suspect accused defendant prisoner detainee adult "
    "gunman attacker shooter assailant"
)
"""Nouns that can refer to anyone who was introduced in other words."""
_AGED = re.compile(r".*\byears?[- ]olds?")


def fits_royal(head: str, role: str | None) -> bool:
    """Tell whether a royal title fits a person of this role: a crown prince is not "the king".

    Other titles always fit.

    >>> fits_royal("king", "Crown Prince of Saudi Arabia"), fits_royal("prince", "Crown Prince of Saudi Arabia")
    (False, True)
    """
    if head not in _ROYAL or role is None:
        return True
    called = role.lower().removeprefix("former ").partition(" of ")[0]
    if head == "monarch":
        return not called.endswith(("prince", "princess"))
    return called.endswith(head) or called in {"monarch", "head of state"}


def leads_no_state(owner: Entity) -> bool:
    """Tell whether a person leads only a part of a state, or none yet; "their government" is not the national one."""
    is_premier = owner.country in _OF_PREMIERS and (owner.role or "").startswith("Premier")
    return owner.office in _OF_NO_STATE or is_premier


def is_of_another_field(phrase: str, said: Description, role: str | None, knowledge: Knowledge) -> bool:
    """Tell whether the office in a phrase has another field or body than a person's: health minister, finance minister.

    Args:
        phrase: the phrase.
        said: the description of the phrase.
        role: the person's office, in words.
        knowledge: the knowledge base.

    >>> from communique.knowledge import load
    >>> from communique.reading.actors.phrases.noun_phrases import describe
    >>> knowledge = load()
    >>> said = describe("the health minister", knowledge)
    >>> roles = ("Finance Minister", "Health Secretary of Kenya", "Minister")
    >>> [is_of_another_field("the health minister", said, role, knowledge) for role in roles]
    [True, False, False]

    """
    if role is None or said.role not in _OF_FIELDS:
        return False
    called, own = _field(phrase, knowledge), _field(role, knowledge)
    return bool(called and own) and called.isdisjoint(own)


def _field(office: str, knowledge: Knowledge) -> set[str]:
    """Return the words for the field or body of an office, without those for its country."""
    words = normalise(office)
    tail = words.rpartition(" of ")[2].removeprefix("the ")
    if knowledge.first(tail, ("state",)) is not None:
        words = words.rpartition(" of ")[0]
    named = {*words.split()} - _NOT_FIELDS
    return {word for word in named if knowledge.first(word, ("adjective", "state", "people")) is None}


_OF_FIELDS = frozenset({"minister", "spokesperson", "official"})
"""Classes of offices that many persons hold at the same time, each in another field or body."""
_NOT_FIELDS = (
    ARTICLES
    | DEMONSTRATIVES
    | POSSESSIVES
    | word_set(
        "and at for from in of to "
        "minister ministers official officials secretary spokesman spokesperson spokeswoman "
        "acting assistant chief current deputy embattled ex first former junior long-time longtime new other same second senior top "
        "under undersecretary unnamed veteran vice "
        "agency airline bank company department firm group ministry organisation organization party team "
        "cabinet federal government local national public state union"
    )
)
"""Words of an office that do not tell its field or body."""


def fits_noun(said: Description, entity: Entity) -> bool:
    """Tell whether a phrase for a civilian or a chief fits a person.

    "The suspect" fits anyone, "the grandfather" only who was called that; "the chairman" is not a minister or police chief.
    """
    office = entity.office or ""
    if said.role == "chief" and office.endswith(" chief"):
        return said.head.endswith("chief")
    if said.role == "chief" and "minister" in office:
        return "chair" not in said.head
    if said.role != "civilian" or said.head in _ANYONE or _AGED.fullmatch(said.head):
        return True
    called = entity.noun or (entity.role or "").lower()
    return called.endswith(said.head) or said.head.endswith(called.rpartition(" ")[2] or said.head)
