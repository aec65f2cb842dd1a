"""The only element of a collection, and facts that are all on one subject."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from communique.knowledge import Fact

_Found = TypeVar("_Found")


def only(found: Collection[_Found]) -> _Found | None:
    """Return the only element of a collection; ``None`` if it is empty or has several.

    >>> only({"KEN"}), only({"KEN", "USA"}), only(())
    ('KEN', None, None)
    """
    return next(iter(found)) if len(found) == 1 else None


def are_on_same(facts: Iterable[Fact]) -> bool:
    """Tell whether facts are all on the same person, state or body; ``False`` if there are no facts.

    >>> president, candidate = Fact(id="p:1", names=("Ann Smith",)), Fact(id="p:1", names=("A. Smith",))
    >>> are_on_same((president, candidate)), are_on_same((president, Fact(id="p:2", names=("Bob Smith",)))), are_on_same(())
    (True, False, False)
    """
    return len({fact.id for fact in facts}) == 1
