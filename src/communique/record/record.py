"""The record: the store of all readings, and what is known across them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

import sqlalchemy as sa

from communique.errors import RecordError
from communique.model import ReaderVersion, Reading
from communique.record import queries, schema
from communique.record.dumping import dump_lines
from communique.record.queries import (
    EventFilters,
    EventRow,
    Layer,
    ProblemRow,
    StatementFilters,
    StatementRow,
)
from communique.record.rows import unpack
from communique.record.store import Store
from communique.record.writing import write


def open_record(path_or_url: str | Path, *, create: bool = True) -> Record:
    """Open a record: the path of an SQLite file, or a ``postgresql://`` address.

    Args:
        path_or_url: where the record is.
        create: make the record where there is none.

    Raises:
        RecordError: it cannot be opened: no such file or folder, not a record, damaged, read-only, newer
            than this version, or no server; the text says what to do.

    >>> import tempfile
    >>> with open_record(f"{tempfile.mkdtemp()}/news.sqlite") as record:
    ...     record.counts()["events"]
    0

    """
    return Record(Store(str(path_or_url), create=create))


class Record:
    """An open record; a context manager. Made by :func:`open_record`.

    Every method raises :class:`RecordError` where the store fails. Iterators see the record as it was when
    they began, whatever is written meanwhile.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record {self._store.address}>"

    def close(self) -> None:
        """Close the record; it can no longer be used."""
        self._store.close()

    # Writing

    def add(self, reading: Reading) -> bool:
        """Write a reading in one transaction; return whether that changed the record.

        The same reading again changes nothing. A reading of the same id by another reader (another version,
        weights or knowledge) replaces the older one; judgements stay.
        """
        with self._store.writing() as connection:
            return write(connection, reading)

    def add_many(self, readings: Iterable[Reading]) -> int:
        """Write readings, one transaction each; return how many changed the record."""
        return sum(self.add(reading) for reading in readings)

    def has(self, reading_id: str, reader: ReaderVersion) -> bool:
        """Tell whether the record holds a reading of this id by this reader, so that it need not be read again."""
        pages = schema.pages.c
        chosen = sa.select(pages.id).where(
            pages.reading_id == reading_id,
            pages.reader_version == reader.version,
            pages.reader_model.is_not_distinct_from(reader.model),
            pages.reader_knowledge.is_not_distinct_from(reader.knowledge),
        )
        with self._store.reading() as connection:
            return connection.execute(chosen.limit(1)).first() is not None

    # Asking

    def readings(self, *, ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """Yield the readings, equal to those that were added, in order of id; only those of ``ids`` where given.

        Raises:
            RecordError: one is damaged.

        """
        pages = schema.pages.c
        chosen = sa.select(pages.reading_id, pages.reading).order_by(pages.reading_id, pages.id)
        if ids is not None:
            chosen = chosen.where(pages.reading_id.in_(list(ids)))
        with self._store.reading() as connection:
            for reading_id, packed in connection.execution_options(stream_results=True).execute(chosen):
                try:
                    yield unpack(packed)
                except ValueError as error:
                    raise RecordError(
                        f"the reading {reading_id} in {self._store.address} is damaged; run doctor"
                    ) from error

    def events(self, *, layer: Layer = "events", **filters: Unpack[EventFilters]) -> Iterator[EventRow]:
        """Yield events in order of day and id.

        Args:
            layer: ``"events"``, each once, or ``"reports"``, each as often as it was reported.
            filters: any of
                ``actor`` a name, part of a name, country code or knowledge id, on either side;
                ``other`` a second one, so that events between the two are found;
                ``source``, ``target`` one on that side; ``country`` a country code on either side;
                ``sector`` a PLOVER sector; ``type``, ``mode``, ``quad``, ``status`` as in the reading format;
                ``since``, ``until`` ISO days, both included (the article's day where the event's is unknown);
                ``min_confidence`` 0 to 1; ``text`` words and "quoted phrases" that the article holds;
                ``site`` where it was printed; ``place`` a place's name or country code;
                ``limit`` most rows; ``after`` the ``cursor`` of the last row seen; ``newest`` first where true;
                ``rejected`` also those that people rejected; ``ids`` only these.

        """
        with self._store.reading() as connection:
            chosen = queries.select_events(connection, self._store, layer=layer, filters=filters)
            yield from queries.event_rows(connection, chosen, layer=layer)

    def reports_of(self, event: str) -> Iterator[EventRow]:
        """Yield the reports of one event, by the event's id or one that was merged into it."""
        with self._store.reading() as connection:
            chosen = queries.select_events(connection, self._store, layer="reports", filters={"event": event})
            yield from queries.event_rows(connection, chosen, layer="reports")

    def statements(self, **filters: Unpack[StatementFilters]) -> Iterator[StatementRow]:
        """Yield statements in order of day and id.

        Args:
            filters: any of ``actor`` the speaker (as in :meth:`events`), ``country`` the speaker's, ``kind``,
                ``since``, ``until``, ``min_confidence``, ``text``, ``site``, ``limit``, ``after``, ``newest``, ``rejected``.

        """
        with self._store.reading() as connection:
            yield from queries.statement_rows(
                connection, queries.select_statements(connection, self._store, filters)
            )

    def problems(self) -> Iterator[ProblemRow]:
        """Yield what could not be read, and why, in order of reading id."""
        with self._store.reading() as connection:
            yield from queries.problem_rows(connection)

    def counts(self) -> dict[str, int]:
        """Return how many pages, articles, actors, reports, events, statements and problems there are.

        ``reports`` counts an event once for each article's report of it, ``events`` once.
        """
        with self._store.reading() as connection:
            return queries.count(connection)

    def dump(self, *, judgements: bool = True) -> Iterator[str]:
        """Yield the whole record as sorted lines of JSON: two records with the same dump hold the same.

        ``judgements`` leaves out, where false, the rows that only say who decided what.
        """
        with self._store.reading() as connection:
            yield from dump_lines(connection, judgements=judgements)

    # Keeping

    def backup(self, path: Path | str) -> Path:
        """Write a consistent copy of the record, as it is now, into a new SQLite file, also while it is written.

        Raises:
            RecordError: the file is there already or cannot be written; or the record is in PostgreSQL,
                whose own ``pg_dump`` does it.

        """
        path = Path(path)
        if self._store.path is None:
            raise RecordError(
                "a record in PostgreSQL is backed up with pg_dump, which is consistent while writing"
            )
        if path.exists():
            raise RecordError(f"{path} is there already; give a new path for the backup")
        with self._store.trouble():
            source, target = sqlite3.connect(self._store.path), sqlite3.connect(path)
            try:
                source.backup(target)
            finally:
                source.close()
                target.close()
        return path
