"""Articles and problems: from filters to a query, and from its rows to dataclasses."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import in_period
from communique.record.queries import searching
from communique.record.queries.answers import ArticleRow, ProblemRow
from communique.record.queries.arrivals import added_since, since_of
from communique.record.queries.filters import ArticleFilters
from communique.record.queries.ordering import in_order
from communique.record.schema import ARTICLE_DAY, articles, events, pages, problems, reports, statements
from communique.record.store import Store
from communique.record.streams import stream


def select_articles(connection: Connection, store: Store, filters: ArticleFilters) -> sa.Select[Any]:
    """Return the query of the articles that meet filters, as in :meth:`Record.articles`."""
    n_events = (
        sa.select(sa.func.count(events.c.id.distinct()))
        .join(reports, reports.c.event == events.c.id)
        .where(
            reports.c.article == articles.c.id,
            sa.not_(reports.c.is_rejected),
            sa.not_(events.c.is_rejected),
        )
    )
    n_statements = sa.select(sa.func.count()).where(
        statements.c.article == articles.c.id, sa.not_(statements.c.is_rejected)
    )
    chosen = sa.select(
        *(articles.c[name] for name in _COPIED),
        pages.c.reading_id.label("reading"),
        _UNTITLED.label("opening"),
        n_events.scalar_subquery().label("n_events"),
        n_statements.scalar_subquery().label("n_statements"),
    ).join(pages, pages.c.id == articles.c.page)
    day: Any = sa.literal_column(ARTICLE_DAY)
    return in_order(chosen.where(*_tests(connection, store, filters)), day, articles.c.id, filters)


_UNTITLED: Any = sa.case((articles.c.title.is_(None), sa.func.substr(articles.c.text, 1, 300)))
"""The beginning of the text of an article without a title."""
_OPENING = 80  # characters of it that are shown
_COPIED = (
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


def _tests(connection: Connection, store: Store, filters: ArticleFilters) -> list[Any]:
    """Return the conditions on articles."""
    day: Any = sa.literal_column(ARTICLE_DAY)
    since, until = filters.get("since"), filters.get("until")
    tests = in_period(day, since, f"{until}~" if until else None)  # "~" sorts after a time of day
    site, ids, text = filters.get("site"), filters.get("ids"), filters.get("text")
    new_since = since_of(connection, filters.get("new_since"))
    if site is not None:
        tests.append(articles.c.site == site)
    if new_since is not None:
        tests.append(articles.c.id.in_(added_since(new_since)))
    if ids is not None:
        tests.append(articles.c.id.in_(ids))
    if text is not None:
        tests.append(searching.is_with_text(connection, store, text, filters.get("limit")))
    return tests


def count_articles(connection: Connection, store: Store, filters: ArticleFilters) -> int:
    """Return the number of articles that meet filters."""
    tests = _tests(connection, store, {**filters, "limit": None})
    chosen = sa.select(sa.func.count()).select_from(articles).where(*tests)
    return connection.execute(chosen).scalar_one()


def article_rows(connection: Connection, chosen: sa.Select[Any]) -> Iterator[ArticleRow]:
    """Yield the articles that a query of :func:`select_articles` finds."""
    for row in itertools.chain.from_iterable(stream(connection, chosen)):
        fields = {**row, "opening": _first_words(row["opening"])}
        yield ArticleRow(**fields, cursor=f"{row['published'] or ''}|{row['id']}")


def _first_words(text: str | None) -> str | None:
    return text and textwrap.shorten(text, _OPENING, placeholder=" …")


def problem_rows(connection: Connection) -> Iterator[ProblemRow]:
    """Yield every problem, in order of reading id."""
    chosen = (
        sa.select(
            pages.c.reading_id,
            articles.c.id,
            articles.c.title,
            articles.c.url,
            _UNTITLED,
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
    for reading, article, title, url, opening, code, message, is_lost in connection.execute(chosen):
        yield ProblemRow(
            reading=reading,
            article=article,
            title=title,
            url=url,
            opening=_first_words(opening),
            code=code,
            message=message,
            is_lost=is_lost,
        )
