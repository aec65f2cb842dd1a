"""Write, undo and list the judgements of people, who accept, reject, correct, merge or split entries.

How they change entries is in :mod:`communique.record.judging`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import RecordError
from communique.record import tombstones
from communique.record.decisions import Decision, check
from communique.record.fields import kind_of
from communique.record.ids import content_id, of_event, of_report, row_digest
from communique.record.merging import merge
from communique.record.queries.events import current
from communique.record.rows import Row, plain, unpack
from communique.record.schema import actors, judged, judgements, pages, redirects, reports, who
from communique.record.writing import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision of a person on an entry, with who made it, when (UTC, ISO 8601) and why.

    ``field`` and ``value`` are what was corrected and how, ``other`` is the second entry of a merge or split, or the
    judgement that was undone.
    """

    id: str
    entry: str
    verb: str
    field: str | None
    value: Any
    other: str | None
    who: str
    at: str
    why: str | None
    is_in_force: bool


def judge(connection: Connection, decision: Decision) -> str:
    """Write a judgement and apply it to the record; return its id. See :meth:`Record.judge`."""
    anchors = check(connection, decision)
    entry, verb, value = decision.entry, decision.verb, decision.value
    if verb == "merge" and kind_of(entry) == "actor":
        value = _shared_identity(connection, entry, str(decision.other))
    kept: dict[str, Any] = {
        "entry": anchors["entry"][1],
        "other": anchors["other"][1] if "other" in anchors else None,
    }
    if verb == "split" and kind_of(entry) == "event":
        kept["members"] = _members(connection, entry)
    row = {
        "entry": entry,
        "verb": verb,
        "field": decision.field,
        "value": None if value is None else orjson.dumps(value).decode(),
        "other": decision.other,
        "who": decision.who,
        "at": decision.at or datetime.now(UTC).isoformat(timespec="seconds"),
        "why": decision.why,
        "anchor": orjson.dumps(kept).decode(),
        "reading_id": anchors["entry"][0],
        "other_reading_id": anchors["other"][0] if "other" in anchors else None,
    }
    made = _insert(connection, row)
    _put_in_force(connection, made, row)
    rederive(connection, row)
    return made


def undo(
    connection: Connection, judgement: str, *, by: str, why: str | None = None, at: str | None = None
) -> str:
    """Undo a judgement, or an undo; return the id of the new row. See :meth:`Record.undo`."""
    target = connection.execute(sa.select(judgements).where(judgements.c.id == judgement)).mappings().first()
    if target is None:
        raise RecordError(
            f"there is no judgement {judgement}; the history of an entry lists their ids, which begin with ju_"
        )
    if not _is_in_force(connection, dict(target)):
        raise RecordError(f"the judgement {judgement} is not in force: it was undone already")
    row = {
        "entry": target["entry"],
        "verb": "undo",
        "field": None,
        "value": None,
        "other": judgement,
        "who": by,
        "at": at or datetime.now(UTC).isoformat(timespec="seconds"),
        "why": why,
        "anchor": "{}",
        "reading_id": None,
        "other_reading_id": None,
    }
    made = _insert(connection, row)
    subject, is_on = _undone(row, lambda id_: _row(connection, id_))
    connection.execute(judged.delete().where(judged.c.judgement.in_([subject["id"], judgement])))
    if is_on:
        _put_in_force(connection, subject["id"], subject)
    _put_in_force(connection, made, row)
    rederive(connection, subject)
    return made


def _undone(undoing: Row, row_of: Callable[[str], Row]) -> tuple[Row, bool]:
    """Return the judgement at the end of a chain of undos, and whether it is in force after them.

    Args:
        undoing: the last undo; undoing an undo brings the judgement back, and so on.
        row_of: finds a judgement by its id.

    """
    subject, is_on = row_of(undoing["other"]), False
    while subject["verb"] == "undo":
        subject, is_on = row_of(subject["other"]), not is_on
    return subject, is_on


def _row(connection: Connection, judgement: str) -> Row:
    chosen = sa.select(judgements).where(judgements.c.id == judgement)
    return plain(connection.execute(chosen).mappings().one())


