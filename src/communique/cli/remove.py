"""``communique remove``: deletes an article from a record and blocks its address."""

from __future__ import annotations

import shlex
import sys
from typing import Annotated

import typer

from communique.cli.options import RecordPath, refuse


def remove(
    record: RecordPath,
    url: Annotated[str, typer.Argument(metavar="URL", help="The article's address, as the record has it.")],
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who removes it.")] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="The reason.")] = None,
    undo: Annotated[
        bool,
        typer.Option("--undo", help="Unblock the address; read the page again to get the article back."),
    ] = False,
) -> None:
    """Remove an article by its address, with everything that was derived from it alone, and block the address.

    Its text, spans, statements, reports, search words and judgements are deleted, and the record's files are rewritten
    without them. Events that other articles report stay. A page that is later read from the address is refused (C0402).

    Example: `communique remove news.sqlite https://han.example/1 --who ana --why "the publisher asked"`
    """
    from communique.cli.tables import counted
    from communique.record import open_record

    if undo:
        refuse("--undo", who=who, why=why)
        with open_record(record, create=False) as opened:
            opened.readmit(url)
        sys.stderr.write(f"{url} can be read again\n")
        return
    if who is None:
        raise typer.BadParameter("Give --who, the name of the person who removes it.")
    with open_record(record, create=False) as opened:
        gone = opened.remove(url, who=who, why=why)
    numbers = (
        (gone.articles, "article"),
        (gone.actors, "actor"),
        (gone.reports, "report"),
        (gone.statements, "statement"),
        (gone.judgements, "judgement"),
        (gone.events, "event"),
    )
    sys.stdout.write(f"removed: {', '.join(counted(number, name) for number, name in numbers)}\n")
    if gone.events_told_anew:
        sys.stdout.write(f"{counted(gone.events_told_anew, 'event')} now rest on other articles alone\n")
    command = shlex.join(["communique", "remove", record, url, "--undo"])
    sys.stderr.write(f"the address is blocked; to unblock it: `{command}`\n")
