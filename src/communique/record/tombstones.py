"""Removed addresses, which are blocked: kept as hashes, with who removed them, when and why.

Each is a row of ``meta``, like the version of the schema.
"""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlsplit

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import problem
from communique.model import Reading
from communique.record.rows import lose
from communique.record.schema import meta

_MARK = "removed "
"""Prefix of their keys in ``meta``."""
_ROW = dict[str, Any]


def plain_url(url: str) -> str:
    """Return the normal form of an address: without scheme and fragment, the host in lower case.

    >>> plain_url("https://Han.example/News?id=1#top")
    'han.example/News?id=1'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path}{query}"


def find(connection: Connection, url: str) -> _ROW | None:
    """Return who removed an address, when and why; ``None`` if it was not removed."""
    row = _row(connection, url)
    return row if row is not None and row["is_in_force"] else None


def put(connection: Connection, url: str, *, who: str, at: str, why: str | None, n_judgements: int) -> None:
    """Block an address, and note how many judgements were deleted with its article."""
    before = _row(connection, url)
    lost = n_judgements + (before["n_judgements"] if before else 0)
    _write(connection, url, {"who": who, "at": at, "why": why, "is_in_force": True, "n_judgements": lost})


def lift(connection: Connection, url: str) -> bool:
    """Unblock an address; return whether it was blocked."""
    row = find(connection, url)
    if row is None:
        return False
    _write(connection, url, row | {"is_in_force": False})
    return True


def bar(connection: Connection, reading: Reading) -> Reading:
    """Return a reading; if its address was removed, without its article and with the problem C0402."""
    url = reading.article.url if reading.article is not None else None
    row = find(connection, url) if url else None
    if row is None:
        return reading
    reason = f": {row['why']}" if row["why"] else ""
    return lose(reading, problem("C0402", f"by {row['who']}, {row['at'][:10]}{reason}"))


def lost_judgements(connection: Connection) -> int:
    """Return how many judgements were deleted with removed articles."""
    rows = connection.execute(sa.select(meta.c.value).where(meta.c.key.startswith(_MARK))).scalars()
    return sum(orjson.loads(value)["n_judgements"] for value in rows)


def _key(url: str) -> str:
    return _MARK + hashlib.sha256(plain_url(url).encode("utf-8", "replace")).hexdigest()


def _row(connection: Connection, url: str) -> _ROW | None:
    value = connection.execute(sa.select(meta.c.value).where(meta.c.key == _key(url))).scalar()
    found: _ROW | None = None if value is None else orjson.loads(value)
    return found


def _write(connection: Connection, url: str, row: _ROW) -> None:
    key = _key(url)
    connection.execute(meta.delete().where(meta.c.key == key))
    connection.execute(meta.insert(), {"key": key, "value": orjson.dumps(row).decode()})
