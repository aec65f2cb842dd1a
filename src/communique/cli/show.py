"""``communique show``: what a record holds, filtered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Actor, EventStatus, EventType, RecordPath, ShowFormat, Since, Until

if TYPE_CHECKING:
    from communique.record import EventFilters, Record


def show(
    record: RecordPath,
    actor: Actor = None,
    kind: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    statements: Annotated[
        bool, typer.Option("--statements", help="Show who said what instead of who did what.")
    ] = False,
    series: Annotated[
        bool, typer.Option("--series", help="Draw the events over time, by quad class.")
    ] = False,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show the busiest pairs of countries in --since to --until.")
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Least confidence.  [default: 0.2 in tables, else 0]"),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows.")] = 100,
    to: Annotated[ShowFormat, typer.Option(help="How to print.")] = ShowFormat.table,
) -> None:
    """Show the events of a record: date, who, to whom, what, status, and the sentence that says so.

    Example: `communique show news.sqlite --actor KOR --type CONSULT`, or drawn: `communique show news.sqlite --series`
    """
    from communique.cli import tables
    from communique.errors import CommuniqueError
    from communique.record import open_record

    if statements + series + matrix > 1:
        raise CommuniqueError("give one of --statements, --series and --matrix")
    with open_record(record, create=False) as opened:
        if series or matrix:
            filters: EventFilters = {"since": since, "until": until}
            if series:
                filters |= {"actor": actor, "type": kind, "status": status, "min_confidence": min_confidence}
            _draw(opened, filters, to, is_matrix=matrix)
            return
        floor = (
            min_confidence if min_confidence is not None else tables.SURE if to is ShowFormat.table else 0.0
        )
        if statements:
            told = opened.statements(actor=actor, since=since, until=until, min_confidence=floor, limit=limit)
            said = list(told)
            if to is ShowFormat.table:
                tables.print_statements(said, floor=floor)
            elif to is ShowFormat.csv:
                tables.print_statement_cells(said, sys.stdout)
            else:
                tables.print_lines(said, sys.stdout)
            return
        events = opened.events(
            actor=actor, type=kind, status=status, since=since, until=until, min_confidence=floor, limit=limit
        )
        rows = list(events)
        if to is ShowFormat.table:
            tables.print_events(rows, floor=floor)
        elif to is ShowFormat.csv:
            tables.print_event_cells(rows, sys.stdout)
        else:
            tables.print_lines(rows, sys.stdout)


def _draw(opened: Record, filters: EventFilters, to: ShowFormat, *, is_matrix: bool) -> None:
    """Print a series, or a matrix, or write the numbers behind it."""
    from communique.cli import sketches
    from communique.web import matrices
    from communique.web.activity import over_time

    if is_matrix:
        rows = opened.pairs(since=filters.get("since"), until=filters.get("until"))
        if to is ShowFormat.table:
            sketches.print_matrix(*matrices.busiest(rows, matrices.BUSY), n_pairs=len(rows))
        else:
            sketches.write_pairs(rows, sys.stdout, as_csv=to is ShowFormat.csv)
        return
    found = over_time(opened, **filters)
    if to is ShowFormat.table:
        sketches.print_series(found)
    else:
        sketches.write_series(found, sys.stdout, as_csv=to is ShowFormat.csv)
