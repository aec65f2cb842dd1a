"""Who is in a record, across articles: actors, what they were, and with whom they deal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import ActorRow, Party, Quads, RoleRow
from communique.record.queries.parties import is_meant, is_them, took_part
from communique.record.queries.totals import quads_of
from communique.record.schema import actors, articles, event_parties, statements, who


def names_of(connection: Connection, name: str) -> list[Party]:
    """Return the parties that a filter's ``name`` gathers: those in the knowledge first, then by name."""
    theirs = is_meant(connection, who.c.id, name)
    sectors: defaultdict[tuple[str, str | None, str | None], set[str]] = defaultdict(set)
    for row in connection.execute(who.select().where(theirs)).mappings():
        sectors[row["name"], row["country"], row["known_as"]].update(filter(None, row["sectors"].split(";")))
    found = [
        Party(name=someone, country=country, sectors=tuple(sorted(held)), known_as=known_as)
        for (someone, country, known_as), held in sectors.items()
    ]
    return sorted(found, key=lambda party: (party.known_as is None, party.name, party.country or ""))


def actor_rows(connection: Connection) -> list[ActorRow]:
    """Return every actor that did, received or said something, busiest first."""
    did = (
        sa.select(event_parties.c.who, event_parties.c.side, sa.func.count(event_parties.c.event.distinct()))
        .where(sa.not_(event_parties.c.is_rejected))
        .group_by(event_parties.c.who, event_parties.c.side)
    )
    said = (
        sa.select(statements.c.speaker_who, sa.func.count())
        .where(statements.c.speaker_who.is_not(None), sa.not_(statements.c.is_rejected))
        .group_by(statements.c.speaker_who)
    )
    numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for someone, side, number in connection.execute(did):
        numbers[someone][side] += number
    for someone, number in connection.execute(said):
        numbers[someone]["said"] += number
    people = connection.execute(sa.select(who).order_by(who.c.id)).mappings()
    grouped: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in people:
        if row["id"] in numbers:
            # Without case, as filters look for names.
            grouped[row["known_as"] or row["folded"], row["known_as"] or row["country"] or ""].append(row)
    surest = _surest(connection)
    rows = [_actor_row(group, numbers, surest) for group in grouped.values()]
    return sorted(rows, key=lambda row: (-row.total, row.name, row.key, row.country or ""))


_Surest = dict[str, tuple[float, str]]


def _surest(connection: Connection) -> _Surest:
    """Return the best score of each party that has one, and its reasons."""
    # One step in an index a party: the best of each, not all that are found.
    theirs = sa.select(actors.c.id).where(actors.c.who == who.c.id, actors.c.score.is_not(None))
    best = theirs.order_by(actors.c.score.desc(), actors.c.id.desc()).limit(1).scalar_subquery()
    chosen = sa.select(actors.c.who, actors.c.score, actors.c.basis)
    rows = connection.execute(chosen.where(actors.c.id.in_(sa.select(best).select_from(who))))
    return {someone: (score, basis) for someone, score, basis in rows}


def _actor_row(group: Sequence[Any], numbers: dict[str, Counter[str]], surest: _Surest) -> ActorRow:
    first = max(group, key=lambda row: (sum(numbers[row["id"]].values()), row["id"]))
    total = sum((numbers[row["id"]] for row in group), Counter[str]())
    score, basis = max((surest[row["id"]] for row in group if row["id"] in surest), default=(None, "[]"))
    return ActorRow(
        key=first["known_as"] or first["name"],
        name=first["name"],
        kind=first["kind"],
        country=first["country"],
        sectors=tuple(filter(None, first["sectors"].split(";"))),
        did=total["source"],
        received=total["target"],
        said=total["said"],
        score=score,
        basis=tuple(orjson.loads(basis)),
    )


def role_rows(connection: Connection, name: str) -> list[RoleRow]:
    """Return what the actors that ``name`` means were, in order of when it is first reported."""
    joined = actors.join(who, who.c.id == actors.c.who).join(articles, articles.c.id == actors.c.article)
    fields = (who.c.name, actors.c.role, who.c.country, who.c.sectors)
    chosen = (
        sa.select(*fields, articles.c.published, articles.c.id, actors.c.score, actors.c.basis)
        .select_from(joined)
        .where(is_meant(connection, who.c.id, name))
        .order_by(sa.func.coalesce(articles.c.published, ""), articles.c.id, actors.c.id)
    )
    seen: defaultdict[tuple[str, str | None, str | None, str], list[Any]] = defaultdict(list)
    for someone, role, country, sectors, *found in connection.execute(chosen):
        seen[someone, role, country, sectors].append(found)
    rows = [_role_row(same, found) for same, found in seen.items()]
    return sorted(rows, key=lambda row: (row.first or "~", row.name, row.role or ""))


def _role_row(same: tuple[str, str | None, str | None, str], seen: Sequence[Any]) -> RoleRow:
    name, role, country, sectors = same
    days = [published[:10] for published, *_ in seen if published]
    _, newest, score, basis = seen[-1]
    return RoleRow(
        name=name,
        role=role,
        country=country,
        sectors=tuple(filter(None, sectors.split(";"))),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        n_articles=len({article for _, article, *_ in seen}),
        article=newest,
        score=score,
        basis=tuple(orjson.loads(basis)),
    )


def counterparts(connection: Connection, name: str) -> list[tuple[ActorRow, Quads]]:
    """Return with whom an actor shares events, most first: as the other one did (source) or received (target)."""
    theirs = event_parties.c
    is_other = is_them(connection, event_parties, name).is_not(sa.true())
    shared = (theirs.event.in_(took_part(connection, name)), is_other, sa.not_(theirs.is_rejected))
    number, joined = sa.func.count(theirs.event.distinct()), event_parties.join(who)
    by_side = sa.select(who, theirs.side, number.label("number")).group_by(*who.c, theirs.side)
    key = sa.func.coalesce(who.c.known_as, who.c.folded)
    by_quad = sa.select(key, theirs.quad, number).group_by(key, theirs.quad)
    quads: defaultdict[str, Counter[int]] = defaultdict(Counter)
    # By themselves: who is on both sides of an event, or there by two names, shares one event.
    for someone, quad, shares in connection.execute(by_quad.select_from(joined).where(*shared)):
        quads[someone][quad] = shares
    numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    grouped: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row in connection.execute(by_side.select_from(joined).where(*shared)).mappings():
        numbers[row["id"]][row["side"]] += row["number"]
        grouped[row["known_as"] or row["folded"]][row["id"]] = row
    surest = _surest(connection)
    found = [
        (_actor_row(list(group.values()), numbers, surest), quads_of(quads[someone]))
        for someone, group in grouped.items()
    ]
    return sorted(found, key=lambda item: (-sum(item[1]), item[0].name, item[0].key))
