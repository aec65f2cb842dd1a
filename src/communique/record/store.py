"""The two stores behind a record, SQLite and PostgreSQL: opening, transactions, errors, full-text search.

What differs between them is here and nowhere else.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from communique import settings
from communique.errors import RecordError
from communique.record import schema
from communique.record.migrations import MIGRATIONS

_SEARCH_SQLITE = (
    "CREATE VIRTUAL TABLE articles_search USING fts5(title, text, content='articles', content_rowid='n')",
    """CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
         INSERT INTO articles_search(rowid, title, text) VALUES (new.n, new.title, new.text);
       END""",
    """CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN
         INSERT INTO articles_search(articles_search, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
       END""",
)
# to_tsvector refuses texts over 1 MB of lexemes; the first 200,000 characters of an article are searched.
_VECTOR = "to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 200000))"
_SEARCH_POSTGRES = (
    # Kept, so that a search which reads every article has not to take every text apart.
    f"ALTER TABLE articles ADD COLUMN search tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
    "CREATE INDEX articles_search ON articles USING gin (search) WITH (fastupdate = off)",
)
_SCHEMA_LOCK = 0x636F6D71  # any number of our own; one maker of tables at a time

# message of the database (lower case): (what happened, what to do)
_TROUBLE: tuple[tuple[str, str], ...] = (
    (
        "file is not a database",
        "is not a record: it is no SQLite file, or its first page is damaged; restore a backup",
    ),
    ("malformed", "is damaged; run `communique doctor` on it, or restore a backup"),
    (
        "disk is full",
        "cannot be written: the disk is full; free some space and run again, it goes on where it stopped",
    ),
    (
        "no space left",
        "cannot be written: the disk is full; free some space and run again, it goes on where it stopped",
    ),
    (
        "readonly database",
        "cannot be written: the file or its folder is read-only; change that, or copy it elsewhere",
    ),
    ("read-only transaction", "cannot be written: the server is read-only; use its primary"),
    ("unable to open", "cannot be opened: check that its folder exists and may be written to"),
    ("database is locked", "is being written by another process for too long; try again when that has ended"),
    ("disk i/o error", "cannot be read or written: the disk reports an error; copy the file to another disk"),
    ("connection", "cannot be reached: check that the server runs and that the address is right"),
)


class Store:
    """An engine with its transactions; raises :class:`RecordError` and nothing of the database's own."""

    def __init__(self, address: str, *, create: bool) -> None:
        self.address = _plain_address(address)
        self.is_sqlite = "://" not in address
        self.path = Path(address) if self.is_sqlite else None
        if self.path is not None:
            _check_path(self.path, create=create)
        with self.trouble():
            self._engine = _sqlite_engine(self.path) if self.path is not None else _postgres_engine(address)
            level = {} if self.is_sqlite else {"isolation_level": "READ COMMITTED"}
            self._writer = self._engine.execution_options(write=True, **level)
            self._prepare(create=create)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record, whatever is written meanwhile."""
        with self.trouble(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together when the block ends, and dropped if it raises."""
        with self.trouble(), self._writer.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def looking(self) -> Iterator[Connection]:
        """Give a connection whose changes are all dropped: to try out what writing would do."""
        with self.trouble(), self._writer.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    def close(self) -> None:
        """Close every connection; the write-ahead log of SQLite is folded into the file."""
        self._engine.dispose()

    @contextlib.contextmanager
    def trouble(self) -> Iterator[None]:
        """Turn the database's errors into ours: what happened to which record, and what to do."""
        try:
            yield
        except (sa.exc.DBAPIError, sqlite3.Error) as error:
            message = str(getattr(error, "orig", error)).strip()
            known = next((advice for sign, advice in _TROUBLE if sign in message.lower()), None)
            raise RecordError(f"the record {self.address} {known or 'failed'} ({message})") from error

    def matches(self, text: str) -> sa.ColumnElement[bool]:
        """Return the condition that an article's title or text holds all words and "quoted phrases" of ``text``."""
        phrases = [
            phrase
            for quoted, word in re.findall(r'"([^"]*)"|(\S+)', text)
            if (phrase := quoted or word).strip('" ')
        ]
        if not phrases:
            return sa.false()
        if self.is_sqlite:
            query = " ".join('"{}"'.format(phrase.replace('"', "")) for phrase in phrases)
            found = sa.text(
                "SELECT rowid FROM articles_search WHERE articles_search MATCH :match"
            ).bindparams(match=query)
            return schema.articles.c.n.in_(found.columns(rowid=sa.Integer))
        tests = [f"phraseto_tsquery('simple', :match{index})" for index in range(len(phrases))]
        given = {f"match{index}": phrase.replace("\0", " ") for index, phrase in enumerate(phrases)}
        return sa.text(f"articles.search @@ ({' && '.join(tests)})").bindparams(**given)  # type: ignore[return-value]

    def _prepare(self, *, create: bool) -> None:
        with self._engine.connect() as connection, connection.begin():
            found = _version(connection)
        if found == schema.SCHEMA_VERSION:
            return
        if found is None and not create:
            raise RecordError(
                f"there is no record in {self.address}; `communique read INPUT --into` makes one"
            )
        if found is not None and found > schema.SCHEMA_VERSION:
            raise RecordError(
                f"the record {self.address} has schema {found}, newer than this version of Communiqué "
                f"knows ({schema.SCHEMA_VERSION}); install the newer version"
            )
        with self._writer.connect() as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
            found = _version(connection)  # another process may have been faster
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
        if self.is_sqlite and connection.execute(sa.text("SELECT count(*) FROM sqlite_master")).scalar():
            raise RecordError(
                f"{self.address} is a database of something else; give another path for the record"
            )
        schema.metadata.create_all(connection)
        for statement in _SEARCH_SQLITE if self.is_sqlite else _SEARCH_POSTGRES:
            connection.exec_driver_sql(statement)
        for statement in schema.VIEWS:
            connection.exec_driver_sql(statement)
        if self.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(schema.meta.insert(), {"key": "schema", "value": str(schema.SCHEMA_VERSION)})


def _plain_address(address: str) -> str:
    """Return an address without its password, for messages."""
    return re.sub(r"(://[^:/@]+):[^@]*@", r"\1:***@", address)


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"the record {path} is a folder; give the path of a file")
    if path.exists():
        return
    if not create:
        raise RecordError(f"there is no record {path}; `communique read INPUT --into {path}` makes one")
    if not path.parent.is_dir():
        raise RecordError(
            f"the record {path} cannot be made: there is no folder {path.parent}; make it first"
        )


