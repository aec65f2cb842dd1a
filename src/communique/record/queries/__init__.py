"""What a record is asked: filters to SQL, rows to frozen dataclasses; a file a subject."""

from __future__ import annotations

from communique.record.queries.answers import (
    ArticleRow,
    EventRow,
    Layer,
    MergeRow,
    Party,
    PartyRow,
    Period,
    ProblemRow,
    SeriesRow,
    StatementRow,
)
from communique.record.queries.articles import article_rows, problem_rows, select_articles
from communique.record.queries.events import current, event_rows, merge_rows, select_events
from communique.record.queries.filters import (
    ArticleFilters,
    EventFilters,
    StatementFilters,
    in_period,
    split_cursor,
)
from communique.record.queries.parties import known_parties, party_rows, took_part
from communique.record.queries.series import series
from communique.record.queries.statements import select_statements, statement_rows
from communique.record.queries.streams import chunks, stream
from communique.record.queries.totals import count

__all__ = [
    "ArticleFilters",
    "ArticleRow",
    "EventFilters",
    "EventRow",
    "Layer",
    "MergeRow",
    "Party",
    "PartyRow",
    "Period",
    "ProblemRow",
    "SeriesRow",
    "StatementFilters",
    "StatementRow",
    "article_rows",
    "chunks",
    "count",
    "current",
    "event_rows",
    "in_period",
    "known_parties",
    "merge_rows",
    "party_rows",
    "problem_rows",
    "select_articles",
    "select_events",
    "select_statements",
    "series",
    "split_cursor",
    "statement_rows",
    "stream",
    "took_part",
]
