"""The base class of the queries of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy.engine import Connection

from communique.record import queries
from communique.record.frames import Row, Rows
from communique.record.queries.answers import Profile
from communique.record.store import Store


class Questions:
    """Queries of an open record; the rows of a query come from one snapshot, whatever is written meanwhile."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sums: tuple[str, queries.Sums] | None = None
        self._profiles: tuple[str, dict[str, Profile]] = "", {}

    def _rows(self, kind: type[Row], ask: Callable[[Connection], Iterator[Row]]) -> Rows[Row]:
        """Return the rows of a query, which runs when the first row is taken."""

        def found() -> Iterator[Row]:
            with self._store.reading() as connection:
                yield from ask(connection)

        return Rows(kind, found())
