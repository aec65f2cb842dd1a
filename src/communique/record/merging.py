"""From reports to events: groups the reports of one event and writes the event.

Pairs of reports are scored by :mod:`communique.record.pairing`. Groups are joined along pairs, best first, if at
least half of the pairs between two groups are of one event; so a chain of weak similarities joins nothing. Pairs within
an article come first, and then it counts once, however often it tells the act: one of its reports speaks for all.
Judgements outrank scores. The result depends on the reports and the judgements alone, not on their order, so it can be
derived again at any time. An event's id carries the smallest hash of its reports; the ids of the other reports redirect
to it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import judging
from communique.record.composing import made_events
from communique.record.ids import event_id
from communique.record.pairing import impossible, months_to_pair, pair, pair_within, wrong_pairs
from communique.record.participation import pair_rows, party_rows
from communique.record.rows import Row
from communique.record.schema import (
    event_articles,
    event_pairs,
    event_parties,
    events,
    pairs,
    redirects,
    reports,
)
from communique.record.streams import chunks
from communique.record.writing import insert_events, insert_new, told

_MANY = 1000


def merge(connection: Connection) -> int:
    """Update the events for new and changed reports; return the number of these reports."""
    new = list(connection.execute(sa.select(reports.c.id).where(sa.not_(reports.c.is_merged))).scalars())
    for month in months_to_pair(connection):
        pair(connection, month)
    pair_within(connection)
    _settle(connection, _touched(connection, new))
    if len(new) >= _MANY and connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")  # else queries are planned for the tables before the changes
    return len(new)


def merge_anew(connection: Connection) -> int:
    """Derive all pairs and events anew; return the number of reports."""
    for table in (pairs, event_articles, event_pairs, event_parties, events, redirects):
        connection.execute(table.delete())
    connection.execute(reports.update().values(is_merged=False))
    return merge(connection)


def wrong_events(connection: Connection) -> list[str]:
    """Return the ids of events that do not follow from their reports and judgements, or that have no report."""
    listed = connection.execute(
        sa.select(reports.c.event, reports.c.id).order_by(reports.c.event, reports.c.id)
    ).all()
    groups = [
        [report for _, report in group] for _, group in itertools.groupby(listed, key=lambda row: row[0])
    ]
    wrong = set(
        connection.execute(
            sa.select(events.c.id).where(events.c.id.not_in(sa.select(reports.c.event)))
        ).scalars()
    )
    for some in chunks(groups, 200):
        made = made_events(connection, some, is_kept=False)
        for table, wanted in (
            (events, [event for event, _ in made]),
            (event_parties, [row for event, people in made for row in party_rows(event, people)]),
            (event_pairs, [row for event, people in made for row in pair_rows(event, people)]),
        ):
            wrong |= _differing(connection, table, wanted, [event["id"] for event, _ in made])
        listed = [event["id"] for event, _ in made]
        held = connection.execute(sa.select(event_articles).where(event_articles.c.event.in_(listed)))
        due = connection.execute(told(reports.c.event.in_(listed)))
        wrong |= {event for event, *_ in set(map(tuple, held)) ^ set(map(tuple, due))}
    away = {(event_id(report), group[0]) for group in groups for report in group[1:]}
    gone = {(id_, event_id(first)) for id_, first in away}
    kept = {(id_, event) for id_, event in connection.execute(sa.select(redirects.c.id, redirects.c.event))}
    wrong |= {event for _, event in kept ^ gone}
    wrong |= {event_id(left) for left, _ in wrong_pairs(connection)}
    return sorted(wrong)


def _differing(
    connection: Connection, table: sa.Table, wanted: Sequence[Row], ids: Sequence[str]
) -> set[str]:
    """Return those of the events ``ids`` whose rows in a table differ from the wanted ones."""
    key = table.c.id if table is events else table.c.event
    names = [column.name for column in table.columns]
    found = connection.execute(sa.select(table).where(key.in_(ids))).mappings()
    held, due = (
        {(row[key.name], *(row[name] for name in names)) for row in rows} for rows in (found, wanted)
    )
    return {event for event, *_ in held ^ due}


def _touched(connection: Connection, new: Sequence[str]) -> list[str]:
    """Return the new reports and all reports that pairs or judgements connect with them, directly or through others."""
    seen, edge = set(new), list(new)
    while edge:
        linked: set[str] = set()
        for part in chunks(edge):
            for ours, theirs in ((pairs.c.left, pairs.c.right), (pairs.c.right, pairs.c.left)):
                linked.update(connection.execute(sa.select(theirs).where(ours.in_(part))).scalars())
            linked.update(judging.linked(connection, part))
        edge = sorted(linked - seen)
        seen.update(edge)
    return sorted(seen)


def _settle(connection: Connection, ids: Sequence[str]) -> None:
    """Group the reports anew and write their events."""
    ids = [row for part in chunks(ids) for row in _existing(connection, part)]
    groups = _group(connection, ids)
    for part in chunks(ids):
        old = (
            connection.execute(sa.select(reports.c.event).where(reports.c.id.in_(part)).distinct())
            .scalars()
            .all()
        )
        for gone in chunks(sorted({*old, *map(event_id, part)})):
            connection.execute(events.delete().where(events.c.id.in_(gone)))
            connection.execute(redirects.delete().where(redirects.c.id.in_(gone)))
    moved = [
        {"report_id": report, "event_id": event_id(group[0]), "done": True}
        for group in groups
        for report in group
    ]
    if moved:
        statement = reports.update().where(reports.c.id == sa.bindparam("report_id"))
        connection.execute(
            statement.values(event=sa.bindparam("event_id"), is_merged=sa.bindparam("done")), moved
        )
    away = [{"id": event_id(report), "event": event_id(group[0])} for group in groups for report in group[1:]]
    insert_new(connection, redirects, away)
    for some in chunks(groups, 200):
        insert_events(connection, made_events(connection, some))


def _existing(connection: Connection, ids: list[str]) -> list[str]:
    return list(
        connection.execute(
            sa.select(reports.c.id).where(reports.c.id.in_(ids)).order_by(reports.c.id)
        ).scalars()
    )


def _group(connection: Connection, ids: Sequence[str]) -> list[list[str]]:
    """Return the groups of reports of one event, each sorted, in the order of their first report."""
    linked: dict[tuple[str, str], float] = {}
    article_of: dict[str, str] = {}
    for part in chunks(ids):
        for left, right, score in connection.execute(
            sa.select(pairs.c.left, pairs.c.right, pairs.c.score).where(pairs.c.left.in_(part))
        ):
            linked[left, right] = score
        chosen = sa.select(reports.c.id, reports.c.article).where(reports.c.id.in_(part))
        article_of |= {row.id: row.article for row in connection.execute(chosen)}
    within = {
        pair: score for pair, score in linked.items() if article_of.get(pair[0]) == article_of.get(pair[1])
    }
    unlike = impossible(connection, within)
    together, apart = judging.forced(connection, ids)
    # Pairs that people merged come first, then those of one article, then the others; negative scores put the best first
    order = sorted(
        [(0, 0.0, *pair) for pair in together]
        + [(1 if pair in within else 2, -score, *pair) for pair, score in linked.items()]
    )
    group_of = {report: [report] for report in ids}
    for turn, _, left, right in order:
        if left not in group_of or right not in group_of:
            continue
        ours, theirs = group_of[left], group_of[right]
        if ours is theirs or _are_apart(ours, theirs, apart):
            continue
        is_judged = turn == 0
        if not is_judged and (
            _are_apart(ours, theirs, unlike) or not _are_alike(ours, theirs, linked, article_of)
        ):
            continue
        ours += theirs
        for report in theirs:
            group_of[report] = ours
    unique = {id(group): sorted(group) for group in group_of.values()}
    return sorted(unique.values())


def _are_alike(
    ours: list[str], theirs: list[str], linked: Mapping[tuple[str, str], float], article_of: Mapping[str, str]
) -> bool:
    """Tell whether the pairs that are of one event connect at least half of the articles of two groups."""
    alike: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one, two in itertools.product(ours, theirs):
        alike[article_of[one], article_of[two]].append((min(one, two), max(one, two)) in linked)
    # Within an article half of the pairs must be of one act; another article tells it where one of its reports does
    found = sum(2 * sum(told) >= len(told) if one == two else any(told) for (one, two), told in alike.items())
    return 2 * found >= len(alike)


def _are_apart(ours: list[str], theirs: list[str], apart: set[tuple[str, str]]) -> bool:
    return bool(apart) and any((min(pair), max(pair)) in apart for pair in itertools.product(ours, theirs))
