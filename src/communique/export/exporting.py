"""Write a record to a file in any format, and read such a file back."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Unpack

from communique.errors import InputError, RecordError
from communique.exchange import from_json, to_json
from communique.export import gdelt, icews, parquet, polecat, sheet
from communique.export.manifest import Manifest
from communique.export.table import COLUMNS, STATEMENT_COLUMNS, Dated, event_day
from communique.export.tsv import line
from communique.model import FORMAT
from communique.paths import is_device
from communique.record import EventFilters, Record, StatementFilters
from communique.writing import atomic_write

LeftOut = Counter[str]
"""Numbers of entries that could not be written, by reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """A format: what its rows are, and the functions that make and read its lines.

    ``lines`` counts in its second argument what it leaves out. ``n_headers`` is the number of lines before the rows.
    """

    layer: str
    lines: Callable[[Record, LeftOut, EventFilters], Iterator[bytes]]
    read: Callable[[IO[bytes]], Iterator[Any]]
    columns: tuple[str, ...] = ()
    n_headers: int = 0
    mappings: Mapping[str, str] = field(default_factory=dict)


def export(record: Record, *, to: str, out: Path | IO[bytes], **filters: Unpack[EventFilters]) -> Manifest:
    """Write a record in an exchange format; rejected events are left out.

    Args:
        record: what to write.
        to: one of :data:`FORMATS`.
        out: a path, or a binary file that is open for writing. A file appears at the path only when it is complete,
            with its manifest beside it (``NAME.manifest.json``); a device is written to directly. ``parquet`` needs a
            path: a file name that ends in ``.parquet``, a device, or a folder, which gets one file a month.
        filters: which events, as in :meth:`communique.record.Record.events`. ``statements`` only takes those that
            :meth:`communique.record.Record.statements` has too; ``jsonl``, whose rows are whole readings, takes none.

    Raises:
        InputError: there is no such format, its library is not installed, or it does not take a filter.
        RecordError: the record cannot be read, or the file cannot be written.

    >>> import io
    >>> export(record, to="polecat", out=io.BytesIO(), type="ASSAULT").rows
    2

    """
    _check_format(to)
    _check_filters(to, filters)
    if not isinstance(out, Path):
        if to == "parquet":
            raise InputError("parquet is written to a path; give one")
        return _write(record, to, out, filters)
    try:
        if to == "parquet":
            manifest = _write_parquet(record, out, filters)
        else:
            with atomic_write(out) as file:
                manifest = _write(record, to, file, filters)
        if not is_device(out):
            manifest.write(out.with_name(f"{out.name}.manifest.json"))
    except OSError as error:
        raise RecordError(
            f"{out} cannot be written ({error.strerror}); check the folder and the space left"
        ) from error
    return manifest


def _check_format(name: str) -> None:
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}; the formats are {', '.join(FORMATS)}")


def _check_filters(name: str, filters: EventFilters) -> None:
    """Refuse filters that a format does not take."""
    if filters and name == "jsonl":
        raise InputError("jsonl holds whole readings and takes no filters; csv and the others hold events")
    if name == "statements":
        unknown = sorted(filters.keys() - StatementFilters.__annotations__)
        if unknown:
            raise InputError(f"statements cannot be filtered by {', '.join(unknown)}; leave it out")


def reread(source: Path | IO[bytes], *, form: str) -> Iterator[Any]:
    """Yield the rows of a file that :func:`export` wrote, or another tool in one of the field's formats.

    Rows of ``jsonl`` are readings, those of the other formats dicts by column. All values are text, but in ``csv``,
    ``statements`` and ``parquet`` numbers are numbers.

    Args:
        source: a path, or a binary file that is open for reading; ``parquet`` needs a path.
        form: one of :data:`FORMATS`.

    Raises:
        InputError: there is no such format, the file is in another one or cannot be opened, or its library is not
            installed.

    >>> import io
    >>> file = io.BytesIO()
    >>> written = export(record, to="csv", out=file, actor="CHN")
    >>> row = next(reread(io.BytesIO(file.getvalue()), form="csv"))
    >>> row["type"], row["confidence"]
    ('REJECT', 0.6)

    """
    _check_format(form)
    if form == "parquet":
        if not isinstance(source, Path):
            raise InputError("parquet is read from a path; give one")
        yield from parquet.read(source)
    elif isinstance(source, Path):
        try:
            opened = source.open("rb")
        except (OSError, ValueError) as error:
            raise InputError(f"{source} cannot be opened ({error}); check the path") from error
        with opened as file:
            yield from _FORMATS[form].read(file)
    else:
        yield from _FORMATS[form].read(source)


