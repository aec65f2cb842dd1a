"""What people decided about entries, and how it outranks the reader."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from communique.record.rows import Rows


def apply(connection: Connection, rows: Rows, *, reading_id: str) -> None:
    """Change the derived rows of a reading as the judgements in force on its entries say."""
