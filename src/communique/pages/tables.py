"""Parquet files of pages. Each row has the fields of the JSON form (``text`` or ``html``, ``url``, ``published`` …)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from communique.errors import InputError
from communique.libraries import load_arrow
from communique.model import Page
from communique.pages.items import build_page, lose_page

_COLUMNS = ("id", "url", "title", "site", "published", "authors", "text", "html")
_ROWS = 64  # at a time: pages are large


def open_table(source: str, path: Path, *, published: str | None = None) -> Iterator[Page]:
    """Yield a page for every row; other columns are ignored. A bad file yields a page with a problem.

    Args:
        source: the file's name; a page's source adds the number of its row, from 1.
        path: the file.
        published: the date (ISO) of rows that have none.

    """
    try:
        pa, pq = load_arrow()
    except InputError as error:
        yield lose_page(source, "C0107", str(error))
        return
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                # Texts are taken as bytes, so that one that is not UTF-8 does not stop the others.
                cells = [
                    column.cast(pa.binary()) if column.type == pa.string() else column
                    for column in batch.columns
                ]
                for row in pa.RecordBatch.from_arrays(cells, names=batch.schema.names).to_pylist():
                    number += 1
                    plain = {name: _plain(value) for name, value in row.items()}
                    yield build_page(f"{source}:{number}", plain, published=published)
    except (OSError, ValueError, pa.ArrowException) as error:
        yield lose_page(f"{source}:{number + 1}", "C0101", str(error).partition("\n")[0])
        return
    if not number:
        yield lose_page(source, "C0102")


def _plain(value: Any) -> Any:
    """Return a cell as its value in JSON."""
    if isinstance(value, date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
