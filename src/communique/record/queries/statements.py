"""Statements: filters to a selection, rows to dataclasses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import StatementRow
from communique.record.queries.filters import StatementFilters, in_order, in_period
from communique.record.queries.parties import known_parties, party_of
from communique.record.queries.streams import stream
from communique.record.schema import articles, statements, who
from communique.record.store import Store


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
        *(
            statements.c[name]
            for name in ("id", "day", "kind", "cue", "content", "confidence", "verdict", "article")
        ),
        *(articles.c[name] for name in ("title", "site", "url", "published")),
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
        tests.append(statements.c.speaker_who.in_(known_parties(connection, actor) or [""]))
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
        names = (
            "id",
            "kind",
            "cue",
            "content",
            "confidence",
            "verdict",
            "article",
            "title",
            "site",
            "url",
            "published",
        )
        yield StatementRow(
            **{name: row[name] for name in names},
            **sides,
            date=row["day"] or None,
            cursor=f"{row['day']}|{row['id']}",
        )
