"""The one thing that was found, where it is one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from communique.knowledge import Fact

_Found = TypeVar("_Found")


def only(found: Collection[_Found]) -> _Found | None:
    """Return what was found, where that is one thing; ``None`` where it is nothing, or several.

    >>> only({"KEN"}), only({"KEN", "USA"}), only(())
    ('KEN', None, None)
    """
    return next(iter(found)) if len(found) == 1 else None


def are_of_one(facts: Iterable[Fact]) -> bool:
    """Tell whether some facts are all on one person, state or body; no facts are on none.

    >>> president, candidate = Fact(id="p:1", names=("Ann Smith",)), Fact(id="p:1", names=("A. Smith",))
    >>> are_of_one((president, candidate)), are_of_one((president, Fact(id="p:2", names=("Bob Smith",)))), are_of_one(())
    (True, False, False)
    """
    return len({fact.id for fact in facts}) == 1
