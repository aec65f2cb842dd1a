"""What a noun phrase says of its actor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.knowledge import Fact
from communique.reading.actors.phrases.words import OPEN_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a phrase says. ``kind`` is the sort of head: an office, a body, a name of knowledge, or unknown."""

    kind: str  # "title", "noun", "fact" or ""
    head: str = ""
    role: str | None = None
    title: str = ""  # the office in the text's words
    sectors: tuple[str, ...] = ()
    country: str | None = None
    fact: Fact | None = None
    body: Fact | None = None  # the body that an office is at
    body_noun: str = ""
    plural: bool = False
    definite: bool = False
    former: bool = False
    gender: str | None = None
    owner: tuple[int, int] | None = None  # characters of the phrase that name a possessor
    pronoun: str = ""  # the possessive that it opens with: "his"
    modified: bool = False
    is_local: bool = False  # whether it is of a town or a region: "the Texas attorney general"
    told_apart: bool = (
        False  # whether more is told after the head: "the man accused of", who need be none named before
    )
    unknown: bool = False  # whether a name that is not known stands with it: "World Athletics president"


def at_body(said: Description, sectors: tuple[str, ...]) -> Description:
    """Return the description of an office at a body of some sectors: a military spokesman is military."""
    if sectors == ("CVL",) and said.role in _OF_STATE:  # "Public Service minister"
        return said
    if sectors == ("UNK",) and said.sectors == ("BUS",):  # "CEO of the group"
        return said
    if said.head in _DIRECTORS and sectors not in {(), ("CVL",), ("UNK",)}:
        return replace(said, role="chief", sectors=sectors)  # of no film
    if said.role == "chief" or (
        said.role in OPEN_ROLES and (sectors != ("GOV",) or said.sectors in {(), ("UNK",)})
    ):
        return replace(said, sectors=sectors)
    return said


_DIRECTORS = frozenset({"director", "executive director", "assistant director"})
_OF_STATE = frozenset({"minister", "president", "vice president", "ambassador", "regent"})
