"""The store of a record, in SQLite or PostgreSQL: opening, transactions, errors and full-text search.

Connections are set up in :mod:`communique.record.engines`.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import RecordError
from communique.paths import is_folder, is_there
from communique.record import schema, views
from communique.record.engines import plain_address, postgres_engine, sqlite_engine
from communique.record.migrations import MIGRATIONS
from communique.record.troubles import TroubleError, trouble_of

_SEARCH_SQLITE = (
    "CREATE VIRTUAL TABLE articles_search USING fts5(title, text, content='articles', content_rowid='n')",
    """CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
         INSERT INTO articles_search(rowid, title, text) VALUES (new.n, new.title, new.text);
       END""",
    """CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN
         INSERT INTO articles_search(articles_search, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
       END""",
)
# to_tsvector refuses more than 1 MB of lexemes, so only the first 200,000 characters of an article can be searched.
_VECTOR = "to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 200000))"
_SEARCH_POSTGRES = (
    # Stored, so that no search has to parse texts
    f"ALTER TABLE articles ADD COLUMN search tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
    "CREATE INDEX articles_search ON articles USING gin (search) WITH (fastupdate = off)",
)
_SCHEMA_LOCK = 0x636F6D71  # any number: the lock under which one process at a time makes the tables
_WRITE_LOCK = _SCHEMA_LOCK + 1


class Store:
    """The database of a record, opened; its errors are raised as :class:`RecordError`.

    Args:
        address: the path of an SQLite file, or a ``postgresql://`` address.
        create: make the record if there is none.

    """

    def __init__(self, address: str, *, create: bool) -> None:
        self.address = plain_address(address)
        self.is_sqlite = "://" not in address
        self.path = Path(address) if self.is_sqlite else None
        self._watcher: Any = None
        self._watching = threading.Lock()
        if self.path is not None:
            _check_path(self.path, create=create)
        with self.trouble():
            self._engine = sqlite_engine(self.path) if self.path is not None else postgres_engine(address)
            level = {} if self.is_sqlite else {"isolation_level": "READ COMMITTED"}
            self._writer = self._engine.execution_options(write=True, **level)
            try:
                self._prepare(create=create)
            except BaseException:
                self.close()
                raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one snapshot of the record, whatever is written meanwhile."""
        with self.trouble(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[Connection]:
        """Yield a connection whose changes are committed when the block ends, and rolled back if it raises.

        Args:
            alone: exclude all other writers. If false, others that are not ``alone`` may write at the same time; SQLite
                only ever has one writer.

        """
        with self.trouble(), self._writer.connect() as connection, connection.begin():
            if not self.is_sqlite:
                lock = sa.func.pg_advisory_xact_lock if alone else sa.func.pg_advisory_xact_lock_shared
                connection.execute(sa.select(lock(_WRITE_LOCK)))
            yield connection

    @contextlib.contextmanager
    def trying(self) -> Iterator[Connection]:
        """Yield a connection that sees one snapshot of the record, and whose changes are rolled back."""
        with self.trouble(), self._engine.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    def stamp(self) -> str:
        """Return a value that changes whenever the record does; it can only be compared within this process."""
        with self.trouble(), self._watching:
            if not self.is_sqlite:  # the set of finished transactions, which grows with each that writes
                with self._engine.connect() as connection:
                    chosen = sa.text("SELECT CAST(pg_current_snapshot() AS text)")
                    return str(connection.execute(chosen).scalar_one())
            if self._watcher is None:
                self._watcher = self._engine.raw_connection()
                self._watcher.detach()
            # data_version changes when another connection commits; this one never writes
            found = self._watcher.cursor().execute("PRAGMA data_version").fetchone()
            return str(found[0])

    def wipe(self) -> None:
        """Rewrite the store without deleted data, which would otherwise stay in its files until the space is reused.

        Raises:
            RecordError: another process keeps reading or writing, so that the old bytes are still in the files.

        """
        with self.trouble():
            if self.is_sqlite:
                self._wipe_file()
                return
            tables = ", ".join(sorted(schema.metadata.tables))
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                # ANALYZE, as the statistics of the planner hold sample values too
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {tables}")

    def _wipe_file(self) -> None:
        with contextlib.closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            # The full-text index keeps deleted words until its segments are merged
            cursor.execute("INSERT INTO articles_search(articles_search) VALUES ('optimize')")
            cursor.execute("VACUUM")
            is_busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:
            raise TroubleError("C0420", self.address)

    def close(self) -> None:
        """Close all connections; SQLite merges its write-ahead log into the file."""
        if self._watcher is not None:
            self._watcher.close()
        self._engine.dispose()

    @contextlib.contextmanager
    def trouble(self) -> Iterator[None]:
        """Raise errors of the database as :class:`TroubleError`, which names the record and says what to do."""
        try:
            yield
        except (sa.exc.DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
            raise trouble_of(error, self.address) from error

    def prefer_search_index(self, connection: Connection) -> None:
        """Make this transaction use the full-text index, however common a word is.

        PostgreSQL underestimates the cost of reading the words of an article, and might read those of every article.
        """
        if not self.is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")

    def matches(self, text: str) -> sa.ColumnElement[bool]:
        """Return the condition that the title or text of an article has all words and "quoted phrases" of ``text``."""
        phrases = phrases_of(text)
        if not phrases:
            return sa.false()
        if self.is_sqlite:
            return schema.articles.c.n.in_(self.matching(text))
        tests = [f"phraseto_tsquery('simple', :match{index})" for index in range(len(phrases))]
        given = {f"match{index}": phrase.replace("\0", " ") for index, phrase in enumerate(phrases)}
        return sa.text(f"articles.search @@ ({' && '.join(tests)})").bindparams(**given)  # type: ignore[return-value]

    def matching(self, text: str) -> sa.Select[Any]:
        """Return a query of the numbers of the articles that meet :meth:`matches`, in any order."""
        phrases = phrases_of(text)
        if not phrases or not self.is_sqlite:
            return sa.select(schema.articles.c.n).where(self.matches(text) if phrases else sa.false())
        query = " ".join('"{}"'.format(phrase.replace('"', "")) for phrase in phrases)
        index = sa.text("articles_search MATCH :match").bindparams(match=query)
        return sa.select(sa.literal_column("rowid")).select_from(sa.text("articles_search")).where(index)

    def is_listed(self, number: sa.ColumnElement[int], text: str) -> sa.ColumnElement[bool]:
        """Return the condition that the number of an article is in a list of :meth:`matching`, which is made once.

        The expressions keep the stores from using an index on the number: they would then go through the list again for
        each row.
        """
        found = self.matching(text)
        return (number + 0).in_(found) if self.is_sqlite else number.in_(found).is_(sa.true())

    def _prepare(self, *, create: bool) -> None:
        """Make the tables, or migrate them to the current schema."""
        with self._engine.connect() as connection, connection.begin():
            found = _version(connection)
        if found == schema.SCHEMA_VERSION:
            return
        if found is None and not create:
            raise _no_record(self.address)
        if found is not None and found > schema.SCHEMA_VERSION:
            raise RecordError(
                f"the record {self.address} has schema {found}, newer than this version of Communiqué "
                f"knows ({schema.SCHEMA_VERSION}); install the newer version"
            )
        with self._writer.connect() as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
            found = _version(connection)  # another process may have made or changed the tables meanwhile
            if found is None:
                self._make(connection)
            else:
                for number in range(found + 1, schema.SCHEMA_VERSION + 1):
                    MIGRATIONS[number](connection)
                connection.execute(
                    schema.meta.update().where(schema.meta.c.key == "schema"),
                    {"value": str(schema.SCHEMA_VERSION)},
                )

    def _make(self, connection: Connection) -> None:
        """Make the tables, the full-text index and the views."""
        if self.is_sqlite and connection.execute(sa.text("SELECT count(*) FROM sqlite_master")).scalar():
            raise RecordError(
                f"{self.address} is a database but not a record; give another path for the record"
            )
        schema.metadata.create_all(connection)
        for statement in _SEARCH_SQLITE if self.is_sqlite else _SEARCH_POSTGRES:
            connection.exec_driver_sql(statement)
        for statement in views.VIEWS.values():
            connection.exec_driver_sql(statement)
        if self.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(schema.meta.insert(), {"key": "schema", "value": str(schema.SCHEMA_VERSION)})


def phrases_of(text: str) -> list[str]:
    """Return the words and "quoted phrases" of a search text.

    >>> phrases_of('"maximum pressure" Seoul')
    ['maximum pressure', 'Seoul']
    """
    found = (quoted or word for quoted, word in re.findall(r'"([^"]*)"|(\S+)', text))
    return [phrase for phrase in (part.strip('" ') for part in found) if phrase]


def _check_path(path: Path, *, create: bool) -> None:
    if is_folder(path):
        raise RecordError(f"the record {path} is a folder; give the path of a file")
    if is_there(path):
        return
    if not create:
        raise _no_record(str(path))
    if not is_folder(path.parent):
        raise RecordError(
            f"the record {path} cannot be made: there is no folder {path.parent}; make it first"
        )


def _no_record(address: str) -> RecordError:
    made_by = f"communique read INPUT --into {shlex.quote(address)}"
    return RecordError(f"there is no record {address}; `{made_by}` makes one")


def _version(connection: Connection) -> int | None:
    """Return the schema of the record; ``None`` if there are no tables yet."""
    if not sa.inspect(connection).has_table("meta"):
        return None
    value = connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == "schema")).scalar()
    if value is None:
        return None
    if not value.isdecimal() or value == "0":
        raise RecordError(f"the record is damaged: its schema is given as {value!r}; restore a backup")
    return int(value)
