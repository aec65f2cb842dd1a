"""Statements: from filters to a query, and from its rows to dataclasses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import in_period
from communique.record.queries import searching
from communique.record.queries.answers import Party, StatementRow
from communique.record.queries.arrivals import added_since, since_of
from communique.record.queries.filters import StatementFilters
from communique.record.queries.ordering import in_order
from communique.record.queries.parties import matches_name, party_of
from communique.record.schema import articles, statements, who
from communique.record.store import Store, phrases_of
from communique.record.streams import stream


def select_statements(connection: Connection, store: Store, filters: StatementFilters) -> sa.Select[Any]:
    """Return the query of the statements that meet filters, as in :meth:`Record.statements`."""
    speaker, addressee = who.alias("speaker_who"), who.alias("addressee_who")
    joined = (
        statements.join(articles, articles.c.id == statements.c.article)
        .outerjoin(speaker, speaker.c.id == statements.c.speaker_who)
        .outerjoin(addressee, addressee.c.id == statements.c.addressee_who)
    )
    chosen = sa.select(
        *(statements.c[name] for name in ("day", "day_start", "day_end", "day_precision", *_COPIED)),
        *(articles.c[name] for name in _OF_ARTICLE),
        *(side.c[name].label(f"{side.name}_{name}") for side in (speaker, addressee) for name in _PARTY),
    ).select_from(joined)
    tests = _tests(connection, store, filters)
    if not filters.get("rejected"):
        tests.append(sa.not_(statements.c.is_rejected))
    return in_order(chosen.where(*tests), statements.c.day, statements.c.id, filters)


def _tests(
    connection: Connection, store: Store, filters: StatementFilters, *, use_index: bool = True
) -> list[Any]:
    """Return the conditions on statements, except the one on rejected ones.

    ``use_index`` is false if the stores may not look up speakers, days and articles by their indexes.
    """
    limit, said = filters.get("limit"), filters.get("said")
    article = _column(statements.c.article, use_index=use_index)
    day = _column(statements.c.day, use_index=use_index)
    tests = in_period(day, filters.get("since"), filters.get("until"))
    kind, least, site = filters.get("kind"), filters.get("min_confidence"), filters.get("site")
    actor, country = filters.get("actor"), filters.get("country")
    new_since = since_of(connection, filters.get("new_since"))
    if kind is not None:
        tests.append(statements.c.kind == kind)
    if least is not None:
        tests.append(statements.c.confidence >= least)
    if actor is not None:
        theirs = sa.select(who.c.id).where(matches_name(connection, who.c.id, actor))
        tests.append(_said_by(connection, theirs, limit, use_index=use_index))
    if country is not None:
        theirs = sa.select(who.c.id).where(who.c.country == country)
        tests.append(_said_by(connection, theirs, limit, use_index=use_index))
    if site is not None:
        tests.append(article.in_(sa.select(articles.c.id).where(articles.c.site == site)))
    if new_since is not None:
        tests.append(article.in_(added_since(new_since)))
    if said and limit is None and _is_common(connection, store, said):
        article = _column(statements.c.article, use_index=False)
    for text in filter(None, (filters.get("text"), said)):
        # For a page the joined article is checked, in order of day; else the articles with the text are found first.
        test = searching.is_with_text(connection, store, text, limit)
        tests.append(test if limit is not None else article.in_(sa.select(articles.c.id).where(test)))
    # The words of a statement are in its article too, so few statements are left to search. LIKE of SQLite ignores case.
    contains = statements.c.content.contains if store.is_sqlite else statements.c.content.icontains
    return tests + [contains(part, autoescape=True) for part in phrases_of(said or "")]


_COMMON = 30_000
"""Articles with a text from which on SQLite reads all statements faster than it looks up those of each article."""


def _is_common(connection: Connection, store: Store, text: str) -> bool:
    """Tell whether so many articles have a text that all statements should be read."""
    if not store.is_sqlite:
        return False
    found = store.matching(text).limit(_COMMON).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(found)).scalar_one() >= _COMMON


def _said_by(connection: Connection, theirs: sa.Select[Any], limit: int | None, *, use_index: bool) -> Any:
    """Return the condition that the speaker of a statement is among those that a query of ``who`` finds.

    If a page is wanted and they have many statements, SQLite reads all statements in order of day.
    """
    speaker = statements.c.speaker_who
    if connection.dialect.name == "sqlite" and limit is not None:
        few = sa.select(sa.literal(1)).where(speaker.in_(theirs)).limit(searching.MANY).subquery()
        number = connection.execute(sa.select(sa.func.count()).select_from(few)).scalar_one()
        use_index = number < searching.MANY
    return _column(speaker, use_index=use_index).in_(theirs)


def _column(column: sa.Column[str], *, use_index: bool) -> sa.ColumnElement[str]:
    """Return a column; without ``use_index`` as an expression, for which the stores do not use its index."""
    return column if use_index else column + ""


def statement_rows(connection: Connection, chosen: sa.Select[Any]) -> Iterator[StatementRow]:
    """Yield the statements that a query of :func:`select_statements` finds."""
    for row in itertools.chain.from_iterable(stream(connection, chosen)):
        yield StatementRow(
            **{name: row[name] for name in (*_COPIED, *_OF_ARTICLE)},
            speaker=_party(row, "speaker"),
            addressee=_party(row, "addressee"),
            date=row["day_start"] or row["day"] or None,
            start=row["day_start"],
            until=row["day_end"],
            precision=row["day_precision"],
            cursor=f"{row['day']}|{row['id']}",
        )


def _party(row: sa.RowMapping, side: str) -> Party | None:
    """Return the speaker or addressee in a row; ``None`` if it has none."""
    name, country, sectors, known_as = (row[f"{side}_who_{field}"] for field in _PARTY)
    return None if name is None else party_of(name, country, sectors, known_as)


_PARTY = ("name", "country", "sectors", "known_as")
_COPIED = ("id", "kind", "cue", "content", "confidence", "verdict", "article", "local_id", "is_rejected")
_OF_ARTICLE = ("title", "site", "url", "published")


def one_statement(connection: Connection, store: Store, statement: str) -> StatementRow | None:
    """Return a statement by its id, even if it was rejected; ``None`` if there is none."""
    chosen = select_statements(connection, store, {"rejected": True}).where(statements.c.id == statement)
    return next(statement_rows(connection, chosen), None)


def count_statements(connection: Connection, store: Store, filters: StatementFilters) -> int:
    """Return the number of statements that meet filters."""
    plain: StatementFilters = {**filters, "limit": None}
    chosen = sa.select(sa.func.count()).select_from(statements)
    n_all = connection.execute(chosen.where(*_tests(connection, store, plain))).scalar_one()
    if filters.get("rejected"):
        return n_all
    # The query above reads one index only. Rejected statements are few, have an index of their own, and are subtracted.
    rejected = chosen.where(
        sa.literal_column("statements.is_rejected"), *_tests(connection, store, plain, use_index=False)
    )
    return n_all - connection.execute(rejected).scalar_one()
