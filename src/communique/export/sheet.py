"""CSV for spreadsheets and statistics: one row an event, a header, UTF-8, quoted where needed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import IO

from communique.errors import InputError
from communique.export.table import COLUMNS, Cell, flatten
from communique.record import EventRow

# A spreadsheet runs a cell that begins so, also after blanks. An apostrophe in front makes it text; cells that
# already begin with apostrophes and such a sign get one more, so that taking one away gives the cell back.
_RUNS = re.compile(r"'*\s*[=+\-@\t\r\n|%]")
MAPPINGS = {"cells that a spreadsheet would run": "have an apostrophe in front; the re-reader takes it away"}


def neutralise(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it.

    >>> neutralise("=1+1"), neutralise("Seoul")
    ("'=1+1", 'Seoul')
    """
    return f"'{text}" if _RUNS.match(text) else text


def restore(text: str) -> str:
    """Return what :func:`neutralise` was given.

    >>> restore("'=1+1"), restore("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def lines(events: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield the header and a line an event."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")

    def flush() -> bytes:
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text.encode("utf-8", "replace")

    writer.writerow(COLUMNS)
    yield flush()
    for event in events:
        writer.writerow(
            neutralise(cell) if isinstance(cell, str) else cell for cell in flatten(event).values()
        )
        yield flush()


def read(file: IO[bytes]) -> Iterator[dict[str, Cell]]:
    """Yield the rows of such a file: numbers as numbers, empty cells as ``None``, neutralised cells as they were.

    Raises:
        InputError: the header is another, or a line is not of the form.

    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    lines = csv.reader(text)
    try:
        if next(lines, []) != list(COLUMNS):
            raise InputError("the header is not that of events as CSV; is it such a file?")
        yield from map(_row, lines)
    except (ValueError, csv.Error) as error:
        raise InputError(f"line {lines.line_num}: {error}; is the file whole?") from error
    finally:
        text.detach()  # the file is its opener's to close


def _row(cells: list[str]) -> dict[str, Cell]:
    return {
        name: None if cell == "" else restore(cell) if kind is str else kind(cell)
        for (name, kind), cell in zip(COLUMNS.items(), cells, strict=True)
    }
