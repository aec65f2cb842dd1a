"""``communique export``: a record as a file in an exchange format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import (
    Actor,
    EventStatus,
    EventType,
    ExportFormat,
    MinConfidence,
    NewSince,
    Other,
    Out,
    RecordPath,
    Since,
    Source,
    Target,
    Until,
    refuse,
)

if TYPE_CHECKING:
    from communique.record import EventFilters


_STDOUT = Path("-")


def export(
    record: RecordPath,
    to: Annotated[ExportFormat, typer.Option(help="The format.")] = ExportFormat.jsonl,
    out: Out = None,
    actor: Actor = None,
    other: Other = None,
    source: Source = None,
    target: Target = None,
    kind: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = None,
    new_since: NewSince = None,
) -> None:
    """Write a record, or selected events of it, as JSON lines, CSV or another exchange format.

    `--to jsonl` writes whole readings, with their statements, which `communique import` reads back. `--to statements`
    writes who said what, as CSV. Without --min-confidence, entries of low confidence are written too; rejected entries
    never are.

    Example: `communique export news.sqlite --to csv --min-confidence 0.5 -o events.csv`
    """
    from communique.cli.tables import counted
    from communique.export import export as write
    from communique.paths import is_device
    from communique.record import open_record

    given: EventFilters = {
        "actor": actor,
        "other": other,
        "source": source,
        "target": target,
        "type": kind,
        "status": status,
        "since": since,
        "until": until,
        "min_confidence": min_confidence,
        "new_since": new_since,
    }
    if to is ExportFormat.jsonl:
        refuse("--to jsonl, which holds whole readings", **given)
    if to is ExportFormat.statements:
        refuse("--to statements", other=other, source=source, target=target, type=kind, status=status)
    if to is ExportFormat.parquet and out in {None, _STDOUT}:
        raise typer.BadParameter("parquet needs -o: a name ending in .parquet, or a folder.")
    filters: EventFilters = {name: value for name, value in given.items() if value is not None}  # type: ignore[assignment]
    if out == _STDOUT:
        out = None
    with open_record(record, create=False) as opened:
        manifest = write(opened, to=to, out=out if out is not None else sys.stdout.buffer, **filters)
    where = (
        f" in {out}, described in {out.name}.manifest.json beside it" if out and not is_device(out) else ""
    )
    left_out = "".join(f"; {n} left out: {why}" for why, n in manifest.left_out.items())
    sys.stderr.write(f"{counted(manifest.rows, 'row')} of {to}{where}{left_out}\n")
