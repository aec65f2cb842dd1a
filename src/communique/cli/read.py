"""``communique read``: pages to readings, into a record or onto the screen."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import Annotated

import typer

from communique.cli.options import ReadFormat

PROBLEMS = 3
"""Exit code where some inputs had problems that lost them."""


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders, an http(s) address, or - for standard input."
        ),
    ],
    into: Annotated[
        str | None, typer.Option(metavar="RECORD", help="Write what is read into this record.")
    ] = None,
    to: Annotated[
        ReadFormat | None,
        typer.Option(help="Print a table or JSON lines.  [default: table, jsonl into a pipe]"),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of inputs that give none, YYYY-MM-DD."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
) -> None:
    """Read news pages: who did what to whom, who said what, when and where.

    INPUT is .html, .htm, .txt, .json, .jsonl or .warc (each also .gz), a folder of them, an address, or `-`.

    Example: `communique read examples --into news.sqlite`
    """
    from communique.cli.tables import lost_inputs, print_readings, progress
    from communique.model import Reading, to_json
    from communique.reading.reader import read as read_inputs
    from communique.reading.reader import reader_version
    from communique.record import open_record

    form = to or (ReadFormat.table if sys.stdout.isatty() or into else ReadFormat.jsonl)
    kept, lost = [], []
    with ExitStack() as stack:
        record = stack.enter_context(open_record(into)) if into else None

        def known(identity: str) -> Reading | None:
            """Return what the record already holds of this input, read by this reader: a killed run resumes."""
            if record is None or not record.has(identity, reader_version()):
                return None
            return next(record.readings(ids=[identity]), None)

        advance = stack.enter_context(progress("reading"))
        for reading in read_inputs(
            inputs, published=published, workers=workers, known=known if record else None
        ):
            advance(1)
            if record is not None:
                record.add(reading)
            if form is ReadFormat.jsonl:
                sys.stdout.buffer.write(to_json(reading) + b"\n")
            else:
                kept.append(reading)
            lost += lost_inputs(reading)
        if record is not None:
            record.merge()  # one event from many reports
    sys.stdout.flush()
    if form is ReadFormat.table:
        print_readings(kept, record=into)
    for line in lost if form is ReadFormat.jsonl else ():
        sys.stderr.write(f"{line}\n")
    if lost:
        raise typer.Exit(PROBLEMS)
