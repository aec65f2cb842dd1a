"""Actors across articles: their entries, roles and counterparts.

An actor may be several rows of ``who``: those with its knowledge id, else those with its name and country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.queries.answers import ActorRow, Party, Quads, RoleRow
from communique.record.queries.keys import fold, key_of
from communique.record.queries.parties import is_party, matches_name, took_part
from communique.record.queries.totals import quads_of
from communique.record.schema import actors, articles, event_parties, statements, who
from communique.record.streams import chunks


def names_of(connection: Connection, name: str) -> list[Party]:
    """Return the parties that ``name`` matches: those with a knowledge id first, then by name."""
    theirs = matches_name(connection, who.c.id, name)
    sectors: defaultdict[tuple[str, str | None, str | None], set[str]] = defaultdict(set)
    for row in connection.execute(who.select().where(theirs)).mappings():
        sectors[row["name"], row["country"], row["known_as"]].update(filter(None, row["sectors"].split(";")))
    found = [
        Party(name=someone, country=country, sectors=tuple(sorted(held)), known_as=known_as)
        for (someone, country, known_as), held in sectors.items()
    ]
    return sorted(found, key=lambda party: (party.known_as is None, party.name, party.country or ""))


def actor_rows(connection: Connection) -> list[ActorRow]:
    """Return every actor that takes part in an event or speaks, those with most entries first."""
    counts = _entry_counts(connection)
    found = list(connection.execute(who.select().order_by(who.c.id)).mappings())
    best = _best_scores(connection, [row["id"] for row in found])
    rows = [_actor_row(group, counts, best) for group in _group_by_actor(found)]
    return sorted(
        (row for row in rows if row.total),
        key=lambda row: (-row.total, row.name, row.key, row.country or ""),
    )


def _group_by_actor(people: Iterable[Any]) -> Iterable[list[Any]]:
    """Return the rows of ``who`` grouped by actor: rows with the same key, spelt as filters compare names."""
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in people:
        grouped[key_of(fold(row["folded"]), country=row["country"], known_as=row["known_as"])].append(row)
    return grouped.values()


def _identity(someone: Any) -> tuple[sa.ColumnElement[str], ...]:
    """Return expressions that are equal for rows of ``who`` of one actor."""
    known_as = sa.func.nullif(someone.known_as, "")
    return sa.func.coalesce(known_as, someone.folded), sa.func.coalesce(known_as, someone.country, "")


# Added to a column it keeps SQLite from using the index of the column, by which it would look up every row. It is not a
# parameter, since PostgreSQL would not see that the selected expression is the one that is grouped by.
_NO_INDEX: sa.ColumnElement[str] = sa.literal_column("''")
_Counts = defaultdict[str, Counter[str]]
"""How often each row of ``who`` is a ``source``, a ``target`` and (``said``) a speaker."""


def _entry_counts(connection: Connection) -> _Counts:
    """Return the numbers of events and statements of each row of ``who``.

    An actor may be on one side of an event under two names; only the first of these counts.
    """
    party, before = event_parties.c, event_parties.alias("before")
    one, other = who.alias("one"), who.alias("other")
    is_again = sa.exists().where(
        before.c.event == party.event,
        before.c.side == party.side,
        before.c.position < party.position,
        one.c.id == party.who,
        other.c.id == before.c.who,
        *(ours == theirs for ours, theirs in zip(_identity(one.c), _identity(other.c), strict=True)),
    )
    is_repeat = sa.and_(party.position > 0, is_again.correlate(event_parties))
    counts: _Counts = defaultdict(Counter)
    # An index tells who takes part in an event, but not on which side: all count as sources at first, and targets, which
    # are fewer, are subtracted.
    all_sides = sa.select(party.who, sa.func.count()).where(sa.not_(party.is_rejected)).group_by(party.who)
    for someone, number in connection.execute(all_sides):
        counts[someone]["source"] = number
    key = party.who + _NO_INDEX
    targets_and_repeats = (
        sa.select(key, party.side, sa.func.count(), sa.func.sum(sa.case((is_repeat, 1), else_=0)))
        .where(sa.not_(party.is_rejected), sa.or_(party.side == "target", is_repeat))
        .group_by(key, party.side)
    )
    for someone, side, number, repeats in connection.execute(targets_and_repeats):
        counts[someone]["source"] -= number
        if side == "target":
            counts[someone]["target"] = number - repeats
    speaker = statements.c.speaker_who
    said = sa.select(speaker, sa.func.count()).where(speaker.is_not(None)).group_by(speaker)
    for someone, number in connection.execute(said):
        counts[someone]["said"] = number
    # The query above reads one index only. Rejected statements are few, have an index of their own, and are subtracted.
    key = speaker + _NO_INDEX
    rejected = (
        sa.select(key, sa.func.count())
        .select_from(statements)
        .where(sa.literal_column("statements.is_rejected"), speaker.is_not(None))
        .group_by(key)
    )
    for someone, number in connection.execute(rejected):
        counts[someone]["said"] -= number
    return counts


_Scores = dict[str, tuple[float, str]]


def _best_scores(connection: Connection, ids: Iterable[str]) -> _Scores:
    """Return the best score, with its reasons, of the rows of ``who`` that have one."""
    # A subquery for each row finds the best actor by one step in an index, without reading all of them.
    theirs = sa.select(actors.c.id).where(actors.c.who == who.c.id, actors.c.score.is_not(None))
    best = theirs.order_by(actors.c.score.desc(), actors.c.id.desc()).limit(1).scalar_subquery()
    found: _Scores = {}
    for part in chunks(ids):
        each = sa.select(best).select_from(who).where(who.c.id.in_(part))
        chosen = sa.select(actors.c.who, actors.c.score, actors.c.basis).where(actors.c.id.in_(each))
        found |= {someone: (score, basis) for someone, score, basis in connection.execute(chosen)}
    return found


def _actor_row(group: Sequence[Any], counts: _Counts, scores: _Scores) -> ActorRow:
    """Return an actor by its most frequent name, with the counts of all its rows of ``who``."""
    first = max(group, key=lambda row: (counts[row["id"]].total(), row["id"]))
    total = sum((counts[row["id"]] for row in group), Counter[str]())
    score, basis = max((scores[row["id"]] for row in group if row["id"] in scores), default=(None, "[]"))
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
    """Return the roles of the actors that ``name`` matches, in order of their first article."""
    joined = actors.join(who, who.c.id == actors.c.who).join(articles, articles.c.id == actors.c.article)
    fields = (who.c.name, actors.c.role, who.c.country, who.c.sectors)
    published = articles.c.published
    # Day, article and actor as one text, of which the greatest is that of the newest article.
    newest = sa.func.max(sa.func.coalesce(published, "") + " " + articles.c.id + " " + actors.c.id)
    ends = (sa.func.min(published), sa.func.max(published))
    chosen = (
        sa.select(*fields, *ends, sa.func.count(articles.c.id.distinct()), newest)
        .select_from(joined)
        .where(matches_name(connection, who.c.id, name))
        .group_by(*fields)
    )
    found = [(*row, *newest.split(" ")[-2:]) for *row, newest in connection.execute(chosen)]
    scores = _scores_of(connection, [actor for *_, actor in found])
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
            score=scores[actor][0],
            basis=tuple(orjson.loads(scores[actor][1])),
        )
        for someone, role, country, sectors, first, last, number, article, actor in found
    ]
    return sorted(
        rows, key=lambda row: (row.first or "~", row.name, row.role or "", row.country or "", row.sectors)
    )


def _scores_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[float | None, str]]:
    """Return the scores of actors, with their reasons, by id."""
    found: dict[str, tuple[float | None, str]] = {}
    for part in chunks(ids):
        chosen = sa.select(actors.c.id, actors.c.score, actors.c.basis).where(actors.c.id.in_(part))
        found |= {actor: (score, basis) for actor, score, basis in connection.execute(chosen)}
    return found


def counterparts(connection: Connection, name: str) -> list[tuple[ActorRow, Quads]]:
    """Return the actors that share events with ``name``, those with most first, and these events by quad class.

    ``did`` and ``received`` of an actor count the shared events in which it is a source, or a target.
    """
    party = event_parties.c
    is_other = is_party(connection, event_parties, name).is_not(sa.true())
    on = [sa.func.max(sa.case((party.side == side, 1), else_=0)).label(side) for side in ("source", "target")]
    # Each other actor of an event once, under one of its names, with the sides on which it is
    each = (
        sa.select(
            party.event, sa.func.max(party.who).label("who"), sa.func.max(party.quad).label("quad"), *on
        )
        .select_from(event_parties.join(who))
        .where(party.event.in_(took_part(connection, name)), is_other, sa.not_(party.is_rejected))
        .group_by(party.event, *_identity(who.c))
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
        quads[someone][quad] = number  # not the sum of the sides, as an actor may be on both
    people: list[Any] = []
    for part in chunks(sorted(counts)):
        people += connection.execute(who.select().where(who.c.id.in_(part)).order_by(who.c.id)).mappings()
    scores = _best_scores(connection, sorted(counts))
    found = [
        (
            _actor_row(group, counts, scores),
            quads_of(sum((quads[row["id"]] for row in group), Counter[int]())),
        )
        for group in _group_by_actor(people)
    ]
    return sorted(found, key=lambda item: (-sum(item[1]), item[0].name, item[0].key, item[0].country or ""))
