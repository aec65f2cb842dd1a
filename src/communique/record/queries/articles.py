"""Articles, and what could not be read: filters to a selection, rows to dataclasses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import ArticleRow, ProblemRow
from communique.record.queries.filters import ArticleFilters, in_order, in_period
from communique.record.queries.streams import stream
from communique.record.schema import articles, pages, problems, reports
from communique.record.store import Store


def select_articles(store: Store, filters: ArticleFilters) -> sa.Select[Any]:
    """Return the selection of articles that :meth:`Record.articles` describes."""
    n_events = (
        sa.select(sa.func.count())
        .select_from(reports)
        .where(reports.c.article == articles.c.id, sa.not_(reports.c.is_rejected))
        .scalar_subquery()
    )
    names = (
        "id",
        "title",
        "site",
        "url",
        "authors",
        "published",
        "published_basis",
        "language",
        "n_characters",
    )
    chosen = sa.select(
        *(articles.c[name] for name in names), pages.c.reading_id.label("reading"), n_events.label("n_events")
    ).join(pages, pages.c.id == articles.c.page)
    day = sa.func.coalesce(articles.c.published, "")
    tests = in_period(sa.func.substr(day, 1, 10), filters.get("since"), filters.get("until"))
    if (site := filters.get("site")) is not None:
        tests.append(articles.c.site == site)
    if (text := filters.get("text")) is not None:
        tests.append(store.matches(text))
    return in_order(chosen.where(*tests), day, articles.c.id, filters)


def article_rows(connection: Connection, chosen: sa.Select[Any]) -> Iterator[ArticleRow]:
    """Yield the articles that a selection of :func:`select_articles` finds."""
    for row in itertools.chain.from_iterable(stream(connection, chosen)):
        yield ArticleRow(**row, cursor=f"{row['published'] or ''}|{row['id']}")


def problem_rows(connection: Connection) -> Iterator[ProblemRow]:
    """Yield every problem, in order of reading id."""
    chosen = (
        sa.select(
            pages.c.reading_id,
            articles.c.title,
            articles.c.url,
            problems.c.code,
            problems.c.message,
            pages.c.is_lost,
        )
        .select_from(
            problems.join(pages, pages.c.id == problems.c.page).outerjoin(
                articles, articles.c.page == pages.c.id
            )
        )
        .order_by(pages.c.reading_id, pages.c.id, problems.c.position)
    )
    names = ("reading", "title", "url", "code", "message", "is_lost")
    for row in connection.execute(chosen):
        yield ProblemRow(**dict(zip(names, row, strict=True)))
