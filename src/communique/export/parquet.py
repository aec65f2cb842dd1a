"""Parquet: one file, or a folder with one file a month (``month=2019-04/events.parquet``)."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from communique.errors import InputError
from communique.export.table import COLUMNS, Cell, flatten
from communique.libraries import load_arrow
from communique.paths import is_file, is_there
from communique.record import EventRow

_GROUP = 10_000  # rows in a row group; about 10 MB in memory
_MONTH = re.compile(r"\d{2,4}(-\d\d)?(?=[-|])")
_NO_MONTH = "unknown"  # sorts after all months


def write(events: Iterable[EventRow], out: Path | IO[bytes]) -> int:
    """Write events as one file, and return their number.

    Raises:
        InputError: pyarrow is not installed.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "events.parquet"
    >>> write(record.events(type="ASSAULT"), path), [row["n_reports"] for row in read(path)]
    (2, [2, 1])

    """
    return write_rows(map(flatten, events), COLUMNS, out)


def write_rows(rows: Iterable[Mapping[str, Cell]], columns: Mapping[str, type], out: Path | IO[bytes]) -> int:
    """Write rows as one file, and return their number.

    Args:
        rows: cells by column.
        columns: the type of each column: ``str``, ``int``, ``float`` or ``bool``.
        out: a path, or a binary file that is open for writing.

    Raises:
        InputError: pyarrow is not installed.

    """
    arrow, parquet = load_arrow()
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    number, remaining = 0, iter(rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(itertools.islice(remaining, _GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))
            number += len(group)
    return number


def write_months(events: Iterable[EventRow], out: Path) -> int:
    """Write events to a folder with a file for each month; return their number.

    Raises:
        InputError: pyarrow is not installed, or the folder exists and is not empty.

    """
    if is_there(out) and any(out.iterdir()):
        raise InputError(f"{out} is not empty; give a new folder, or a file that ends in .parquet")
    number = 0
    try:
        for month, part in itertools.groupby(events, key=_month):
            folder = out / f"month={month}"
            folder.mkdir(parents=True)
            number += write(part, folder / "events.parquet")
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    return number


def read(path: Path) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a file or folder written by this module, in the order of writing.

    Raises:
        InputError: pyarrow is not installed, or a file is not a complete Parquet file.

    """
    arrow, parquet = load_arrow()
    for file in [path] if is_file(path) else sorted(path.glob("month=*/*.parquet")):
        try:
            with parquet.ParquetFile(file) as opened:
                for batch in opened.iter_batches():
                    yield from batch.to_pylist()
        except (OSError, arrow.ArrowException) as error:
            raise InputError(f"{file} is not a complete Parquet file: {error}".partition("\n")[0]) from error


def _month(event: EventRow) -> str:
    """Return the month under which an event is filed; its year, decade or century if its day is known no better.

    It comes from the cursor, by which rows are sorted, so that each month is one run of rows.
    """
    found = _MONTH.match(event.cursor)
    return found[0] if found else _NO_MONTH
