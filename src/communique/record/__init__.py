"""The record: one SQLite file by default, PostgreSQL by URL.

``pages.reading`` keeps every reading whole; all other tables are made from readings and judgements, so that
they can be checked and made again.
"""

from __future__ import annotations

from communique.record.doctor import Finding
from communique.record.judgement import Judgement
from communique.record.queries import (
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
from communique.record.record import Record, open_record

__all__ = [
    "ArticleRow",
    "EventRow",
    "Finding",
    "Judgement",
    "Layer",
    "MergeRow",
    "Party",
    "PartyRow",
    "Period",
    "ProblemRow",
    "Record",
    "SeriesRow",
    "StatementRow",
    "open_record",
]
