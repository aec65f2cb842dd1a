"""Search for events by words in their articles, with the full-text index, and by who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import in_period
from communique.record.queries.filters import EventFilters
from communique.record.queries.parties import is_party
from communique.record.schema import articles, event_articles, events, reports
from communique.record.store import Store

MANY = 2000
"""If fewer rows are found, they are looked up by id; if more, they are read in order until the page is full."""


def reported_in(test: Any) -> sa.Select[Any]:
    """Return the query of the events with a report in an article that meets a condition."""
    return sa.select(reports.c.event).where(reports.c.article.in_(sa.select(articles.c.id).where(test)))


def is_with_text(connection: Connection, store: Store, text: str, limit: int | None) -> Any:
    """Return the condition that an article has a text (see :meth:`Store.matches`).

    If a page of at most ``limit`` rows is wanted and few articles have the text, these are looked up by number. If many do,
    SQLite reads the rows in order and looks up their article in a list of all that have the text.
    """
    store.prefer_search_index(connection)
    if limit is None:
        return store.matches(text)
    numbers = _few_articles(connection, store, text)
    if numbers is not None:
        return articles.c.n.in_(numbers)
    return store.is_listed(articles.c.n, text) if store.is_sqlite else store.matches(text)


def has_text(connection: Connection, store: Store, text: str, filters: EventFilters) -> Any:
    """Return the condition that an event has a report in an article with a text.

    The stores cannot estimate how many articles have it. If a page is wanted and few have it, or few events of a party that
    is asked for are in one, these are listed. If they are many, SQLite goes through the events and looks up their articles
    in a list of all that have the text, and PostgreSQL searches the article of each, since for a list of the articles with
    a phrase it would have to read every text.
    """
    store.prefer_search_index(connection)
    if filters.get("limit") is None:
        return events.c.id.in_(reported_in(store.matches(text)))
    numbers = _few_articles(connection, store, text)
    if numbers is not None:
        return events.c.id.in_(reported_in(articles.c.n.in_(numbers)))
    for name in filter(None, (filters.get(side) for side in SIDES)):
        theirs = events_with_text_and_party(connection, store, name, text).limit(MANY)
        few = connection.execute(theirs).scalars().all()
        if len(few) < MANY:
            return events.c.id.in_(few)
    if not store.is_sqlite:
        return events.c.id.in_(reported_in(store.matches(text)))
    row = event_articles.c
    theirs = sa.select(row.event).where(store.is_listed(row.article_n, text), row.event == events.c.id)
    return sa.exists(theirs.correlate(events))


def _few_articles(connection: Connection, store: Store, text: str) -> Sequence[int] | None:
    """Return the numbers of the articles with a text; ``None`` if they are many."""
    numbers = connection.execute(store.matching(text).limit(MANY)).scalars().all()
    return numbers if len(numbers) < MANY else None


def events_with_text_and_party(
    connection: Connection, store: Store, name: str, text: str, *, few: Sequence[int] | None = None
) -> sa.Select[Any]:
    """Return the query of the events of a party that are reported in an article with a text.

    Args:
        connection: to the record.
        store: its store.
        name: who takes part.
        text: the text.
        few: the numbers of the articles that have it, if these are few. If ``None``, all events of the party are read, in
            order of day if it is a country.

    """
    row, is_theirs = event_articles.c, is_party(connection, event_articles, name)
    if few is None:
        return sa.select(row.event).where(is_theirs, store.is_listed(row.article_n, text))
    # "IS TRUE" keeps the stores from using the index of parties, by which they would read all events of the party.
    return sa.select(row.event).where(
        row.event.in_(reported_in(articles.c.n.in_(few))), is_theirs.is_(sa.true())
    )


def from_article_index(connection: Connection, store: Store, filters: EventFilters) -> sa.Select[Any] | None:
    """Return the query of the events that meet filters from the table of parties by article alone.

    ``None`` if there are filters other than a text and a party. ``limit`` and ``after`` are ignored.
    """
    asked = {name for name, value in filters.items() if value is not None and value is not False}
    text, name = filters.get("text"), filters.get("actor") or filters.get("country")
    if asked - _IN_TABLE or text is None or name is None or {"actor", "country"} <= asked:
        return None
    store.prefer_search_index(connection)
    row = event_articles.c
    few = _few_articles(connection, store, text)
    chosen = events_with_text_and_party(connection, store, name, text, few=few)
    tests = in_period(row.day, filters.get("since"), filters.get("until"))
    if not filters.get("rejected"):
        tests.append(sa.not_(row.is_rejected))
    return chosen.where(*tests)


_IN_TABLE = frozenset(
    {"text", "actor", "country", "since", "until", "rejected", "newest", "after", "limit", "dated"}
)


SIDES: tuple[Literal["actor", "other", "country", "source", "target"], ...] = (
    "actor",
    "other",
    "country",
    "source",
    "target",
)
