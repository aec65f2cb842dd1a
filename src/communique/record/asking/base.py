"""How a record is asked: what all questions share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy.engine import Connection

from communique.record import queries
from communique.record.frames import Row, Rows
from communique.record.queries.answers import Profile
from communique.record.store import Store


class Questions:
    """Questions to an open record. Rows are of one state of it, whatever is written while they are taken."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sums: tuple[str, queries.Sums] | None = None
        self._profiles: tuple[str, dict[str, Profile]] = "", {}

    def _rows(self, kind: type[Row], ask: Callable[[Connection], Iterator[Row]]) -> Rows[Row]:
        """Return what a question finds; it is asked when the first row is taken."""

        def found() -> Iterator[Row]:
            with self._store.reading() as connection:
                yield from ask(connection)

        return Rows(kind, found())
