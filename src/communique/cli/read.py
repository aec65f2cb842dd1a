"""``communique read``: pages to readings, into a record or onto the screen."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import ReadFormat
from communique.errors import CODES, CommuniqueError


class Engine(StrEnum):
    """What reads."""

    local = "local"
    ray = "ray"


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
    engine: Annotated[
        Engine, typer.Option(help="Read here, or with Ray on one or many machines; same readings and ids.")
    ] = Engine.local,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", help="With --engine ray: a folder for Parquet, or a file ending in .jsonl."
        ),
    ] = None,
) -> None:
    """Read news pages: who did what to whom, who said what, when and where.

    INPUT is .html, .htm, .txt, .json, .jsonl or .warc (each also .gz), .parquet, a folder of them, an address, or `-`.

    Example: `communique read examples --into news.sqlite`
    """
    from communique.cli.tables import lost_inputs, print_readings, progress
    from communique.model import Reading, to_json
    from communique.reading.reader import read as read_inputs
    from communique.reading.reader import reader_version
    from communique.record import open_record

    if engine is Engine.ray or out is not None:
        _read_with_ray(inputs, engine, out=out, into=into, published=published, workers=workers)
        return
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
    else:
        sys.stderr.writelines(f"{line}\n" for line in lost)
    if lost:
        raise typer.Exit(PROBLEMS)


def _read_with_ray(
    inputs: list[str],
    engine: Engine,
    *,
    out: Path | None,
    into: str | None,
    published: str | None,
    workers: int,
) -> None:
    """Read on Ray; `communique import RECORD OUT` takes what it writes into a record."""
    from communique.reading.cluster import read_with_ray

    if engine is not Engine.ray:
        raise CommuniqueError("-o is for --engine ray; give --into RECORD, or > FILE")
    if out is None or into is not None:
        raise CommuniqueError(
            "--engine ray writes to -o OUT; `communique import RECORD OUT` takes it into a record"
        )
    counts = read_with_ray(inputs, out=out, published=published, workers=workers)
    n_readings = counts.pop("readings", 0)
    found = "".join(f"; {code}: {n}" for code, n in sorted(counts.items()))
    sys.stderr.write(f"{out}: {n_readings} readings{found}\n")
    if any(CODES[code][2] for code in counts):
        raise typer.Exit(PROBLEMS)
