"""Numbers of entries: by layer, of problems by code, by verdict, by pair of countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record.dating import in_period
from communique.record.queries.answers import Judged, PairRow, Quads
from communique.record.schema import (
    articles,
    event_pairs,
    events,
    pages,
    problems,
    reports,
    statements,
    tallies,
)


def count(connection: Connection) -> dict[str, int]:
    """Return the number of entries in each layer of the record."""
    named = ("actors", "reports", "statements")
    sums = (sa.func.coalesce(sa.func.sum(tallies.c[f"n_{name}"]), 0) for name in named)
    n_actors, n_reports, n_statements = map(int, connection.execute(sa.select(*sums)).one())
    return {
        "pages": _count(connection, pages),
        "articles": _count(connection, articles),
        "actors": n_actors,
        "reports": n_reports,
        "events": _count(connection, events),
        "statements": n_statements,
        "problems": _count(connection, problems),
        "rejected_reports": _count_rejected_reports(connection),
        "rejected_events": _count_few(connection, events, "is_rejected"),
        "rejected_statements": _count_few(connection, statements, "is_rejected"),
        "lost_pages": _count_few(connection, pages, "is_lost"),
    }


def _count(connection: Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _count_few(connection: Connection, table: sa.Table, flag: str) -> int:
    """Count the rows with a flag of :func:`communique.record.columns.flag_index`."""
    # Written like the condition of the index: with "is_rejected = 1" SQLite would read the whole table.
    chosen = sa.select(sa.func.count(table.c[flag])).where(sa.literal_column(flag))
    return connection.execute(chosen).scalar_one()


def _count_rejected_reports(connection: Connection) -> int:
    """Return the number of reports that are rejected, or whose event is."""
    theirs = sa.select(sa.func.count()).select_from(events).join(reports, reports.c.event == events.c.id)
    of_rejected = theirs.where(sa.literal_column("events.is_rejected"), sa.not_(reports.c.is_rejected))
    return _count_few(connection, reports, "is_rejected") + connection.execute(of_rejected).scalar_one()


def problem_counts(connection: Connection) -> dict[str, int]:
    """Return how often each code of a problem occurs, the most frequent first."""
    number = sa.func.count()
    chosen = sa.select(problems.c.code, number).group_by(problems.c.code)
    rows = connection.execute(chosen.order_by(number.desc(), problems.c.code))
    return {str(code): int(n) for code, n in rows}


def quads_of(counts: Counter[int]) -> Quads:
    """Return counts by quad class as a tuple, in order of class.

    >>> quads_of(Counter({3: 5}))
    (0, 0, 5, 0)
    """
    return counts[1], counts[2], counts[3], counts[4]


def sum_quads(many: Iterable[Quads]) -> Quads:
    """Return the sums of counts by quad class.

    >>> sum_quads([(1, 0, 2, 0), (0, 0, 1, 4)]), sum_quads([])
    ((1, 0, 3, 4), (0, 0, 0, 0))
    """
    one, two, three, four = map(sum, zip((0, 0, 0, 0), *many, strict=True))
    return one, two, three, four


def country_pairs(connection: Connection, *, since: str | None, until: str | None) -> list[PairRow]:
    """Return the pairs of countries between which there are events, those with most events first."""
    pair = event_pairs.c
    fields = (pair.one, pair.two, pair.way, pair.quad)
    chosen = (
        sa.select(*fields, sa.func.count())
        .where(pair.one != pair.two, sa.not_(pair.is_rejected), *in_period(pair.day, since, until))
        .group_by(*fields)
    )
    found: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for one, two, way, quad, number in connection.execute(chosen):
        if way in {1, 3}:
            found[one, two][quad] += number
        if way in {2, 3}:
            found[two, one][quad] += number
    rows = [PairRow(source=one, target=two, quads=quads_of(counts)) for (one, two), counts in found.items()]
    return sorted(rows, key=lambda row: (-row.total, row.source, row.target))


def verdicts(connection: Connection, kind: Judged) -> dict[str, int]:
    """Return the numbers of accepted, corrected, rejected and unjudged (``open``) events or statements."""
    table = events if kind == "event" else statements
    state = sa.case((table.c.is_rejected, "rejected"), else_=sa.func.coalesce(table.c.verdict, "open"))
    rows = connection.execute(sa.select(state, sa.func.count()).group_by(state)).all()
    found = {str(name): int(n) for name, n in rows}
    return {name: found.get(name, 0) for name in ("accepted", "corrected", "rejected", "open")}


def most_doubtful(connection: Connection, kind: Judged, *, after: str | None) -> str | None:
    """Return the id of the unjudged event or statement with the lowest confidence, after that of ``after``."""
    table = events if kind == "event" else statements
    chosen = sa.select(table.c.id).where(sa.not_(table.c.is_rejected), table.c.verdict.is_(None))
    if after is not None:
        confidence = connection.execute(sa.select(table.c.confidence).where(table.c.id == after)).scalar()
        if confidence is not None:
            place = sa.tuple_(table.c.confidence, table.c.id)
            chosen = chosen.where(place > sa.tuple_(sa.literal(confidence), sa.literal(after)))
    return connection.execute(chosen.order_by(table.c.confidence, table.c.id).limit(1)).scalar()
