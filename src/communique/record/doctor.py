"""The doctor: check that a record is intact, name what is damaged, and repair what can be derived again.

All tables follow from ``pages`` and ``judgements``, so each row is derived again and compared.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.model import Reading
from communique.record import judging, merging, schema
from communique.record.deriving import derive
from communique.record.ids import row_digest
from communique.record.judgement import due_in_force
from communique.record.rows import Row, Rows, page_row, plain, unpack
from communique.record.store import Store
from communique.record.streams import chunks
from communique.record.troubles import TroubleError
from communique.record.writing import forget, write

# Columns that do not follow from the reading: they are set by merging or by the order of arrival
_STATE = frozenset({"n", "event", "is_merged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong: where, what, what to do about it, and whether it was repaired."""

    where: str
    what: str
    advice: str
    is_mended: bool = False


def examine(store: Store, *, repair: bool) -> list[Finding]:
    """Return what is wrong with a record; with ``repair``, also repair what can be derived again."""
    findings: list[Finding] = []
    for check in (_check_store, _check_judgements, _check_pages, _check_events, _check_search):
        try:
            if repair:
                opened = store.writing()
            elif check is _check_search:
                opened = store.trying()  # SQLite checks the index by a statement that counts as writing
            else:
                opened = store.reading()
            with opened as connection:
                findings += check(connection, repair=repair)
        except Exception as error:  # noqa: BLE001 - damage may show as anything
            advice = "the file is damaged there; restore a backup, or read the pages again into a new record"
            findings.append(
                Finding(
                    where=check.__name__.removeprefix("_check_"),
                    what=f"cannot be checked: {_detail(error)}".splitlines()[0],
                    advice=advice,
                )
            )
    return findings


def _detail(error: Exception) -> str:
    """Return what went wrong; of a :class:`TroubleError` only what the store says, as its advice is to run the doctor."""
    if isinstance(error, TroubleError) and error.detail:
        return error.detail
    return str(error)


def _check_store(connection: Connection, *, repair: bool) -> Iterator[Finding]:
    """Check the structure of the database file and its indexes."""
    if connection.dialect.name != "sqlite":
        if repair:
            for name in sorted(schema.metadata.tables):
                connection.exec_driver_sql(f"REINDEX TABLE {name}")
        return
    if repair:
        connection.exec_driver_sql("REINDEX")
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)").all():
        if line != "ok":
            advice = "run doctor with repair; if it stays, restore a backup"
            yield Finding(where="file", what=line, advice=advice)
    for name, table in sorted(schema.metadata.tables.items()):
        wanted = {column.name: column.type.compile(connection.dialect) for column in table.columns}
        made = connection.exec_driver_sql(f"PRAGMA table_info({name})")
        # SQLite reports DOUBLE PRECISION as DOUBLE
        found = {row.name: row.type.partition(" ")[0] for row in made}
        for column in sorted(wanted.items() - found.items()):
            what = f"the column {' '.join(column)} is missing or changed"
            advice = "restore a backup, or read the pages again into a new record"
            yield Finding(where=name, what=what, advice=advice)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Finding(
            where=table, what=f"row {row} refers to nothing in {parent}", advice="run doctor with repair"
        )


def _check_pages(connection: Connection, *, repair: bool) -> Iterator[Finding]:
    """Check that each reading is undamaged, and that the rows derived from it are in the tables."""
    pages = connection.execute(sa.select(schema.pages.c.id).order_by(schema.pages.c.id)).scalars().all()
    for page in pages:
        row = connection.execute(sa.select(schema.pages).where(schema.pages.c.id == page)).mappings().one()
        where = f"reading {row['reading_id']}"
        if not _is_whole(dict(row)):
            advice = "its text and rows may be wrong: read its input again"
            if repair:
                forget(connection, [page])
                advice = "it was removed: read its input again"
            yield Finding(where=where, what="the reading is damaged", advice=advice, is_mended=repair)
            continue
        reading = unpack(row["reading"])
        rows = derive(reading)
        for moved in judging.apply(connection, rows, reading_id=row["reading_id"], is_kept=repair):
            yield Finding(
                where=f"judgement {moved}",
                what=f"it is not on the entry of {where} on which it was made",
                advice="run doctor with repair",
                is_mended=repair,
            )
        wrong = [name for name in ("who", *schema.DERIVED) if not _is_same(connection, name, rows, row["id"])]
        if wrong:
            if repair:
                _rewrite(connection, rows, reading)
            what = f"rows of {', '.join(wrong)} differ from the reading"
            yield Finding(where=where, what=what, advice="run doctor with repair", is_mended=repair)
    orphans = sa.select(schema.articles.c.id).where(
        schema.articles.c.page.not_in(sa.select(schema.pages.c.id))
    )
    for article in connection.execute(orphans).scalars().all():
        if repair:
            connection.execute(schema.articles.delete().where(schema.articles.c.id == article))
        yield Finding(
            where=article, what="the article has no page", advice="run doctor with repair", is_mended=repair
        )


