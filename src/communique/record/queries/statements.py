"""Statements: filters to a selection, rows to dataclasses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import StatementRow
from communique.record.queries.filters import StatementFilters, in_order, in_period
from communique.record.queries.parties import is_meant, party_of
from communique.record.schema import articles, statements, who
from communique.record.store import Store
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
    wanted = (
        (speaker.c.country, filters.get("country")),
        (statements.c.kind, filters.get("kind")),
        (articles.c.site, filters.get("site")),
    )
    tests = [column == value for column, value in wanted if value is not None]
    tests += in_period(statements.c.day, filters.get("since"), filters.get("until"))
    if (actor := filters.get("actor")) is not None:
        tests.append(is_meant(connection, statements.c.speaker_who, actor))
    if (least := filters.get("min_confidence")) is not None:
        tests.append(statements.c.confidence >= least)
    if (text := filters.get("text")) is not None:
        tests.append(store.matches(text))
    if not filters.get("rejected"):
        tests.append(sa.not_(statements.c.is_rejected))
    return in_order(chosen.where(*tests), statements.c.day, statements.c.id, filters)


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
            date=row["day"] or None,
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
    plain: StatementFilters = {**filters, "after": None, "limit": None}
    found = select_statements(connection, store, plain).order_by(None).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(found)).scalar_one()
