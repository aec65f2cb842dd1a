"""The rows of events, put together from the rows of their reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import judging
from communique.record.columns import WHEN, WHERE
from communique.record.dating import listed_day
from communique.record.ids import event_id
from communique.record.rows import Row
from communique.record.schema import articles, parties, reports, who
from communique.record.streams import chunks
from communique.record.writing import OF_REPORT


def made_events(
    connection: Connection, groups: Sequence[list[str]], *, is_kept: bool = True
) -> list[tuple[Row, list[Row]]]:
    """Return the event of each group of reports, with its parties, after judgements.

    Args:
        connection: to the record.
        groups: the reports of each event.
        is_kept: store parties that judgements name for the first time; if false, nothing is written.

    """
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
    made = [_told(group, rows, sides) for group in groups]
    judging.judge_events(connection, made, groups, is_kept=is_kept)
    return made


def _told(group: list[str], rows: dict[str, Any], sides: dict[str, list[Row]]) -> tuple[Row, list[Row]]:
    """Return the rows of an event and of its parties.

    They come from the report with the highest confidence; what it lacks is taken from the next.
    """
    members = sorted(
        (rows[report] for report in group),
        key=lambda row: (row["is_rejected"], -row["confidence"], row["id"]),
    )
    first = members[0]
    event = {name: first[name] for name in OF_REPORT}
    for names in (WHEN, WHERE):
        says = next((row for row in members if row[names[0]] is not None), first)
        event |= {name: says[name] for name in names}
    # People may merge reports of two types; a mode belongs to one type.
    alike = (row for row in members if row["type"] == first["type"] and row["mode"] is not None)
    says = next(alike, first)
    event |= {name: says[name] for name in ("mode", "intensity")}
    published = min((row["published"][:10] for row in members if row["published"]), default="")
    event |= {
        "id": event_id(group[0]),
        "day": listed_day(event, published),
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
