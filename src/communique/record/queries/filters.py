"""The filters of events, statements and articles, and how they are checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypedDict, TypeVar, cast

from communique.model import STATUSES
from communique.ontology.plover import types
from communique.values import moment_of, period_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class EventFilters(TypedDict, total=False):
    """Filters of events; see :meth:`Record.events`."""

    actor: str | None
    other: str | None
    source: str | None
    target: str | None
    country: str | None
    sector: str | None
    type: str | None
    mode: str | None
    quad: int | None
    status: str | None
    since: str | None
    until: str | None
    min_confidence: float | None
    text: str | None
    site: str | None
    place: str | None
    new_since: str | None
    after: str | None
    limit: int | None
    newest: bool
    rejected: bool
    ids: Sequence[str] | None
    event: str | None
    dated: bool


class StatementFilters(TypedDict, total=False):
    """Filters of statements; see :meth:`Record.statements`."""

    actor: str | None
    country: str | None
    kind: str | None
    since: str | None
    until: str | None
    min_confidence: float | None
    text: str | None
    said: str | None
    site: str | None
    new_since: str | None
    after: str | None
    limit: int | None
    newest: bool
    rejected: bool
    dated: bool


class ArticleFilters(TypedDict, total=False):
    """Filters of articles; see :meth:`Record.articles`."""

    since: str | None
    until: str | None
    text: str | None
    site: str | None
    new_since: str | None
    after: str | None
    limit: int | None
    newest: bool
    ids: Sequence[str] | None
    dated: bool


Filters = TypeVar("Filters", EventFilters, StatementFilters, ArticleFilters)


def normalise_filters(filters: Filters, known: type[Filters]) -> Filters:
    """Check filters, and return them with days in ``since`` and ``until`` and UTC in ``new_since``.

    A wrong filter is refused, since ignoring it would return everything, or nothing.

    Args:
        filters: the filters; a month or year in ``since`` becomes its first day, in ``until`` its last.
        known: their class.

    Raises:
        TypeError: there is no such filter; the message names those there are.
        ValueError: a day, month or year is malformed, or there is no such type or status.

    >>> normalise_filters({"since": "2019", "until": "2019-02"}, EventFilters)
    {'since': '2019-01-01', 'until': '2019-02-28'}

    """
    names = sorted(known.__annotations__.keys() - {"dated"})
    for name in filters:
        if name not in names:
            raise TypeError(f"there is no filter {name!r}; the filters are {', '.join(names)}")
    made: dict[str, Any] = dict(filters)
    for name in ("since", "until"):
        if made.get(name):
            made[name] = _bound(name, made[name])
    if made.get("new_since"):
        made["new_since"] = moment_of(made["new_since"])
    for name, values in (("type", types()), ("status", STATUSES)):
        value = made.get(name)
        if value is not None and value not in values:
            raise ValueError(f"there is no {name} {value!r}; give one of {', '.join(values)}")
    return cast("Filters", made)


def _bound(name: str, value: str) -> str:
    """Return the day that ``since`` or ``until`` names. A day that is not in the calendar, as a page may give it, is kept."""
    days = period_of(value) if isinstance(value, str) else None
    if days is not None:
        first, last = days
        return (last if name == "until" else first).isoformat()
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        raise ValueError(f"{name} is {value!r}; give a day as 'YYYY-MM-DD', or 'YYYY-MM', or 'YYYY'")
    return value
