"""Columns that several tables of :mod:`communique.record.schema` share."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

SUMMED = ("quad", "intensity", "is_rejected")
"""Columns at the end of an index from which events are counted without reading the table."""
FILTERED = (*SUMMED, "type")
"""The same for counts that may be filtered by type."""
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""The type of serial numbers; SQLite only numbers rows in an INTEGER column."""


def page() -> sa.Column[str]:
    """Return the foreign key to the page of a row; deleting the page deletes the row."""
    return sa.Column("page", sa.Text, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True)


def flag_index(table: str, flag: str) -> sa.Index:
    """Return a partial index of the few rows in which a flag is set, for counting them quickly."""
    return sa.Index(
        f"{table}_{flag.removeprefix('is_')}",
        flag,
        sqlite_where=sa.text(flag),
        postgresql_where=sa.text(flag),
    )


def article(*, key: bool = False) -> sa.Column[str]:
    """Return the foreign key to the article of a row; deleting the article deletes the row."""
    return sa.Column(
        "article",
        sa.Text,
        sa.ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
        index=not key,
    )


def position() -> sa.Column[int]:
    """Return the column with the position of a row in its list."""
    return sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def span(name: str = "", *, null: bool = False) -> list[sa.Column[int]]:
    """Return the start and end columns of a span; ``name`` says what it is a span of."""
    prefix = f"{name}_" if name else ""
    return [sa.Column(f"{prefix}char_{edge}", sa.Integer, nullable=null) for edge in ("start", "end")]


def when() -> list[sa.Column[Any]]:
    """Return the columns of a time, which is an interval of days."""
    return [sa.Column(name, sa.Text) for name in ("day_start", "day_end", "day_precision")]


def place() -> list[sa.Column[Any]]:
    """Return the columns of a place."""
    return [
        sa.Column("place", sa.Text),
        sa.Column("place_country", sa.Text),
        sa.Column("place_precision", sa.Text),
        sa.Column("lat", sa.Double),
        sa.Column("lon", sa.Double),
        sa.Column("geonames", sa.Integer),
    ]


def coded() -> list[sa.Column[Any]]:
    """Return the columns that reports and events share."""
    return [
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("quad", sa.Integer, nullable=False),
        sa.Column("announces", sa.Text),
        sa.Column("contexts", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("intensity", sa.Double),
        sa.Column("confidence", sa.Double, nullable=False),
        *when(),
        *place(),
    ]


def repeated() -> list[sa.Column[Any]]:
    """Return the columns of an event that are repeated with each of its parties, so that one index answers a query."""
    return [
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("quad", sa.Integer, nullable=False),
        sa.Column("intensity", sa.Double),
        sa.Column("is_rejected", sa.Boolean, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
    ]


def _names(columns: list[sa.Column[Any]]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


WHEN = _names(when())
WHERE = _names(place())
CODED = _names(coded())
REPEATED = _names(repeated())
