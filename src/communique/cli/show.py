"""``communique show``: what a record holds, filtered."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique.cli.options import Actor, EventStatus, EventType, RecordPath, ShowFormat, Since, Until


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
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Least confidence of events.  [default: 0.3 in tables, else 0]"),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows.")] = 100,
    to: Annotated[ShowFormat, typer.Option(help="How to print.")] = ShowFormat.table,
) -> None:
    """Show the events of a record: date, who, to whom, what, status, and the sentence that says so.

    Example: `communique show news.sqlite --actor KOR --type CONSULT`
    """
    from communique.cli import tables
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        if statements:
            said = list(opened.statements(actor=actor, since=since, until=until, limit=limit))
            if to is ShowFormat.table:
                tables.print_statements(said)
            elif to is ShowFormat.csv:
                tables.print_statement_cells(said, sys.stdout)
            else:
                tables.print_lines(said, sys.stdout)
            return
        floor = (
            min_confidence if min_confidence is not None else tables.SURE if to is ShowFormat.table else 0.0
        )
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
