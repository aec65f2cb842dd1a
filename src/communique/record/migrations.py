"""How a record of an older schema becomes one of the next: one numbered function a step.

``MIGRATIONS[n]`` brings a record of schema ``n - 1`` to schema ``n`` within the transaction it is given, so a
step that fails leaves the record as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import schema
from communique.record.ids import row_digest
from communique.record.partaking import pair_rows
from communique.record.rows import Row
from communique.record.streams import chunks


def _to_2(connection: Connection) -> None:
    """Repeat beside parties what series sum of their event; list the pairs of countries; index what is rejected."""
    connection.exec_driver_sql("DROP VIEW event_party_list")
    for index in ("events_day", "events_type_day", "ix_statements_day"):
        connection.exec_driver_sql(f"DROP INDEX {index}")
    connection.exec_driver_sql("CREATE TABLE event_parties_1 AS SELECT * FROM event_parties")
    connection.exec_driver_sql("DROP TABLE event_parties")
    schema.metadata.create_all(connection, tables=[schema.event_parties, schema.event_pairs])
    connection.exec_driver_sql(
        """INSERT INTO event_parties (event, side, position, who, country, day, quad, intensity, is_rejected)
           SELECT p.event, p.side, p.position, p.who, p.country, p.day, e.quad, e.intensity, e.is_rejected
           FROM event_parties_1 p JOIN events e ON e.id = p.event"""
    )
    connection.exec_driver_sql("DROP TABLE event_parties_1")
    connection.exec_driver_sql(schema.VIEWS["event_party_list"])
    _add_digests(connection)
    for table in schema.metadata.sorted_tables:
        for made in table.indexes:
            if made.name in _NEW_IN_2:
                made.create(connection)
    ids = connection.execute(sa.select(schema.events.c.id).order_by(schema.events.c.id)).scalars().all()
    for some in chunks(ids):
        _list_pairs(connection, some)


_NEW_IN_2 = (
    "articles_day",
    "events_day",
    "events_rejected",
    "events_type_day",
    "reports_rejected",
    "statements_day",
    "statements_rejected",
)


def _add_digests(connection: Connection) -> None:
    """Give each judgement the hash of its row."""
    made = schema.judgements
    connection.exec_driver_sql("ALTER TABLE judgements ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
    for row in connection.execute(sa.select(made)).mappings().all():
        digest = row_digest({str(name): value for name, value in row.items()})
        connection.execute(made.update().where(made.c.id == row["id"]).values(digest=digest))


def _list_pairs(connection: Connection, ids: list[str]) -> None:
    listed = schema.event_parties
    people: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(sa.select(listed).where(listed.c.event.in_(ids))).mappings():
        people[row["event"]].append({str(name): value for name, value in row.items()})
    rows = [
        row
        for event, found in people.items()
        for row in pair_rows(found[0] | {"id": event}, found)  # a party repeats all that a pair does
    ]
    if rows:
        connection.execute(schema.event_pairs.insert(), rows)


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _to_2}
