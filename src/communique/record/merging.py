"""From reports to events: which reports are of one event, and what is then said of it.

Pairs of reports are scored by :mod:`communique.record.comparing`; reports are joined by pairs, best first,
where at least half of the pairs between two groups are of one event, so that no chain of small likenesses
joins what is not alike. Judgements come before scores. The result is a function of the reports and the
judgements alone, whatever the order in which they came, so it can be made again at any time. An event's id
carries the smallest hash of its reports; the other reports' ids redirect to it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import judging
from communique.record.comparing import THRESHOLD, Report, Side, compare, words_of
from communique.record.ids import event_id
from communique.record.queries import chunks
from communique.record.rows import Row
from communique.record.schema import articles, event_parties, events, pairs, parties, redirects, reports, who
from communique.record.wording import content_words
from communique.record.writing import CODED, insert_new

_WINDOW = timedelta(days=7)  # reports of one event are filed within so many days, or have a longer time
_MANY = 1000
_COARSE = ("week", "month", "year")


def merge(connection: Connection) -> int:
    """Bring the events up to date with the reports that came or changed; return how many reports were looked at."""
    new = list(connection.execute(sa.select(reports.c.id).where(sa.not_(reports.c.is_merged))).scalars())
    for month in _months(connection):
        _pair(connection, month)
    _settle(connection, _touched(connection, new))
    if len(new) >= _MANY and connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")  # else plans are those for the tables as they were
    return len(new)


def merge_anew(connection: Connection) -> int:
    """Make all pairs and events anew; return how many reports were looked at."""
    for table in (pairs, event_parties, events, redirects):
        connection.execute(table.delete())
    connection.execute(reports.update().values(is_merged=False))
    return merge(connection)


def wrong_events(connection: Connection) -> list[str]:
    """Return the ids of events that are not what their reports and judgements make them, or that are of no report."""
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
    names = [column.name for column in events.columns]
    sides = ("side", "position", "who", "country", "day")
    for some in chunks(groups, 200):
        made = _made_events(connection, some)
        ids = [event["id"] for event, _ in made]
        rows = {
            row["id"]: row
            for row in connection.execute(sa.select(events).where(events.c.id.in_(ids))).mappings()
        }
        held: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
        for row in connection.execute(
            sa.select(event_parties).where(event_parties.c.event.in_(ids))
        ).mappings():
            held[row["event"]].add(tuple(row[name] for name in sides))
        for event, people in made:
            found = rows.get(event["id"])
            is_same = found is not None and all(found[name] == event[name] for name in names)
            theirs = {tuple((party | {"day": event["day"]})[name] for name in sides) for party in people}
            if not is_same or theirs != held[event["id"]]:
                wrong.add(event["id"])
    return sorted(wrong)


def _months(connection: Connection) -> list[str | None]:
    month = sa.func.substr(reports.c.filed_day, 1, 7)
    return sorted(
        connection.execute(sa.select(month).where(sa.not_(reports.c.is_merged)).distinct()).scalars(),
        key=lambda found: found or "",
    )


def _pair(connection: Connection, month: str | None) -> None:
    """Score the new reports filed in a month against all that are filed near them."""
    if month is None:
        near: Any = reports.c.filed_day.is_(None)
    else:
        try:
            first = date.fromisoformat(f"{month}-01")
            since, until = (first - _WINDOW).isoformat(), (first + timedelta(days=31) + _WINDOW).isoformat()
        except (ValueError, OverflowError):
            since, until = month, f"{month}~"
        own = sa.select(reports.c.id).where(reports.c.filed_day.between(since, until))
        long = sa.select(reports.c.id).where(
            reports.c.day_precision.in_(_COARSE), reports.c.day_start <= until, reports.c.day_end >= since
        )
        near = reports.c.id.in_(own.union(long))
    found: dict[tuple[str, str], list[tuple[Report, bool]]] = defaultdict(list)
    for report, is_merged in _load(connection, near):
        for key in sorted(report.keys):
            found[report.type, key].append((report, is_merged))
    rows: dict[tuple[str, str], Row] = {}
    for group in found.values():
        for (one, was_one), (two, was_two) in itertools.combinations(group, 2):
            if was_one and was_two:
                continue
            left, right = sorted((one, two), key=lambda report: report.id)
            if (left.id, right.id) in rows:
                continue
            scored = compare(left, right)
            if scored is not None and scored[0] >= THRESHOLD:
                score, reasons = scored
                rows[left.id, right.id] = {
                    "left": left.id,
                    "right": right.id,
                    "score": score,
                    "reasons": "; ".join(reasons),
                }
    insert_new(connection, pairs, list(rows.values()))


def _load(connection: Connection, condition: Any) -> Iterator[tuple[Report, bool]]:
    """Yield the reports of a condition that nobody rejected, and whether each was merged before."""
    alive = sa.and_(condition, sa.not_(reports.c.is_rejected))
    sides: dict[tuple[str, str], list[Side]] = defaultdict(list)
    chosen = (
        sa.select(parties.c.report, parties.c.side, who)
        .join(who, who.c.id == parties.c.who)
        .join(reports, reports.c.id == parties.c.report)
        .where(alive)
        .order_by(parties.c.report, parties.c.side, parties.c.position)
    )
    for row in connection.execute(chosen).mappings():
        side = Side(
            name=row["name"],
            country=row["country"],
            sectors=frozenset(filter(None, row["sectors"].split(";"))),
            known_as=row["known_as"],
            kind=row["kind"],
        )
        sides[row["report"], row["side"]].append(side)
    joined = reports.join(articles, articles.c.id == reports.c.article)
    listed = sa.select(reports, articles.c.sketch, articles.c.published).select_from(joined).where(alive)
    for row in connection.execute(listed.order_by(reports.c.id)).mappings():
        people = [party for side in ("source", "target") for party in sides[row["id"], side]]
        # Names and places are compared on their own: here they would only make any two alike.
        names = content_words(" ".join([row["place"] or "", *(party.name for party in people)]))
        words, numbers = words_of(row["sentence"])
        yield (
            Report(
                **{
                    name: row[name]
                    for name in ("id", "type", "mode", "announces", "status", "article", "sketch")
                },
                **{name: row[name] for name in ("place", "place_country")},
                day=_day(row["day_start"]),
                until=_day(row["day_end"]),
                filed=_day(row["filed_day"]),
                sources=tuple(sides[row["id"], "source"]),
                targets=tuple(sides[row["id"], "target"]),
                is_point=row["place_precision"] in {"point", "city"},
                at=None if row["lat"] is None or row["lon"] is None else (row["lat"], row["lon"]),
                words=words - names,
                numbers=numbers,
            ),
            row["is_merged"],
        )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _touched(connection: Connection, new: Sequence[str]) -> list[str]:
    """Return the new reports and all that pairs or judgements link to them, however far."""
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
        _write_events(connection, some)


def _existing(connection: Connection, ids: list[str]) -> list[str]:
    return list(
        connection.execute(
            sa.select(reports.c.id).where(reports.c.id.in_(ids)).order_by(reports.c.id)
        ).scalars()
    )


def _group(connection: Connection, ids: Sequence[str]) -> list[list[str]]:
    """Return the groups of reports that are of one event, each sorted, in order of their first."""
    linked = {}
    for part in chunks(ids):
        for left, right, score in connection.execute(
            sa.select(pairs.c.left, pairs.c.right, pairs.c.score).where(pairs.c.left.in_(part))
        ):
            linked[left, right] = score
    together, apart = judging.forced(connection, ids)
    # Negative, so that the best come first; what people joined comes before any score.
    order = sorted([(-2.0, *pair) for pair in together] + [(-score, *pair) for pair, score in linked.items()])
    group_of = {report: [report] for report in ids}
    for score, left, right in order:
        if left not in group_of or right not in group_of:
            continue
        ours, theirs = group_of[left], group_of[right]
        if ours is theirs or _are_apart(ours, theirs, apart):
            continue
        is_judged = score < -1
        alike = sum((min(pair), max(pair)) in linked for pair in itertools.product(ours, theirs))
        if is_judged or 2 * alike >= len(ours) * len(theirs):
            ours += theirs
            for report in theirs:
                group_of[report] = ours
    unique = {id(group): sorted(group) for group in group_of.values()}
    return sorted(unique.values())


def _are_apart(ours: list[str], theirs: list[str], apart: set[tuple[str, str]]) -> bool:
    return bool(apart) and any((min(pair), max(pair)) in apart for pair in itertools.product(ours, theirs))


def _write_events(connection: Connection, groups: Sequence[list[str]]) -> None:
    made = _made_events(connection, groups)
    new = [event for event, _ in made]
    people = [party | {"day": event["day"], "event": event["id"]} for event, found in made for party in found]
    for table, values in ((events, new), (event_parties, people)):
        if values:
            connection.execute(table.insert(), values)


def _made_events(connection: Connection, groups: Sequence[list[str]]) -> list[tuple[Row, list[Row]]]:
    """Return the events of groups of reports, each with its parties, as judgements have them."""
    ids = [report for group in groups for report in group]
    rows: dict[str, Any] = {}
    sides: dict[str, list[Row]] = defaultdict(list)
    for part in chunks(ids):
        chosen = (
            sa.select(reports, articles.c.published, articles.c.site)
            .join(articles)
            .where(reports.c.id.in_(part))
        )
        rows |= {row["id"]: row for row in connection.execute(chosen).mappings()}
        listed = (
            sa.select(parties, who.c.country)
            .join(who, who.c.id == parties.c.who)
            .where(parties.c.report.in_(part))
        )
        for row in connection.execute(
            listed.order_by(parties.c.report, parties.c.side, parties.c.position)
        ).mappings():
            sides[row["report"]].append(dict(row))
    made = [_event(group, rows, sides) for group in groups]
    judging.judge_events(connection, made, groups)
    return made


def _event(group: list[str], rows: dict[str, Any], sides: dict[str, list[Row]]) -> tuple[Row, list[Row]]:
    """Return an event's row and its parties'. The surest report speaks for it; what it does not say, the next does."""
    members = sorted(
        (rows[report] for report in group),
        key=lambda row: (row["is_rejected"], -row["confidence"], row["id"]),
    )
    first = members[0]
    event = {name: first[name] for name in CODED}
    for names in (_WHEN, _WHERE, ("mode",)):
        says = next((row for row in members if row[names[0]] is not None), first)
        event |= {name: says[name] for name in names}
    if event["mode"] != first["mode"]:
        event["intensity"] = next(row["intensity"] for row in members if row["mode"] == event["mode"])
    published = min((row["published"][:10] for row in members if row["published"]), default="")
    event |= {
        "id": event_id(group[0]),
        "day": event["day_start"] or published,
        "verdict": None,
        "report": first["id"],
        "n_reports": len(members),
        "n_articles": len({row["article"] for row in members}),
        "n_sites": len({row["site"] or row["article"] for row in members}),
    }
    people: list[Row] = []
    for side in ("source", "target"):
        said = next(
            (found for row in members if (found := [p for p in sides[row["id"]] if p["side"] == side])), []
        )
        people += [
            {"side": side, "position": party["position"], "who": party["who"], "country": party["country"]}
            for party in said
        ]
    return event, people


_WHEN = ("day_start", "day_end", "day_precision")
_WHERE = ("place", "place_country", "place_precision", "lat", "lon", "geonames")