def _version(connection: Connection) -> int | None:
    if not sa.inspect(connection).has_table("meta"):
        return None
    value = connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == "schema")).scalar()
    return None if value is None else int(value)


def _sqlite_engine(path: Path) -> Engine:
    seconds = settings.get("busy_seconds")
    is_writable = _is_writable(path)
    # A file that cannot be written is opened as unchanging where even the log's index cannot be made beside it.
    mode = "mode=rwc" if is_writable else "mode=ro&immutable=1"
    address = f"file:{quote(str(path.absolute()))}?{mode}"
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, timeout=seconds, check_same_thread=False),
        poolclass=sa.pool.QueuePool,
        pool_size=4,
        max_overflow=64,
    )

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute("PRAGMA foreign_keys = ON")
        if is_writable:
            connection.execute("PRAGMA journal_mode = WAL")
            # With a write-ahead log this keeps the file whole through a crash of the machine too.
            connection.execute("PRAGMA synchronous = NORMAL")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes the lock at once: one that reads first could not wait for another writer.
        is_write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")

    return engine


def _is_writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _postgres_engine(address: str) -> Engine:
    scheme, _, rest = address.partition("://")
    if scheme not in {"postgresql", "postgres"}:
        raise RecordError(
            f"the record {_plain_address(address)} is neither a path nor a postgresql:// address"
        )
    try:
        return sa.create_engine(
            f"postgresql+psycopg://{rest}", isolation_level="REPEATABLE READ", pool_pre_ping=True
        )
    except ModuleNotFoundError as error:
        raise RecordError("PostgreSQL needs a driver: pip install 'communique[postgres]'") from error
    except (sa.exc.ArgumentError, ValueError) as error:
        raise RecordError(f"{_plain_address(address)} is no PostgreSQL address: {error}") from error
