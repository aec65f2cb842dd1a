"""When pages were added to a record."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.schema import articles, pages, reports


def since_of(connection: Connection, moment: str | None) -> str | None:
    """Return the time that is asked for; ``None`` if every page was added since, so that no filter is needed."""
    if moment is None:
        return None
    older = sa.select(sa.literal(1)).where(_is_older(moment)).limit(1)
    return None if connection.execute(older).first() is None else moment


def _is_older(moment: str) -> sa.ColumnElement[bool]:
    return sa.or_(pages.c.added.is_(None), pages.c.added < moment)


def came_since(moment: str) -> sa.Select[Any]:
    """Return the selection of articles that were added at a time of :func:`communique.values.moment_of` or later."""
    newer = sa.select(pages.c.id).where(pages.c.added >= moment)
    return sa.select(articles.c.id).where(articles.c.page.in_(newer))


def new_events(moment: str) -> sa.Select[Any]:
    """Return the selection of events of which every report was added at a time or later."""
    other = reports.alias()
    joined = other.join(articles, articles.c.id == other.c.article).join(pages, pages.c.id == articles.c.page)
    told_before = sa.exists().select_from(joined).where(other.c.event == reports.c.event, _is_older(moment))
    return sa.select(reports.c.event).where(
        reports.c.article.in_(came_since(moment)), sa.not_(told_before.correlate(reports))
    )


def last_added(connection: Connection) -> tuple[str, int] | None:
    """Return the last day (UTC) on which pages were added, and the number of articles of that day."""
    last = connection.execute(sa.select(sa.func.max(pages.c.added))).scalar()
    if last is None:
        return None
    day = last[: len("2026-11-30")]
    chosen = sa.select(sa.func.count()).select_from(pages)
    many = connection.execute(chosen.where(pages.c.added >= day)).scalar_one()
    lost = chosen.where(sa.literal_column("pages.is_lost"), pages.c.added >= day)
    return day, many - connection.execute(lost).scalar_one()
