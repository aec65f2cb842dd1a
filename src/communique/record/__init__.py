"""The record: one SQLite file by default, PostgreSQL by URL.

``pages.reading`` holds every reading whole. All other tables are derived from the readings and the judgements, so that
they can be checked and rebuilt.
"""

from __future__ import annotations

from communique.record.doctor import Finding
from communique.record.frames import Rows
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
    Profile,
    Quads,
    ReaderRow,
    RoleRow,
    SeriesRow,
    SiteRow,
    StatementRow,
)
from communique.record.queries.filters import ArticleFilters, EventFilters, StatementFilters
from communique.record.queries.ordering import as_told
from communique.record.record import Record, open_record
from communique.record.removing import Removal
from communique.record.troubles import TroubleError
from communique.record.writing import Taken

__all__ = [
    "ActorRow",
    "ArticleFilters",
    "ArticleRow",
    "DayRow",
    "EventFilters",
    "EventRow",
    "Finding",
    "Judged",
    "Judgement",
    "Kept",
    "Layer",
    "MergeRow",
    "PairRow",
    "Party",
    "PartyRow",
    "Period",
    "PlaceRow",
    "ProblemRow",
    "Profile",
    "Quads",
    "ReaderRow",
    "Record",
    "Removal",
    "RoleRow",
    "Rows",
    "SeriesRow",
    "SiteRow",
    "StatementFilters",
    "StatementRow",
    "Taken",
    "TroubleError",
    "as_told",
    "open_record",
]
