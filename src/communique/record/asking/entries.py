"""Queries for the entries of a record: readings, articles, events, statements, problems, judgements."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Unpack

import sqlalchemy as sa

from communique.errors import RecordError
from communique.model import Reading
from communique.record import judgement, judging, queries, schema
from communique.record.asking.base import Questions
from communique.record.frames import Rows
from communique.record.judgement import Judgement
from communique.record.queries.answers import (
    ArticleRow,
    EventRow,
    Judged,
    Kept,
    Layer,
    MergeRow,
    ProblemRow,
    StatementRow,
)
from communique.record.queries.filters import ArticleFilters, EventFilters, StatementFilters
from communique.record.rows import unpack


class Entries(Questions):
    """Queries for entries, with one row for each entry."""

    def readings(self, *, ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """Yield the readings in order of id; with ``ids`` only those.

        Raises:
            RecordError: a reading is damaged.

        >>> [reading.id for reading in record.readings()]
        ['another', 'broken', 'call', 'rewritten', 'wire']

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

    def kept(self, article: str) -> Kept | None:
        """Return the reading of an article, and the ids of its entries in the record; ``None`` if there is no such article.

        >>> article = next(record.articles())
        >>> record.kept(article.id).reading.id
        'call'
        """
        with self._store.reading() as connection:
            return queries.kept_reading(connection, article)

    def articles(self, **filters: Unpack[ArticleFilters]) -> Rows[ArticleRow]:
        """Yield articles in order of publication date and id; those without a date come last.

        Args:
            filters: any of ``since``, ``until``, ``text``, ``site``, ``new_since``, ``limit``, ``after``, ``newest``, as in
                :meth:`events`.

        >>> [article.site for article in record.articles(text='"gun battle"')]
        ['Red Sea Daily', 'Abay News']

        """
        filters = queries.normalise_filters(filters, ArticleFilters)
        return self._rows(
            ArticleRow,
            lambda connection: queries.undated_last(
                filters,
                lambda part: queries.article_rows(
                    connection, queries.select_articles(connection, self._store, part)
                ),
            ),
        )

    def events(self, *, layer: Layer = "events", **filters: Unpack[EventFilters]) -> Rows[EventRow]:
        """Yield events in order of day and id; those without a day come last.

        Args:
            layer: ``"events"`` yields each event once, ``"reports"`` once for each article that reports it.
            filters: any of
                ``actor``: part of a name, a whole name in double quotes, also with its country (``"police" of KOR``), a
                country code or a knowledge id, on either side;
                ``other``: a second actor, for events between the two;
                ``source``, ``target``: an actor on that side; ``country``: a country code on either side;
                ``sector``: a PLOVER sector; ``type``, ``mode``, ``quad``, ``status``: as in readings;
                ``since``, ``until``: ISO days, months or years, both included. An event without a day counts for the day
                of its article; one that is only dated to the month or longer has to lie between them as a whole;
                ``new_since``: a day or a time (ISO 8601, by default UTC), for events that no article added before
                reported;
                ``min_confidence``: 0 to 1; ``text``: words and "quoted phrases" in the article;
                ``site``: the site of the article; ``place``: the name of a place or a country code;
                ``limit``: the most rows; ``after``: the ``cursor`` of the last row seen; ``newest``: true for the newest
                first; ``rejected``: true to include rejected events; ``ids``: only these.

        Raises:
            TypeError: there is no such filter.
            ValueError: a filter has a wrong value.

        >>> [(event.date, event.type, str(event.sources[0])) for event in record.events(actor="KOR")]
        [('2019-04-09', 'CONSULT', 'Moon Jae-in (KOR)'), (None, 'AGREE', 'Moon Jae-in (KOR)')]
        >>> [event.n_reports for event in record.events(type="ASSAULT")]
        [2, 1]

        """
        filters = queries.normalise_filters(filters, EventFilters)
        return self._rows(
            EventRow,
            lambda connection: queries.undated_last(
                filters,
                lambda part: queries.event_rows(
                    connection,
                    queries.select_events(connection, self._store, layer=layer, filters=part),
                    layer=layer,
                ),
            ),
        )

    def reports_of(self, event: str) -> Rows[EventRow]:
        """Yield the reports of an event, given its id or the id of an event that was merged into it.

        >>> event = next(record.events(type="ASSAULT"))
        >>> [report.site for report in record.reports_of(event.id)]
        ['Abay News', 'Red Sea Daily']
        """
        return self._rows(
            EventRow,
            lambda connection: queries.event_rows(
                connection,
                queries.select_events(connection, self._store, layer="reports", filters={"event": event}),
                layer="reports",
            ),
        )

    def merges(self, event: str) -> list[MergeRow]:
        """Return why the reports of an event were merged: pairs of reports, each with a score from 0 to 1 and its reasons.

        >>> event = next(record.events(type="ASSAULT"))
        >>> [why.reasons for why in record.merges(event.id)]
        ['parties 1.00; wording 1.00; same day; same place; same numbers']
        """
        with self._store.reading() as connection:
            return queries.merge_rows(connection, event)

    def statements(self, **filters: Unpack[StatementFilters]) -> Rows[StatementRow]:
        """Yield statements in order of day and id; those without a day come last.

        Args:
            filters: any of ``actor`` (the speaker), ``country`` (of the speaker), ``kind``, ``said`` (words and "quoted
                phrases" of the statement itself) and, as in :meth:`events`, ``since``, ``until``, ``min_confidence``,
                ``text``, ``site``, ``new_since``, ``limit``, ``after``, ``newest``, ``rejected``.

        >>> [(said.speaker.name, said.content) for said in record.statements(actor="KOR")]
        [('Moon Jae-in', '“We will not ease the sanctions,” … “before the talks.”')]

        """
        filters = queries.normalise_filters(filters, StatementFilters)
        return self._rows(
            StatementRow,
            lambda connection: queries.undated_last(
                filters,
                lambda part: queries.statement_rows(
                    connection, queries.select_statements(connection, self._store, part)
                ),
            ),
        )

    def statement(self, statement: str) -> StatementRow | None:
        """Return a statement by its id, even if it was rejected; ``None`` if there is none.

        >>> said = next(record.statements())
        >>> record.statement(said.id).cue
        'said'
        """
        with self._store.reading() as connection:
            return queries.one_statement(connection, self._store, statement)

    def problems(self) -> Rows[ProblemRow]:
        """Yield the problems of all readings, in order of reading id.

        >>> [(problem.reading, problem.code) for problem in record.problems()]
        [('broken', 'C0103')]
        """
        return self._rows(ProblemRow, queries.problem_rows)

    def history(self, entry: str) -> list[Judgement]:
        """Return every judgement on an entry, oldest first, including undone judgements and the undos themselves.

        >>> event = next(record.events())
        >>> judgement = record.judge(event.id, "accept", who="ana", at="2026-01-02")
        >>> [(one.verb, one.who) for one in record.history(event.id)]
        [('accept', 'ana')]
        """
        with self._store.reading() as connection:
            return judgement.history(connection, entry)

    def holds(self, entry: str) -> bool:
        """Tell whether the record holds an entry or a judgement with this id, also if it is an event that was merged.

        >>> record.holds(next(record.events()).id), record.holds("ev_none")
        (True, False)
        """
        with self._store.reading() as connection:
            return judging.is_there(connection, entry)

    def most_doubtful(self, kind: Judged, *, after: str | None = None) -> str | None:
        """Return the id of the unjudged entry with the lowest confidence; ``None`` if all are judged.

        Args:
            kind: ``"event"`` or ``"statement"``.
            after: the id of the last entry seen, to continue from there.

        >>> doubtful = record.most_doubtful("event")
        >>> [event.confidence for event in record.events(ids=[doubtful])]
        [0.6]

        """
        with self._store.reading() as connection:
            return queries.most_doubtful(connection, kind, after=after)
