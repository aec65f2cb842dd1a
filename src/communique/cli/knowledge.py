"""``communique knowledge``: checks the knowledge files, and looks names up in them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

knowledge = typer.Typer(
    no_args_is_help=True,
    help="""Who is who: check the knowledge files, or look up a name in them.

    Example: `communique knowledge find "Moon Jae-in" --on 2019-04-10`
    """,
)


@knowledge.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="Knowledge files (.tsv); without any, those that Communiqué ships."
        ),
    ] = None,
) -> None:
    """Check knowledge files for overlapping tenures, unknown codes, dates out of order and duplicate names.

    The exit code is 1 if something is wrong.

    Example: `communique knowledge check my-people.tsv`
    """
    from communique.cli.tables import counted
    from communique.knowledge import check as lint

    complaints = lint(files or None)
    sys.stdout.writelines(f"{complaint}\n" for complaint in complaints)
    sys.stderr.write(f"{counted(len(complaints), 'error')}\n")
    if complaints:
        raise typer.Exit(1)


def _day(value: str) -> date:
    """Return the day given as YYYY-MM-DD."""
    from communique.values import is_day

    if not is_day(value):
        raise typer.BadParameter(f"{value!r} is not a date; give it as YYYY-MM-DD.")
    return date.fromisoformat(value)


@knowledge.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, short form, office or family name.")],
    on: Annotated[
        date | None,
        typer.Option(parser=_day, metavar="DATE", help="Only what is true on this day, YYYY-MM-DD."),
    ] = None,
    beside: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="FILE", help="Also look in a knowledge file of your own."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines instead of a table.")] = False,
) -> None:
    """Look up who or what a name stands for, from when to when, and according to which source.

    Example: `communique knowledge find "Moon Jae-in" --on 2019-04-10`
    """
    from rich.console import Console
    from rich.text import Text

    from communique.cli.tables import plain_table, print_lines
    from communique.knowledge import find as ask
    from communique.knowledge import load

    known = load(*(beside or ()))
    facts = ask(name, on=on, knowledge=known)
    if json:
        print_lines(facts, sys.stdout)
    else:
        table = plain_table(apart=1)
        table.add_column("who or what, role, id", ratio=1, overflow="fold")
        table.add_column("country, sectors", overflow="fold")
        table.add_column("from, to", no_wrap=True)
        table.add_column("source", max_width=20, overflow="fold")
        for fact in facts:
            table.add_row(
                Text.assemble(
                    (fact.name, "bold"), f"\n{fact.role}" if fact.role else "", (f"\n{fact.id}", "dim")
                ),
                f"{fact.country or '—'}\n{' '.join(fact.sectors)}".rstrip(),
                f"{fact.start or '…'}\n{fact.end or '…'}" if fact.start or fact.end else "",
                Text(fact.source or ""),
            )
        if facts:
            Console().print(table)
    if not facts:
        day = f" on {on}" if on else ""
        if on is not None and ask(name, knowledge=known):
            advice = "on other days it is known: leave out --on"
        else:
            advice = "add a file of your own with --with"
        sys.stderr.write(f"{name!r} is not known{day}; {advice}\n")
        raise typer.Exit(1)
