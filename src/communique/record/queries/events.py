"""Events and reports: from filters to a query, and from its rows to dataclasses."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.columns import CODED
from communique.record.dating import in_period
from communique.record.queries import searching
from communique.record.queries.answers import EventRow, Layer, MergeRow
from communique.record.queries.arrivals import added_since, new_events, since_of
from communique.record.queries.filters import EventFilters
from communique.record.queries.ordering import in_order
from communique.record.queries.paging import page_of
from communique.record.queries.parties import (
    are_two_countries,
    between,
    directed,
    narrow,
    parties_of,
    took_part,
)
from communique.record.schema import (
    articles,
    event_parties,
    events,
    pairs,
    redirects,
    reports,
    who,
)
from communique.record.store import Store
from communique.record.streams import stream


def select_events(
    connection: Connection, store: Store, *, layer: Layer, filters: EventFilters
) -> sa.Select[Any]:
    """Return the query of the events, or of their reports, that meet filters, as in :meth:`Record.events`."""
    own = events if layer == "events" else reports
    chosen = _every(layer)
    page = page_of(connection, store, layer, filters)
    if page is not None:
        return in_order(
            chosen.where(events.c.id.in_(page)),
            events.c.day,
            events.c.id,
            {"newest": filters.get("newest", False)},
        )
    tests = event_tests(connection, store, layer, filters)
    return in_order(chosen.where(*tests), events.c.day, own.c.id, filters)


@functools.cache
def _every(layer: Layer) -> sa.Select[Any]:
    """Return the query of all events or reports, with columns named like the fields of :class:`EventRow`, and ``day``."""
    own = events if layer == "events" else reports
    link = reports.c.id == events.c.report if layer == "events" else reports.c.event == events.c.id
    counts: list[Any] = [events.c.n_reports, events.c.n_articles, events.c.n_sites]
    if layer == "reports":
        counts = [sa.literal(1).label(column.name) for column in counts]
    return sa.select(
        own.c.id,
        events.c.day,
        *(own.c[name].label(_FIELD_NAMES.get(name, name)) for name in CODED),
        *counts,
        events.c.verdict,
        reports.c.id.label("report"),
        *(reports.c[name].label(_FIELD_NAMES.get(name, name)) for name in _OF_REPORT),
        articles.c.id.label("article"),
        *(articles.c[name] for name in _OF_ARTICLE),
    ).select_from(events.join(reports, link).join(articles, articles.c.id == reports.c.article))


def event_tests(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> list[Any]:
    """Return the conditions on events, or on reports."""
    own = events if layer == "events" else reports
    tests = [
        *_own_tests(own, filters),
        *_party_tests(connection, layer, filters),
        *_article_tests(connection, store, layer, filters),
    ]
    ids, event = filters.get("ids"), filters.get("event")
    if ids is not None:
        tests.append(own.c.id.in_(ids))
    if event is not None:
        tests.append(events.c.id == current(connection, event))
    if not filters.get("rejected"):
        tests.append(sa.not_(events.c.is_rejected))
        if layer == "reports":
            tests.append(sa.not_(reports.c.is_rejected))
    return tests


def _own_tests(own: sa.Table, filters: EventFilters) -> list[Any]:
    """Return the conditions on the event itself."""
    names: tuple[Literal["type", "mode", "quad", "status"], ...] = ("type", "mode", "quad", "status")
    tests = [own.c[name] == filters[name] for name in names if filters.get(name) is not None]
    tests += in_period(events.c.day, filters.get("since"), filters.get("until"))
    least, place = filters.get("min_confidence"), filters.get("place")
    if least is not None:
        tests.append(own.c.confidence >= least)
    if place is not None:
        tests.append(sa.or_(own.c.place_country == place, sa.func.lower(own.c.place) == place.lower()))
    return tests


def _party_tests(connection: Connection, layer: Layer, filters: EventFilters) -> list[Any]:
    """Return the conditions on the parties."""
    since, until = filters.get("since"), filters.get("until")
    actor, other = filters.get("actor"), filters.get("other")
    source, target = filters.get("source"), filters.get("target")
    country, sector = filters.get("country"), filters.get("sector")
    took_part_then = functools.partial(took_part, connection, since=since, until=until)
    found: list[sa.Select[Any]] = []
    if actor is not None and other is not None:
        found.append(between(connection, actor, other, since=since, until=until))
    else:
        found += [took_part_then(name) for name in (actor, other) if name is not None]
    if country is not None:
        found.append(took_part_then(country))
    if source is not None and target is not None and are_two_countries(source, target):
        found.append(directed(source, target, since=since, until=until))
    else:
        found += [
            took_part_then(name, sides=(side,))
            for name, side in ((source, "source"), (target, "target"))
            if name is not None
        ]
    if sector is not None:
        theirs = sa.select(who.c.id).where((";" + who.c.sectors + ";").like(f"%;{sector};%"))
        found.append(sa.select(event_parties.c.event).where(event_parties.c.who.in_(theirs)))
    # A report may have another type than its event, and the index has that of the event.
    known: EventFilters = filters if layer == "events" else {**filters, "type": None, "quad": None}
    return [_is_among(connection, narrow(part, known), filters) for part in found]


def _article_tests(connection: Connection, store: Store, layer: Layer, filters: EventFilters) -> list[Any]:
    """Return the conditions on the articles; an event meets them if any of its reports does."""
    site, text = filters.get("site"), filters.get("text")
    tests: list[Any] = [] if site is None else [articles.c.site == site]
    new_since = since_of(connection, filters.get("new_since"))
    if layer == "reports":
        if text is not None:
            tests.append(store.matches(text))
        if new_since is not None:
            tests.append(articles.c.id.in_(added_since(new_since)))
        return [reports.c.article.in_(sa.select(articles.c.id).where(test)) for test in tests]
    found = [_is_among(connection, searching.reported_in(test), filters) for test in tests]
    if new_since is not None:
        found.append(_is_among(connection, new_events(new_since), filters))
    if text is not None:
        found.append(searching.has_text(connection, store, text, filters))
    return found


def _is_among(connection: Connection, found: sa.Select[Any], filters: EventFilters) -> Any:
    """Return the condition that an event is among those that a query finds.

    The stores cannot estimate how many these are. If a page is wanted and they are few, they are listed. If they are many,
    SQLite goes through the events in order of day and checks each, so that the first page is found at once.
    """
    if filters.get("limit") is not None:
        ids = connection.execute(found.limit(searching.MANY)).scalars().all()
        if len(ids) < searching.MANY:
            return events.c.id.in_(ids) if ids else sa.false()
        if connection.dialect.name == "sqlite":
            return sa.exists(found.where(*_is_outer_event(found)).correlate(events))
    return events.c.id.in_(found)


def _is_outer_event(found: sa.Select[Any]) -> list[Any]:
    """Return the conditions that a row of a query is of the event of the outer query; one index has id and day."""
    event: Any = found.selected_columns[0]
    day = event.table.c.get("day")
    return [event == events.c.id] if day is None else [event == events.c.id, day == events.c.day]


_OF_REPORT = (
    "sentence",
    "sentence_number",
    "sentence_char_start",
    "sentence_char_end",
    "trigger_char_start",
    "trigger_char_end",
    "reported_by",
)


_OF_ARTICLE = ("title", "site", "url", "published", "n_characters")


# Fields of EventRow that have another name than their column.
_FIELD_NAMES = {
    "day_start": "date",
    "day_end": "until",
    "day_precision": "precision",
    "sentence_char_start": "char_start",
    "sentence_char_end": "char_end",
    "trigger_char_start": "trigger_start",
    "trigger_char_end": "trigger_end",
}


def event_rows(connection: Connection, chosen: sa.Select[Any], *, layer: Layer) -> Iterator[EventRow]:
    """Yield the events that a query of :func:`select_events` finds, with their parties."""
    for batch in stream(connection, chosen):
        rows = [dict(row) for row in batch]
        sides = parties_of(connection, [row["id"] for row in rows], layer=layer)
        for row in rows:
            day, contexts = row.pop("day"), row.pop("contexts")
            yield EventRow(
                **row,
                contexts=tuple(filter(None, contexts.split(";"))),
                sources=tuple(sides[row["id"], "source"]),
                targets=tuple(sides[row["id"], "target"]),
                cursor=f"{day}|{row['id']}",
            )


def current(connection: Connection, event: str) -> str:
    """Return the current id of an event: its own, or that of the event into which it was merged."""
    chosen = sa.select(redirects.c.event).where(redirects.c.id == event)
    return connection.execute(chosen).scalar() or event


def merge_rows(connection: Connection, event: str) -> list[MergeRow]:
    """Return the scored pairs among the reports of an event."""
    theirs = sa.select(reports.c.id).where(reports.c.event == current(connection, event))
    chosen = sa.select(pairs).where(pairs.c.left.in_(theirs), pairs.c.right.in_(theirs))
    rows = connection.execute(chosen.order_by(pairs.c.left, pairs.c.right)).mappings()
    return [MergeRow(**{str(name): value for name, value in row.items()}) for row in rows]
