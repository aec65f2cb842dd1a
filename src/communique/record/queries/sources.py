"""What a record is made from: readings, sites and readers."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import Kept, ReaderRow, SiteRow
from communique.record.queries.keys import key_of
from communique.record.rows import unpack
from communique.record.schema import actors, articles, pages, reports, statements, who


def kept_reading(connection: Connection, article: str) -> Kept | None:
    """Return the reading of an article, with the ids of its entries; ``None`` if there is no such article."""
    chosen = sa.select(pages.c.reading).join(articles, articles.c.page == pages.c.id)
    packed = connection.execute(chosen.where(articles.c.id == article)).scalar()
    if packed is None:
        return None

    def ids_by_local_id(table: sa.Table, column: sa.Column[str]) -> dict[str, str]:
        rows = connection.execute(sa.select(table.c.local_id, column).where(table.c.article == article))
        return {str(local): str(entry) for local, entry in rows}

    named = sa.select(actors.c.local_id, who.c.name, who.c.country, who.c.known_as)
    listed = named.join(who, who.c.id == actors.c.who).where(actors.c.article == article)
    keys = {
        str(local): key_of(name, country=country, known_as=known_as)
        for local, name, country, known_as in connection.execute(listed)
    }
    return Kept(
        reading=unpack(packed),
        events=ids_by_local_id(reports, reports.c.event),
        statements=ids_by_local_id(statements, statements.c.id),
        actors=keys,
    )


def site_rows(connection: Connection) -> list[SiteRow]:
    """Return the sites, most articles first, with the number of their articles that have each field."""
    fields = ("title", "authors", "published", "url", "language")
    filled = [
        sa.func.sum(sa.case((sa.func.coalesce(articles.c[name], "") != "", 1), else_=0)).label(name)
        for name in fields
    ]
    number = sa.func.count()
    chosen = sa.select(articles.c.site, number, *filled).group_by(articles.c.site)
    rows = connection.execute(chosen.order_by(number.desc(), articles.c.site)).all()
    return [
        SiteRow(site=site, n_articles=n, filled=dict(zip(fields, rest, strict=True)))
        for site, n, *rest in rows
    ]


def reader_rows(connection: Connection) -> list[ReaderRow]:
    """Return the readers, with the number of pages that each has read."""
    names = (pages.c.reader_version, pages.c.reader_model, pages.c.reader_knowledge)
    chosen = sa.select(*names, sa.func.count()).group_by(*names).order_by(*names)
    return [
        ReaderRow(version=version, model=model, knowledge=knowledge, n_pages=n)
        for version, model, knowledge, n in connection.execute(chosen)
    ]
