"""CSV for spreadsheets and statistics: one row an event or a statement, a header, UTF-8, quoted where needed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

from communique.errors import InputError
from communique.export.table import COLUMNS, STATEMENT_COLUMNS, Cell, flatten, flatten_statement
from communique.record import EventRow, StatementRow

# A spreadsheet runs a cell that begins with such a sign as a formula, even after blanks. An apostrophe in front makes
# it text; cells that
# already begin with apostrophes and such a sign get one more, so that taking one away gives the cell back.
_RUNS = re.compile(r"'*\s*[=+\-@\t\r\n|%]")
MAPPINGS = {"cells that a spreadsheet would run": "have an apostrophe in front; the re-reader takes it away"}


def neutralise(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it as a formula.

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
    """Yield the header and a line for each event."""
    return _lines(events, COLUMNS, flatten)


def statement_lines(statements: Iterable[StatementRow]) -> Iterator[bytes]:
    """Yield the header and a line for each statement."""
    return _lines(statements, STATEMENT_COLUMNS, flatten_statement)


def _lines(
    rows: Iterable[Any], columns: Iterable[str], cells_of: Callable[[Any], Mapping[str, Cell]]
) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")

    def flush() -> bytes:
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text.encode("utf-8", "replace")

    writer.writerow(columns)
    yield flush()
    for row in rows:
        writer.writerow(
            neutralise(cell) if isinstance(cell, str) else cell for cell in cells_of(row).values()
        )
        yield flush()


def read(file: IO[bytes]) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a file of events: numbers as numbers, empty cells as ``None``, neutralised cells as they were.

    Raises:
        InputError: the header is another, or a line is not of the form.

    """
    return _read(file, COLUMNS, "events")


def read_statements(file: IO[bytes]) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a file of statements, as :func:`read` does those of events.

    Raises:
        InputError: the header is another, or a line is not of the form.

    """
    return _read(file, STATEMENT_COLUMNS, "statements")


def _read(file: IO[bytes], columns: Mapping[str, type], what: str) -> Iterator[dict[str, Cell]]:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    lines = csv.reader(text)
    try:
        if next(lines, []) != list(columns):
            raise InputError(f"the header is not that of {what} as CSV; is it such a file?")
        yield from (_row(cells, columns) for cells in lines)
    except (ValueError, csv.Error) as error:
        raise InputError(f"line {lines.line_num}: {error}; is the file whole?") from error
    finally:
        text.detach()  # the caller closes the file


def _row(cells: list[str], columns: Mapping[str, type]) -> dict[str, Cell]:
    return {
        name: None if cell == "" else restore(cell) if kind is str else kind(cell)
        for (name, kind), cell in zip(columns.items(), cells, strict=True)
    }
