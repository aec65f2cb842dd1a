"""The record: one SQLite file by default, PostgreSQL by URL.

``pages.reading`` keeps every reading whole; all other tables are made from readings and judgements, so that
they can be checked and made again.
"""

from __future__ import annotations

from communique.record.queries import EventRow, Layer, Party, ProblemRow, StatementRow
from communique.record.record import Record, open_record

__all__ = ["EventRow", "Layer", "Party", "ProblemRow", "Record", "StatementRow", "open_record"]
