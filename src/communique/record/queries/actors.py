"""Who is in a record, across articles: actors, what they were, and with whom they deal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import ActorRow, Party, Quads, RoleRow
from communique.record.queries.keys import fold, key_of
from communique.record.queries.parties import is_meant, is_them, took_part
from communique.record.queries.totals import quads_of
from communique.record.schema import actors, articles, event_parties, statements, who
from communique.record.streams import chunks


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
    counted = _counted(connection)
    found = list(connection.execute(who.select().order_by(who.c.id)).mappings())
    surest = _surest(connection, [row["id"] for row in found])
    rows = [_actor_row(group, counted, surest) for group in _by_actor(found)]
    return sorted(
        (row for row in rows if row.total),
        key=lambda row: (-row.total, row.name, row.key, row.country or ""),
    )


def _by_actor(people: Iterable[Any]) -> Iterable[list[Any]]:
    """Return rows of ``who`` together that are one actor: of one key, folded as filters look for names."""
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in people:
        grouped[key_of(fold(row["folded"]), country=row["country"], known_as=row["known_as"])].append(row)
    return grouped.values()


def _actor(someone: Any) -> tuple[sa.ColumnElement[str], ...]:
    """Return what is equal of rows of ``who`` that are one actor."""
    known_as = sa.func.nullif(someone.known_as, "")
    return sa.func.coalesce(known_as, someone.folded), sa.func.coalesce(known_as, someone.country, "")


# With nothing behind, a column's index is left alone: SQLite would look every row up in order of it. It is no parameter,
# as PostgreSQL would take the column that is shown and the one that is grouped by for two.
_NOTHING: sa.ColumnElement[str] = sa.literal_column("''")
_Counts = defaultdict[str, Counter[str]]
"""How often each of ``who`` is a source, a target and a speaker."""


def _counted(connection: Connection) -> _Counts:
    """Return how many events each did or received, and how many statements it made.

    A party of many names may be twice on one side of an event by two of them: it counts there by the first.
    """
    party, before = event_parties.c, event_parties.alias("before")
    one, other = who.alias("one"), who.alias("other")
    is_again = sa.exists().where(
        before.c.event == party.event,
        before.c.side == party.side,
        before.c.position < party.position,
        one.c.id == party.who,
        other.c.id == before.c.who,
        *(ours == theirs for ours, theirs in zip(_actor(one.c), _actor(other.c), strict=True)),
    )
    is_repeat = sa.and_(party.position > 0, is_again.correlate(event_parties))
    counts: _Counts = defaultdict(Counter)
    # An index has who takes part in what, but not on which side: targets, the fewer, are looked for and taken off.
    taken = sa.select(party.who, sa.func.count()).where(sa.not_(party.is_rejected)).group_by(party.who)
    for someone, number in connection.execute(taken):
        counts[someone]["source"] = number
    plain = party.who + _NOTHING
    some = (
        sa.select(plain, party.side, sa.func.count(), sa.func.sum(sa.case((is_repeat, 1), else_=0)))
        .where(sa.not_(party.is_rejected), sa.or_(party.side == "target", is_repeat))
        .group_by(plain, party.side)
    )
    for someone, side, number, repeats in connection.execute(some):
        counts[someone]["source"] -= number
        if side == "target":
            counts[someone]["target"] = number - repeats
    speaker = statements.c.speaker_who
    said = sa.select(speaker, sa.func.count()).where(speaker.is_not(None)).group_by(speaker)
    for someone, number in connection.execute(said):
        counts[someone]["said"] = number
    # These are few and have an index of their own; without them one index tells how many there are.
    speakers = speaker + _NOTHING
    few = sa.select(speakers, sa.func.count()).select_from(statements).group_by(speakers)
    few = few.where(sa.literal_column("statements.is_rejected"), speaker.is_not(None))
    for someone, number in connection.execute(few):
        counts[someone]["said"] -= number
    return counts


_Surest = dict[str, tuple[float, str]]


def _surest(connection: Connection, ids: Iterable[str]) -> _Surest:
    """Return the best score of each of ``who`` that has one, and its reasons."""
    # One step in an index a party: the best of each, not all that are found.
    theirs = sa.select(actors.c.id).where(actors.c.who == who.c.id, actors.c.score.is_not(None))
    best = theirs.order_by(actors.c.score.desc(), actors.c.id.desc()).limit(1).scalar_subquery()
    found: _Surest = {}
    for part in chunks(ids):
        each = sa.select(best).select_from(who).where(who.c.id.in_(part))
        chosen = sa.select(actors.c.who, actors.c.score, actors.c.basis).where(actors.c.id.in_(each))
        found |= {someone: (score, basis) for someone, score, basis in connection.execute(chosen)}
    return found


def _actor_row(group: Sequence[Any], counts: _Counts, surest: _Surest) -> ActorRow:
    """Return the row of an actor: by its most used name of a group, with what is counted of all."""
    first = max(group, key=lambda row: (counts[row["id"]].total(), row["id"]))
    total = sum((counts[row["id"]] for row in group), Counter[str]())
    score, basis = max((surest[row["id"]] for row in group if row["id"] in surest), default=(None, "[]"))
    return ActorRow(
        key=key_of(first["name"], country=first["country"], known_as=first["known_as"]),
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
    published = articles.c.published
    # The newest article's day, it, and the actor in it as one text, of which the greatest is the last.
    mark = sa.func.coalesce(published, "") + " " + articles.c.id + " " + actors.c.id
    ends = (sa.func.min(published), sa.func.max(published))
    chosen = (
        sa.select(*fields, *ends, sa.func.count(articles.c.id.distinct()), sa.func.max(mark))
        .select_from(joined)
        .where(is_meant(connection, who.c.id, name))
        .group_by(*fields)
    )
    found = [(*row, *mark.rsplit(" ", 2)[1:]) for *row, mark in connection.execute(chosen)]
    sure = _scores(connection, [actor for *_, actor in found])
    rows = [
        RoleRow(
            name=someone,
            role=role,
            country=country,
            sectors=tuple(filter(None, sectors.split(";"))),
            first=first and first[:10],
            last=last and last[:10],
            n_articles=number,
            article=article,
            score=sure[actor][0],
            basis=tuple(orjson.loads(sure[actor][1])),
        )
        for someone, role, country, sectors, first, last, number, article, actor in found
    ]
    return sorted(
        rows, key=lambda row: (row.first or "~", row.name, row.role or "", row.country or "", row.sectors)
    )


def _scores(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[float | None, str]]:
    """Return score and reasons of actors by id."""
    found: dict[str, tuple[float | None, str]] = {}
    for part in chunks(ids):
        chosen = sa.select(actors.c.id, actors.c.score, actors.c.basis).where(actors.c.id.in_(part))
        found |= {actor: (score, basis) for actor, score, basis in connection.execute(chosen)}
    return found


def counterparts(connection: Connection, name: str) -> list[tuple[ActorRow, Quads]]:
    """Return with whom an actor shares events, most first: as the other one did (source) or received (target)."""
    party = event_parties.c
    is_other = is_them(connection, event_parties, name).is_not(sa.true())
    on = [sa.func.max(sa.case((party.side == side, 1), else_=0)).label(side) for side in ("source", "target")]
    # Of an event each actor is there once, by one of its names, on whichever sides it is.
    each = (
        sa.select(
            party.event, sa.func.max(party.who).label("who"), sa.func.max(party.quad).label("quad"), *on
        )
        .select_from(event_parties.join(who))
        .where(party.event.in_(took_part(connection, name)), is_other, sa.not_(party.is_rejected))
        .group_by(party.event, *_actor(who.c))
        .subquery()
        .c
    )
    sums = (sa.func.count(), sa.func.sum(each.source), sa.func.sum(each.target))
    counts: _Counts = defaultdict(Counter)
    quads: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for someone, quad, number, did, received in connection.execute(
        sa.select(each.who, each.quad, *sums).group_by(each.who, each.quad)
    ):
        counts[someone] += Counter(source=did, target=received)
        quads[someone][quad] = number  # not the sum of the sides: one may be on both
    people: list[Any] = []
    for part in chunks(sorted(counts)):
        people += connection.execute(who.select().where(who.c.id.in_(part)).order_by(who.c.id)).mappings()
    surest = _surest(connection, sorted(counts))
    found = [
        (
            _actor_row(group, counts, surest),
            quads_of(sum((quads[row["id"]] for row in group), Counter[int]())),
        )
        for group in _by_actor(people)
    ]
    return sorted(found, key=lambda item: (-sum(item[1]), item[0].name, item[0].key, item[0].country or ""))
