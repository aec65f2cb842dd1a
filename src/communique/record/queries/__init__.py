"""The queries of a record: from filters to SQL, and from rows to the dataclasses in ``answers``."""

from __future__ import annotations

from communique.record.queries.activity import count_partly, days, series
from communique.record.queries.actors import actor_rows, counterparts, names_of, role_rows
from communique.record.queries.arrivals import last_added
from communique.record.queries.articles import article_rows, count_articles, problem_rows, select_articles
from communique.record.queries.events import event_rows, merge_rows, select_events
from communique.record.queries.filters import normalise_filters
from communique.record.queries.ordering import undated_last
from communique.record.queries.parties import party_rows
from communique.record.queries.places import place_rows
from communique.record.queries.profiles import busy_profiles, profile
from communique.record.queries.sources import kept_reading, reader_rows, site_rows
from communique.record.queries.statements import (
    count_statements,
    one_statement,
    select_statements,
    statement_rows,
)
from communique.record.queries.sums import Sums, from_sums, month_sums
from communique.record.queries.totals import (
    count,
    country_pairs,
    most_doubtful,
    problem_counts,
    verdicts,
)
from communique.record.streams import stream

__all__ = [
    "Sums",
    "actor_rows",
    "article_rows",
    "busy_profiles",
    "count",
    "count_articles",
    "count_partly",
    "count_statements",
    "counterparts",
    "country_pairs",
    "days",
    "event_rows",
    "from_sums",
    "kept_reading",
    "last_added",
    "merge_rows",
    "month_sums",
    "most_doubtful",
    "names_of",
    "normalise_filters",
    "one_statement",
    "party_rows",
    "place_rows",
    "problem_counts",
    "problem_rows",
    "profile",
    "reader_rows",
    "role_rows",
    "select_articles",
    "select_events",
    "select_statements",
    "series",
    "site_rows",
    "statement_rows",
    "stream",
    "undated_last",
    "verdicts",
]
