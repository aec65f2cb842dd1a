"""What a record may be asked by, and the order and pages of what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

import sqlalchemy as sa

from communique.errors import RecordError


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
    after: str | None
    limit: int | None
    newest: bool
    rejected: bool
    ids: Sequence[str] | None
    event: str | None


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
    after: str | None
    limit: int | None
    newest: bool
    rejected: bool


class ArticleFilters(TypedDict, total=False):
    """What articles may be asked by; see :meth:`Record.articles`."""

    since: str | None
    until: str | None
    text: str | None
    site: str | None
    after: str | None
    limit: int | None
    newest: bool
    ids: Sequence[str] | None


def split_cursor(cursor: str) -> tuple[str, str]:
    """Return the day and id that a row's cursor holds.

    Raises:
        RecordError: it is none.

    """
    day, mark, entry = cursor.partition("|")
    if not mark:
        raise RecordError(f"{cursor!r} is no cursor; give the `cursor` of the last row")
    return day, entry


def in_period(column: Any, since: str | None, until: str | None) -> list[Any]:
    """Return the conditions that a day is from ``since`` to ``until``, both included; unknown days never are."""
    tests = [] if since is None and until is None else [column != ""]
    return tests + ([column >= since] if since else []) + ([column <= until] if until else [])


def in_order(
    chosen: sa.Select[Any], day: Any, key: Any, filters: EventFilters | StatementFilters | ArticleFilters
) -> sa.Select[Any]:
    """Return a selection in order of day and id, from after a cursor on, at most ``limit`` rows."""
    newest = filters.get("newest", False)
    if (after := filters.get("after")) is not None:
        mark = sa.tuple_(*(sa.literal(value) for value in split_cursor(after)))
        chosen = chosen.where(sa.tuple_(day, key) < mark if newest else sa.tuple_(day, key) > mark)
    order = (day.desc(), key.desc()) if newest else (day, key)
    return chosen.order_by(*order).limit(filters.get("limit"))
