"""Apply the judgements of people, which outrank the reader, to entries.

Judgements are only ever added (:mod:`communique.record.judgement`). The table ``judged`` lists those in force with the
entries that they are about now; :mod:`communique.record.rematching` finds these in a newer reading of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.correcting import correct_event, correct_row
from communique.record.fields import TABLES, kind_of
from communique.record.ids import event_id, of_report
from communique.record.rematching import find_again
from communique.record.rows import Row, Rows, plain
from communique.record.schema import judged, judgements, metadata, parties, who
from communique.record.streams import chunks

_PEOPLE = ("who", "speaker_who", "addressee_who")
"""Columns in which an entry refers to a row of ``who``."""


def anchor(connection: Connection, entry: str) -> tuple[str, dict[str, Any]] | None:
    """Return the id of the reading of an entry, and the entry as it is now: its row, its parties and their names.

    ``None`` if there is no such entry.
    """
    kind = kind_of(entry)
    table = metadata.tables[TABLES[kind or "event"]]
    key = of_report(entry)
    chosen = sa.select(table).where(table.c.id == key)
    row = connection.execute(chosen).mappings().first()
    if row is None:
        return None
    reading = connection.execute(
        sa.text("SELECT p.reading_id FROM pages p JOIN articles a ON a.page = p.id WHERE a.id = :id"),
        {"id": row["article"]},
    ).scalar_one()
    kept: dict[str, Any] = {"row": plain(row)}
    if kind == "event":
        listed = (
            sa.select(parties).where(parties.c.report == key).order_by(parties.c.side, parties.c.position)
        )
        kept["parties"] = [plain(party) for party in connection.execute(listed).mappings()]
    people = {party["who"] for party in kept.get("parties", ())} | {row.get(name) for name in _PEOPLE}
    listed = sa.select(who).where(who.c.id.in_(sorted(filter(None, people)))).order_by(who.c.id)
    kept["who"] = [plain(someone) for someone in connection.execute(listed).mappings()]
    return str(reading), kept


def is_there(connection: Connection, entry: str) -> bool:
    """Tell whether the record holds an entry or a judgement with this id."""
    if kind_of(entry) is not None:
        return anchor(connection, entry) is not None
    chosen = sa.select(judgements.c.id).where(judgements.c.id == entry)
    return connection.execute(chosen).first() is not None


def apply(connection: Connection, rows: Rows, *, reading_id: str, is_kept: bool = True) -> list[str]:
    """Apply the judgements in force to the rows derived from a reading.

    Args:
        connection: to the record.
        rows: the rows to change.
        reading_id: the reading that they were derived from.
        is_kept: store which entries the judgements are about now; if false, nothing is written.

    Returns:
        The judgements that are about another entry now, because the reading no longer has theirs.

    """
    moved = []
    is_about = sa.or_(
        sa.and_(judged.c.role == "entry", judgements.c.reading_id == reading_id),
        sa.and_(judged.c.role == "other", judgements.c.other_reading_id == reading_id),
    )
    chosen = sa.select(judgements, judged.c.role, judged.c.entry.label("now")).join(judged).where(is_about)
    for row in connection.execute(chosen.order_by(judgements.c.n, judged.c.role)).mappings().all():
        entry = row["entry"] if row["role"] == "entry" else row["other"]
        kept = orjson.loads(row["anchor"])[row["role"]]
        now = find_again(rows, entry, kept, restore=row["verb"] != "reject") or entry
        if now != row["now"]:
            which = sa.and_(judged.c.judgement == row["id"], judged.c.role == row["role"])
            if is_kept:
                connection.execute(judged.update().where(which).values(entry=now))
            moved.append(str(row["id"]))
        if row["role"] == "entry" and not now.startswith("ev_"):
            correct_row(rows, now, row["verb"], row["field"], orjson.loads(row["value"] or "null"))
        elif now.startswith("ac_") and row["verb"] == "merge":
            correct_row(rows, now, "correct", "known_as", orjson.loads(row["value"] or "null"))
    return moved


def judge_events(
    connection: Connection,
    made: Sequence[tuple[Row, list[Row]]],
    groups: Sequence[list[str]],
    *,
    is_kept: bool = True,
) -> None:
    """Apply the judgements in force to events.

    Args:
        connection: to the record.
        made: the events to change, each with its parties.
        groups: the reports of each event; judgements may name it by the id of any of them.
        is_kept: store parties that judgements name for the first time; if false, nothing is written.

    """
    index_of = {event_id(report): index for index, group in enumerate(groups) for report in group}
    found: list[Any] = []
    for some in chunks(sorted(index_of)):
        chosen = sa.select(
            judgements.c.n, judged.c.entry, judgements.c.verb, judgements.c.field, judgements.c.value
        ).join(judgements)
        found += connection.execute(chosen.where(judged.c.entry.in_(some), judged.c.role == "entry"))
    for _, entry, verb, field, value in sorted(found, key=lambda row: row[0]):  # the latest judgement wins
        event, people = made[index_of[entry]]
        corrected = correct_event(event, verb, field, orjson.loads(value or "null"))
        if corrected is None:
            continue
        side, someone = corrected
        people[:] = [party for party in people if party["side"] != side]
        for position, row in enumerate(someone):
            if is_kept:
                _keep_who(connection, row)
            people.append({"side": side, "position": position, "who": row["id"], "country": row["country"]})


def linked(connection: Connection, ids: list[str]) -> list[str]:
    """Return the reports that are linked to any of ``ids`` by a merge or split judgement in force."""
    ours, theirs = judged.alias(), judged.alias()
    entries = [*ids, *map(event_id, ids)]
    chosen = (
        sa.select(theirs.c.entry)
        .join(ours, ours.c.judgement == theirs.c.judgement)
        .where(
            ours.c.entry.in_(entries),
            theirs.c.entry.startswith("ev_", autoescape=True)
            | theirs.c.entry.startswith("rp_", autoescape=True),
        )
    )
    return [of_report(entry) for entry in connection.execute(chosen).scalars()]


def forced(connection: Connection, ids: Sequence[str]) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
    """Return the pairs of reports that people merged, and the pairs that they split.

    Only pairs within ``ids`` are returned; of contradictory judgements the latest counts.
    """
    known = set(ids)
    together: list[tuple[str, str]] = []
    apart: set[tuple[str, str]] = set()
    chosen = sa.select(
        judgements.c.n, judgements.c.verb, judgements.c.anchor, judged.c.role, judged.c.entry
    ).join(judged)
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for n, verb, kept, role, entry in connection.execute(
        chosen.where(judgements.c.verb.in_(("merge", "split")))
    ):
        if kind_of(entry) == "event":
            found[n] |= {"verb": verb, "anchor": kept, role: of_report(entry)}
    for _, row in sorted(found.items()):
        if "entry" not in row or "other" not in row:
            continue
        if row["verb"] == "merge":
            pair = _pair(row["entry"], row["other"])
            together.append(pair)
            apart.discard(pair)
            continue
        for member in {row["entry"], *orjson.loads(row["anchor"])["members"]} - {row["other"]}:
            pair = _pair(row["other"], member)
            apart.add(pair)
            together = [kept for kept in together if kept != pair]
    merged = sorted(pair for pair in together if known.issuperset(pair))
    split = {pair for pair in apart if known.issuperset(pair)}
    return merged, split


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def _keep_who(connection: Connection, row: Row) -> None:
    """Insert a row of ``who`` if it is not there."""
    if connection.execute(sa.select(who.c.id).where(who.c.id == row["id"])).first() is None:
        connection.execute(who.insert(), row)
