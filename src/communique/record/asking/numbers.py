"""Counts over a record: how many, when and where."""

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
        """Return how many pages, articles, actors, reports, events, statements and problems there are.

        ``reports`` counts an event once for each article that reports it, ``events`` only once.

        >>> counts = record.counts()
        >>> counts["reports"], counts["events"]
        (6, 5)
        """
        with self._store.reading() as connection:
            return queries.count(connection)

    def series(
        self, *, by: Period = "month", layer: Layer = "events", **filters: Unpack[EventFilters]
    ) -> list[SeriesRow]:
        """Return how many events there are, and their summed PLOVER intensity, by day, week, month or year.

        Args:
            by: the period.
            layer: count each event once, or as often as it was reported.
            filters: as in :meth:`events`; ``actor`` and ``other`` give the series of a pair.

        Raises:
            ValueError: there is no such period, or a filter is refused as in :meth:`events`.

        >>> record.series(by="year")
        [SeriesRow(period='2019', n=3, intensity=2.0), SeriesRow(period='2021', n=2, intensity=-18.0)]
        >>> record.series(by="year", actor="KOR", other="USA")
        [SeriesRow(period='2019', n=2, intensity=4.0)]

        """
        filters = queries.expect(filters, EventFilters)
        if by not in (periods := get_args(Period)):
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
            layer: count each event once, or as often as it was reported.
            filters: as in :meth:`events`; ``limit`` and ``after`` mean nothing here.

        >>> record.days(actor="KOR")
        [DayRow(day='2019-04-09', quad=1, n=1), DayRow(day='2019-04-10', quad=1, n=1)]

        """
        filters = queries.expect(filters, EventFilters)
        if by == "month" and layer == "events":
            summed = self._summed_days(filters)
            if summed is not None:
                return summed
        with self._store.reading() as connection:
            return queries.days(connection, self._store, by=by, layer=layer, filters=filters)

    def _summed_days(self, filters: EventFilters) -> list[DayRow] | None:
        """Return the counts by month from the sums of :meth:`sum_up`, with the incomplete first and last month counted anew.

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
        """Return the number of events whose month, year or longer time lies only partly in ``since`` to ``until``.

        Args:
            filters: as in :meth:`events`, which does not return these events; ``limit`` and ``after`` have no effect.

        >>> record.count_partly(since="2019-03-01", until="2019-06-30")
        0

        """
        filters = queries.expect(filters, EventFilters)
        with self._store.reading() as connection:
            return queries.count_partly(connection, self._store, filters)

    def sum_up(self) -> bool:
        """Precompute the counts by month of large selections, for :meth:`days`.

        The sums are used until the record changes. Returns whether anything had to be counted anew.

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

        The day is not known of pages that were added before schema 6.

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
        filters = queries.expect(filters, ArticleFilters)
        with self._store.reading() as connection:
            return queries.count_articles(connection, self._store, filters)

    def count_statements(self, **filters: Unpack[StatementFilters]) -> int:
        """Return the number of statements that meet the filters; ``limit`` and ``after`` are ignored.

        >>> record.count_statements(actor="KOR")
        1
        """
        filters = queries.expect(filters, StatementFilters)
        with self._store.reading() as connection:
            return queries.count_statements(connection, self._store, filters)

    def places(self, **filters: Unpack[EventFilters]) -> list[PlaceRow]:
        """Return where events took place, most events first.

        Args:
            filters: as in :meth:`events`; ``limit`` and ``after`` mean nothing here.

        >>> [(place.name, place.n_events) for place in record.places()]
        [('Dessie', 2), ('Washington', 1)]

        """
        filters = queries.expect(filters, EventFilters)
        with self._store.reading() as connection:
            return queries.place_rows(connection, self._store, filters)

    def sites(self) -> list[SiteRow]:
        """Return the sites, those with most articles first, and for how many of their articles each field is known.

        >>> [(site.site, site.n_articles) for site in record.sites()][:2]
        [('Abay News', 1), ('Han River Post', 1)]
        """
        with self._store.reading() as connection:
            return queries.site_rows(connection)

    def readers(self) -> list[ReaderRow]:
        """Return the reader versions (package, weights, knowledge) that read the pages, and the number of pages of each.

        >>> record.readers()
        [ReaderRow(version='0.1.0', model='sha256:aa', knowledge='1', n_pages=5)]
        """
        with self._store.reading() as connection:
            return queries.reader_rows(connection)

    def problem_counts(self) -> dict[str, int]:
        """Return how often each code of :data:`communique.errors.CODES` occurs, most first.

        >>> record.problem_counts()
        {'C0103': 1}
        """
        with self._store.reading() as connection:
            return queries.problem_counts(connection)

    def verdicts(self, kind: Judged) -> dict[str, int]:
        """Return how many events, or statements, people accepted, corrected and rejected, and how many are not judged.

        Args:
            kind: ``"event"`` or ``"statement"``.

        >>> record.verdicts("event")
        {'accepted': 0, 'corrected': 0, 'rejected': 0, 'open': 5}

        """
        with self._store.reading() as connection:
            return queries.verdicts(connection, kind)
