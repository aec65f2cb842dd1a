"""Parties: whom a name matches, the events in which they take part, and who takes part in an event."""

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


def matches_name(connection: Connection, column: Any, name: str) -> Any:
    """Return the condition that a column with ids of ``who`` holds one that a name matches.

    Args:
        connection: to the record.
        column: the column.
        name: a country code, a knowledge id, part of a name, ``"a whole name"``, or ``"a name" of CODE``, which matches
            actors of that country without a knowledge id.

    """
    someone = who.alias()
    chosen = sa.select(someone.c.id).where(_means(someone.c, name)).order_by(someone.c.id)
    # Listed if possible, so that the stores know how few they are.
    ids = connection.execute(chosen.limit(LISTED + 1)).scalars().all()
    if len(ids) > LISTED:
        return column.in_(chosen)
    return column.in_(ids or [""])


LISTED = 10_000
"""The most ids that a query lists, since a statement takes a limited number of parameters."""


def _means(someone: Any, name: str) -> Any:
    """Return the condition that a row of ``who`` is matched by a name."""
    if country_name(name) is not None:
        return someone.country == name
    whole = whole_name(name)
    if whole is not None:
        return someone.folded.in_(spellings(whole))
    name_in_country = name_and_country(name)
    if name_in_country is not None:
        plain_name, country = name_in_country
        has_no_id = sa.func.coalesce(someone.known_as, "") == ""
        is_of_country = sa.func.coalesce(someone.country, "") == country
        return sa.and_(someone.folded.in_(spellings(plain_name)), is_of_country, has_no_id)
    parts = (re.sub(r"([\\%_])", r"\\\1", spelling) for spelling in spellings(name))
    contains = (someone.folded.like(f"%{part}%", escape="\\") for part in parts)
    return sa.or_(someone.country == name, someone.known_as == name, *contains)


def took_part(
    connection: Connection,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    sides: Iterable[str] = (),
) -> sa.Select[Any]:
    """Return the query of the events in which ``name`` (see :func:`matches_name`) takes part.

    Events of a country are found once if no side is given; others are found once for each party that matches.

    Args:
        connection: to the record.
        name: who takes part.
        since: the first day.
        until: the last day.
        sides: ``source`` or ``target``; by default either.

    """
    table = event_parties.c
    chosen = sa.select(table.event).where(
        is_party(connection, event_parties, name), *in_period(table.day, since, until)
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
    """Return the query of the events in which ``one`` and ``two`` are different parties.

    If ``is_directed``, ``one`` is a source and ``two`` a target.
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
            is_party(connection, ours, one),
            is_party(connection, theirs, two),
            *in_period(ours.c.day, since, until),
        )
    )


def directed(
    source: str, target: str, *, since: str | None = None, until: str | None = None
) -> sa.Select[Any]:
    """Return the query of the events with one country as source and another as target, from the table of pairs."""
    pair = event_pairs.c
    first, second = sorted((source, target))
    # Events with sources only go both ways too, but have no target.
    has_target = sa.exists().where(event_parties.c.event == pair.event, event_parties.c.side == "target")
    goes = sa.or_(pair.way == (1 if source == first else 2), sa.and_(pair.way == 3, has_target))
    return sa.select(pair.event).where(
        pair.one == first, pair.two == second, goes, *in_period(pair.day, since, until)
    )


def are_two_countries(one: str, two: str) -> bool:
    """Tell whether two names are codes of different countries, which the table of pairs has.

    >>> are_two_countries("KOR", "USA"), are_two_countries("KOR", "KOR"), are_two_countries("KOR", "Moon")
    (True, False, False)
    """
    return one != two and country_name(one) is not None and country_name(two) is not None


def from_party_index(connection: Connection, filters: EventFilters) -> tuple[sa.Select[Any], bool] | None:
    """Return the query of the events that meet filters from the tables of parties and pairs alone.

    ``limit`` and ``after`` are ignored.

    Returns:
        The query, and whether it finds each event only once; ``None`` if these tables lack something that is filtered by.

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
    return narrow(found, filters), is_once


_IN_INDEX = frozenset({"since", "until", "type", "quad", "rejected", "newest", "limit", "after", "dated"})
"""Filters that :func:`from_party_index` applies with any parties, or leaves to its caller."""


def narrow(found: sa.Select[Any], filters: EventFilters) -> sa.Select[Any]:
    """Add the filters that are columns of the table of parties or pairs to a query of one of these."""
    table: Any = found.selected_columns[0].table
    for name, value in (("type", filters.get("type")), ("quad", filters.get("quad"))):
        if value is not None:
            found = found.where(table.c[name] == value)
    return found if filters.get("rejected") else found.where(sa.not_(table.c.is_rejected))


def is_party(connection: Connection, table: Any, name: str) -> Any:
    """Return the condition that a row of parties is one that ``name`` matches; countries have an index of their own."""
    if country_name(name) is not None:
        return table.c.country == name
    return matches_name(connection, table.c.who, name)


def parties_of(
    connection: Connection, ids: list[str], *, layer: Layer
) -> defaultdict[tuple[str, str], list[Party]]:
    """Return the parties of events or reports, by id and side, in the order of the text."""
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


@functools.lru_cache(4096)  # few parties take part in most events
def party_of(
    name: str,
    country: str | None,
    sectors: str,
    known_as: str | None,
    char_start: int | None = None,
    char_end: int | None = None,
) -> Party:
    """Return a party from columns of ``who``, with its span if there is one.

    >>> party_of("Seoul", "KOR", "GOV;MIL", None).sectors
    ('GOV', 'MIL')
    """
    return Party(
        name=name,
        country=country,
        sectors=tuple(filter(None, sectors.split(";"))),
        known_as=known_as,
        char_start=char_start,
        char_end=char_end,
    )


def party_rows(connection: Connection, *, limit: int | None) -> Iterator[PartyRow]:
    """Yield the parties of events, those with most events first."""
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
