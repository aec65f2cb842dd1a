"""Who takes part: whom a name means, in which events they are, who they are."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record.dating import in_period
from communique.record.queries.answers import Layer, Party, PartyRow
from communique.record.queries.filters import EventFilters
from communique.record.queries.keys import name_and_country, spellings, whole_name
from communique.record.schema import event_pairs, event_parties, parties, who


def is_meant(connection: Connection, column: Any, name: str) -> Any:
    """Return the condition that a column, of ids in ``who``, holds one that a name means.

    Args:
        connection: to the record.
        column: of ids in ``who``.
        name: a country code, a knowledge id, part of a name, a "name" in double quotes, or a "name" of CODE: who is
            called so there and is not in the knowledge.

    """
    someone = who.alias()
    chosen = sa.select(someone.c.id).where(_means(someone.c, name)).order_by(someone.c.id)
    # Listed, so that the stores know how few they are.
    known = connection.execute(chosen.limit(LISTED + 1)).scalars().all()
    return column.in_((known or [""]) if len(known) <= LISTED else chosen)


LISTED = 10_000
"""Most ids that one question lists: the stores take a limited number of parameters."""


def _means(someone: Any, name: str) -> Any:
    """Return the condition that a row of ``who`` is one that a name means."""
    if country_name(name) is not None:
        return someone.country == name
    if (whole := whole_name(name)) is not None:
        return someone.folded.in_(spellings(whole))
    if (pair := name_and_country(name)) is not None:
        one, country = pair
        is_unknown = sa.func.coalesce(someone.known_as, "") == ""
        is_there = sa.func.coalesce(someone.country, "") == country
        return sa.and_(someone.folded.in_(spellings(one)), is_there, is_unknown)
    parts = (re.sub(r"([\\%_])", r"\\\1", one) for one in spellings(name))
    holds = (someone.folded.like(f"%{part}%", escape="\\") for part in parts)
    return sa.or_(someone.country == name, someone.known_as == name, *holds)


def took_part(
    connection: Connection,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    sides: Iterable[str] = (),
) -> sa.Select[Any]:
    """Return the selection of events that ``name`` (see :func:`is_meant`) took part in.

    Of a country on either side each is there once, else once for each party that is meant.
    """
    table = event_parties.c
    chosen = sa.select(table.event).where(
        is_them(connection, event_parties, name), *in_period(table.day, since, until)
    )
    if sides:
        return chosen.where(table.side.in_(tuple(sides)))
    return chosen if country_name(name) is None else chosen.where(sa.not_(table.is_repeat))


def between(
    connection: Connection,
    one: str,
    two: str,
    *,
    since: str | None = None,
    until: str | None = None,
    is_directed: bool = False,
) -> sa.Select[Any]:
    """Return the selection of events in which ``one`` and ``two`` are two different parties.

    ``is_directed``: one is a source, two a target of it.
    """
    if not is_directed and country_name(one) is not None and country_name(two) is not None:
        pair = event_pairs.c
        first, second = sorted((one, two))
        return sa.select(pair.event).where(
            pair.one == first, pair.two == second, *in_period(pair.day, since, until)
        )
    ours, theirs = event_parties.alias(), event_parties.alias()
    is_other = sa.or_(ours.c.side != theirs.c.side, ours.c.position != theirs.c.position)
    if is_directed:
        is_other = sa.and_(ours.c.side == "source", theirs.c.side == "target")
    return (
        sa.select(ours.c.event)
        .join(theirs, sa.and_(ours.c.event == theirs.c.event, is_other))
        .where(
            is_them(connection, ours, one),
            is_them(connection, theirs, two),
            *in_period(ours.c.day, since, until),
        )
    )


def directed(
    source: str, target: str, *, since: str | None = None, until: str | None = None
) -> sa.Select[Any]:
    """Return the selection of events that one country did to another, from the index of pairs."""
    pair = event_pairs.c
    first, second = sorted((source, target))
    # What has sources alone goes both ways, and was done to no one.
    has_target = sa.exists().where(event_parties.c.event == pair.event, event_parties.c.side == "target")
    goes = sa.or_(pair.way == (1 if source == first else 2), sa.and_(pair.way == 3, has_target))
    return sa.select(pair.event).where(
        pair.one == first, pair.two == second, goes, *in_period(pair.day, since, until)
    )


def are_two_countries(one: str, two: str) -> bool:
    """Tell whether two names are codes of different countries: what the index of pairs knows.

    >>> are_two_countries("KOR", "USA"), are_two_countries("KOR", "KOR"), are_two_countries("KOR", "Moon")
    (True, False, False)
    """
    return one != two and country_name(one) is not None and country_name(two) is not None


def by_parties_alone(connection: Connection, filters: EventFilters) -> tuple[sa.Select[Any], bool] | None:
    """Return the selection of the events of the filters from the index of who took part, and whether each is there once.

    ``None`` where more is asked than that index, or the one of pairs, holds. ``limit`` and ``after`` are left to others.
    """
    asked = {name: value for name, value in filters.items() if value is not None and name not in _IN_INDEX}
    since, until = filters.get("since"), filters.get("until")

    def is_code(*names: str) -> bool:
        return all(country_name(name) is not None for name in names)

    match asked:
        case {"actor": str(one), "other": str(two), **rest} if not rest:
            found, is_once = between(connection, one, two, since=since, until=until), is_code(one, two)
        case {"actor": str(one), **rest} | {"country": str(one), **rest} if not rest:
            found, is_once = took_part(connection, one, since=since, until=until), is_code(one)
        case {"source": str(one), "target": str(two), **rest} if are_two_countries(one, two) and not rest:
            found, is_once = directed(one, two, since=since, until=until), True
        case {"source": str(one), "target": str(two), **rest} if not is_code(one, two) and not rest:
            found = between(connection, one, two, since=since, until=until, is_directed=True)
            is_once = False
        case {"source": str(one), **rest} if not rest:
            found, is_once = took_part(connection, one, since=since, until=until, sides=("source",)), False
        case {"target": str(one), **rest} if not rest:
            found, is_once = took_part(connection, one, since=since, until=until, sides=("target",)), False
        case _:
            return None
    return narrowed(found, filters), is_once


_IN_INDEX = frozenset({"since", "until", "type", "quad", "rejected", "newest", "limit", "after", "dated"})


def narrowed(found: sa.Select[Any], filters: EventFilters) -> sa.Select[Any]:
    """Return a selection of events by who took part, without those that its index knows are not of the filters."""
    table: Any = found.selected_columns[0].table
    for name, value in (("type", filters.get("type")), ("quad", filters.get("quad"))):
        if value is not None:
            found = found.where(table.c[name] == value)
    return found if filters.get("rejected") else found.where(sa.not_(table.c.is_rejected))


def is_them(connection: Connection, table: Any, name: str) -> Any:
    """Return the condition that a party is ``name``. A code alone is the common question and has its own index."""
    if country_name(name) is not None:
        return table.c.country == name
    return is_meant(connection, table.c.who, name)


def parties_of(
    connection: Connection, ids: list[str], *, layer: Layer
) -> defaultdict[tuple[str, str], list[Party]]:
    """Return who takes part in events or reports, by id and side, each in the order they are named."""
    table = event_parties if layer == "events" else parties
    entry = event_parties.c.event if layer == "events" else parties.c.report
    spans = [parties.c.char_start, parties.c.char_end] if layer == "reports" else []
    chosen = (
        sa.select(entry, table.c.side, who.c.name, who.c.country, who.c.sectors, who.c.known_as, *spans)
        .join(who, who.c.id == table.c.who)
        .where(entry.in_(ids))
        .order_by(entry, table.c.side, table.c.position)
    )
    sides: defaultdict[tuple[str, str], list[Party]] = defaultdict(list)
    for event, side, *fields in connection.execute(chosen).all():
        sides[event, side].append(party_of(*fields))
    return sides


@functools.lru_cache(4096)  # who takes part in much is in many rows
def party_of(
    name: str,
    country: str | None,
    sectors: str,
    known_as: str | None,
    char_start: int | None = None,
    char_end: int | None = None,
) -> Party:
    """Return a party from columns of ``who``, with the span that names it where there is one."""
    return Party(
        name=name,
        country=country,
        sectors=tuple(filter(None, sectors.split(";"))),
        known_as=known_as,
        char_start=char_start,
        char_end=char_end,
    )


def party_rows(connection: Connection, *, limit: int | None) -> Iterator[PartyRow]:
    """Yield who takes part in most events, most first."""
    n_events = sa.func.count(event_parties.c.event.distinct()).label("n_events")
    chosen = (
        sa.select(who.c.name, who.c.country, who.c.sectors, who.c.known_as, n_events)
        .join(event_parties, event_parties.c.who == who.c.id)
        .where(sa.not_(event_parties.c.is_rejected))
        .group_by(who.c.id, who.c.name, who.c.country, who.c.sectors, who.c.known_as)
        .order_by(n_events.desc(), who.c.id)
        .limit(limit)
    )
    for *fields, number in connection.execute(chosen):
        yield PartyRow(party=party_of(*fields), n_events=number)
