"""How many entries each layer of a record holds."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.schema import actors, articles, events, pages, problems, reports, statements


def count(connection: Connection) -> dict[str, int]:
    """Return how many entries each layer of the record holds."""
    tables = (pages, articles, actors, reports, events, statements, problems)
    counts = {
        table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in tables
    }
    for table in (reports, events, statements):
        rejected = sa.select(sa.func.count()).select_from(table).where(table.c.is_rejected)
        counts[f"rejected_{table.name}"] = connection.execute(rejected).scalar_one()
    lost = sa.select(sa.func.count()).select_from(pages).where(pages.c.is_lost)
    return counts | {"lost_pages": connection.execute(lost).scalar_one()}