def _is_whole(row: Row) -> bool:
    """Tell whether the reading of a page matches its hash, and the other columns of the page match the reading."""
    try:
        line = zlib.decompress(row["reading"])
        wanted = page_row(unpack(row["reading"]), digest=row["digest"], packed=row["reading"])
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return False
    matches_hash = hashlib.sha256(line).hexdigest() == row["digest"]
    return matches_hash and all(row[name] == value for name, value in wanted.items())


def _check_judgements(connection: Connection, *, repair: bool) -> Iterator[Finding]:
    """Check that each judgement matches its hash, and that exactly those that were not undone are in force."""
    made = schema.judgements
    rows = [plain(row) for row in connection.execute(sa.select(made).order_by(made.c.n)).mappings()]
    for row in rows:
        if row_digest(row) != row["digest"]:
            advice = "nothing else holds what was decided: restore a backup, or undo it and judge again"
            yield Finding(where=f"judgement {row['id']}", what="the judgement is damaged", advice=advice)
    due = due_in_force(rows)
    in_force = schema.judged
    found = {
        (row["judgement"], row["role"]): plain(row)
        for row in connection.execute(sa.select(in_force)).mappings()
    }
    for id_, role in sorted(found.keys() ^ due.keys()):
        if repair and (id_, role) in due:
            connection.execute(
                in_force.insert(), {"judgement": id_, "role": role, "entry": due[id_, role][role]}
            )
        elif repair:
            connection.execute(in_force.delete().where(in_force.c.judgement == id_, in_force.c.role == role))
        what = "it is not in force" if (id_, role) in due else "it is in force though it was undone"
        yield Finding(where=f"judgement {id_}", what=what, advice="run doctor with repair", is_mended=repair)


def _rewrite(connection: Connection, rows: Rows, reading: Reading) -> None:
    """Write the rows of a reading again. Rows of ``who`` are never deleted, so those are corrected in place."""
    for someone in rows.get("who", ()):
        connection.execute(schema.who.update().where(schema.who.c.id == someone["id"]).values(**someone))
    write(connection, reading, force=True)


def _is_same(connection: Connection, name: str, rows: Rows, page: str) -> bool:
    """Tell whether a table holds exactly the expected rows of a page."""
    table = schema.metadata.tables[name]
    columns = [column for column in table.columns if column.name not in _STATE]
    if name == "who":
        found = [
            row
            for part in chunks([row["id"] for row in rows.get(name, ())])
            for row in connection.execute(sa.select(*columns).where(table.c.id.in_(part)))
        ]
    else:
        found = list(connection.execute(sa.select(*columns).where(_belongs_to(table, page))))
    wanted = [tuple(row.get(column.name) for column in columns) for row in rows.get(name, ())]
    return sorted(map(_sortable, map(tuple, found))) == sorted(map(_sortable, dict.fromkeys(wanted)))


def _belongs_to(table: sa.Table, page: str) -> sa.ColumnElement[bool]:
    """Return the condition that a derived row belongs to a page: by its page, its article, its report or its actor."""
    if "page" in table.c:
        return table.c.page == page
    article = sa.select(schema.articles.c.id).where(schema.articles.c.page == page)
    if "article" in table.c:
        return table.c.article.in_(article)
    if table is schema.parties:
        parent, key = schema.reports, table.c.report
    else:
        parent, key = schema.actors, table.c.actor
    return key.in_(sa.select(parent.c.id).where(parent.c.article.in_(article)))


def _sortable(values: tuple[Any, ...]) -> str:
    """Return a row as text, so that rows with missing values can be sorted and compared."""
    return repr([_in_one_type(value) for value in values])


def _in_one_type(value: Any) -> Any:
    """Return a value in a type that does not depend on the store, nor on whether 1 or 1.0 was inserted."""
    if isinstance(value, int | float):
        return float(value)
    return bytes(value) if isinstance(value, memoryview) else value


def _check_events(connection: Connection, *, repair: bool) -> Iterator[Finding]:
    """Check that each event follows from its reports and judgements."""
    wrong = merging.wrong_events(connection)
    if repair and wrong:
        merging.merge_anew(connection)
    for event in wrong:
        yield Finding(
            where=event,
            what="the event differs from its reports",
            advice="run doctor with repair",
            is_mended=repair,
        )


def _check_search(connection: Connection, *, repair: bool) -> Iterator[Finding]:
    """Check that the full-text index matches the texts of the articles."""
    if connection.dialect.name != "sqlite":
        return
    command = "INSERT INTO articles_search(articles_search, rank) VALUES ('integrity-check', 1)"
    if repair:
        connection.exec_driver_sql("INSERT INTO articles_search(articles_search) VALUES ('rebuild')")
    try:
        connection.exec_driver_sql(command)
    except sa.exc.DatabaseError as error:
        what = "the full-text index does not match the articles"
        advice = "run doctor with repair"
        if "readonly" in str(error.orig):
            what, advice = "the full-text index of a read-only record cannot be checked", "check a copy of it"
        yield Finding(where="search", what=what, advice=advice)