def _dated(record: Record, left_out: LeftOut, filters: EventFilters) -> Iterator[Dated]:
    """Yield the events that have a date, and count the others in ``left_out``."""
    for event in record.events(**filters):
        day = event_day(event)
        if day is None:
            left_out["neither the event nor its article has a date"] += 1
        else:
            yield event, day


def _tabular(
    rows: Callable[[Iterable[Dated]], Iterator[list[object]]], header: tuple[str, ...] = ()
) -> Callable[[Record, LeftOut, EventFilters], Iterator[bytes]]:
    """Return the function that makes the lines of a tab-separated format from its function ``rows``."""

    def lines(record: Record, left_out: LeftOut, filters: EventFilters) -> Iterator[bytes]:
        if header:
            yield line(header)
        yield from map(line, rows(_dated(record, left_out, filters)))

    return lines


def _mention_lines(record: Record, left_out: LeftOut, filters: EventFilters) -> Iterator[bytes]:
    for event, day in _dated(record, left_out, filters):
        yield from map(line, gdelt.mention_rows(event, day, record.reports_of(event.id)))


def _json_lines(record: Record, _left_out: LeftOut, _filters: EventFilters) -> Iterator[bytes]:
    return (to_json(reading) + b"\n" for reading in record.readings())


def _read_json_lines(file: IO[bytes]) -> Iterator[Any]:
    for number, text in enumerate(file, start=1):
        try:
            yield from_json(text)
        except ValueError as error:
            raise InputError(f"line {number} is not a reading in the format {FORMAT}: {error}") from error


_FORMATS: dict[str, _Format] = {
    "jsonl": _Format(layer="readings", lines=_json_lines, read=_read_json_lines, mappings={"format": FORMAT}),
    "csv": _Format(
        layer="events",
        lines=lambda record, _left_out, filters: sheet.lines(record.events(**filters)),
        read=sheet.read,
        columns=tuple(COLUMNS),
        n_headers=1,
        mappings=sheet.MAPPINGS,
    ),
    "statements": _Format(
        layer="statements",
        lines=lambda record, _left_out, filters: sheet.statement_lines(record.statements(**filters)),  # type: ignore[misc]
        read=sheet.read_statements,
        columns=tuple(STATEMENT_COLUMNS),
        n_headers=1,
        mappings=sheet.MAPPINGS,
    ),
    "gdelt": _Format(
        layer="events",
        lines=_tabular(gdelt.rows),
        read=gdelt.read,
        columns=gdelt.COLUMNS,
        mappings=gdelt.MAPPINGS,
    ),
    "gdelt-mentions": _Format(
        layer="reports",
        lines=_mention_lines,
        read=gdelt.read_mentions,
        columns=gdelt.MENTION_COLUMNS,
        mappings=gdelt.MAPPINGS,
    ),
    "icews": _Format(
        layer="events",
        lines=_tabular(icews.rows, icews.COLUMNS),
        read=icews.read,
        columns=icews.COLUMNS,
        n_headers=1,
        mappings=icews.MAPPINGS,
    ),
    "polecat": _Format(
        layer="events",
        lines=_tabular(polecat.rows, polecat.COLUMNS),
        read=polecat.read,
        columns=polecat.COLUMNS,
        n_headers=1,
        mappings=polecat.MAPPINGS,
    ),
}
FORMATS = (*_FORMATS, "parquet")
"""The formats that a record is exported to."""


def _write(record: Record, name: str, file: IO[bytes], filters: EventFilters) -> Manifest:
    form = _FORMATS[name]
    digest = hashlib.sha256()
    left_out: LeftOut = Counter()
    n_lines = 0
    for text in form.lines(record, left_out, filters):
        digest.update(text)
        file.write(text)
        n_lines += 1
    return Manifest(
        format=name,
        layer=form.layer,
        rows=n_lines - form.n_headers,
        filters=dict(filters),
        left_out=dict(sorted(left_out.items())),
        columns=form.columns,
        sha256=digest.hexdigest(),
        version=version("communique"),
        mappings=dict(form.mappings),
    )


def _write_parquet(record: Record, out: Path, filters: EventFilters) -> Manifest:
    events = record.events(**filters)
    if out.suffix == ".parquet" or is_device(out):
        with atomic_write(out) as file:
            rows = parquet.write(events, file)
    else:
        rows = parquet.write_months(events, out)
    return Manifest(
        format="parquet",
        layer="events",
        rows=rows,
        filters=dict(filters),
        columns=tuple(COLUMNS),
        version=version("communique"),
    )
