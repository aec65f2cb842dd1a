"""``communique read``: pages to readings, into a record or onto the screen."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from communique.cli.options import Published, ReadFormat
from communique.cli.output import discard_output
from communique.errors import CODES, CommuniqueError, is_lost

if TYPE_CHECKING:
    from communique.model import Page, Reading
    from communique.record import Record


class Engine(StrEnum):
    """Where the pages are read."""

    local = "local"
    ray = "ray"


PROBLEMS = 3
"""Exit code where some inputs could not be read."""
STOPPED = 130
"""Exit code of a run that Ctrl-C stopped: 128 and the number of SIGINT, as shells report it."""


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, an http(s) address, or - for standard input."),
    ],
    into: Annotated[
        str | None, typer.Option(metavar="RECORD", help="Write what is read into this record.")
    ] = None,
    to: Annotated[
        ReadFormat | None,
        typer.Option(help="Print a table or JSON lines.  [default: table, jsonl into a pipe]"),
    ] = None,
    published: Published = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.")] = 1,
    engine: Annotated[
        Engine, typer.Option(help="Read here, or with Ray on one or many machines; same readings and ids.")
    ] = Engine.local,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="PATH",
            help="With --engine ray: a folder for Parquet, or a file ending in .jsonl.",
        ),
    ] = None,
) -> None:
    """Read news pages: who did what to whom, who said what, when and where.

    Exit code 3 if inputs could not be read; each is named with a code. Inputs that the record of --into holds already
    are not read again.

    INPUT is .html, .htm, .mhtml, .mht, .webarchive, .txt, .docx, .rtf, .pdf, .eml, .json, .jsonl, .warc or .zip (each
    also .gz), .parquet, a folder of them, an address, or `-`. An export of LexisNexis, Nexis Uni, Factiva or ProQuest is read article by article.

    Example: `communique read examples --into news.sqlite`
    """
    from concurrent.futures import BrokenExecutor

    from rich.console import Console

    from communique.cli.readings import doubtful_inputs
    from communique.record import open_record

    if engine is Engine.ray or out is not None:
        _read_with_ray(inputs, engine, out=out, into=into, published=published, workers=workers)
        return
    form = to or (ReadFormat.table if sys.stdout.isatty() or into else ReadFormat.jsonl)
    run = _Run(form)
    with open_record(into) if into else nullcontext() as record:
        try:
            _read_here(run, _readings(inputs, published=published, workers=workers, record=record), record)
        except (KeyboardInterrupt, BrokenExecutor) as stop:
            _end_early(stop, run, into)
    sys.stdout.flush()
    if form is ReadFormat.table:
        run.summary.print(Console(), record=into, n_known=run.n_known, record_counts=run.record_counts)
    else:
        sys.stderr.writelines(f"{line}\n" for line in [*run.lost, *doubtful_inputs(run.doubts)])
    if run.lost:
        raise typer.Exit(PROBLEMS)


class _Run:
    """What a run has read so far, to be reported when it ends."""

    def __init__(self, form: ReadFormat) -> None:
        from communique.cli.readings import Summary

        self.form = form
        self.n_inputs = 0
        self.n_known = 0  # inputs whose reading the record held already
        self.lost: list[str] = []
        self.doubts: Counter[str] = Counter()
        self.summary = Summary()
        self.record_counts: dict[str, int] | None = None


def _read_here(run: _Run, readings: Iterator[tuple[Reading, str]], record: Record | None) -> None:
    """Read on this machine: write each reading to the record or to standard output, and note it in ``run``."""
    from communique.cli.readings import lost_inputs
    from communique.cli.tables import progress
    from communique.exchange import to_json

    with progress("reading") as advance:
        for reading, source in readings:
            if record is not None:
                reading, is_new = record.take(reading)  # noqa: PLW2901 - what is shown is what the record keeps
                run.n_known += not is_new
            if run.form is ReadFormat.jsonl:
                _write_line(to_json(reading), is_kept=record is not None)
            else:
                run.summary.add(reading, source)
            run.lost += lost_inputs(reading, source)
            run.doubts.update(item.code for item in reading.problems if not is_lost(item))
            run.n_inputs += 1
            advance(1)
        if record is not None:
            record.merge()
            run.record_counts = record.counts()


def _end_early(stop: BaseException, run: _Run, into: str | None) -> NoReturn:
    """End a run that Ctrl-C stopped or that lost a worker process, and say how far it came."""
    from communique.cli.tables import counted

    sys.stdout.flush()
    kept_in = f"; {into} holds them: the same command goes on from there" if into and run.n_inputs else ""
    message = f"stopped after {counted(run.n_inputs, 'input')}{kept_in}"
    if not isinstance(stop, KeyboardInterrupt):  # the system kills a process when memory is short
        raise CommuniqueError(f"a process that read was killed; {message}") from stop
    sys.stderr.write(f"{message}\n")
    raise typer.Exit(STOPPED) from None


def _write_line(line: bytes, *, is_kept: bool) -> None:
    """Write a line to standard output.

    If the reader of the output has closed it (as `head` does), the run ends, unless readings go into a record as well.
    """
    try:
        sys.stdout.buffer.write(line + b"\n")
    except BrokenPipeError:
        if not is_kept:
            raise
        discard_output()


def _readings(
    inputs: list[str], *, published: str | None, workers: int, record: Record | None
) -> Iterator[tuple[Reading, str]]:
    """Yield each reading with the source of its page.

    A page whose reading by this version is in the record is not read again.
    """
    from communique.pages import open_pages
    from communique.reading.batches import read_pages, reader_version

    sources: deque[str] = deque()
    path = record.path if record is not None else None
    own = {Path(f"{path}{end}").absolute() for end in ("", "-wal", "-shm", "-journal")} if path else set()

    def opened() -> Iterator[Page]:
        for page in open_pages(inputs, published=published):
            if page.problems and Path(page.source).absolute() in own:
                continue  # the record's own files lie in the folder that is read
            sources.append(page.source)
            yield page

    def known(identity: str) -> Reading | None:
        if record is None or not record.has(identity, reader_version()):
            return None
        return next(record.readings(ids=[identity]), None)

    for reading in read_pages(opened(), workers=workers, known=known if record else None):
        yield reading, sources.popleft()  # readings come in the order of the pages


def _read_with_ray(
    inputs: list[str],
    engine: Engine,
    *,
    out: Path | None,
    into: str | None,
    published: str | None,
    workers: int,
) -> None:
    """Read with Ray into files, which `communique import RECORD OUT` then takes into a record."""
    from communique.reading.cluster import read_with_ray

    if engine is not Engine.ray:
        raise typer.BadParameter("-o is for --engine ray; give --into RECORD, or > FILE")
    if out is None or into is not None:
        raise typer.BadParameter(
            "--engine ray writes to -o OUT; `communique import RECORD OUT` takes it into a record"
        )
    counts = read_with_ray(inputs, out=out, published=published, workers=workers)
    n_readings = counts.pop("readings", 0)
    found = "".join(f"; {code}: {n}" for code, n in sorted(counts.items()))
    sys.stderr.write(f"{out}: {n_readings} readings{found}\n")
    if any(CODES[code][2] for code in counts):
        raise typer.Exit(PROBLEMS)
