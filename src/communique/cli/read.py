"""``communique read``: pages to readings, into a record or onto the screen."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Published, ReadFormat
from communique.cli.output import let_go
from communique.errors import CODES, CommuniqueError, is_lost

if TYPE_CHECKING:
    from communique.model import Page, Reading
    from communique.record import Record


class Engine(StrEnum):
    """What reads."""

    local = "local"
    ray = "ray"


PROBLEMS = 3
"""Exit code where some inputs had problems that lost them."""
STOPPED = 130
"""Exit code of a run that Ctrl-C stopped, as shells have it."""


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

    Exit code 3 where inputs could not be read; each is named, with a code. Of one that --into holds already, nothing is
    read again.

    INPUT is .html, .htm, .txt, .json, .jsonl or .warc (each also .gz), .parquet, a folder of them, an address, or `-`.

    Example: `communique read examples --into news.sqlite`
    """
    from concurrent.futures import BrokenExecutor

    from rich.console import Console

    from communique.cli.readings import Told, doubtful_inputs, lost_inputs
    from communique.cli.tables import counted, progress
    from communique.exchange import to_json
    from communique.record import open_record

    if engine is Engine.ray or out is not None:
        _read_with_ray(inputs, engine, out=out, into=into, published=published, workers=workers)
        return
    form = to or (ReadFormat.table if sys.stdout.isatty() or into else ReadFormat.jsonl)
    told = Told()
    lost: list[str] = []
    doubts: Counter[str] = Counter()
    n_done = n_known = 0
    held: dict[str, int] | None = None
    with ExitStack() as stack:
        record = stack.enter_context(open_record(into)) if into else None
        advance = stack.enter_context(progress("reading"))
        try:
            for reading, source in _readings(inputs, published=published, workers=workers, record=record):
                if record is not None:
                    reading, is_new = record.take(reading)  # noqa: PLW2901 - what is told is what is kept
                    n_known += not is_new
                if form is ReadFormat.jsonl:
                    _write_line(to_json(reading), is_kept=record is not None)
                else:
                    told.add(reading, source)
                lost += lost_inputs(reading, source)
                doubts.update({item.code for item in reading.problems if not is_lost(item)})
                n_done += 1
                advance(1)
            if record is not None:
                record.merge()  # one event from many reports
                held = record.counts()
        except (KeyboardInterrupt, BrokenExecutor) as stop:
            sys.stdout.flush()
            kept_in = f"; {into} holds them: the same command goes on from there" if into and n_done else ""
            said = f"stopped after {counted(n_done, 'input')}{kept_in}"
            if isinstance(stop, BrokenExecutor):  # as where memory is short
                raise CommuniqueError(f"a process that read was killed; {said}") from stop
            sys.stderr.write(f"{said}\n")
            raise typer.Exit(STOPPED) from None
    sys.stdout.flush()
    if form is ReadFormat.table:
        told.print(Console(), record=into, n_known=n_known, held=held)
    else:
        sys.stderr.writelines(f"{line}\n" for line in [*lost, *doubtful_inputs(doubts)])
    if lost:
        raise typer.Exit(PROBLEMS)


def _write_line(line: bytes, *, is_kept: bool) -> None:
    """Write a line to standard output; where that was closed, what is kept in a record is read on to its end."""
    try:
        sys.stdout.buffer.write(line + b"\n")
    except BrokenPipeError:
        if not is_kept:
            raise
        let_go()


def _readings(
    inputs: list[str], *, published: str | None, workers: int, record: Record | None
) -> Iterator[tuple[Reading, str]]:
    """Yield readings, each with where it is from; what the record holds of this reader is not read again."""
    from communique.pages import open_pages
    from communique.reading.batches import read_pages, reader_version

    sources: deque[str] = deque()
    path = record.path if record is not None else None
    own = {Path(f"{path}{end}").absolute() for end in ("", "-wal", "-shm", "-journal")} if path else set()

    def opened() -> Iterator[Page]:
        for page in open_pages(inputs, published=published):
            if page.problems and Path(page.source).absolute() in own:
                continue  # the record itself, in the folder that is read
            sources.append(page.source)
            yield page

    def known(identity: str) -> Reading | None:
        if record is None or not record.has(identity, reader_version()):
            return None
        return next(record.readings(ids=[identity]), None)

    for reading in read_pages(opened(), workers=workers, known=known if record else None):
        yield reading, sources.popleft()  # one a page, in order


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
