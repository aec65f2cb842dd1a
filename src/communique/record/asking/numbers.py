"""Queries for numbers: how many entries there are, by time, place, site or verdict."""

from __future__ import annotations

from typing import Literal, Unpack, get_args

from communique.record import queries
from communique.record.asking.base import Questions
from communique.record.queries.answers import (
    DayRow,
    Judged,
    Layer,
    Period,
    PlaceRow,
    ReaderRow,
    SeriesRow,
    SiteRow,
)
from communique.record.queries.filters import ArticleFilters, EventFilters, StatementFilters


class Numbers(Questions):
    """Queries for counts."""

    def counts(self) -> dict[str, int]:
        """Return the numbers of pages, articles, actors, reports, events, statements and problems, by name.

        ``reports`` counts an event once for each article that reports it, ``events`` only once. There are also the numbers
        of rejected entries and of lost pages.

        >>> counts = record.counts()
        >>> counts["reports"], counts["events"]
        (6, 5)
        """
        with self._store.reading() as connection:
            return queries.count(connection)

    def series(
        self, *, by: Period = "month", layer: Layer = "events", **filters: Unpack[EventFilters]
    ) -> list[SeriesRow]:
        """Return the number of events, and the sum of their PLOVER intensities, by day, week, month or year.

        Args:
            by: the period.
            layer: count each event once, or once for each report.
            filters: as in :meth:`events`; ``actor`` and ``other`` give the series of a pair.

        Raises:
            ValueError: there is no such period, or a filter has a wrong value.

        >>> record.series(by="year")
        [SeriesRow(period='2019', n=3, intensity=2.0), SeriesRow(period='2021', n=2, intensity=-18.0)]
        >>> record.series(by="year", actor="KOR", other="USA")
        [SeriesRow(period='2019', n=2, intensity=4.0)]

        """
        filters = queries.normalise_filters(filters, EventFilters)
        periods = get_args(Period)
        if by not in periods:
            raise ValueError(f"there is no period {by!r}; give one of {', '.join(periods)}")
        with self._store.reading() as connection:
            return queries.series(connection, self._store, by=by, layer=layer, filters=filters)

    def days(
        self,
        *,
        by: Literal["day", "month"] = "day",
        layer: Layer = "events",
        **filters: Unpack[EventFilters],
    ) -> list[DayRow]:
        """Return the number of events by day and quad class; those without a day come first.

        Args:
            by: ``"month"`` counts by month instead, which gives about a thirtieth of the rows.
            layer: count each event once, or once for each report.
            filters: as in :meth:`events`; ``limit`` and ``after`` are ignored.

        >>> record.days(actor="KOR")
        [DayRow(day='2019-04-09', quad=1, n=1), DayRow(day='2019-04-10', quad=1, n=1)]

        """
        filters = queries.normalise_filters(filters, EventFilters)
        if by == "month" and layer == "events":
            summed = self._summed_days(filters)
            if summed is not None:
                return summed
        with self._store.reading() as connection:
            return queries.days(connection, self._store, by=by, layer=layer, filters=filters)

    def _summed_days(self, filters: EventFilters) -> list[DayRow] | None:
        """Return the counts by month from the sums of :meth:`sum_up`; partial first and last months are counted now.

        ``None`` if there is no sum for these filters, or the record has changed since.
        """
        mark, sums = self._sums or ("", {})
        found = queries.from_sums(sums, filters)
        if found is None or mark != self._store.stamp():
            return None
        rows, edges = found
        for since, until in edges:
            part: EventFilters = {**filters, "since": since, "until": until}
            with self._store.reading() as connection:
                rows += queries.days(connection, self._store, by="month", layer="events", filters=part)
        return sorted(rows, key=lambda row: (row.day or "", row.quad))

    def count_partly(self, **filters: Unpack[EventFilters]) -> int:
        """Return the number of events dated to a month or longer that lies only partly between ``since`` and ``until``.

        Args:
            filters: as in :meth:`events`, which leaves out these events; ``limit`` and ``after`` are ignored.

        >>> record.count_partly(since="2019-03-01", until="2019-06-30")
        0

        """
        filters = queries.normalise_filters(filters, EventFilters)
        with self._store.reading() as connection:
            return queries.count_partly(connection, self._store, filters)

    def sum_up(self) -> bool:
        """Precompute the counts by month of large selections, for :meth:`days`.

        The sums are used until the record changes. Returns false if they are up to date already.

        >>> record.sum_up(), record.sum_up()
        (True, False)
        """
        mark = self._store.stamp()
        if self._sums is not None and self._sums[0] == mark:
            return False
        with self._store.reading() as connection:
            self._sums = mark, queries.month_sums(connection)
        return True

    def last_added(self) -> tuple[str, int] | None:
        """Return the last day (UTC) on which articles were added, and their number; ``None`` if no such day is known.

        For pages added before schema 6 the day is unknown.

        >>> day, number = record.last_added()
        >>> record.count_articles(new_since=day) == number
        True
        """
        with self._store.reading() as connection:
            return queries.last_added(connection)

    def count_articles(self, **filters: Unpack[ArticleFilters]) -> int:
        """Return the number of articles that meet the filters; ``limit`` and ``after`` are ignored.

        >>> record.count_articles(since="2021-01-01")
        3
        """
        filters = queries.normalise_filters(filters, ArticleFilters)
        with self._store.reading() as connection:
            return queries.count_articles(connection, self._store, filters)

    def count_statements(self, **filters: Unpack[StatementFilters]) -> int:
        """Return the number of statements that meet the filters; ``limit`` and ``after`` are ignored.

        >>> record.count_statements(actor="KOR")
        1
        """
        filters = queries.normalise_filters(filters, StatementFilters)
        with self._store.reading() as connection:
            return queries.count_statements(connection, self._store, filters)

    def places(self, **filters: Unpack[EventFilters]) -> list[PlaceRow]:
        """Return the places of events, those with most events first.

        Args:
            filters: as in :meth:`events`; ``limit`` and ``after`` are ignored.

        >>> [(place.name, place.n_events) for place in record.places()]
        [('Dessie', 2), ('Washington', 1)]

        """
        filters = queries.normalise_filters(filters, EventFilters)
        with self._store.reading() as connection:
            return queries.place_rows(connection, self._store, filters)

    def sites(self) -> list[SiteRow]:
        """Return the sites, those with most articles first, and the number of their articles with each field known.

        >>> [(site.site, site.n_articles) for site in record.sites()][:2]
        [('Abay News', 1), ('Han River Post', 1)]
        """
        with self._store.reading() as connection:
            return queries.site_rows(connection)

    def readers(self) -> list[ReaderRow]:
        """Return the readers (versions of package, weights and knowledge), with the number of pages that each has read.

        >>> record.readers()
        [ReaderRow(version='0.1.0', model='sha256:aa', knowledge='1', n_pages=5)]
        """
        with self._store.reading() as connection:
            return queries.reader_rows(connection)

    def problem_counts(self) -> dict[str, int]:
        """Return how often each code of :data:`communique.errors.CODES` occurs, the most frequent first.

        >>> record.problem_counts()
        {'C0103': 1}
        """
        with self._store.reading() as connection:
            return queries.problem_counts(connection)

    def verdicts(self, kind: Judged) -> dict[str, int]:
        """Return the numbers of accepted, corrected, rejected and unjudged (``open``) events or statements.

        Args:
            kind: ``"event"`` or ``"statement"``.

        >>> record.verdicts("event")
        {'accepted': 0, 'corrected': 0, 'rejected': 0, 'open': 5}

        """
        with self._store.reading() as connection:
            return queries.verdicts(connection, kind)
