"""Remove an article from the record by its address, with everything that follows from it alone.

An event that other articles report too is derived from these. Judgements on entries of the article are deleted, since they
hold the words of these, also those that merged such an entry with another or split them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import RecordError
from communique.record import schema, tombstones
from communique.record.judgement import rederive
from communique.record.merging import merge
from communique.record.rows import Row, plain
from communique.record.streams import chunks
from communique.record.writing import forget


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Numbers of entries removed with an address; ``events_told_anew`` were kept and derived from other articles."""

    articles: int
    actors: int
    reports: int
    statements: int
    judgements: int
    events: int
    events_told_anew: int


def remove(
    connection: Connection, url: str, *, by: str, why: str | None = None, at: str | None = None
) -> Removal:
    """Delete the articles of an address and block it; see :meth:`communique.record.Record.remove`."""
    pages = _pages(connection, url)
    if not pages and tombstones.find(connection, url) is None:
        raise RecordError(
            f"there is no article of {url} in this record; give its address as the record has it"
        )
    articles = list(
        connection.execute(sa.select(schema.articles.c.id).where(schema.articles.c.page.in_(pages))).scalars()
    )
    judgements = _judgements(connection, pages)
    events = _events(connection, articles)
    gone = Removal(
        articles=len(articles),
        **{
            table.name: _count(connection, table, articles)
            for table in (schema.actors, schema.reports, schema.statements)
        },
        judgements=len(judgements),
        events=sum(not is_told for is_told in events.values()),
        events_told_anew=sum(events.values()),
    )
    for some in chunks([row["id"] for row in judgements]):
        connection.execute(schema.judgements.delete().where(schema.judgements.c.id.in_(some)))
    forget(connection, pages)
    for row in judgements:
        rederive(connection, row)  # the judgement may have changed an entry of another article
    merge(connection)
    _forget_people(connection)
    at = at or datetime.now(UTC).isoformat(timespec="seconds")
    if pages:
        tombstones.put(connection, url, who=by, at=at, why=why, n_judgements=len(judgements))
    return gone


def readmit(connection: Connection, url: str) -> None:
    """Unblock an address; see :meth:`communique.record.Record.readmit`."""
    if not tombstones.lift(connection, url):
        raise RecordError(f"{url} was not removed from this record")
    # Refused readings do not keep their address, so all of them are deleted, to be read again.
    refused = sa.select(schema.problems.c.page).where(schema.problems.c.code == "C0402")
    connection.execute(schema.pages.delete().where(schema.pages.c.id.in_(refused)))


def _pages(connection: Connection, url: str) -> list[str]:
    """Return the pages of the articles at an address, in any of its spellings."""
    wanted = tombstones.plain_url(url)
    listed = sa.select(schema.articles.c.page, schema.articles.c.url).where(
        schema.articles.c.url.is_not(None)
    )
    found = connection.execute(listed.execution_options(stream_results=True))
    return sorted(page for page, held in found if tombstones.plain_url(held) == wanted)


def _judgements(connection: Connection, pages: list[str]) -> list[Row]:
    """Return the judgements on entries of pages, with their undos and the undos of these."""
    made = schema.judgements
    names = sa.select(schema.pages.c.reading_id).where(schema.pages.c.id.in_(pages))
    is_theirs = made.c.reading_id.in_(names) | made.c.other_reading_id.in_(names)
    found: dict[str, Row] = {}
    new = list(connection.execute(sa.select(made).where(is_theirs)).mappings())
    while new:
        found |= {row["id"]: plain(row) for row in new}
        undoes = made.c.other.in_([row["id"] for row in new])
        undos = connection.execute(sa.select(made).where(made.c.verb == "undo", undoes)).mappings()
        new = [row for row in undos if row["id"] not in found]
    return sorted(found.values(), key=lambda row: row["n"])


def _events(connection: Connection, articles: list[str]) -> dict[str, bool]:
    """Return the events that articles report, each with whether other articles report it too."""
    reports, others = schema.reports, schema.reports.alias()
    is_told = sa.exists().where(others.c.event == reports.c.event, others.c.article.not_in(articles))
    chosen = sa.select(reports.c.event, is_told).where(reports.c.article.in_(articles)).distinct()
    return {event: bool(told) for event, told in connection.execute(chosen)}


def _count(connection: Connection, table: sa.Table, articles: list[str]) -> int:
    chosen = sa.select(sa.func.count()).select_from(table).where(table.c.article.in_(articles))
    return int(connection.execute(chosen).scalar_one())


def _forget_people(connection: Connection) -> None:
    """Delete the parties to which no entry refers any more, including those of older readings of the article."""
    unindexed = [
        (table.name, column.name)
        for table, column in schema.WHO_COLUMNS
        if column.name not in {made.columns[0].name for made in table.indexes}
    ]
    # For each deleted party the stores check that no table refers to it; without an index they read all rows each time.
    for name, key in unindexed:
        connection.exec_driver_sql(f"CREATE INDEX {name}_{key}_now ON {name} ({key})")
    unnamed = sa.except_(sa.select(schema.who.c.id), *(sa.select(column) for _, column in schema.WHO_COLUMNS))
    for some in chunks(connection.execute(unnamed).scalars().all()):
        connection.execute(schema.who.delete().where(schema.who.c.id.in_(some)))
    for name, key in unindexed:
        connection.exec_driver_sql(f"DROP INDEX {name}_{key}_now")
