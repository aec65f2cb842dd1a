"""Rows of a record as Arrow tables and as pandas and polars frames.

Each field of the dataclass is a column of the same name. Days are dates (null if not in the calendar), parties are lists
of structures, and integers stay integers even if some are unknown. The libraries come with the extra ``frames`` and are
only imported when a frame is made.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, Literal, Self, TypeVar, get_args, get_origin

from communique.errors import RecordError
from communique.record.streams import chunks
from communique.record.troubles import TroubleError
from communique.values import day_of

if typing.TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]
    import polars as pl
    import pyarrow as pa

Row = TypeVar("Row")
_DAYS = frozenset({"date", "until", "day", "start", "first", "last"})
"""Fields that hold an ISO day or ``None``."""
_BATCH = 10_000  # rows that are converted at a time; about 30 MB


class Rows(Iterator[Row]):
    """The rows of a query: an iterator that reads them from the store one by one, or all of them as a frame.

    >>> record.events(actor="KOR").to_arrow().num_rows
    2
    """

    __slots__ = ("_rows", "kind")

    def __init__(self, kind: type[Row], rows: Iterator[Row]) -> None:
        self.kind = kind
        self._rows = rows

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Row:
        return next(self._rows)

    def close(self) -> None:
        """Stop reading and release the connection."""
        close = getattr(self._rows, "close", None)
        if close is not None:
            close()

    def to_arrow(self) -> pa.Table:
        """Return the remaining rows as an Arrow table; see :func:`to_arrow`."""
        return to_arrow(self, self.kind)

    def to_pandas(self) -> pd.DataFrame:
        """Return the remaining rows as a pandas frame; see :func:`to_pandas`."""
        return to_pandas(self, self.kind)

    def to_polars(self) -> pl.DataFrame:
        """Return the remaining rows as a polars frame; see :func:`to_polars`."""
        return to_polars(self, self.kind)


def to_arrow(rows: Iterable[Row], kind: type[Row]) -> pa.Table:
    """Return rows as an Arrow table.

    Args:
        rows: rows of one kind, for example from :meth:`Record.series`.
        kind: their class, so that a table without rows has columns too.

    Raises:
        RecordError: pyarrow is not installed, or rows of this kind cannot become columns.

    >>> from communique.record import SeriesRow
    >>> to_arrow([SeriesRow(period="2019-04", n=2, intensity=4.0)], SeriesRow).to_pylist()
    [{'period': '2019-04', 'n': 2, 'intensity': 4.0}]

    """
    arrow = _library("pyarrow")
    schema = _schema(arrow, kind)
    batches = [
        arrow.RecordBatch.from_pylist([_plain(row) for row in part], schema) for part in chunks(rows, _BATCH)
    ]
    return arrow.Table.from_batches(batches, schema)


def to_pandas(rows: Iterable[Row], kind: type[Row]) -> pd.DataFrame:
    """Return rows as a pandas frame with Arrow types, so that integers stay integers even if some are unknown.

    Args:
        rows: rows of one kind.
        kind: their class.

    Raises:
        RecordError: pandas or pyarrow is not installed, or rows of this kind cannot become columns.

    >>> from communique.record import DayRow
    >>> to_pandas([DayRow(day="2019-04-09", quad=1, n=3)], DayRow).n.tolist()
    [3]

    """
    pandas = _library("pandas")
    return to_arrow(rows, kind).to_pandas(types_mapper=pandas.ArrowDtype)


def to_polars(rows: Iterable[Row], kind: type[Row]) -> pl.DataFrame:
    """Return rows as a polars frame.

    Args:
        rows: rows of one kind.
        kind: their class.

    Raises:
        RecordError: polars or pyarrow is not installed, or rows of this kind cannot become columns.

    >>> from communique.record import DayRow
    >>> to_polars([DayRow(day=None, quad=1, n=3)], DayRow).schema["day"]
    Date

    """
    polars = _library("polars")
    return typing.cast("pl.DataFrame", polars.from_arrow(to_arrow(rows, kind)))


def from_arrow(table: pa.Table, kind: type[Row]) -> Iterator[Row]:
    """Yield the rows of a table that :func:`to_arrow` made.

    Args:
        table: the table, or some of its rows.
        kind: the class of the rows.

    >>> from communique.record import DayRow
    >>> next(from_arrow(to_arrow([DayRow(day="2019-04-09", quad=1, n=3)], DayRow), DayRow))
    DayRow(day='2019-04-09', quad=1, n=3)

    """
    hints = typing.get_type_hints(kind)
    for batch in table.to_batches(max_chunksize=_BATCH):
        for row in batch.to_pylist():
            yield kind(**{name: _value(hints[name], value) for name, value in row.items()})


def _library(name: str) -> Any:
    """Import a library of the extra ``frames``; by name, so that types can be checked without it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise TroubleError("C0419", "at hand", f"no module {name}") from error


def _schema(arrow: Any, kind: type[Any]) -> Any:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    return arrow.schema(
        [(field.name, _type(arrow, hints[field.name], is_day=field.name in _DAYS)) for field in fields]
    )


def _type(arrow: Any, hint: Any, *, is_day: bool = False) -> Any:
    """Return the Arrow type of a field's annotation."""
    hint = _known(hint)
    if is_day:
        return arrow.date32()
    plain = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is Literal:
        return arrow.string()
    if get_origin(hint) is tuple:
        return arrow.list_(_type(arrow, get_args(hint)[0]))
    if get_origin(hint) is dict:
        return arrow.map_(*(_type(arrow, part) for part in get_args(hint)))
    if dataclasses.is_dataclass(hint) and hint.__module__.startswith(__package__):
        return arrow.struct(list(_schema(arrow, typing.cast("type[Any]", hint))))
    raise RecordError(f"{hint!r} cannot become a column; only rows of a record become frames")


def _known(hint: Any) -> Any:
    """Return a type annotation without its ``None``."""
    if isinstance(hint, types.UnionType) or get_origin(hint) is typing.Union:
        (hint,) = (part for part in get_args(hint) if part is not types.NoneType)
    return hint


def _plain(value: Any) -> Any:
    """Return a row, or a part of it, as plain values for columns."""
    if dataclasses.is_dataclass(value):
        cells = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: day_of(cell) if name in _DAYS else _plain(cell) for name, cell in cells.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return list(value.items()) if isinstance(value, dict) else value


def _value(hint: Any, value: Any) -> Any:
    """Return the value of a field from the cell of a column; the reverse of :func:`_plain`."""
    hint = _known(hint)
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], part) for part in value)
    if get_origin(hint) is dict:
        return dict(value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return hint(**{name: _value(hints[name], part) for name, part in value.items()})
    return value
