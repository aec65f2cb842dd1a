"""Migrations of a record from an older schema, step by step.

``MIGRATIONS[n]`` changes a record from schema ``n - 1`` to schema ``n``, in the transaction of the given connection; a
step that fails leaves the record as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.model import Actor
from communique.record import schema, views
from communique.record.columns import REPEATED
from communique.record.dating import listed_days
from communique.record.ids import row_digest
from communique.record.participation import pair_rows
from communique.record.rows import Row, plain, unpack
from communique.record.streams import chunks
from communique.record.writing import list_articles


def _to_2(connection: Connection) -> None:
    """Add the table of pairs of countries, the indexes of rejected entries, and the hashes of judgements."""
    for index in ("events_day", "events_type_day", "ix_statements_day"):
        connection.exec_driver_sql(f"DROP INDEX {index}")
    schema.metadata.create_all(connection, tables=[schema.event_pairs])
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
    """Store with each judgement the hash of its row."""
    made = schema.judgements
    connection.exec_driver_sql("ALTER TABLE judgements ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
    for row in connection.execute(sa.select(made)).mappings().all():
        digest = row_digest(plain(row))
        connection.execute(made.update().where(made.c.id == row["id"]).values(digest=digest))


def _list_pairs(connection: Connection, ids: list[str]) -> None:
    """Fill ``event_pairs`` for some events."""
    party, event = schema.event_parties.c, schema.events.c
    repeated = (event[name] for name in REPEATED)
    chosen = sa.select(event.id, party.side, party.country, *repeated).join(schema.events)
    people: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(chosen.where(event.id.in_(ids))).mappings():
        people[row["id"]].append(plain(row))
    rows = [row for found in people.values() for row in pair_rows(found[0], found)]
    if rows:
        connection.execute(schema.event_pairs.insert(), rows)


def _to_3(connection: Connection) -> None:
    """Add scores of actors with their reasons, the flag for a repeated country, and the table of parties by article."""
    connection.exec_driver_sql("ALTER TABLE actors ADD COLUMN score DOUBLE PRECISION")
    connection.exec_driver_sql("ALTER TABLE actors ADD COLUMN basis TEXT NOT NULL DEFAULT '[]'")
    for index in ("ix_actors_who", "events_rejected", "reports_rejected", "statements_rejected"):
        connection.exec_driver_sql(f"DROP INDEX {index}")
    _fill_scores(connection)
    _rebuild_parties(connection)
    schema.metadata.create_all(connection, tables=[schema.event_articles])
    list_articles(connection)
    _make_indexes(connection, _NEW_IN_3)


_NEW_IN_3 = (
    "actors_who",
    "event_pairs_quads",
    "events_quads",
    "events_rejected",
    "pages_lost",
    "reports_rejected",
    "statements_rejected",
)


def _rebuild_parties(connection: Connection) -> None:
    """Rebuild ``event_parties`` with columns of the event, and with whether an earlier party has the same country."""
    connection.exec_driver_sql("DROP VIEW event_party_list")
    connection.exec_driver_sql("CREATE TABLE event_parties_2 AS SELECT * FROM event_parties")
    connection.exec_driver_sql("CREATE INDEX event_parties_2_event ON event_parties_2 (event)")
    connection.exec_driver_sql("DROP TABLE event_parties")
    schema.metadata.create_all(connection, tables=[schema.event_parties])
    connection.exec_driver_sql(
        """INSERT INTO event_parties
             (event, side, position, who, country, day, quad, intensity, is_rejected, type, is_repeat)
           SELECT p.event, p.side, p.position, p.who, p.country, e.day, e.quad, e.intensity, e.is_rejected, e.type,
                  EXISTS (SELECT 1 FROM event_parties_2 o WHERE o.event = p.event AND o.country = p.country
                          AND (o.side < p.side OR (o.side = p.side AND o.position < p.position)))
           FROM event_parties_2 p JOIN events e ON e.id = p.event"""
    )
    connection.exec_driver_sql("DROP TABLE event_parties_2")
    connection.exec_driver_sql(views.VIEWS["event_party_list"])


def _fill_scores(connection: Connection) -> None:
    """Copy the scores from the readings, except for actors that people corrected."""
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
        return ()  # the reading is damaged; the doctor reports it


def _make_indexes(connection: Connection, names: Sequence[str]) -> None:
    for table in schema.metadata.sorted_tables:
        for made in table.indexes:
            if made.name in names:
                # An earlier step may have made the table as it is now, with the index
                made.create(connection, checkfirst=True)


def _to_4(connection: Connection) -> None:
    """Add the type to the rows of parties, indexes by day, and the numbers of rows of each article."""
    for index in _NEW_IN_4:
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")
    for table in ("event_parties", "event_pairs"):
        if "type" in {column["name"] for column in sa.inspect(connection).get_columns(table)}:
            continue  # an earlier step made the table as it is now
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN type TEXT NOT NULL DEFAULT ''")
        connection.exec_driver_sql(
            f"UPDATE {table} SET type = (SELECT e.type FROM events e WHERE e.id = {table}.event)"  # noqa: S608 - a name
        )
    _make_indexes(connection, _NEW_IN_4)
    _fill_tallies(connection)


_NEW_IN_4 = (
    "event_articles_country",
    "event_articles_who",
    "event_pairs_day",
    "event_parties_type",
    "event_parties_who",
)


def _fill_tallies(connection: Connection) -> None:
    schema.metadata.create_all(connection, tables=[schema.tallies])
    articles, tallies = schema.articles.c, schema.tallies
    numbers = (
        sa.select(sa.func.count()).where(table.c.article == articles.id).scalar_subquery()
        for table in (schema.actors, schema.reports, schema.statements)
    )
    connection.execute(tallies.insert().from_select(list(tallies.c.keys()), sa.select(articles.id, *numbers)))


def _to_5(connection: Connection) -> None:
    """Add the indexes of countries by side, and of roles by article."""
    connection.exec_driver_sql("DROP INDEX IF EXISTS event_parties_country")
    _make_indexes(connection, ("actors_roles", "event_parties_country"))


def _to_6(connection: Connection) -> None:
    """Shorten days that are only known to the month or year, and add when a page was added."""
    connection.exec_driver_sql("ALTER TABLE pages ADD COLUMN added TEXT")
    _make_indexes(connection, ("pages_added",))
    for table in (schema.events, schema.statements):
        connection.execute(table.update().where(_is_vague(table)).values(day=listed_days(table)))
    vague = sa.select(schema.events.c.id).where(_is_vague(schema.events))
    for table in (schema.event_parties, schema.event_pairs, schema.event_articles):
        day = sa.select(schema.events.c.day).where(schema.events.c.id == table.c.event).scalar_subquery()
        connection.execute(table.update().where(table.c.event.in_(vague)).values(day=day))


def _is_vague(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.day_start.is_not(None), table.c.day_precision.in_(("month", "year")))


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5, 6: _to_6}
