"""What a record can be asked: the part of :class:`communique.record.Record` that only reads."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Unpack

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import RecordError
from communique.model import Reading
from communique.record import judgement, judging, queries, schema
from communique.record.frames import Row, Rows
from communique.record.judgement import Judgement
from communique.record.queries.answers import (
    ActorRow,
    ArticleRow,
    DayRow,
    EventRow,
    Judged,
    Kept,
    Layer,
    MergeRow,
    PairRow,
    Party,
    PartyRow,
    Period,
    PlaceRow,
    ProblemRow,
    Quads,
    ReaderRow,
    RoleRow,
    SeriesRow,
    SiteRow,
    StatementRow,
)
from communique.record.queries.filters import ArticleFilters, EventFilters, StatementFilters
from communique.record.rows import unpack
from communique.record.store import Store


class Asking:
    """Questions to an open record. Rows are of one state of it, whatever is written while they are taken."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _rows(self, kind: type[Row], ask: Callable[[Connection], Iterator[Row]]) -> Rows[Row]:
        """Return what a question finds; it is asked when the first row is taken."""

        def found() -> Iterator[Row]:
            with self._store.reading() as connection:
                yield from ask(connection)

        return Rows(kind, found())

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
            for row in itertools.chain.from_iterable(queries.stream(connection, chosen)):
                try:
                    yield unpack(row["reading"])
                except ValueError as error:
                    raise RecordError(
                        f"the reading {row['reading_id']} in {self._store.address} is damaged; run doctor"
                    ) from error

    def events(self, *, layer: Layer = "events", **filters: Unpack[EventFilters]) -> Rows[EventRow]:
        """Yield events in order of day and id.

        Args:
            layer: ``"events"``, each once, or ``"reports"``, each as often as it was reported.
            filters: any of
                ``actor`` part of a name, a name in double quotes, also with its country (``"police" of KOR``), country code
                or knowledge id, on either side;
                ``other`` a second one, so that events between the two are found;
                ``source``, ``target`` one on that side; ``country`` a country code on either side;
                ``sector`` a PLOVER sector; ``type``, ``mode``, ``quad``, ``status`` as in the reading format;
                ``since``, ``until`` ISO days, both included (the article's day where the event's is unknown);
                ``min_confidence`` 0 to 1; ``text`` words and "quoted phrases" that the article holds;
                ``site`` where it was printed; ``place`` a place's name or country code;
                ``limit`` most rows; ``after`` the ``cursor`` of the last row seen; ``newest`` first where true;
                ``rejected`` also those that people rejected; ``ids`` only these.

        """
        return self._rows(
            EventRow,
            lambda connection: queries.event_rows(
                connection,
                queries.select_events(connection, self._store, layer=layer, filters=filters),
                layer=layer,
            ),
        )

    def series(
        self, *, by: Period = "month", layer: Layer = "events", **filters: Unpack[EventFilters]
    ) -> list[SeriesRow]:
        """Return how many events there are, and their summed PLOVER intensity, by day, week, month or year.

        Args:
            by: the period.
            layer: count each event once, or as often as it was reported.
            filters: as in :meth:`events`; ``actor`` and ``other`` give the series of a pair.

        """
        with self._store.reading() as connection:
            return queries.series(connection, self._store, by=by, layer=layer, filters=filters)

    def days(
        self,
        *,
        by: Literal["day", "month"] = "day",
        layer: Layer = "events",
        **filters: Unpack[EventFilters],
    ) -> list[DayRow]:
        """Return how many events there are by day and quad class, those without a day first.

        Args:
            by: count them by month instead, which is a row for thirty.
            layer: count each event once, or as often as it was reported.
            filters: as in :meth:`events`; ``limit`` and ``after`` mean nothing here.

        """
        with self._store.reading() as connection:
            return queries.days(connection, self._store, by=by, layer=layer, filters=filters)

    def reports_of(self, event: str) -> Rows[EventRow]:
        """Yield the reports of one event, by the event's id or one that was merged into it."""
        return self._rows(
            EventRow,
            lambda connection: queries.event_rows(
                connection,
                queries.select_events(connection, self._store, layer="reports", filters={"event": event}),
                layer="reports",
            ),
        )

    def statements(self, **filters: Unpack[StatementFilters]) -> Rows[StatementRow]:
        """Yield statements in order of day and id.

        Args:
            filters: any of ``actor`` the speaker (as in :meth:`events`), ``country`` the speaker's, ``kind``,
                ``since``, ``until``, ``min_confidence``, ``text``, ``site``, ``limit``, ``after``, ``newest``, ``rejected``.

        """
        return self._rows(
            StatementRow,
            lambda connection: queries.statement_rows(
                connection, queries.select_statements(connection, self._store, filters)
            ),
        )

    def articles(self, **filters: Unpack[ArticleFilters]) -> Rows[ArticleRow]:
        """Yield articles in order of publication and id.

        Args:
            filters: any of ``since``, ``until``, ``text``, ``site``, ``limit``, ``after``, ``newest``, as in :meth:`events`.

        """
        return self._rows(
            ArticleRow,
            lambda connection: queries.article_rows(
                connection, queries.select_articles(connection, self._store, filters)
            ),
        )

    def statement(self, statement: str) -> StatementRow | None:
        """Return one statement by its id, also where people rejected it; ``None`` where there is none."""
        with self._store.reading() as connection:
            return queries.one_statement(connection, self._store, statement)

    def count_statements(self, **filters: Unpack[StatementFilters]) -> int:
        """Return how many statements the filters leave; ``limit`` and ``after`` mean nothing here."""
        with self._store.reading() as connection:
            return queries.count_statements(connection, self._store, filters)

    def count_articles(self, **filters: Unpack[ArticleFilters]) -> int:
        """Return how many articles the filters leave; ``limit`` and ``after`` mean nothing here."""
        with self._store.reading() as connection:
            return queries.count_articles(connection, self._store, filters)

    def kept(self, article: str) -> Kept | None:
        """Return an article's reading with the record's ids of its entries; ``None`` where there is no such article."""
        with self._store.reading() as connection:
            return queries.kept_reading(connection, article)

    # Who

    def actors(self) -> list[ActorRow]:
        """Return every actor that did, received or said something, across articles, busiest first."""
        with self._store.reading() as connection:
            return queries.actor_rows(connection)

    def names_of(self, name: str) -> list[Party]:
        """Return the parties that ``name`` (as in :meth:`events`) gathers: those in the knowledge first, then by name."""
        with self._store.reading() as connection:
            return queries.names_of(connection, name)

    def roles(self, name: str) -> list[RoleRow]:
        """Return what the actors that ``name`` (as in :meth:`events`) means were, in order of when that is first reported."""
        with self._store.reading() as connection:
            return queries.role_rows(connection, name)

    def counterparts(self, name: str) -> list[tuple[ActorRow, Quads]]:
        """Return with whom ``name`` (as in :meth:`events`) shares events, most first, with their number by quad class.

        ``did`` and ``received`` are the other one's: events in which it is a source, or a target.
        """
        with self._store.reading() as connection:
            return queries.counterparts(connection, name)

    def pairs(self, *, since: str | None = None, until: str | None = None) -> list[PairRow]:
        """Return the pairs of countries between which there are events, busiest first.

        Args:
            since: first ISO day.
            until: last ISO day, included.

        An event counts for each source and target; one that has sources alone, as a telephone call, in both directions.

        """
        with self._store.reading() as connection:
            return queries.country_pairs(connection, since=since, until=until)

    def parties(self, *, limit: int | None = None) -> Rows[PartyRow]:
        """Yield who takes part in events that no one rejected, and in how many, most first."""
        return self._rows(PartyRow, lambda connection: queries.party_rows(connection, limit=limit))

    # How many, and from where

    def places(self, **filters: Unpack[EventFilters]) -> list[PlaceRow]:
        """Return where events took place, most events first.

        Args:
            filters: as in :meth:`events`; ``limit`` and ``after`` mean nothing here.

        """
        with self._store.reading() as connection:
            return queries.place_rows(connection, self._store, filters)

    def sites(self) -> list[SiteRow]:
        """Return where articles were printed, most articles first, with how many of these have each field."""
        with self._store.reading() as connection:
            return queries.site_rows(connection)

    def readers(self) -> list[ReaderRow]:
        """Return what read the pages: version, weights and knowledge, and how many pages each."""
        with self._store.reading() as connection:
            return queries.reader_rows(connection)

    def problem_counts(self) -> dict[str, int]:
        """Return how often each code of :data:`communique.errors.CODES` occurs, most first."""
        with self._store.reading() as connection:
            return queries.problem_counts(connection)

    def verdicts(self, kind: Judged) -> dict[str, int]:
        """Return how many of the events, or statements, people accepted, corrected and rejected, and how many are open.

        Args:
            kind: ``"event"`` or ``"statement"``.

        """
        with self._store.reading() as connection:
            return queries.verdicts(connection, kind)

    def most_doubtful(self, kind: Judged, *, after: str | None = None) -> str | None:
        """Return the id of what no one has judged and the reader is least sure of; ``None`` where all is judged.

        Args:
            kind: ``"event"`` or ``"statement"``.
            after: the id of the last one seen, to go on from.

        """
        with self._store.reading() as connection:
            return queries.most_doubtful(connection, kind, after=after)

    def problems(self) -> Rows[ProblemRow]:
        """Yield what could not be read, and why, in order of reading id."""
        return self._rows(ProblemRow, queries.problem_rows)

    def counts(self) -> dict[str, int]:
        """Return how many pages, articles, actors, reports, events, statements and problems there are.

        ``reports`` counts an event once for each article's report of it, ``events`` once.
        """
        with self._store.reading() as connection:
            return queries.count(connection)

    def merges(self, event: str) -> list[MergeRow]:
        """Return why the reports of an event are taken for one: pairs with score (0 to 1) and reasons."""
        with self._store.reading() as connection:
            return queries.merge_rows(connection, event)

    def history(self, entry: str) -> list[Judgement]:
        """Return every judgement on an entry, oldest first, undone ones and undos too."""
        with self._store.reading() as connection:
            return judgement.history(connection, entry)

    def holds(self, entry: str) -> bool:
        """Tell whether there is an event, a report, a statement, an actor or a judgement of an id, also where it was merged."""
        with self._store.reading() as connection:
            return judging.is_there(connection, entry)
