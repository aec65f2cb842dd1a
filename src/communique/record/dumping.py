"""Dump a record as sorted lines that do not depend on the order or number of writers, for comparing records."""

from __future__ import annotations

import base64
import itertools
import zlib
from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import schema
from communique.record.streams import stream

_ARRIVAL = frozenset(
    {"n", "is_merged", "added"}
)  # columns that say when a row was written, not what it holds
_JUDGEMENTS = (schema.judgements, schema.judged)


def dump_lines(connection: Connection, *, judgements: bool) -> Iterator[str]:
    """Yield each row as a line ``table TAB json``, tables by name, rows by key; see :meth:`Record.dump`."""
    for table in sorted(schema.metadata.tables.values(), key=lambda table: table.name):
        if table is schema.event_articles or (table in _JUDGEMENTS and not judgements):
            continue  # event_articles repeats other tables, and numbers articles by arrival
        columns = [column for column in table.columns if column.name not in _ARRIVAL]
        keys = [column for column in table.primary_key if column.name not in _ARRIVAL] or [table.c.id]
        chosen = sa.select(*columns)
        if table is schema.who:  # parties that no entry refers to any more stay in the table
            chosen = chosen.where(table.c.id.in_(_referenced()))
        chosen = chosen.order_by(*map(_bytewise(connection), keys))
        for row in itertools.chain.from_iterable(stream(connection, chosen)):
            plain = {str(name): _plain(value) for name, value in row.items()}
            yield f"{table.name}\t{orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()}"


def _bytewise(connection: Connection) -> Any:
    """Return the function by which the store sorts a column by its bytes."""
    if connection.dialect.name == "sqlite":
        return lambda column: column
    return lambda column: sa.collate(column, "C") if isinstance(column.type, sa.Text) else column


def _referenced() -> sa.CompoundSelect[Any]:
    """Return the query of the ids in ``who`` that some row refers to."""
    return sa.union(*(sa.select(column).where(column.is_not(None)) for _, column in schema.WHO_COLUMNS))


def _plain(value: Any) -> Any:
    if not isinstance(value, bytes | memoryview):
        return value
    try:
        # Readings are dumped unpacked, as equal readings may be compressed to different bytes
        return zlib.decompress(value).decode()
    except zlib.error:
        return base64.b64encode(value).decode()
