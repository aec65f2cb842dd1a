"""Readings with which benchmarks fill records: made-up ones, and copies with shifted days.

The copies are of readings of the pages in ``examples/``, or of those in a file.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

import communique
from communique.exchange import from_json
from communique.model import (
    Actor,
    Article,
    Dating,
    Event,
    EventTime,
    Mention,
    Participant,
    ReaderVersion,
    Reading,
    Span,
)
from communique.ontology import countries, intensity, modes, types
from communique.record import Record, schema
from communique.record.writing import list_articles

READER = ReaderVersion(version="bench")
PER_ARTICLE = 8
COUNTRIES = sorted(code for code, country in countries().items() if country.cow)
FILLER = "Officials gave no details of the matter and further talks were expected in the coming days. " * 12
SPREAD_DAYS = 10_000  # number of days over which copies are spread, back from the day of the original
STEP_DAYS = 7919  # coprime to SPREAD_DAYS, so that successive copies are far apart
_BATCH = 250  # copies in one transaction


def article(number: int, *, n_events: int = PER_ARTICLE, filler: str = FILLER) -> Reading:
    """Return the reading of a made-up article with some events between countries."""
    day = (date(1995, 1, 1) + timedelta(days=number * 7 % 10_000)).isoformat()
    text, events, mentions = "", [], defaultdict[str, list[Mention]](list)
    for place in range(n_events):
        event, line = _between(number, place, n_events, day, len(text))
        for side in (*event.sources, *event.targets):
            assert side.actor is not None
            mentions[side.actor].append(Mention(start=side.start, end=side.end, kind="name"))
        events.append(event)
        text += line
    page = Article(
        text=text + filler,
        site=f"Paper {number % 40}",
        title=f"News {number}",
        published=Dating(value=day, basis="given"),
    )
    actors = tuple(_state(code, spans) for code, spans in mentions.items())
    return Reading(id=f"r{number}", article=page, actors=actors, events=tuple(events), reader=READER)


def _between(number: int, place: int, n_events: int, day: str, start: int) -> tuple[Event, str]:
    """Return the ``place``-th event of an article, between two countries, and its line, which begins at ``start``."""
    # As in the news, some countries occur far more often than others.
    left, right = (
        COUNTRIES[(number * step + place * place) ** 2 % len(COUNTRIES) % (7 if place % 2 else 400)]
        for step in (3, 5)
    )
    kind = types()[(number + place * 3) % 16]
    mode = next(iter(modes(kind)[number % 5 :]), None)
    line = f"{left} and {right} were in touch over matter {number * n_events + place} ({kind}). "
    source, target = (
        Participant(actor=code, start=start + at, end=start + at + 3)
        for code, at in ((left, 0), (right, len(left) + 5))
    )
    event = Event(
        id=f"e{place}",
        type=kind,
        mode=mode,
        status="asserted",
        sources=(source,),
        targets=(target,),
        trigger=Span(start=start + 9, end=start + 13),
        sentence=Span(start=start, end=start + len(line) - 1),
        time=EventTime(start=day, end=day, precision="day"),
        intensity=intensity(kind, mode),
        confidence=0.5 + number % 50 / 100,
    )
    return event, line


def _state(code: str, mentions: Sequence[Mention]) -> Actor:
    """Return a country as an actor with some mentions."""
    return Actor(
        id=code,
        name=countries()[code].name,
        kind="country",
        known_as=f"country:{code}",
        country=code,
        sectors=("GOV",),
        mentions=tuple(mentions),
    )


def originals(file: Path | None) -> list[Reading]:
    """Return the readings to copy, those with events: from a file of JSON lines, or of the pages in ``examples/``."""
    if file is not None:
        found: Iterator[Reading] = map(from_json, file.read_bytes().splitlines())
    else:
        found = communique.read(["examples"], published="2019-04-12")
    return [reading for reading in found if reading.events]


def shifted(reading: Reading, number: int, days: int) -> Reading:
    """Return a reading as copy ``number``, with its events and its publication some ``days`` earlier."""

    def earlier(day: str | None) -> str | None:
        return day and (date.fromisoformat(day[:10]) - timedelta(days=days)).isoformat()

    moved = [
        dataclasses.replace(
            event,
            time=event.time
            and dataclasses.replace(event.time, start=earlier(event.time.start), end=earlier(event.time.end)),
        )
        for event in reading.events
    ]
    assert reading.article is not None
    published = dataclasses.replace(reading.article.published, value=earlier(reading.article.published.value))
    page = dataclasses.replace(reading.article, published=published)
    return dataclasses.replace(reading, id=f"{reading.id} w{number}", article=page, events=tuple(moved))


# Columns that hold the id of an entry of the same copy, and columns that hold days.
_NAMES = frozenset(
    {
        ("pages", "id"),
        ("pages", "reading_id"),
        ("articles", "id"),
        ("actors", "id"),
        ("actors", "member_of"),
        ("reports", "id"),
        ("statements", "id"),
        ("events", "id"),
        ("redirects", "id"),
        *(
            (table.name, name)
            for table in schema.metadata.sorted_tables
            for name in ("page", "article", "event")
        ),
        *(("mentions", "actor"), ("parties", "report"), ("parties", "actor"), ("events", "report")),
        *(("reports", "reported_by"), ("statements", "speaker"), ("statements", "addressee")),
        *(("pairs", "left"), ("pairs", "right")),
    }
)
_DAYS = frozenset({"day", "day_start", "day_end", "filed_day", "published"})
_COPIED = [
    table
    for table in schema.metadata.sorted_tables
    if table.name not in {"meta", "who", "judgements", "judged", "event_articles"}
]


def keys_of(record: Record) -> dict[str, list[str]]:
    """Return the keys of all rows in a record, by table, for :func:`copy`."""
    with record._store.reading() as connection:  # noqa: SLF001 - reads rows directly
        return {
            table.name: list(connection.execute(sa.select(_key(table)).distinct()).scalars())
            for table in _COPIED
        }


@contextmanager
def in_bulk(record: Record) -> Iterator[None]:
    """Drop the indexes of a record in PostgreSQL while many copies are made, and create them again at the end.

    Updating them row by row takes several times as long. In SQLite, which has one writer and no triggers for foreign
    keys, they are kept.
    """
    if record.path is not None:
        yield
        return
    indexes = [index for table in schema.metadata.sorted_tables for index in table.indexes]
    with record._store.writing() as connection:  # noqa: SLF001 - a chore of the server
        for index in indexes:
            index.drop(connection)
        search = connection.exec_driver_sql(
            "SELECT pg_get_indexdef('articles_search'::regclass)"
        ).scalar_one()
        connection.exec_driver_sql("DROP INDEX articles_search")
    try:
        yield
    finally:
        with record._store.writing() as connection:  # noqa: SLF001 - as above
            for index in indexes:
                index.create(connection)
            connection.exec_driver_sql(search)


def copy_in_batches(record: Record, keys: dict[str, list[str]], first: int, last: int) -> None:
    """Make copies as :func:`copy` does, some hundreds in each transaction."""
    for start in range(first, last, _BATCH):
        copy(record, keys, start, min(start + _BATCH, last))


def copy(record: Record, keys: dict[str, list[str]], first: int, last: int) -> None:
    """Make the copies ``first`` to ``last`` (exclusive) of the rows with some keys, in SQL.

    Args:
        record: the record that has the rows.
        keys: the keys of the rows by table, as :func:`keys_of` returns them.
        first: the number of the first copy.
        last: the number after that of the last copy.

    """
    with record._store.writing() as connection:  # noqa: SLF001 - writes rows directly
        # Parent rows are copied before their child rows, so foreign keys need no check.
        if record.path is None:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        start = sa.select(sa.literal(first).label("c")).cte("copies", recursive=True)
        numbers = start.union_all(sa.select(start.c.c + 1).where(start.c.c + 1 < last))
        newest = sa.select(sa.func.max(schema.articles.c.n)).scalar_subquery()
        before = connection.execute(sa.select(newest)).scalar_one()
        for table in _COPIED:
            columns = [column for column in table.columns if column.name != "n"]
            chosen = sa.select(
                *(
                    _copied(table, column, numbers.c.c, is_sqlite=record.path is not None)
                    for column in columns
                )
            )
            theirs = _key(table).in_(keys[table.name])
            chosen = chosen.select_from(table.join(numbers, sa.true())).where(theirs)
            connection.execute(table.insert().from_select([column.name for column in columns], chosen))
        list_articles(connection, schema.articles.c.n > before)


def _key(table: sa.Table) -> sa.Column[str]:
    """Return the column that tells the copies of a row apart."""
    return table.c.id if "id" in table.c else next(iter(table.primary_key))


def _copied(
    table: sa.Table, column: sa.Column[object], number: sa.ColumnElement[int], *, is_sqlite: bool
) -> sa.ColumnElement[object]:
    """Return the SQL expression for the value of a column in a copy."""
    if (table.name, column.name) in _NAMES:
        return column + sa.literal("~") + sa.cast(number, sa.Text)
    if column.name in _DAYS:
        earlier = _earlier(column, number * STEP_DAYS % SPREAD_DAYS, is_sqlite=is_sqlite)
        return sa.case((sa.func.length(column) < 10, column), else_=earlier)
    if (table.name, column.name) == ("articles", "title"):
        return sa.func.coalesce(column, "") + sa.literal(" no") + sa.cast(number, sa.Text)
    return column


def _earlier(
    day: sa.ColumnElement[object], days: sa.ColumnElement[int], *, is_sqlite: bool
) -> sa.ColumnElement[object]:
    """Return the SQL expression for a day some days earlier, which differs between SQLite and PostgreSQL."""
    plain = sa.func.substr(day, 1, 10)
    if is_sqlite:
        return sa.func.date(plain, sa.literal("-") + sa.cast(days, sa.Text) + sa.literal(" days"))
    return sa.func.to_char(sa.cast(plain, sa.Date) - days, "YYYY-MM-DD")
