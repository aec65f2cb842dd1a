"""``communique history``: shows every judgement on an entry."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from communique.cli.options import RecordPath


def history(
    record: RecordPath,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Id of an event, report, statement or actor.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines instead of a table.")] = False,
) -> None:
    """Show all judgements on an entry, oldest first: when, by whom, what and why, and whether it is in force.

    Example: `communique history news.sqlite ev_abc`
    """
    from rich.console import Console
    from rich.text import Text

    from communique.cli.tables import counted, plain_table, print_lines
    from communique.cli.visible import visible
    from communique.errors import RecordError
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        rows = opened.history(entry)
        if not rows and not opened.holds(entry):
            raise RecordError(f"there is no {entry} in {record}; `communique show --ids` prints ids")
    if json:
        print_lines(rows, sys.stdout)
        return
    table = plain_table(apart=1)
    table.add_column("when, in force", no_wrap=True)
    table.add_column("who", max_width=20, overflow="fold")
    table.add_column("decision, why, and the judgement's id", ratio=1, overflow="fold")
    for row in rows:
        what = [row.verb, row.field, _value_text(row.value) if row.field else None, row.other]
        lines = [" ".join(str(part) for part in what if part is not None), row.why or ""]
        decided = Text("\n".join(visible(line) for line in lines if line))
        decided.stylize("bold", 0, len(row.verb))
        when = row.at[:19].replace("T", " ")  # in UTC, as every time in a record
        table.add_row(
            f"{when}\n{'in force' if row.is_in_force else 'undone'}",
            Text(visible(row.who)),
            decided.append(f"\n{row.id}", "dim"),
        )
    if rows:
        Console().print(table)
    total = f"{counted(len(rows), 'judgement')} on {entry}"
    Console().print(total, style="dim", markup=False, highlight=False)


def _value_text(value: Any) -> Any:
    """Return a corrected value as tables show it: parties by name and country, lists joined.

    >>> _value_text([{"name": "Ann Otieno", "country": "KEN"}, {"name": "both sides", "country": None}])
    'Ann Otieno [KEN]; both sides'
    >>> _value_text(["economic", "migration"]), _value_text("CONSULT")
    ('economic; migration', 'CONSULT')
    """
    if isinstance(value, (list, tuple)):
        return "; ".join(str(_value_text(part)) for part in value)
    if isinstance(value, dict) and "name" in value:
        return f"{value['name']} [{value['country']}]" if value.get("country") else value["name"]
    return value
