"""Pronouns: the words, and the kinds of actor that each can refer to."""

from __future__ import annotations

from collections.abc import Callable

from communique.english import word_set
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.voices import FIRST_PERSON

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
WHO = frozenset({"who", "whom", "whose", "which", "that"})
YOU = word_set("you your yours yourself")
OTHERS = FIRST_PERSON | YOU | word_set("everyone everybody someone nobody anyone one")
PRONOUNS = HE | SHE | IT | PLURAL | WHO | OTHERS
"""All pronouns; those of the first and second person and indefinite ones have no antecedent."""
THIRD_PERSON = HE | SHE
"""Pronouns of a single person in the third person."""
_MANY = frozenset({"PTY", "COP", "REB"})
"""Sectors whose bodies are referred to as "they"."""


def fitting(pronoun: str) -> Callable[[Entity], bool]:
    """Return a test of whether an actor agrees with a pronoun.

    >>> [fitting(word)(Entity(name="Ann Otieno", kind="person", gender="f")) for word in ("she", "he", "it")]
    [True, False, False]
    """
    if pronoun in HE:
        return lambda entity: entity.kind == "person" and entity.gender != "f"
    if pronoun in SHE:
        return lambda entity: entity.kind == "person" and entity.gender != "m"
    if pronoun in IT:
        return lambda entity: entity.kind in {"country", "organization"}
    return lambda entity: (
        entity.kind == "group"
        or (entity.kind == "organization" and (entity.noun == "forces" or bool(_MANY & set(entity.sectors))))
    )
