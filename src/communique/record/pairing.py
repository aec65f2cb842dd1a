"""Pairs of reports: each new report is scored against those of its article, and those filed within a few days of it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from communique.record.comparing import THRESHOLD, Report, Side, compare, words_of
from communique.record.retelling import is_another, retold, takes_up
from communique.record.rows import Row
from communique.record.schema import articles, pairs, parties, reports, who
from communique.record.streams import chunks
from communique.record.wording import content_words, stems
from communique.record.writing import insert_new
from communique.values import day_of

# Reports of one event are filed at most so many days apart, unless their time is a longer period
_WINDOW = timedelta(days=7)
_COARSE = ("week", "month", "year")  # precisions of a longer period
_AS_STORED = (
    *("id", "type", "mode", "announces", "status", "article", "sketch", "place", "place_country"),
    *("trigger_char_start", "sentence_char_start"),
)
"""Columns of a report that are compared as they are."""


def months_to_pair(connection: Connection) -> list[str | None]:
    """Return the months (``YYYY-MM``) in which new reports are filed, ``None`` for those without a day."""
    month = sa.func.substr(reports.c.filed_day, 1, 7)
    return sorted(
        connection.execute(sa.select(month).where(sa.not_(reports.c.is_merged)).distinct()).scalars(),
        key=lambda found: found or "",
    )


def pair(connection: Connection, month: str | None) -> None:
    """Score the new reports filed in a month against the reports of other articles filed near that month."""
    found: dict[tuple[str, str], list[tuple[Report, bool]]] = defaultdict(list)
    for report, is_merged in _load(connection, _is_near(month)):
        for key in sorted(report.keys):
            found[report.type, key].append((report, is_merged))
    rows: dict[tuple[str, str], Row] = {}
    for group in found.values():
        for (one, was_one), (two, was_two) in itertools.combinations(group, 2):
            if (was_one and was_two) or one.article == two.article:
                continue
            left, right = sorted((one, two), key=lambda report: report.id)
            if (left.id, right.id) not in rows and (row := _row(left, right)):
                rows[left.id, right.id] = row
    insert_new(connection, pairs, list(rows.values()))


def pair_within(connection: Connection) -> None:
    """Score the new reports against the other reports of their articles."""
    new = sa.select(reports.c.article).where(sa.not_(reports.c.is_merged))
    several = (
        sa.select(reports.c.article)
        .where(reports.c.article.in_(new))
        .group_by(reports.c.article, reports.c.type)
        .having(sa.func.count() > 1)
    )
    for some in chunks(sorted(set(connection.execute(several).scalars()))):
        found: dict[tuple[str, str], list[tuple[Report, bool]]] = defaultdict(list)
        for report, is_merged in _load(connection, reports.c.article.in_(some)):
            found[report.article, report.type].append((report, is_merged))
        rows = [
            _row(left, right)  # in the order of their ids, as they were loaded
            for group in found.values()
            for (left, was_left), (right, was_right) in itertools.combinations(group, 2)
            if not (was_left and was_right)
        ]
        insert_new(connection, pairs, [row for row in rows if row])


def impossible(connection: Connection, linked: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs of reports that cannot be one act, among those that ``linked`` pairs connect within an article.

    Another report may be like both: "the strike" does not say of which of two days.
    """
    linked = set(linked)
    ids = sorted({report for pair in linked for report in pair})
    found: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for part in chunks(ids):
        for report, _ in _load(connection, reports.c.id.in_(part)):
            found[report.article, report.type].append(report)
    return {
        (left.id, right.id)
        for group in found.values()
        for left, right in itertools.combinations(group, 2)
        if (left.id, right.id) not in linked and retold(left, right) is None
    }


def _row(left: Report, right: Report) -> Row | None:
    """Return the row of a pair, ``None`` if its reports are not of one event."""
    scored = _score(left, right)
    if scored is None or scored[0] < THRESHOLD:
        return None
    return {"left": left.id, "right": right.id, "score": scored[0], "reasons": "; ".join(scored[1])}


def _score(one: Report, two: Report) -> tuple[float, list[str]] | None:
    return retold(one, two) if one.article == two.article else compare(one, two)


