"""``communique read``: reads pages, and writes the readings to a record or to standard output."""

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
    """How pages are read: by this command, or on a Ray cluster."""

    local = "local"
    ray = "ray"


PROBLEMS = 3
"""Exit code if some inputs could not be read."""
STOPPED = 130
"""Exit code of a run that Ctrl-C stopped: 128 plus the number of SIGINT, as shells report it."""


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
        typer.Option(help="Print a table or JSON lines.  [default: table; jsonl if piped]"),
    ] = None,
    published: Published = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Number of processes.")] = 1,
    engine: Annotated[
        Engine,
        typer.Option(help="Read here, or with Ray on one or more machines; the readings are the same."),
    ] = Engine.local,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="PATH",
            help="With --engine ray, where to write: a folder for Parquet, or a file ending in .jsonl.",
        ),
    ] = None,
) -> None:
    """Read news pages: who did what to whom, who said what, when and where.

    The exit code is 3 if inputs could not be read; each is named with a problem code. Inputs that the record of --into
    already holds are not read again.

    INPUT is .html, .htm, .mhtml, .mht, .webarchive, .txt, .docx, .rtf, .pdf, .eml, .json, .jsonl, .warc or .zip (each
    also .gz), .parquet, a folder of them, an address, or `-`. An export of LexisNexis, Nexis Uni, Factiva or ProQuest is read article by article.

    Example: `communique read examples --into news.sqlite`
    """
    from concurrent.futures import BrokenExecutor

    from rich.console import Console

    from communique.cli.summary import doubtful_inputs
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
    """What a run has read so far, for the report at its end."""

    def __init__(self, form: ReadFormat) -> None:
        from communique.cli.summary import Summary

        self.form = form
        self.n_inputs = 0
        self.n_known = 0  # inputs whose reading was in the record already
        self.lost: list[str] = []  # a line for each problem because of which an input could not be read
        self.doubts: Counter[str] = Counter()  # all other problems, by code
        self.summary = Summary()
        self.record_counts: dict[str, int] | None = None


def _read_here(run: _Run, readings: Iterator[tuple[Reading, str]], record: Record | None) -> None:
    """Read on this machine: write each reading to the record, to standard output or to both, and note it in ``run``."""
    from communique.cli.summary import lost_inputs
    from communique.cli.tables import progress
    from communique.exchange import to_json

    with progress("reading") as advance:
        for reading, source in readings:
            if record is not None:
                reading, is_new = record.take(reading)  # noqa: PLW2901 - show what the record keeps
                run.n_known += not is_new
            if run.form is ReadFormat.jsonl:
                _write_line(to_json(reading), is_in_record=record is not None)
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
    kept = f"; {into} holds them: the same command goes on from there" if into and run.n_inputs else ""
    message = f"stopped after {counted(run.n_inputs, 'input')}{kept}"
    if not isinstance(stop, KeyboardInterrupt):  # the system kills a process if memory runs out
        raise CommuniqueError(f"one of the --workers was killed; {message}") from stop
    sys.stderr.write(f"{message}\n")
    raise typer.Exit(STOPPED) from None


def _write_line(line: bytes, *, is_in_record: bool) -> None:
    """Write a line to standard output.

    If the reader of the output has closed it (as `head` does), the run ends, unless readings also go into a record.
    """
    try:
        sys.stdout.buffer.write(line + b"\n")
    except BrokenPipeError:
        if not is_in_record:
            raise
        discard_output()


def _readings(
    inputs: list[str], *, published: str | None, workers: int, record: Record | None
) -> Iterator[tuple[Reading, str]]:
    """Yield each reading with the source of its page.

    A page is not read again if the record holds a reading of it by this version of the reader.
    """
    from communique.pages import open_pages
    from communique.reading.batches import read_pages, reader_version

    sources: deque[str] = deque()
    path = record.path if record is not None else None
    record_files = (
        {Path(f"{path}{end}").absolute() for end in ("", "-wal", "-shm", "-journal")} if path else set()
    )

    def pages() -> Iterator[Page]:
        for page in open_pages(inputs, published=published):
            if page.problems and Path(page.source).absolute() in record_files:
                continue  # the record itself is in the folder that is read
            sources.append(page.source)
            yield page

    def known(reading_id: str) -> Reading | None:
        if record is None or not record.has(reading_id, reader_version()):
            return None
        return next(record.readings(ids=[reading_id]), None)

    for reading in read_pages(pages(), workers=workers, known=known if record else None):
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
    """Read with Ray into files, which `communique import RECORD OUT` then adds to a record."""
    from communique.reading.cluster import read_with_ray

    if engine is not Engine.ray:
        raise typer.BadParameter("-o is for --engine ray; give --into RECORD, or > FILE")
    if out is None or into is not None:
        raise typer.BadParameter(
            "--engine ray writes to -o OUT; `communique import RECORD OUT` adds it to a record"
        )
    counts = read_with_ray(inputs, out=out, published=published, workers=workers)
    n_readings = counts.pop("readings", 0)
    problems = "".join(f"; {code}: {n}" for code, n in sorted(counts.items()))
    sys.stderr.write(f"{out}: {n_readings} readings{problems}\n")
    if any(CODES[code][2] for code in counts):  # whether the input is lost
        raise typer.Exit(PROBLEMS)
