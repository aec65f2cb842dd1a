"""Events by the words of their articles: what the full-text index finds, narrowed by who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import in_period
from communique.record.queries.filters import EventFilters
from communique.record.queries.parties import is_them
from communique.record.schema import articles, event_articles, events, reports
from communique.record.store import Store

MANY = 2000
"""Fewer are looked up one by one; as many or more are gone through in order, until a page is full."""


def printed(test: Any) -> sa.Select[Any]:
    """Return the selection of events with a report in an article that meets a condition."""
    return sa.select(reports.c.event).where(reports.c.article.in_(sa.select(articles.c.id).where(test)))


def is_with_text(connection: Connection, store: Store, text: str, limit: int | None) -> Any:
    """Return the condition that the article at hand holds a text.

    Where a page of at most ``limit`` rows is asked for and the index has few articles of it, they are looked up by
    number; else SQLite goes through the rows in order and looks the article of each up in a list of all.
    """
    store.expect_search(connection)
    if limit is None:
        return store.matches(text)
    some = connection.execute(store.matching(text).limit(MANY)).scalars().all()
    if len(some) < MANY:
        return articles.c.n.in_(some)
    return store.is_listed(articles.c.n, text) if store.is_sqlite else store.matches(text)


def holds_text(connection: Connection, store: Store, text: str, filters: EventFilters) -> Any:
    """Return the condition that an event has a report in an article that holds a text.

    Where a page is asked for and the index has few articles of it, or few with someone who is asked for, these are
    looked up; neither store knows that they are few. Else SQLite is to go through events and look the articles of
    each up in a list of all that the index has, which costs no more than reading that list; PostgreSQL goes through
    events by itself, and looks into the article of each: to list where a phrase stands it would open every text.
    """
    store.expect_search(connection)
    if filters.get("limit") is None:
        return events.c.id.in_(printed(store.matches(text)))
    some = connection.execute(store.matching(text).limit(MANY)).scalars().all()
    if len(some) < MANY:
        return events.c.id.in_(printed(articles.c.n.in_(some)))
    for name in filter(None, (filters.get(side) for side in SIDES)):
        few = connection.execute(told_of(connection, store, name, text).limit(MANY)).scalars().all()
        if len(few) < MANY:
            return events.c.id.in_(few)
    if not store.is_sqlite:
        return events.c.id.in_(printed(store.matches(text)))
    told = event_articles.c
    each = sa.select(told.event).where(store.is_listed(told.article_n, text), told.event == events.c.id)
    return sa.exists(each.correlate(events))


def told_of(
    connection: Connection, store: Store, name: str, text: str, *, few: Sequence[int] | None = None
) -> sa.Select[Any]:
    """Return the selection of events that an article with a text tells of, and in which someone takes part.

    Args:
        connection: to the record.
        store: which it is.
        name: who takes part.
        text: what the article holds.
        few: the numbers of all articles that hold it, where these are so few that they are looked up; else all events
            of who takes part are gone through, in order of day where that is a country.

    """
    told, are_they = event_articles.c, is_them(connection, event_articles, name)
    if few is None:
        return sa.select(told.event).where(are_they, store.is_listed(told.article_n, text))
    # A truth is in no index: else the stores would go through all of theirs.
    return sa.select(told.event).where(
        told.event.in_(printed(articles.c.n.in_(few))), are_they.is_(sa.true())
    )


def by_text_and_party(connection: Connection, store: Store, filters: EventFilters) -> sa.Select[Any] | None:
    """Return the selection of the events of the filters from the index of who is in which articles.

    ``None`` where more is asked than a text and someone. ``limit`` and ``after`` are left to others.
    """
    asked = {name for name, value in filters.items() if value is not None and value is not False}
    text, name = filters.get("text"), filters.get("actor") or filters.get("country")
    if asked - _TOLD or text is None or name is None or {"actor", "country"} <= asked:
        return None
    store.expect_search(connection)
    told = event_articles.c
    some = connection.execute(store.matching(text).limit(MANY)).scalars().all()
    chosen = told_of(connection, store, name, text, few=some if len(some) < MANY else None)
    tests = in_period(told.day, filters.get("since"), filters.get("until"))
    if not filters.get("rejected"):
        tests.append(sa.not_(told.is_rejected))
    return chosen.where(*tests)


_TOLD = frozenset(
    {"text", "actor", "country", "since", "until", "rejected", "newest", "after", "limit", "dated"}
)


SIDES: tuple[Literal["actor", "other", "country", "source", "target"], ...] = (
    "actor",
    "other",
    "country",
    "source",
    "target",
)
