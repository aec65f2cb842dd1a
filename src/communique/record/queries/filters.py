"""What a record may be asked by, and the order and pages of what it answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypedDict, TypeVar, cast

import sqlalchemy as sa

from communique.errors import RecordError
from communique.model import STATUSES
from communique.ontology.plover import types
from communique.values import moment_of, period_of

Row = TypeVar("Row")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class EventFilters(TypedDict, total=False):
    """What events may be asked by; see :meth:`Record.events` for what each means."""

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
    """What statements may be asked by; see :meth:`Record.statements`."""

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
    """What articles may be asked by; see :meth:`Record.articles`."""

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


def expect(filters: Filters, known: type[Filters]) -> Filters:
    """Return filters with a month or a year as its first day in ``since``, its last in ``until``, ``new_since`` in UTC.

    What there is none of is refused: left out in silence, a slip of the pen would ask for everything, or for nothing.

    Raises:
        TypeError: as Python does of any argument that a function lacks; it says which filters there are.
        ValueError: it is written as no day, month or year, or there is no such type or status; it says which there are.

    """
    names = sorted(known.__annotations__.keys() - {"dated"})
    for name in filters:
        if name not in names:
            raise TypeError(f"there is no filter {name!r}; the filters are {', '.join(names)}")
    made: dict[str, Any] = dict(filters)
    for name in ("since", "until"):
        if value := made.get(name):
            made[name] = _end_of(name, value)
    if value := made.get("new_since"):
        made["new_since"] = moment_of(value)
    for name, values in (("type", tuple(types())), ("status", STATUSES)):
        if (value := made.get(name)) is not None and value not in values:
            raise ValueError(f"there is no {name} {value!r}; give one of {', '.join(values)}")
    return cast("Filters", made)


def _end_of(name: str, value: str) -> str:
    """Return the day that ``since`` or ``until`` names; a day that no calendar has, as a page may give it, as it is."""
    days = period_of(value) if isinstance(value, str) else None
    if days is not None:
        return days[name == "until"].isoformat()
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        raise ValueError(f"{name} is {value!r}; give a day as 'YYYY-MM-DD', or 'YYYY-MM', or 'YYYY'")
    return value


def split_cursor(cursor: str) -> tuple[str, str]:
    """Return the day and id that a row's cursor holds.

    Raises:
        RecordError: it is none.

    """
    day, mark, entry = cursor.partition("|")
    if not mark:
        raise RecordError(f"{cursor!r} is no cursor; give the `cursor` of the last row")
    return day, entry


def in_order(
    chosen: sa.Select[Any], day: Any, key: Any, filters: EventFilters | StatementFilters | ArticleFilters
) -> sa.Select[Any]:
    """Return a selection in order of day and id, from after a cursor on, at most ``limit`` rows.

    Of :func:`undated_last` it is only what has a day, or only what has none.
    """
    newest = filters.get("newest", False)
    if (is_dated := filters.get("dated")) is not None:
        chosen = chosen.where(day > "" if is_dated else day == "")
    if (after := filters.get("after")) is not None:
        mark = sa.tuple_(*(sa.literal(value) for value in split_cursor(after)))
        chosen = chosen.where(sa.tuple_(day, key) < mark if newest else sa.tuple_(day, key) > mark)
    order = (day.desc(), key.desc()) if newest else (day, key)
    return chosen.order_by(*order).limit(filters.get("limit"))


def undated_last(filters: Filters, rows: Callable[[Filters], Iterator[Row]]) -> Iterator[Row]:
    """Yield rows in order of day, oldest first too, and then those without a day.

    An unknown day is empty, so that every index has it before the others. What has a day is asked for by itself, then
    the rest, each from the index in its own order; newest first it stands last by itself.

    Args:
        filters: of the rows.
        rows: what finds those that such filters leave.

    """
    if filters.get("newest") or filters.get("since") or filters.get("until"):
        yield from rows(filters)
        return
    after, limit, n_rows = filters.get("after"), filters.get("limit"), 0
    if after is None or split_cursor(after)[0]:
        for row in rows({**filters, "dated": True}):
            n_rows += 1
            yield row
        after = None
    if limit is None or n_rows < limit:
        rest = None if limit is None else limit - n_rows
        yield from rows({**filters, "dated": False, "after": after, "limit": rest})
