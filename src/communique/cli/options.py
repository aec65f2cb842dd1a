"""Options that several verbs share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

RecordPath = Annotated[
    str, typer.Argument(metavar="RECORD", help="The record: an SQLite file, or a postgresql:// address.")
]
Actor = Annotated[str | None, typer.Option(help="An actor's name or country code, on either side.")]
EventType = Annotated[str | None, typer.Option("--type", help="A PLOVER type, such as CONSULT or SANCTION.")]
EventStatus = Annotated[
    str | None,
    typer.Option("--status", help="asserted, alleged, denied, planned, hypothetical or historical."),
]
Since = Annotated[str | None, typer.Option(help="First day, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option(help="Last day, YYYY-MM-DD.")]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="File to write; standard output where there is none.")
]


class ReadFormat(StrEnum):
    """How ``read`` prints."""

    table = "table"
    jsonl = "jsonl"


class ShowFormat(StrEnum):
    """How ``show`` prints."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
