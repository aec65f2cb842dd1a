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


# Who is one actor: of one knowledge id, else of one name, without case as filters look for names. A party of many names
# may be in an event by two of them, so that events are counted by actor and not by party.
_NONE: sa.ColumnElement[str] = sa.literal_column("''")
_KNOWN_AS = sa.func.nullif(who.c.known_as, _NONE)
_KEY = sa.func.coalesce(_KNOWN_AS, who.c.folded)
_HOME = sa.func.coalesce(_KNOWN_AS, who.c.country, _NONE)


def actor_rows(connection: Connection) -> list[ActorRow]:
    """Return every actor that did, received or said something, busiest first."""
    party = event_parties.c
    taken = (
        sa.select(_KEY, _HOME, party.side, sa.func.count(party.event.distinct()))
        .select_from(event_parties.join(who))
        .where(sa.not_(party.is_rejected))
        .group_by(_KEY, _HOME, party.side)
    )
    named = sa.select(party.who, sa.func.count()).where(sa.not_(party.is_rejected)).group_by(party.who)
    said = (
        sa.select(statements.c.speaker_who, sa.func.count())
        .where(statements.c.speaker_who.is_not(None), sa.not_(statements.c.is_rejected))
        .group_by(statements.c.speaker_who)
    )
    totals: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for key, home, side, number in connection.execute(taken):
        totals[key, home][side] = number
    uses = Counter({someone: int(n) for someone, n in connection.execute(named)})
    words = Counter({someone: int(n) for someone, n in connection.execute(said)})
    uses += words
    grouped: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    people = sa.select(who, _KEY.label("key"), _HOME.label("home")).order_by(who.c.id)
    for row in connection.execute(people).mappings():
        if row["id"] in uses:
            grouped[row["key"], row["home"]].append(row)
            totals[row["key"], row["home"]]["said"] += words[row["id"]]
    surest = _surest(connection)
    rows = [_actor_row(group, uses, totals[same], surest) for same, group in grouped.items()]
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


def _actor_row(group: Sequence[Any], uses: Counter[str], total: Counter[str], surest: _Surest) -> ActorRow:
    """Return the row of an actor: by its most used name of a group, with what is counted of all."""
    first = max(group, key=lambda row: (uses[row["id"]], row["id"]))
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
    party = event_parties.c
    is_other = is_them(connection, event_parties, name).is_not(sa.true())
    shared = (party.event.in_(took_part(connection, name)), is_other, sa.not_(party.is_rejected))
    number, joined = sa.func.count(party.event.distinct()), event_parties.join(who)
    by_side, by_quad = (
        sa.select(_KEY, column, number).select_from(joined).where(*shared).group_by(_KEY, column)
        for column in (party.side, party.quad)
    )
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, side, n in connection.execute(by_side):
        totals[key][side] = n
    quads: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for key, quad, n in connection.execute(by_quad):  # not the sum of the sides: one may be on both
        quads[key][quad] = n
    named = sa.select(who, _KEY.label("key"), sa.func.count().label("n")).select_from(joined).where(*shared)
    uses = Counter[str]()
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(named.group_by(*who.c)).mappings():
        uses[row["id"]] = row["n"]
        grouped[row["key"]].append(row)
    surest = _surest(connection)
    found = [
        (_actor_row(group, uses, totals[key], surest), quads_of(quads[key])) for key, group in grouped.items()
    ]
    return sorted(found, key=lambda item: (-sum(item[1]), item[0].name, item[0].key))
