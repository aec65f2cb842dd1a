"""``communique history``: every judgement on an entry."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique.cli.options import RecordPath


def history(
    record: RecordPath,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Id of an event, a report, a statement or an actor.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines instead of a table.")] = False,
) -> None:
    """Show every judgement on an entry, oldest first: when, who, what, why, and whether it is in force.

    Example: `communique history news.sqlite ev_abc`
    """
    from communique.model import to_json
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        rows = opened.history(entry)
    if json:
        sys.stdout.writelines(to_json(row).decode() + "\n" for row in rows)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("when", "who", "decision", "why", "in force", "judgement"):
        table.add_column(name, overflow="fold")
    for row in rows:
        what = " ".join(
            str(part)
            for part in (row.verb, row.field, row.value if row.field else None, row.other)
            if part is not None
        )
        table.add_row(row.at, row.who, what, row.why or "", "yes" if row.is_in_force else "no", row.id)
    Console().print(table)
    Console().print(f"{len(rows)} judgements", style="dim")
