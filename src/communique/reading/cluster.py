"""Reading on many machines, by Ray Data: the same functions, the same readings and ids as on one.

One task opens each file; workers that hold the model read its pages in batches; the readings are written as Parquet
or JSON lines. No other module uses Ray.
"""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique import settings
from communique.errors import InputError
from communique.exchange import from_json, to_json
from communique.libraries import load_arrow
from communique.model import Page, Reading
from communique.pages import open_pages
from communique.pages.sources import list_files
from communique.paths import is_folder, is_there
from communique.reading.reader import Reader


def read_with_ray(
    inputs: Iterable[str],
    *,
    out: Path,
    published: str | None = None,
    workers: int = 1,
    address: str | None = None,
) -> Counter[str]:
    """Read inputs on Ray and write the readings; return counts of readings and of problems by code.

    Args:
        inputs: files and folders, as :func:`communique.read` takes them; every worker must be able to reach them.
        out: a folder for Parquet, or a name ending in ``.jsonl`` for JSON lines in the order of the inputs.
        published: publication date (ISO) of items that give none.
        workers: number of workers, each with a model of its own.
        address: the address of a running cluster; without it ``RAY_ADDRESS``, else Ray is started on this machine.

    Raises:
        InputError: Ray is not installed, or ``out`` is there already.

    """
    ray = _library()
    if is_there(out):
        raise InputError(f"{out} is there already; give a new path")
    files = [_listed(at, found) for at, found in enumerate(list_files(inputs))]
    if any(item["path"] == "-" for item in files):
        raise InputError("standard input cannot be read by many machines; give files")
    is_ours = not ray.is_initialized()
    if is_ours:
        ray.init(**_joining(workers, address or os.environ.get("RAY_ADDRESS")))
    try:
        context = ray.data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        rows = (
            ray.data.from_items(files, override_num_blocks=max(1, len(files)))
            .map_batches(_open, batch_size=1, fn_kwargs={"published": published})
            .map_batches(_Worker, batch_size=settings.get("batch_articles"), concurrency=workers)
        )
        return _write(rows, out)
    finally:
        if is_ours:
            ray.shutdown()


def _joining(workers: int, address: str | None) -> dict[str, Any]:
    """Return the arguments of ``ray.init``, which refuses a number of processors for a running cluster."""
    joined = {"address": address} if address else {}
    if address and address != "local":
        return {**joined, "log_to_driver": False}
    own = max(workers, os.cpu_count() or 1)
    return {**joined, "num_cpus": own, "include_dashboard": False, "log_to_driver": False}


def _listed(at: int, found: str | Page) -> dict[str, Any]:
    """Return the row for a file to open, or for a page that is lost already."""
    if isinstance(found, str):
        return {"file": at, "path": found, "lost": b""}
    return {"file": at, "path": found.source, "lost": pickle.dumps(found)}


def _open(batch: dict[str, Any], *, published: str | None) -> Iterator[dict[str, list[Any]]]:
    """Yield the pages of a file in batches."""
    ((file, path, lost),) = zip(batch["file"], batch["path"], batch["lost"], strict=True)
    # A lost page that this same run pickled; nothing from the input is unpickled.
    pages = iter([pickle.loads(lost)]) if lost else open_pages([str(path)], published=published)  # noqa: S301
    size = settings.get("batch_articles")
    held: list[bytes] = []
    first = 0
    for page in pages:
        held.append(pickle.dumps(page))
        if len(held) == size:
            yield _block(int(file), first, held)
            first, held = first + size, []
    if held:
        yield _block(int(file), first, held)


def _block(file: int, first: int, pages: list[bytes]) -> dict[str, list[Any]]:
    return {
        "file": [file] * len(pages),
        "number": list(range(first, first + len(pages))),
        "page": list(pages),
    }


class _Worker:
    """Reads batches of pages. It is made once for each worker, since the model takes a second to load."""

    def __init__(self) -> None:
        self._reader = Reader()

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        # The task before, of this same run, pickled the pages; nothing from the input is unpickled.
        pages: list[Page] = [pickle.loads(page) for page in batch["page"]]  # noqa: S301
        return _columns(self._reader.read_pages(pages), batch)


def _columns(readings: list[Reading], batch: dict[str, Any]) -> dict[str, list[Any]]:
    articles = [reading.article for reading in readings]
    return {
        "id": [reading.id for reading in readings],
        "file": [int(at) for at in batch["file"]],
        "number": [int(at) for at in batch["number"]],
        "url": [article.url or "" if article else "" for article in articles],
        "published": [article.published.value or "" if article else "" for article in articles],
        "n_events": [len(reading.events) for reading in readings],
        "n_statements": [len(reading.statements) for reading in readings],
        "problems": [" ".join(item.code for item in reading.problems) for reading in readings],
        "reading": [to_json(reading).decode() for reading in readings],
    }


def _write(rows: Any, out: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    if out.suffix == ".jsonl":
        part = out.with_name(f".{out.name}.part")
        with part.open("wb") as file:
            for row in rows.iter_rows():
                file.write(row["reading"].encode() + b"\n")
                _count(counts, row)
        part.replace(out)
        return counts
    rows.write_parquet(str(out))
    for row in _rows(out, columns=["problems"]):
        _count(counts, row)
    return counts


def _count(counts: Counter[str], row: dict[str, Any]) -> None:
    counts["readings"] += 1
    counts.update(row["problems"].split())


def read_parquet(path: Path) -> Iterator[Reading]:
    """Yield the readings of Parquet written by :func:`read_with_ray`, a file or a folder.

    Raises:
        InputError: it holds no readings, or pyarrow is not installed.

    """
    if is_folder(path) and not any(path.glob("**/*.parquet")):
        raise InputError(f"{path} holds no .parquet file; give the folder that `read --engine ray` wrote")
    for row in _rows(path, columns=["reading"]):
        try:
            yield from_json(row["reading"])
        except ValueError as error:
            raise InputError(f"{path} holds a row that is not a reading: {error}") from error


def _rows(path: Path, *, columns: list[str]) -> Iterator[dict[str, Any]]:
    pa, pq = load_arrow()
    try:
        for file in sorted(path.glob("**/*.parquet")) if is_folder(path) else [path]:
            with pq.ParquetFile(file) as opened:
                if not set(columns) <= set(opened.schema_arrow.names):
                    raise InputError(f"{file} holds no readings; an export of events cannot be taken back in")
                for batch in opened.iter_batches(batch_size=256, columns=columns):
                    yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path} is not a complete Parquet file: {error}".partition("\n")[0]) from error


def _library() -> Any:
    try:
        import ray
        import ray.data
    except ModuleNotFoundError as error:
        raise InputError("--engine ray needs Ray: pip install 'communique[ray]'") from error
    return ray
