"""How a record of an older schema becomes one of the next: one numbered function a step.

``MIGRATIONS[n]`` brings a record of schema ``n - 1`` to schema ``n`` within the transaction it is given, so a
step that fails leaves the record as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.model import Actor
from communique.record import schema
from communique.record.ids import row_digest
from communique.record.partaking import pair_rows
from communique.record.rows import Row, unpack
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
    _make_indexes(connection, _NEW_IN_2)
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


def _to_3(connection: Connection) -> None:
    """Keep how sure it is who an actor is, and why."""
    connection.exec_driver_sql("ALTER TABLE actors ADD COLUMN score DOUBLE PRECISION")
    connection.exec_driver_sql("ALTER TABLE actors ADD COLUMN basis TEXT NOT NULL DEFAULT '[]'")
    connection.exec_driver_sql("DROP INDEX ix_actors_who")
    _tell_scores(connection)
    _make_indexes(connection, _NEW_IN_3)


_NEW_IN_3 = ("actors_who",)


def _tell_scores(connection: Connection) -> None:
    """Fill in the scores that readings give, but for actors that people say are others."""
    actors, judged, verb = schema.actors, schema.judged, schema.judgements.c.verb
    articles = schema.articles.c
    pages = sa.select(articles.id, schema.pages.c.reading).join(schema.pages)
    made = actors.update().where(
        actors.c.article == sa.bindparam("of"), actors.c.local_id == sa.bindparam("named")
    )
    for some in chunks(connection.execute(sa.select(articles.id).order_by(articles.n)).scalars().all()):
        scored = [
            {"of": article, "named": actor.id, "score": actor.score}
            | {"basis": orjson.dumps(actor.basis).decode()}
            for article, packed in connection.execute(pages.where(articles.id.in_(some)))
            for actor in _actors(packed)
            if actor.score is not None or actor.basis
        ]
        if scored:
            connection.execute(made, scored)
    corrected = (
        sa.select(judged.c.entry)
        .join(schema.judgements)
        .where(
            schema.judgements.c.field.is_distinct_from("role"),
            sa.or_(verb == "merge", sa.and_(verb.in_(("correct", "split")), judged.c.role == "entry")),
        )
    )
    connection.execute(actors.update().where(actors.c.id.in_(corrected)).values(score=None, basis="[]"))


def _actors(packed: bytes) -> tuple[Actor, ...]:
    try:
        return unpack(packed).actors
    except ValueError:
        return ()  # damaged: for the doctor to name


def _make_indexes(connection: Connection, names: Sequence[str]) -> None:
    for table in schema.metadata.sorted_tables:
        for made in table.indexes:
            if made.name in names:
                made.create(connection, checkfirst=True)  # a step before may have made the table as it is now


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _to_2, 3: _to_3}
