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
    limit: Annotated[int, typer.Option(min=1, help="Most rows.")] = 100,
    to: Annotated[ShowFormat, typer.Option(help="How to print.")] = ShowFormat.table,
) -> None:
    """Show the events of a record: date, who, to whom, what, status, and the sentence that says so.

    Example: `communique show news.sqlite --actor KOR --type CONSULT`
    """
    from communique.cli.tables import print_events, print_rows, print_statements
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        if statements:
            said = list(opened.statements(actor=actor, since=since, until=until, limit=limit))
            print_statements(said) if to is ShowFormat.table else print_rows(said, to, sys.stdout)
            return
        rows = list(
            opened.events(actor=actor, type=kind, status=status, since=since, until=until, limit=limit)
        )
        print_events(rows) if to is ShowFormat.table else print_rows(rows, to, sys.stdout)
