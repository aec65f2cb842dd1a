"""Write a reading: insert its rows, and delete those of an older reading of the same page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from communique.model import Reading
from communique.record import judging, schema, tombstones
from communique.record.columns import CODED
from communique.record.dating import listed_day
from communique.record.deriving import derive
from communique.record.participation import pair_rows, party_rows
from communique.record.rows import Row, Rows, pack, page_row, unpack
from communique.record.streams import chunks

OF_REPORT = (*CODED, "is_rejected")
"""Columns that an event copies from its report."""
_READER = ("reader_version", "reader_model", "reader_knowledge")
"""Columns that identify a reader."""
_READING_LOCK = 1  # first part of the key of the lock; the second is a hash of the id of the reading


class Taken(NamedTuple):
    """The result of writing a reading: the reading as the record has it, and whether the record changed."""

    reading: Reading
    is_new: bool


def write(connection: Connection, reading: Reading, *, force: bool = False, at: str | None = None) -> Taken:
    """Write a reading; see :meth:`communique.record.Record.take`.

    A reading of the same id by another reader replaces the older one, but a page that could not be read never replaces
    one that could. For a removed address only the problem is written.

    Args:
        connection: to the record.
        reading: what to write.
        force: write its rows again even if the record has the same reading.
        at: when it was added (ISO 8601, UTC); by default now. A page that was added before keeps its time.

    """
    digest, packed = pack(tombstones.bar(connection, reading))
    reading = unpack(packed)  # as it will be read back
    page = page_row(reading, digest=digest, packed=packed)
    _wait_for_others(connection, page["reading_id"])
    kept = connection.execute(
        sa.select(*(schema.pages.c[name] for name in ("id", "digest", "is_lost", "added", *_READER))).where(
            schema.pages.c.reading_id == page["reading_id"]
        )
    ).mappings()
    old = []
    for row in kept:
        if row["id"] == page["id"] and row["digest"] == digest and not force:
            return Taken(reading, is_new=False)
        if page["is_lost"] and not row["is_lost"]:
            return Taken(reading, is_new=False)
        if row["id"] == page["id"] or row["is_lost"] or any(row[name] != page[name] for name in _READER):
            old.append(row)
    forget(connection, [row["id"] for row in old])
    added_before = [row["added"] for row in old if not row["is_lost"]]
    at = at or datetime.now(UTC).isoformat(timespec="seconds")
    page["added"] = min([at, *added_before]) if all(added_before) else None  # None: before schema 6
    insert_new(connection, schema.pages, [page])
    rows = derive(reading)
    judging.apply(connection, rows, reading_id=page["reading_id"])
    insert_rows(connection, rows)
    stand_alone(connection, rows)
    return Taken(reading, is_new=True)


def _wait_for_others(connection: Connection, reading_id: str) -> None:
    """Wait until no other connection writes the same reading; SQLite has only one writer anyway."""
    if connection.dialect.name == "postgresql":
        lock = sa.func.pg_advisory_xact_lock(_READING_LOCK, sa.func.hashtext(reading_id))
        connection.execute(sa.select(lock))


def insert_rows(connection: Connection, rows: Rows) -> None:
    """Insert the derived rows of a reading."""
    # Sorted, so that two writers cannot deadlock
    insert_new(connection, schema.who, sorted(rows.get("who", ()), key=lambda row: str(row["id"])))
    for name in schema.DERIVED:
        if rows.get(name):
            connection.execute(schema.metadata.tables[name].insert(), rows[name])


def insert_new(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert rows, except those whose key is in the table already."""
    if not rows:
        return
    insert: Any = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(table).on_conflict_do_nothing(), rows)


def forget(connection: Connection, pages: Sequence[str]) -> None:
    """Delete pages with everything read from them; reports that were merged with theirs are to be merged again."""
    if not pages:
        return
    reports = schema.reports
    theirs = sa.select(reports.c.event).join(schema.articles).where(schema.articles.c.page.in_(pages))
    gone = list(connection.execute(theirs.distinct()).scalars())
    connection.execute(schema.pages.delete().where(schema.pages.c.id.in_(pages)))
    for part in chunks(gone):
        connection.execute(schema.events.delete().where(schema.events.c.id.in_(part)))
        connection.execute(schema.redirects.delete().where(schema.redirects.c.event.in_(part)))
        connection.execute(reports.update().where(reports.c.event.in_(part)).values(is_merged=False))


def stand_alone(connection: Connection, rows: Rows) -> None:
    """Make an event of each new report; merging may join them later.

    Args:
        connection: to the record.
        rows: the derived rows of a reading, by table.

    """
    parties: defaultdict[str, list[Row]] = defaultdict(list)
    for party in rows.get("parties", ()):
        parties[party["report"]].append(party)
    countries = {row["id"]: row["country"] for row in rows.get("who", ())}
    published = {row["id"]: (row["published"] or "")[:10] for row in rows.get("articles", ())}
    made = []
    for report in rows.get("reports", ()):
        single = {
            "day": listed_day(report, published[report["article"]]),
            "verdict": None,
            "report": report["id"],
            "n_reports": 1,
            "n_articles": 1,
            "n_sites": 1,
        }
        event = {name: report[name] for name in OF_REPORT} | single | {"id": report["event"]}
        people = [
            {"country": countries[party["who"]]} | {name: party[name] for name in ("side", "position", "who")}
            for party in parties[report["id"]]
        ]
        made.append((event, people))
    insert_events(connection, made)


def insert_events(connection: Connection, made: Sequence[tuple[Row, list[Row]]]) -> None:
    """Insert events with their parties, and the rows by which they are filtered.

    Args:
        connection: to the record.
        made: each event with its parties (``side``, ``position``, ``who``, ``country``).

    """
    insert: dict[sa.Table, list[Row]] = {
        schema.events: [event for event, _ in made],
        schema.event_parties: [row for event, people in made for row in party_rows(event, people)],
        schema.event_pairs: [row for event, people in made for row in pair_rows(event, people)],
    }
    for table, rows in insert.items():
        if rows:
            connection.execute(table.insert(), rows)
    for some in chunks([event["id"] for event, _ in made]):
        list_articles(connection, schema.reports.c.event.in_(some))


def list_articles(connection: Connection, *tests: sa.ColumnElement[bool]) -> None:
    """Fill ``event_articles`` for the reports that meet all conditions in ``tests``."""
    listed = schema.event_articles
    connection.execute(listed.insert().from_select(list(listed.columns.keys()), told(*tests)))


def told(*tests: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Return the query of the rows of ``event_articles`` for the reports that meet all conditions in ``tests``."""
    party, article = schema.event_parties.c, schema.articles
    joined = schema.reports.join(article).join(schema.event_parties, party.event == schema.reports.c.event)
    return (
        sa.select(party.event, article.c.n, party.who, party.country, party.day, party.is_rejected)
        .select_from(joined)
        .where(*tests)
        .distinct()
    )
