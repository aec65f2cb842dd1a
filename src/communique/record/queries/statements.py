"""Statements: filters to a selection, rows to dataclasses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import in_period
from communique.record.queries import searching
from communique.record.queries.answers import StatementRow
from communique.record.queries.arrivals import came_since, since_of
from communique.record.queries.filters import StatementFilters, in_order
from communique.record.queries.parties import is_meant, party_of
from communique.record.schema import articles, statements, who
from communique.record.store import Store, phrases_of
from communique.record.streams import stream


def select_statements(connection: Connection, store: Store, filters: StatementFilters) -> sa.Select[Any]:
    """Return the selection of statements that :meth:`Record.statements` describes."""
    speaker, addressee = who.alias("speaker_who"), who.alias("addressee_who")
    joined = (
        statements.join(articles, articles.c.id == statements.c.article)
        .outerjoin(speaker, speaker.c.id == statements.c.speaker_who)
        .outerjoin(addressee, addressee.c.id == statements.c.addressee_who)
    )
    fields = ("name", "country", "sectors", "known_as")
    chosen = sa.select(
        *(statements.c[name] for name in ("day", "day_start", "day_end", "day_precision", *_COPIED)),
        *(articles.c[name] for name in _PRINTED),
        *(side.c[name].label(f"{side.name}_{name}") for side in (speaker, addressee) for name in fields),
    ).select_from(joined)
    tests = _tests(connection, store, filters)
    if not filters.get("rejected"):
        tests.append(sa.not_(statements.c.is_rejected))
    return in_order(chosen.where(*tests), statements.c.day, statements.c.id, filters)


def _tests(
    connection: Connection, store: Store, filters: StatementFilters, *, is_sought: bool = True
) -> list[Any]:
    """Return the conditions that statements of the filters meet, but for not being rejected.

    ``is_sought``: whose, when and where they are may be looked up in the indexes of these.
    """
    article, limit = _column(statements.c.article, is_sought=is_sought), filters.get("limit")
    day = _column(statements.c.day, is_sought=is_sought)
    tests = in_period(day, filters.get("since"), filters.get("until"))
    if (kind := filters.get("kind")) is not None:
        tests.append(statements.c.kind == kind)
    if (least := filters.get("min_confidence")) is not None:
        tests.append(statements.c.confidence >= least)
    if (actor := filters.get("actor")) is not None:
        theirs = sa.select(who.c.id).where(is_meant(connection, who.c.id, actor))
        tests.append(_said_by(connection, theirs, limit, is_sought=is_sought))
    if (country := filters.get("country")) is not None:
        theirs = sa.select(who.c.id).where(who.c.country == country)
        tests.append(_said_by(connection, theirs, limit, is_sought=is_sought))
    if (site := filters.get("site")) is not None:
        tests.append(article.in_(sa.select(articles.c.id).where(articles.c.site == site)))
    if (new_since := since_of(connection, filters.get("new_since"))) is not None:
        tests.append(article.in_(came_since(new_since)))
    said = filters.get("said")
    if said and limit is None and _is_common(connection, store, said):
        article = _column(statements.c.article, is_sought=False)
    for text in filter(None, (filters.get("text"), said)):
        # Of a page the article is at hand, in order of day; of all, those of the text are gone through.
        test = searching.is_with_text(connection, store, text, limit)
        tests.append(test if limit is not None else article.in_(sa.select(articles.c.id).where(test)))
    # What is said stands in the article: the index of texts leaves few to look into. SQLite's LIKE knows no case.
    holds = statements.c.content.contains if store.is_sqlite else statements.c.content.icontains
    return tests + [holds(part, autoescape=True) for part in phrases_of(said or "")]


_COMMON = 30_000
"""Articles with a word from which on SQLite goes sooner through all statements than looks up those of each article."""


def _is_common(connection: Connection, store: Store, text: str) -> bool:
    """Tell whether so many articles hold a text that all statements are to be gone through."""
    if not store.is_sqlite:
        return False
    some = store.matching(text).limit(_COMMON).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() >= _COMMON


def _said_by(connection: Connection, theirs: sa.Select[Any], limit: int | None, *, is_sought: bool) -> Any:
    """Return the condition that a statement is by one of those selected.

    Where SQLite is asked for a page and there are many, statements are gone through in order of day.
    """
    speaker = statements.c.speaker_who
    if connection.dialect.name == "sqlite" and limit is not None:
        few = sa.select(sa.literal(1)).where(speaker.in_(theirs)).limit(searching.MANY).subquery()
        number = connection.execute(sa.select(sa.func.count()).select_from(few)).scalar_one()
        is_sought = number < searching.MANY
    return _column(speaker, is_sought=is_sought).in_(theirs)


def _column(column: sa.Column[str], *, is_sought: bool) -> sa.ColumnElement[str]:
    """Return a column, or, so that its index is left alone, it with nothing behind."""
    return column if is_sought else column + ""


def statement_rows(connection: Connection, chosen: sa.Select[Any]) -> Iterator[StatementRow]:
    """Yield the statements that a selection of :func:`select_statements` finds."""
    for row in itertools.chain.from_iterable(stream(connection, chosen)):
        sides: dict[str, Any] = {
            side: None
            if row[f"{side}_who_name"] is None
            else party_of(*(row[f"{side}_who_{name}"] for name in ("name", "country", "sectors", "known_as")))
            for side in ("speaker", "addressee")
        }
        yield StatementRow(
            **{name: row[name] for name in (*_COPIED, *_PRINTED)},
            **sides,
            date=row["day_start"] or row["day"] or None,
            start=row["day_start"],
            until=row["day_end"],
            precision=row["day_precision"],
            cursor=f"{row['day']}|{row['id']}",
        )


_COPIED = ("id", "kind", "cue", "content", "confidence", "verdict", "article", "local_id", "is_rejected")
_PRINTED = ("title", "site", "url", "published")


def one_statement(connection: Connection, store: Store, statement: str) -> StatementRow | None:
    """Return one statement, also where people rejected it; ``None`` where there is none of this id."""
    chosen = select_statements(connection, store, {"rejected": True}).where(statements.c.id == statement)
    return next(statement_rows(connection, chosen), None)


def count_statements(connection: Connection, store: Store, filters: StatementFilters) -> int:
    """Return how many statements the filters leave."""
    plain: StatementFilters = {**filters, "limit": None}
    chosen = sa.select(sa.func.count()).select_from(statements)
    number = connection.execute(chosen.where(*_tests(connection, store, plain))).scalar_one()
    if filters.get("rejected"):
        return number
    # These are few and have an index of their own; without them one index tells how many there are.
    few = chosen.where(sa.literal_column("statements.is_rejected"))
    few = few.where(*_tests(connection, store, plain, is_sought=False))
    return number - connection.execute(few).scalar_one()
