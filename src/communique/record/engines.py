"""Engines of the two stores, and the settings of each connection."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from communique import settings
from communique.errors import RecordError
from communique.paths import is_there

# Memory of a connection; the 2 MB that SQLite takes by default are too few for a million events
_CACHE_KB = 65_536
_CONNECT_SECONDS = 30  # the driver waits 130 s for a server that does not answer
_POSTGRES_SETTINGS = (
    # Enough to sort the articles with a common word, or the days of a series, in memory
    f"work_mem = '{_CACHE_KB}kB'",
    # The cost on a solid-state disk; with the default PostgreSQL reads whole tables instead of an index
    "random_page_cost = 1.1",
    "jit = off",  # just-in-time compilation takes longer than most queries
)


def plain_address(address: str) -> str:
    """Return an address without its password, for messages.

    >>> plain_address("postgresql://ana:secret@db.example/news")
    'postgresql://ana:***@db.example/news'
    """
    return re.sub(r"(://[^:/@]+):[^@]*@", r"\1:***@", address)


def sqlite_engine(path: Path) -> Engine:
    """Return the engine of an SQLite file; one that cannot be written is opened read-only."""
    seconds = settings.get("busy_seconds")
    is_writable = _is_writable(path)
    if is_writable:
        mode = "mode=rwc"
    elif is_there(Path(f"{path}-wal")):  # another process is writing
        mode = "mode=ro"
    else:
        # SQLite could not make the index of its log beside the file, so it has to know that nobody writes.
        mode = "mode=ro&immutable=1"
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
        connection.isolation_level = None  # transactions are begun in _begun below, not by the driver
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        if is_writable:
            connection.execute("PRAGMA journal_mode = WAL")
            # With a write-ahead log this is safe even if the machine crashes.
            connection.execute("PRAGMA synchronous = NORMAL")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes the lock at once: if it read first, it could not wait for another writer.
        is_write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")

    return engine


def _is_writable(path: Path) -> bool:
    """Tell whether a file, if there is one, and its folder may be written to."""

    def may(name: Path) -> bool:
        return os.access(name, os.W_OK, effective_ids=os.access in os.supports_effective_ids)

    return may(path.parent) and (not is_there(path) or may(path))


def _connect_timeout(address: str) -> dict[str, int]:
    """Return the connection timeout, unless the address or the environment sets one."""
    is_set = "connect_timeout=" in address or "PGCONNECT_TIMEOUT" in os.environ
    return {} if is_set else {"connect_timeout": _CONNECT_SECONDS}


def postgres_engine(address: str) -> Engine:
    """Return the engine of a database in PostgreSQL.

    Raises:
        RecordError: the address is invalid, or the driver is not installed.

    """
    scheme, _, rest = address.partition("://")
    if scheme not in {"postgresql", "postgres"}:
        raise RecordError(
            f"the record {plain_address(address)} is neither a path nor a postgresql:// address"
        )
    try:
        engine = sa.create_engine(
            f"postgresql+psycopg://{rest}",
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            connect_args=_connect_timeout(rest),
        )
    except ModuleNotFoundError as error:
        raise RecordError("PostgreSQL needs a driver: pip install 'communique[postgres]'") from error
    except (sa.exc.ArgumentError, ValueError) as error:
        raise RecordError(f"{plain_address(address)} is not a PostgreSQL address: {error}") from error

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        for setting in _POSTGRES_SETTINGS:
            connection.execute(f"SET {setting}")
        connection.commit()

    return engine
