"""The description of an actor, taken from one noun phrase."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.knowledge import Fact
from communique.reading.actors.phrases.words import OPEN_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a noun phrase says about its actor."""

    kind: str  # the head noun is an office ("title"), a body or people ("noun"), a known name ("fact") or unknown ("")
    head: str = ""  # the head noun, normalised
    role: str | None = None  # the class of an office, or of a body or people
    title: str = ""  # the office as in the text
    sectors: tuple[str, ...] = ()
    country: str | None = None
    fact: Fact | None = None
    body: Fact | None = None  # the body that an office is at
    body_noun: str = ""
    plural: bool = False
    definite: bool = False
    former: bool = False
    gender: str | None = None
    owner: tuple[int, int] | None = None  # start and end of a possessor within the phrase
    pronoun: str = ""  # the possessive pronoun at the start: "his"
    modified: bool = False
    is_local: bool = False  # whether it is of a town or a region: "the Texas attorney general"
    is_restricted: bool = False  # whether a restriction follows the head: "the man accused of"
    unknown: bool = False  # whether it has an unknown name as a modifier: "World Athletics president"


def at_body(said: Description, sectors: tuple[str, ...]) -> Description:
    """Return a description of an office with the sectors of its body: a military spokesman is military."""
    if sectors == ("CVL",) and said.role in _OF_STATE:  # "Public Service minister"
        return said
    if sectors == ("UNK",) and said.sectors == ("BUS",):  # "CEO of the group"
        return said
    if said.head in _DIRECTORS and sectors not in {(), ("CVL",), ("UNK",)}:
        return replace(said, role="chief", sectors=sectors)  # not of a film
    if said.role == "chief" or (
        said.role in OPEN_ROLES and (sectors != ("GOV",) or said.sectors in {(), ("UNK",)})
    ):
        return replace(said, sectors=sectors)
    return said


_DIRECTORS = frozenset({"director", "executive director", "assistant director"})
_OF_STATE = frozenset({"minister", "president", "vice president", "ambassador", "regent"})
