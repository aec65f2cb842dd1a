"""The one thing that was found, where it is one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

_Found = TypeVar("_Found")


def only(found: Collection[_Found]) -> _Found | None:
    """Return what was found, where that is one thing; ``None`` where it is nothing, or several.

    >>> only({"KEN"}), only({"KEN", "USA"}), only(())
    ('KEN', None, None)
    """
    return next(iter(found)) if len(found) == 1 else None
