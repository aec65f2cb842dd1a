"""Who is in a record, across articles: actors, what they were, and with whom they deal. Read only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.ontology import country_name
from communique.record import Party, Record
from communique.record.queries import (
    known_parties,
    took_part,
)
from communique.record.schema import (
    actors,
    articles,
    event_parties,
    events,
    statements,
    who,
)
from communique.web.queries import Quads, connect, quads_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor across articles; ``key`` is what the filters know it by: the knowledge id, else the name."""

    key: str
    name: str
    kind: str | None
    country: str | None
    sectors: tuple[str, ...]
    did: int
    received: int
    said: int

    @property
    def total(self) -> int:
        """Events on either side, and statements."""
        return self.did + self.received + self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """What an actor was, from the first to the last article that has it so; ``article`` is the newest of them."""

    name: str
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    first: str | None
    last: str | None
    n_articles: int
    article: str


def meant(connection: Connection, name: str) -> list[str]:
    """Return the ids in ``who`` that a filter's ``name`` means; a country code means that country alone."""
    if country_name(name) is not None:
        chosen = sa.select(who.c.id).where(who.c.country == name).order_by(who.c.id)
        return list(connection.execute(chosen).scalars())
    return known_parties(connection, name)


def names_of(record: Record, name: str) -> list[Party]:
    """Return the parties that a filter's ``name`` gathers: those in the knowledge first, then by name."""
    with connect(record) as connection:
        rows = connection.execute(who.select().where(who.c.id.in_(meant(connection, name)))).mappings().all()
    sectors: defaultdict[tuple[str, str | None, str | None], set[str]] = defaultdict(set)
    for row in rows:
        sectors[row["name"], row["country"], row["known_as"]].update(filter(None, row["sectors"].split(";")))
    found = [
        Party(name=someone, country=country, sectors=tuple(sorted(theirs)), known_as=known_as)
        for (someone, country, known_as), theirs in sectors.items()
    ]
    return sorted(found, key=lambda party: (party.known_as is None, party.name, party.country or ""))


def actor_list(record: Record) -> list[ActorRow]:
    """Return every actor that did, received or said something, busiest first."""
    did = (
        sa.select(event_parties.c.who, event_parties.c.side, sa.func.count(event_parties.c.event.distinct()))
        .join(events, events.c.id == event_parties.c.event)
        .where(sa.not_(events.c.is_rejected))
        .group_by(event_parties.c.who, event_parties.c.side)
    )
    said = (
        sa.select(statements.c.speaker_who, sa.func.count())
        .where(statements.c.speaker_who.is_not(None), sa.not_(statements.c.is_rejected))
        .group_by(statements.c.speaker_who)
    )
    numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with connect(record) as connection:
        for someone, side, number in connection.execute(did):
            numbers[someone][side] += number
        for someone, number in connection.execute(said):
            numbers[someone]["said"] += number
        people = connection.execute(sa.select(who).order_by(who.c.id)).mappings().all()
    grouped: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in people:
        if row["id"] in numbers:
            grouped[row["known_as"] or row["name"], row["known_as"] or row["country"] or ""].append(row)
    rows = [_actor_row(key, group, numbers) for (key, _), group in grouped.items()]
    return sorted(rows, key=lambda row: (-row.total, row.name, row.key, row.country or ""))


def _actor_row(key: str, group: Sequence[Any], numbers: dict[str, Counter[str]]) -> ActorRow:
    first = max(group, key=lambda row: (sum(numbers[row["id"]].values()), row["id"]))
    total = sum((numbers[row["id"]] for row in group), Counter[str]())
    return ActorRow(
        key=key,
        name=first["name"],
        kind=first["kind"],
        country=first["country"],
        sectors=tuple(filter(None, first["sectors"].split(";"))),
        did=total["source"],
        received=total["target"],
        said=total["said"],
    )


def roles(record: Record, name: str) -> list[RoleRow]:
    """Return what the actors that ``name`` means were, in order of when it is first reported."""
    with connect(record) as connection:
        chosen = (
            sa.select(
                who.c.name, actors.c.role, who.c.country, who.c.sectors, articles.c.published, articles.c.id
            )
            .select_from(
                actors.join(who, who.c.id == actors.c.who).join(articles, articles.c.id == actors.c.article)
            )
            .where(who.c.id.in_(meant(connection, name)))
            .order_by(sa.func.coalesce(articles.c.published, ""), articles.c.id)
        )
        groups: defaultdict[tuple[str, str | None, str | None, str], list[tuple[str | None, str]]] = (
            defaultdict(list)
        )
        for *same, published, article in connection.execute(chosen):
            groups[tuple(same)].append((published, article))
    rows = []
    for (someone, role, country, sectors), seen in groups.items():
        days = [published[:10] for published, _ in seen if published]
        rows.append(
            RoleRow(
                name=someone,
                role=role,
                country=country,
                sectors=tuple(filter(None, sectors.split(";"))),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                n_articles=len({article for _, article in seen}),
                article=seen[-1][1],
            )
        )
    return sorted(rows, key=lambda row: (row.first or "~", row.name, row.role or ""))


def counterparts(record: Record, name: str) -> list[tuple[ActorRow, Quads]]:
    """Return with whom an actor shares events, most first: as the other one did (source) or received (target)."""
    with connect(record) as connection:
        theirs = took_part(connection, name)
        known = set(meant(connection, name))
        chosen = (
            sa.select(
                who,
                event_parties.c.side,
                events.c.quad,
                sa.func.count(events.c.id.distinct()).label("number"),
            )
            .select_from(
                event_parties.join(who, who.c.id == event_parties.c.who).join(
                    events, events.c.id == event_parties.c.event
                )
            )
            .where(event_parties.c.event.in_(theirs), sa.not_(events.c.is_rejected))
            .group_by(*who.c, event_parties.c.side, events.c.quad)
        )
        rows = [row for row in connection.execute(chosen).mappings() if row["id"] not in known]
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row["known_as"] or row["name"]].append(row)
    found = []
    for key, group in grouped.items():
        numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        quads = Counter[int]()
        for row in group:
            numbers[row["id"]][row["side"]] += row["number"]
            quads[row["quad"]] += row["number"]
        found.append((_actor_row(key, group, numbers), quads_of(quads)))
    return sorted(found, key=lambda item: (-sum(item[1]), item[0].name, item[0].key))
