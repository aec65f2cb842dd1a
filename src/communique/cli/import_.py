"""``communique import``: adds readings to a record."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import RecordPath

if TYPE_CHECKING:
    from communique.model import Reading


def import_(
    record: RecordPath,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Readings: JSON lines (.jsonl), or Parquet with whole readings."),
    ],
) -> None:
    """Add readings to a record, as `read --to jsonl` and `export --to jsonl` write them, and merge their events.

    A damaged file stops the import with a message that says where it is damaged; the readings before that are kept.

    Example: `communique import news.sqlite readings.jsonl`
    """
    from communique.cli.tables import counted, progress
    from communique.errors import InputError
    from communique.paths import is_there
    from communique.record import open_record

    for path in files:
        if not is_there(path):
            raise InputError(f"there is no file {path}; check the path")
    n_seen = n_new = n_blocked = 0
    readings = itertools.chain.from_iterable(map(_readings, files))
    first = list(itertools.islice(readings, 1))  # so that no record is created if the input cannot be read
    with open_record(record) as opened, progress("importing") as advance:
        try:
            for reading in itertools.chain(first, readings):
                n_seen += 1
                taken, is_new = opened.take(reading)
                is_blocked = taken != reading and any(p.code == "C0402" for p in taken.problems)
                n_blocked += is_blocked
                n_new += is_new and not is_blocked
                advance(1)
        finally:
            opened.merge()
    blocked = f"; {n_blocked} left out: their addresses were removed from it (C0402)" if n_blocked else ""
    sys.stderr.write(f"{counted(n_seen, 'reading')}, {n_new} of them new to {record}{blocked}\n")


def _readings(path: Path) -> Iterator[Reading]:
    """Yield the readings of a file, or of a folder of Parquet files."""
    from communique.errors import InputError
    from communique.export import reread
    from communique.paths import is_folder
    from communique.reading.cluster import read_parquet

    if is_folder(path) or path.suffix == ".parquet":
        yield from read_parquet(path)
    else:
        try:
            yield from reread(path, form="jsonl")
        except InputError as error:
            raise InputError(f"{path}: {error}; use `communique read --into` for pages") from error
