"""The record: all readings, and what follows from them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from communique.model import ReaderVersion, Reading
from communique.record import judgement, merging, naming, removing, schema
from communique.record.asking import Asking
from communique.record.copying import copy_file
from communique.record.decisions import Decision, Verb
from communique.record.doctor import Finding, examine
from communique.record.dumping import dump_lines
from communique.record.removing import Removal
from communique.record.store import Store
from communique.record.writing import Taken, write


def open_record(path_or_url: str | Path, *, create: bool = True) -> Record:
    """Open a record: the path of an SQLite file, or a ``postgresql://`` address.

    Args:
        path_or_url: where the record is.
        create: make the record if there is none.

    Raises:
        RecordError: it cannot be opened: there is no such file, folder or server, it is not a record, damaged,
            read-only, or newer than this version; the message says what to do.

    >>> import tempfile
    >>> with open_record(f"{tempfile.mkdtemp()}/news.sqlite") as record:
    ...     record.counts()["events"]
    0

    """
    return Record(Store(str(path_or_url), create=create))


class Record(Asking):
    """An open record, as :func:`open_record` returns it; also a context manager that closes it.

    Every method raises :class:`communique.RecordError` if the store fails. Iterators see the record as it was when they
    began, whatever is written meanwhile.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record {self._store.address}>"

    def close(self) -> None:
        """Close the record; it cannot be used afterwards."""
        self._store.close()

    # Writing

    def add(self, reading: Reading, *, at: str | None = None) -> bool:
        """Write a reading in one transaction; return whether the record changed. See :meth:`take`.

        >>> reading = next(record.readings())
        >>> record.add(reading)  # the record holds it already
        False
        """
        return self.take(reading, at=at).is_new

    def take(self, reading: Reading, *, at: str | None = None) -> Taken:
        """Write a reading in one transaction; return it as the record keeps it, and whether the record changed.

        Writing the same reading again changes nothing. A reading of the same id by another reader (another version,
        weights or knowledge) replaces the older one; judgements stay. If its address was removed, the reading is kept as
        lost with the problem C0402; if JSON cannot hold it, with C0401.

        Args:
            reading: what to write.
            at: when it was added (ISO 8601, UTC), for the filter ``new_since``; by default now. A page that was added
                before keeps its time.

        >>> taken = record.take(next(record.readings()))
        >>> taken.reading.id, taken.is_new
        ('another', False)

        """
        with self._store.writing(alone=False) as connection:
            return write(connection, reading, at=at)

    def add_many(self, readings: Iterable[Reading], *, at: str | None = None) -> int:
        """Write readings, each in a transaction; return how many changed the record. See :meth:`take`.

        >>> record.add_many(list(record.readings()))  # the record holds them already
        0
        """
        return sum(self.add(reading, at=at) for reading in readings)

    def has(self, reading_id: str, reader: ReaderVersion) -> bool:
        """Tell whether the record holds a reading of this id by this reader, so that it need not be read again.

        >>> record.has("call", next(record.readings()).reader), record.has("call", ReaderVersion(version="9"))
        (True, False)
        """
        pages = schema.pages.c
        chosen = sa.select(pages.id).where(
            pages.reading_id == reading_id,
            pages.reader_version == reader.version,
            pages.reader_model.is_not_distinct_from(reader.model),
            pages.reader_knowledge.is_not_distinct_from(reader.knowledge),
        )
        with self._store.reading() as connection:
            return connection.execute(chosen.limit(1)).first() is not None

    def merge(self) -> int:
        """Merge reports of the same event, from all articles; return the number of reports that were new.

        Before, each report is an event of its own. The result depends only on the readings and judgements, not on their
        order or on how often this is called.

        >>> record.merge()  # all are merged already
        0
        """
        with self._store.writing() as connection:
            return merging.merge(connection)

    # Judging

    def judge(
        self,
        entry: str,
        verb: Verb,
        *,
        who: str,
        why: str | None = None,
        field: str | None = None,
        value: Any = None,
        other: str | None = None,
        at: str | None = None,
    ) -> str:
        """Write the judgement of a person on an entry; it outranks the reader, even if the page is read again.

        Args:
            entry: id of an event, a report, a statement or an actor.
            verb: ``accept``; ``reject``; ``correct`` (with ``field`` and ``value``); ``merge`` or ``split`` (with ``other``).
            who: who judges.
            why: their reason.
            field: what is corrected, one of :data:`communique.record.fields.FIELDS`.
            value: its new value; parties are given in words (``"PRK"``, ``"Moon Jae-in; Seoul (KOR)"``) or as dicts with
                ``name``, ``country``, ``sectors``, ``known_as``.
            other: the second event or actor; to split an event, the report to take out.
            at: when (ISO 8601, UTC); by default now.

        Returns:
            The id of the judgement, by which it can be undone.

        Raises:
            RecordError: there is no such entry, or the arguments do not fit together; the message says why.

        >>> event = next(record.events())
        >>> judgement = record.judge(event.id, "correct", field="type", value="COOPERATE", who="ana")
        >>> next(record.events()).type
        'COOPERATE'

        """
        decision = Decision(
            entry=entry, verb=verb, who=who, why=why, field=field, value=value, other=other, at=at
        )
        with self._store.writing() as connection:
            return judgement.judge(connection, naming.in_full(connection, decision))

    def undo(self, judgement_id: str, *, who: str, why: str | None = None, at: str | None = None) -> str:
        """Undo a judgement, or an undo, which brings the judgement back; return the id of the undo.

        Raises:
            RecordError: there is no such judgement, or it was undone already.

        >>> event = next(record.events())
        >>> judgement = record.judge(event.id, "reject", who="ana")
        >>> undoing = record.undo(judgement, who="ben")
        >>> [one.is_in_force for one in record.history(event.id)]
        [False, True]

        """
        with self._store.writing() as connection:
            return judgement.undo(connection, judgement_id, by=who, why=why, at=at)

    # Removing

    def remove(self, url: str, *, who: str, why: str | None = None, at: str | None = None) -> Removal:
        """Remove an article for good and block its address; return what was removed.

        Its text, statements, reports and words in the search index are deleted, with the names that only it has and the
        judgements on its entries; then the store is rewritten without them, which takes as long as copying it. An event
        that other articles report too is derived from these. A later reading of the address becomes a lost input with
        the problem C0402. Copies of the record, and the same text at other addresses, are not touched.

        Args:
            url: the address of the article; scheme, fragment and the case of the host do not matter.
            who: who removes it. This, ``why`` and ``at`` are kept with a hash of the address.
            why: their reason.
            at: when (ISO 8601, UTC); by default now.

        Raises:
            RecordError: there is no such article; or (C0420) another process keeps reading the file.

        >>> record.remove("https://han.example/1", who="ana", why="the publisher asked").statements
        1

        """
        with self._store.writing() as connection:
            gone = removing.remove(connection, url, by=who, why=why, at=at)
        self._store.wipe()
        return gone

    def readmit(self, url: str) -> None:
        """Unblock a removed address. Nothing is restored; the page has to be read again.

        Raises:
            RecordError: the address was not removed.

        >>> gone = record.remove("https://han.example/1", who="ana")
        >>> record.readmit("https://han.example/1")

        """
        with self._store.writing() as connection:
            removing.readmit(connection, url)

    # Keeping

    @property
    def path(self) -> Path | None:
        """The file of the record; ``None`` if it is in PostgreSQL."""
        return self._store.path

    def stamp(self) -> str:
        """Return a value that changes whenever the record does, so that callers can cache results until then.

        >>> record.stamp() == record.stamp()
        True
        """
        return self._store.stamp()

    def dump(self, *, judgements: bool = True) -> Iterator[str]:
        """Yield the whole record as lines, each the name of a table and a row as JSON. Equal records have equal dumps.

        Tables are sorted by name, rows by key. If ``judgements`` is false, the tables of judgements are left out, but
        not their effects.

        >>> next(record.dump()).startswith("actors")
        True
        """
        with self._store.reading() as connection:
            yield from dump_lines(connection, judgements=judgements)

    def doctor(self, *, repair: bool = False) -> list[Finding]:
        """Check that the record is intact; return what is wrong.

        Args:
            repair: derive again what follows from readings and judgements, rebuild the indexes, and remove damaged
                readings (each is named). If false, nothing is changed.

        >>> record.doctor()
        []

        """
        return examine(self._store, repair=repair)

    def backup(self, path: Path | str) -> Path:
        """Write a consistent copy of the record as it is now to a new SQLite file, and return its path.

        Others may write to the record meanwhile. If copying fails, no partial file is left.

        Raises:
            RecordError: the file exists already or cannot be written, or the record is in PostgreSQL (use ``pg_dump``).

        >>> import tempfile
        >>> copy = record.backup(Path(tempfile.mkdtemp()) / "copy.sqlite")
        >>> with open_record(copy) as other:
        ...     other.counts() == record.counts()
        True

        """
        return copy_file(self._store, Path(path))
