"""When pages were added to a record."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.schema import articles, pages, reports


def since_of(connection: Connection, moment: str | None) -> str | None:
    """Return the time to filter by; ``None`` if every page was added since, so that no filter is needed."""
    if moment is None:
        return None
    older = sa.select(sa.literal(1)).where(_is_older(moment)).limit(1)
    return None if connection.execute(older).first() is None else moment


def _is_older(moment: str) -> sa.ColumnElement[bool]:
    return sa.or_(pages.c.added.is_(None), pages.c.added < moment)


def added_since(moment: str) -> sa.Select[Any]:
    """Return the query of the articles that were added at a time (:func:`communique.values.moment_of`) or later."""
    newer = sa.select(pages.c.id).where(pages.c.added >= moment)
    return sa.select(articles.c.id).where(articles.c.page.in_(newer))


def new_events(moment: str) -> sa.Select[Any]:
    """Return the query of the events whose reports were all added at a time or later."""
    other = reports.alias()
    joined = other.join(articles, articles.c.id == other.c.article).join(pages, pages.c.id == articles.c.page)
    was_reported = sa.exists().select_from(joined).where(other.c.event == reports.c.event, _is_older(moment))
    return sa.select(reports.c.event).where(
        reports.c.article.in_(added_since(moment)), sa.not_(was_reported.correlate(reports))
    )


def last_added(connection: Connection) -> tuple[str, int] | None:
    """Return the last day (UTC) on which pages were added, and the number of articles added on it."""
    last = connection.execute(sa.select(sa.func.max(pages.c.added))).scalar()
    if last is None:
        return None
    day = last[: len("2026-11-30")]
    chosen = sa.select(sa.func.count()).select_from(pages)
    n_pages = connection.execute(chosen.where(pages.c.added >= day)).scalar_one()
    lost = chosen.where(sa.literal_column("pages.is_lost"), pages.c.added >= day)
    return day, n_pages - connection.execute(lost).scalar_one()
