"""How the API sends rows: a page of JSON with a cursor, or all of them as JSON lines, CSV or Parquet."""

from __future__ import annotations

import csv
import functools
import io
import tempfile
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_type_hints

import orjson
from fastapi import HTTPException, Query, Request
from fastapi.responses import Response, StreamingResponse

from communique.errors import InputError
from communique.export import parquet, sheet, table
from communique.record import EventRow, Party, Quads

Form = Annotated[
    Literal["json", "jsonl", "csv", "parquet"],
    Query(
        alias="format",
        description="json: a page of rows and a cursor; jsonl, csv, parquet: all rows, unless `limit` is given",
    ),
]
LINES = "application/x-ndjson"
PARQUET = "application/vnd.apache.parquet"
CSV = "text/csv; charset=utf-8"
_FILE_CHUNK_BYTES = 1 << 18
_SENT_BYTES = 1 << 15  # some 50 rows
Cells = Mapping[str, table.Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The columns of a kind of row in CSV and Parquet, and the function that fills them."""

    columns: Mapping[str, type]
    cells: Callable[[Any], Cells]


def as_json(value: Any) -> Response:
    """Return a value as JSON."""
    return Response(orjson.dumps(value), media_type="application/json")


def page(found: list[Any], limit: int, total: int) -> Response:
    """Return a page of at most ``limit`` rows, with the total number of rows and the cursor of the next page.

    Args:
        found: the rows, up to ``limit + 1`` of them: one more than the limit means that there is a next page.
        limit: most rows on the page.
        total: number of all rows that meet the filters.

    """
    shown = found[:limit]
    more = shown[-1].cursor if len(found) > limit else None
    return as_json({"items": shown, "count": total, "next": more})


def stream(rows: Iterable[Any], form: str, name: str, *, kind: type) -> Response:
    """Stream rows as a file in one of the formats.

    Args:
        rows: the rows to send.
        form: ``jsonl``, ``csv`` or ``parquet``.
        name: the name of the file without its ending.
        kind: the dataclass of the rows; it gives the columns even if there are no rows.

    Raises:
        HTTPException: Parquet is operation for, but pyarrow is not installed.

    """
    if form == "jsonl":
        body: Iterator[bytes] = (orjson.dumps(row) + b"\n" for row in rows)
        return StreamingResponse(gathered(body), media_type=LINES, headers=_named(name, "jsonl"))
    if form == "csv":
        body = gathered(_csv(rows, sheet_of(kind)))
        return StreamingResponse(body, media_type=CSV, headers=_named(name, "csv"))
    return StreamingResponse(
        _parquet(rows, sheet_of(kind)), media_type=PARQUET, headers=_named(name, "parquet")
    )


def _named(name: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}


def gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines joined into larger pieces, since each piece that is sent waits for its turn among all responses."""
    piece = bytearray()
    for line in lines:
        piece += line
        if len(piece) >= _SENT_BYTES:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


@functools.cache
def sheet_of(kind: type) -> Sheet:
    """Return the columns of a kind of row: for events those of the CSV export, else the fields of the dataclass.

    A party becomes its name and country, quad classes become four numbers, lists are joined with ``"; "``.
    """
    if kind is EventRow:
        return Sheet(columns=table.COLUMNS, cells=table.flatten)
    columns: dict[str, type] = {}
    kinds = {name: _inner(hint) for name, hint in get_type_hints(kind).items()}
    for name, inner in kinds.items():
        if inner is Party:
            columns |= {name: str, f"{name}_country": str}
        elif inner == Quads:
            columns |= {f"quad_{number}": int for number in range(1, 5)}
        else:
            columns[name] = inner if inner in {str, int, float, bool} else str
    return Sheet(columns=columns, cells=functools.partial(_cells, kinds))


def _inner(hint: Any) -> Any:
    """Return a type hint without ``None``: ``str`` for ``str | None``."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


def _cells(kinds: Mapping[str, Any], row: Any) -> dict[str, Any]:
    """Return a row's cells; ``kinds`` are the types of its fields."""
    cells: dict[str, Any] = {}
    for name, inner in kinds.items():
        value = getattr(row, name)
        if inner is Party:
            cells |= {name: value and value.name, f"{name}_country": value and value.country}
        elif inner == Quads:
            cells |= {f"quad_{number}": count for number, count in enumerate(value, start=1)}
        else:
            cells[name] = "; ".join(map(str, value)) if isinstance(value, tuple) else value
    return cells


def _csv(rows: Iterable[Any], made: Sheet) -> Iterator[bytes]:
    """Yield rows as CSV in which no cell can be run as a formula."""
    yield _line(made.columns)
    for row in rows:
        cells = made.cells(row)
        yield _line(_plain(cells[name]) for name in made.columns)


def _plain(cell: Any) -> Any:
    return sheet.neutralise(cell) if isinstance(cell, str) else cell


def _line(cells: Iterable[Any]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", "replace")


def _parquet(rows: Iterable[Any], made: Sheet) -> Iterator[bytes]:
    """Return rows as a Parquet file, which must be complete before it is sent, since its index is at its end.

    Raises:
        HTTPException: pyarrow is not installed.

    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by _read
    try:
        parquet.write_rows(map(made.cells, rows), made.columns, file)
    except InputError as error:
        file.close()
        raise HTTPException(501, str(error)) from error
    file.seek(0)
    return _read(file)


def _read(file: typing.IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_FILE_CHUNK_BYTES):
            yield chunk


def expect_known(request: Request) -> None:
    """Refuse unknown parameters: if they were ignored, a misspelt filter would return everything.

    Raises:
        HTTPException: the request has a parameter that the operation does not know.

    """
    path = request.app.openapi()["paths"].get(request.scope["route"].path, {})
    operation = path.get(request.method.lower())
    if operation is None:
        return
    names = [item["name"] for item in operation.get("parameters", ()) if item["in"] == "query"]
    if unknown := sorted(set(request.query_params) - set(names)):
        says = f"it takes {', '.join(names)}" if names else "it takes none"
        raise HTTPException(400, f"The request was not understood: there is no {', '.join(unknown)}; {says}.")