def history(connection: Connection, entry: str) -> list[Judgement]:
    """Return the judgements on an entry, oldest first; for an event also those on its reports and on merged events."""
    entries = {entry}
    if kind_of(entry) == "event":
        now = current(connection, of_event(entry))
        members = connection.execute(sa.select(reports.c.id).where(reports.c.event == now)).scalars().all()
        merged = connection.execute(sa.select(redirects.c.id).where(redirects.c.event == now)).scalars().all()
        entries |= {now, *members, *merged}
    listed = sorted(entries)
    about = sa.select(judged.c.judgement).where(judged.c.entry.in_(listed))
    chosen = sa.select(judgements).where(
        sa.or_(judgements.c.entry.in_(listed), judgements.c.other.in_(listed), judgements.c.id.in_(about))
    )
    rows = connection.execute(chosen.order_by(judgements.c.n)).mappings().all()
    names = ("id", "entry", "verb", "field", "other", "who", "at", "why")
    return [
        Judgement(
            **{name: row[name] for name in names},
            value=orjson.loads(row["value"] or "null"),
            is_in_force=_is_in_force(connection, dict(row)),
        )
        for row in rows
    ]


def _shared_identity(connection: Connection, entry: str, other: str) -> str:
    """Return the knowledge id that two actors share once they are merged: that of either, else a new one."""
    chosen = (
        sa.select(actors.c.id, who.c.known_as)
        .join(who, who.c.id == actors.c.who)
        .where(actors.c.id.in_([entry, other]))
    )
    known = sorted(known_as for _, known_as in connection.execute(chosen) if known_as)
    return known[0] if known else f"same:{min(entry, other)}"


def _members(connection: Connection, entry: str) -> list[str]:
    """Return the reports of an event, given its id or that of one of its reports."""
    now = current(connection, of_event(entry))
    return list(
        connection.execute(
            sa.select(reports.c.id).where(reports.c.event == now).order_by(reports.c.id)
        ).scalars()
    )


def _insert(connection: Connection, row: Row) -> str:
    """Insert a judgement and return its id."""
    held = connection.execute(sa.select(sa.func.count()).select_from(judgements)).scalar_one()
    # Judgements that were removed with an article count too, so that no id is given twice.
    n = held + tombstones.lost_judgements(connection)
    made = content_id(
        "ju", n, *(row[name] for name in ("entry", "verb", "field", "value", "other", "who", "at", "why"))
    )
    whole = row | {"id": made}
    connection.execute(judgements.insert(), whole | {"digest": row_digest(whole)})
    return made


def due_in_force(rows: Sequence[Row]) -> dict[tuple[str, str], Row]:
    """Return the judgements in force by id and role, given all rows in the order of writing."""
    of_id = {row["id"]: row for row in rows}
    due: dict[str, Row] = {}
    for row in rows:
        due[row["id"]] = row
        if row["verb"] == "undo":
            subject, is_on = _undone(row, of_id.__getitem__)
            for gone in (subject["id"], row["other"]):
                due.pop(gone, None)
            if is_on:
                due[subject["id"]] = subject
    return {(id_, role): row for id_, row in due.items() for role in _roles(row)}


def _put_in_force(connection: Connection, made: str, row: Row) -> None:
    """Note a judgement as in force, on the entries that it names."""
    connection.execute(
        judged.insert(), [{"judgement": made, "role": role, "entry": row[role]} for role in _roles(row)]
    )


def _roles(row: Row) -> tuple[str, ...]:
    """Return the columns that name the entries of a judgement."""
    return ("entry", "other") if row["verb"] in {"merge", "split"} else ("entry",)


def _is_in_force(connection: Connection, row: Row) -> bool:
    return (
        connection.execute(sa.select(judged.c.entry).where(judged.c.judgement == row["id"])).first()
        is not None
    )


def rederive(connection: Connection, row: Row) -> None:
    """Derive the rows of the pages that a judgement is about again, and the events of their reports."""
    names = sorted({row["reading_id"], row["other_reading_id"]} - {None})
    # Reports that the judgement linked have to be grouped again, even if it no longer links them.
    linked = [named for named in (row["entry"], row["other"]) if named and kind_of(named) == "event"]
    members = [of_report(named) for named in linked]
    members += orjson.loads(row["anchor"]).get("members", [])
    linked_events = sa.select(reports.c.event).where(reports.c.id.in_(members)).distinct()
    ids = connection.execute(linked_events).scalars().all()
    connection.execute(reports.update().where(reports.c.event.in_(ids)).values(is_merged=False))
    theirs = sa.select(pages.c.reading).where(pages.c.reading_id.in_(names)).order_by(pages.c.id)
    for packed in connection.execute(theirs).scalars().all():
        write(connection, unpack(packed), force=True)
    merge(connection)