def _is_near(month: str | None) -> sa.ColumnElement[bool]:
    """Return the condition that a report is filed near a month, or its longer period reaches near it."""
    if month is None:
        return reports.c.filed_day.is_(None)
    try:
        first = date.fromisoformat(f"{month}-01")
        since, until = (first - _WINDOW).isoformat(), (first + timedelta(days=31) + _WINDOW).isoformat()
    except (ValueError, OverflowError):
        since, until = month, f"{month}~"
    own = sa.select(reports.c.id).where(reports.c.filed_day.between(since, until))
    long = sa.select(reports.c.id).where(
        reports.c.day_precision.in_(_COARSE), reports.c.day_start <= until, reports.c.day_end >= since
    )
    return reports.c.id.in_(own.union(long))


def wrong_pairs(connection: Connection) -> list[tuple[str, str]]:
    """Return the stored pairs whose score or reasons do not follow from their reports."""
    wrong = []
    kept = connection.execute(sa.select(pairs).order_by(pairs.c.left, pairs.c.right)).mappings().all()
    for some in chunks(kept, 200):
        ids = {row[side] for row in some for side in ("left", "right")}
        of_id = {report.id: report for report, _ in _load(connection, reports.c.id.in_(sorted(ids)))}
        for row in some:
            one, two = of_id.get(row["left"]), of_id.get(row["right"])
            scored = _score(one, two) if one and two else None
            if scored is None or (row["score"], row["reasons"]) != (scored[0], "; ".join(scored[1])):
                wrong.append((row["left"], row["right"]))
    return wrong


def _load(connection: Connection, condition: Any) -> Iterator[tuple[Report, bool]]:
    """Yield the unrejected reports that meet a condition, each with whether it was merged before."""
    alive = sa.and_(condition, sa.not_(reports.c.is_rejected))
    sides = _sides(connection, alive)
    joined = reports.join(articles, articles.c.id == reports.c.article)
    listed = sa.select(reports, articles.c.sketch, articles.c.published).select_from(joined).where(alive)
    for row in connection.execute(listed.order_by(reports.c.id)).mappings():
        yield _report(row, sides[row["id"], "source"], sides[row["id"], "target"]), row["is_merged"]


def _sides(connection: Connection, condition: Any) -> dict[tuple[str, str], list[Side]]:
    """Return the parties of the reports that meet a condition, by report and side."""
    sides: dict[tuple[str, str], list[Side]] = defaultdict(list)
    chosen = (
        sa.select(parties.c.report, parties.c.side, parties.c.actor, who)
        .join(who, who.c.id == parties.c.who)
        .join(reports, reports.c.id == parties.c.report)
        .where(condition)
        .order_by(parties.c.report, parties.c.side, parties.c.position)
    )
    for row in connection.execute(chosen).mappings():
        side = Side(
            name=row["name"],
            country=row["country"],
            sectors=frozenset(filter(None, row["sectors"].split(";"))),
            known_as=row["known_as"],
            kind=row["kind"],
            actor=row["actor"],
        )
        sides[row["report"], row["side"]].append(side)
    return sides


def _report(row: RowMapping, sources: list[Side], targets: list[Side]) -> Report:
    """Return the report of a row, with its parties."""
    # Names and places are compared by themselves; as words they would make any two sentences similar.
    names = content_words(" ".join([row["place"] or "", *(party.name for party in (*sources, *targets))]))
    words, numbers = words_of(row["sentence"])
    start, end = (
        max(0, row[f"trigger_char_{edge}"] - row["sentence_char_start"]) for edge in ("start", "end")
    )
    before, trigger = row["sentence"][:start], row["sentence"][start:end]
    return Report(
        **{name: row[name] for name in _AS_STORED},
        day=day_of(row["day_start"]),
        until=day_of(row["day_end"]),
        filed=day_of(row["filed_day"]),
        sources=tuple(sources),
        targets=tuple(targets),
        is_point=row["place_precision"] in {"point", "city"},
        at=None if row["lat"] is None or row["lon"] is None else (row["lat"], row["lon"]),
        words=words - names,
        numbers=numbers,
        act=stems(trigger),
        takes_up=takes_up(before, trigger),
        is_another=is_another(before),
    )
