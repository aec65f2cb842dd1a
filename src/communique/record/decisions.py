"""Decisions of people on entries, and whether they make sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import RecordError
from communique.record.fields import FIELDS, KINDS, check_mode, check_value, kind_of
from communique.record.judging import anchor as anchor_of
from communique.record.queries.events import current
from communique.record.schema import events, reports

Verb = Literal["accept", "reject", "correct", "merge", "split"]
VERBS: tuple[str, ...] = get_args(Verb)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The arguments of :meth:`communique.record.Record.judge`."""

    entry: str
    verb: Verb
    who: str
    why: str | None = None
    field: str | None = None
    value: Any = None
    other: str | None = None
    at: str | None = None


def check(connection: Connection, decision: Decision) -> dict[str, tuple[str, dict[str, Any]]]:
    """Check a decision; return the anchors of its entries (see :func:`communique.record.judging.anchor`) by role.

    Raises:
        RecordError: there is no such entry, or the arguments do not fit together.

    """
    _check_arguments(decision)
    entry, field, value = decision.entry, decision.field, decision.value
    if field is not None:
        check_value(KINDS[entry[:2]], field, value)
    if field == "mode" and value is not None:
        check_mode(_type_of(connection, entry), value)
    anchors = {}
    for role, named in (("entry", entry), ("other", decision.other)):
        if named is None:
            continue
        anchor = anchor_of(connection, named)
        if anchor is None:
            raise _no_entry(named)
        anchors[role] = anchor
    return anchors


def _type_of(connection: Connection, entry: str) -> str:
    """Return the current type of an event or a report."""
    if entry.startswith("ev_"):
        table, key = events, current(connection, entry)
    else:
        table, key = reports, entry
    found = connection.execute(sa.select(table.c.type).where(table.c.id == key)).scalar()
    if found is None:
        raise _no_entry(entry)
    return str(found)


def _no_entry(entry: str) -> RecordError:
    return RecordError(f"there is no {entry} in this record; list its entries to see their ids")


def _check_arguments(decision: Decision) -> None:
    """Check that the arguments of a decision fit together."""
    entry, verb, field, other = decision.entry, decision.verb, decision.field, decision.other
    kind = kind_of(entry)
    if kind is None:
        raise RecordError(f"{entry!r} is not the id of an event, report, statement or actor")
    if verb not in VERBS:
        raise RecordError(f"{verb!r} is not a judgement; the judgements are {', '.join(VERBS)}")
    if (verb == "correct") != (field is not None):
        raise RecordError("correct needs a field and a value, the other judgements take none")
    if field is not None and field not in FIELDS[kind]:
        raise RecordError(
            f"the {kind} field {field!r} cannot be corrected; these can: {', '.join(FIELDS[kind])}"
        )
    if kind == "actor" and verb in {"accept", "reject"}:
        raise RecordError("an actor can only be corrected, merged or split")
    if (verb in {"merge", "split"}) != (other is not None):
        raise RecordError("merge and split need a second entry, the other judgements take none")
    if other is not None and (kind == "statement" or kind_of(other) != kind or other == entry):
        raise RecordError("merge and split need two different events, or two different actors")
