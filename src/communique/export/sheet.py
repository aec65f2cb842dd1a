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

# A spreadsheet runs a cell that begins with such a sign as a formula, even after blanks; an apostrophe in front makes
# it text. Cells that already begin with apostrophes and such a sign get one more, so that removing one restores the cell.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n|%]")
MAPPINGS = {
    "cells that a spreadsheet would run": "have an apostrophe in front, which is removed when the file is read back"
}


def neutralise(text: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it as a formula.

    >>> neutralise("=1+1"), neutralise("Seoul")
    ("'=1+1", 'Seoul')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restore(text: str) -> str:
    """Return the text from which :func:`neutralise` made this one.

    >>> restore("'=1+1"), restore("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def lines(events: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield the header and a line for each event.

    >>> text = b"".join(lines(record.events()))
    >>> len(list(read(io.BytesIO(text)))) == record.counts()["events"]
    True
    """
    return _lines(events, COLUMNS, flatten)


def statement_lines(statements: Iterable[StatementRow]) -> Iterator[bytes]:
    """Yield the header and a line for each statement.

    >>> text = b"".join(statement_lines(record.statements()))
    >>> [row["speaker"] for row in read_statements(io.BytesIO(text))]
    ['Moon Jae-in']
    """
    return _lines(statements, STATEMENT_COLUMNS, flatten_statement)


def _lines(
    rows: Iterable[Any], columns: Iterable[str], cells_of: Callable[[Any], Mapping[str, Cell]]
) -> Iterator[bytes]:
    """Yield the columns and the cells of each row as lines of CSV, in UTF-8."""
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
    """Yield the rows of a file of events: numbers as numbers, empty cells as ``None``, neutralised cells restored.

    Raises:
        InputError: the header is wrong, or a line is malformed.

    """
    return _read(file, COLUMNS, "events")


def read_statements(file: IO[bytes]) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a file of statements; see :func:`read`.

    Raises:
        InputError: the header is wrong, or a line is malformed.

    """
    return _read(file, STATEMENT_COLUMNS, "statements")


def _read(file: IO[bytes], columns: Mapping[str, type], what: str) -> Iterator[dict[str, Cell]]:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    lines = csv.reader(text)
    try:
        if next(lines, []) != list(columns):
            raise InputError(f"the header is not that of {what} as CSV; is this such a file?")
        yield from (_row(cells, columns) for cells in lines)
    except (ValueError, csv.Error) as error:
        raise InputError(f"line {lines.line_num}: {error}; is the file complete?") from error
    finally:
        text.detach()  # the caller closes the file


def _row(cells: list[str], columns: Mapping[str, type]) -> dict[str, Cell]:
    return {name: _value(cell, kind) for (name, kind), cell in zip(columns.items(), cells, strict=True)}


def _value(cell: str, kind: type) -> Cell:
    """Return the value of a cell in a column of type ``kind``."""
    if cell == "":
        return None
    value: Cell = restore(cell) if kind is str else kind(cell)
    return value
