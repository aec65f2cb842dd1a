"""Articles, statements and sites of a record, as pages list and show them. Read only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from communique.model import Reading
from communique.record import Record, StatementRow
from communique.record.queries import (
    StatementFilters,
    select_statements,
    statement_rows,
)
from communique.record.rows import unpack
from communique.record.schema import (
    actors,
    articles,
    pages,
    reports,
    statements,
    who,
)
from communique.web.queries import connect


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as it is listed."""

    id: str
    title: str | None
    site: str | None
    url: str | None
    authors: str
    published: str | None
    published_basis: str
    language: str | None
    n_characters: int
    n_events: int
    n_statements: int
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site, its articles, and how many of them have each field."""

    site: str | None
    n_articles: int
    with_title: int
    with_authors: int
    with_published: int
    with_url: int
    with_language: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading, and the record's ids of its events, statements and actors by the reading's own ids."""

    reading: Reading
    events: dict[str, str]
    statements: dict[str, str]
    actors: dict[str, str]


def article_list(
    record: Record,
    *,
    text: str | None = None,
    site: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    limit: int | None = None,
    ids: Sequence[str] | None = None,
) -> list[ArticleRow]:
    """Return articles, newest first, those without a date last."""
    day = sa.func.coalesce(articles.c.published, "")
    tests = _article_tests(record, text=text, site=site, since=since, until=until)
    if after is not None:
        mark, _, key = after.partition("|")
        tests.append(sa.tuple_(day, articles.c.id) < sa.tuple_(sa.literal(mark), sa.literal(key)))
    if ids is not None:
        tests.append(articles.c.id.in_(ids))
    n_events = sa.select(sa.func.count(reports.c.event.distinct())).where(
        reports.c.article == articles.c.id, sa.not_(reports.c.is_rejected)
    )
    n_statements = sa.select(sa.func.count()).where(
        statements.c.article == articles.c.id, sa.not_(statements.c.is_rejected)
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
    chosen = (
        sa.select(
            *(articles.c[name] for name in names),
            n_events.scalar_subquery().label("n_events"),
            n_statements.scalar_subquery().label("n_statements"),
        )
        .where(*tests)
        .order_by(day.desc(), articles.c.id.desc())
        .limit(limit)
    )
    with connect(record) as connection:
        return [
            ArticleRow(**row, cursor=f"{row['published'] or ''}|{row['id']}")
            for row in connection.execute(chosen).mappings()
        ]


def count_articles(record: Record, **filters: Any) -> int:
    """Return how many articles the filters leave."""
    chosen = sa.select(sa.func.count()).select_from(articles).where(*_article_tests(record, **filters))
    with connect(record) as connection:
        return connection.execute(chosen).scalar_one()


def published(record: Record) -> tuple[str | None, str | None]:
    """Return the day on which the oldest and the newest article was published; ``None`` where no date is known."""
    ends = (sa.func.min(articles.c.published), sa.func.max(articles.c.published))
    with connect(record) as connection:
        first, last = (connection.execute(sa.select(end)).scalar() for end in ends)
    return first and first[:10], last and last[:10]


def _article_tests(
    record: Record, *, text: str | None, site: str | None, since: str | None, until: str | None
) -> list[Any]:
    tests: list[Any] = []
    if text is not None:
        tests.append(record._store.matches(text))  # noqa: SLF001
    if site is not None:
        tests.append(articles.c.site == site)
    if since is not None:
        tests.append(articles.c.published >= since)
    if until is not None:
        tests.append(articles.c.published < f"{until}~")  # published may carry a time of day
    return tests


def kept(record: Record, article: str) -> Kept | None:
    """Return the reading of an article with the record's ids of its entries."""
    with connect(record) as connection:
        packed = connection.execute(
            sa.select(pages.c.reading)
            .join(articles, articles.c.page == pages.c.id)
            .where(articles.c.id == article)
        ).scalar()
        if packed is None:
            return None
        found: list[dict[str, str]] = []
        for table, column in ((reports, reports.c.event), (statements, statements.c.id)):
            ids = connection.execute(sa.select(table.c.local_id, column).where(table.c.article == article))
            found.append({str(local): str(entry) for local, entry in ids})
        named = connection.execute(
            sa.select(actors.c.local_id, who.c.known_as, who.c.name)
            .join(who, who.c.id == actors.c.who)
            .where(actors.c.article == article)
        )
        keys = {local: known_as or name for local, known_as, name in named}
    return Kept(reading=unpack(packed), events=found[0], statements=found[1], actors=keys)


def site_list(record: Record) -> list[SiteRow]:
    """Return the sites, most articles first, with how many of their articles have each field."""
    fields = ("title", "authors", "published", "url", "language")
    filled = [
        sa.func.sum(sa.case((sa.func.coalesce(articles.c[name], "") != "", 1), else_=0)).label(f"with_{name}")
        for name in fields
    ]
    number = sa.func.count()
    chosen = sa.select(articles.c.site, number.label("n_articles"), *filled).group_by(articles.c.site)
    with connect(record) as connection:
        rows = connection.execute(chosen.order_by(number.desc(), articles.c.site)).mappings().all()
    return [SiteRow(**{str(name): value for name, value in row.items()}) for row in rows]


def reader_list(record: Record) -> list[tuple[str, str | None, str | None, int]]:
    """Return version, weights and knowledge of what read the pages, and how many pages."""
    names = (pages.c.reader_version, pages.c.reader_model, pages.c.reader_knowledge)
    chosen = sa.select(*names, sa.func.count()).group_by(*names).order_by(*names)
    with connect(record) as connection:
        return [(version, model, knowledge, n) for version, model, knowledge, n in connection.execute(chosen)]


def count_statements(record: Record, filters: StatementFilters) -> int:
    """Return how many statements the filters leave."""
    plain: StatementFilters = {**filters, "after": None, "limit": None}
    with connect(record) as connection:
        part = select_statements(connection, record._store, plain).order_by(None).subquery()  # noqa: SLF001
        return connection.execute(sa.select(sa.func.count()).select_from(part)).scalar_one()


def statement(record: Record, statement_id: str) -> StatementRow | None:
    """Return one statement, rejected ones too."""
    with connect(record) as connection:
        chosen = select_statements(connection, record._store, {"rejected": True})  # noqa: SLF001
        return next(statement_rows(connection, chosen.where(statements.c.id == statement_id)), None)


def statement_details(record: Record, statement_id: str) -> dict[str, Any]:
    """Return a statement's local id, its time, and whether it is rejected."""
    names = ("local_id", "day_start", "day_end", "day_precision", "is_rejected")
    with connect(record) as connection:
        chosen = sa.select(*(statements.c[name] for name in names)).where(statements.c.id == statement_id)
        return dict(connection.execute(chosen).mappings().one())
