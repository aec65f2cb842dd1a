"""``communique export``: a record as a file in an exchange format."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique.cli.options import Out, RecordPath


def export(
    record: RecordPath,
    to: Annotated[
        str, typer.Option(help="The format: jsonl, csv, gdelt, gdelt-mentions, icews, polecat or parquet.")
    ] = "jsonl",
    out: Out = None,
) -> None:
    """Write a record as JSON lines, CSV or a field's exchange format.

    Example: `communique export news.sqlite --to csv --out events.csv`
    """
    from communique.export import export as write
    from communique.record import open_record

    with open_record(record, create=False) as opened:
        manifest = write(opened, to=to, out=out if out is not None else sys.stdout.buffer)
    sys.stderr.write(f"{manifest.rows} rows of {to}\n")
