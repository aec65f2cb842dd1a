"""Copy the file of a record, consistently even while the record is written."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from communique.errors import RecordError
from communique.paths import is_folder, is_there
from communique.record.store import Store
from communique.record.troubles import trouble_of


def copy_file(store: Store, path: Path) -> Path:
    """Copy the file of a store to a new path and return it; see :meth:`communique.record.Record.backup`."""
    if store.path is None:
        raise RecordError(
            "a record in PostgreSQL is backed up with pg_dump, which is consistent while writing"
        )
    if is_there(path):
        raise RecordError(f"{path} exists already; give a new path for the backup")
    if not is_folder(path.parent):
        raise RecordError(f"{path} cannot be made: there is no folder {path.parent}; make it first")
    try:
        target = sqlite3.connect(path)
    except sqlite3.Error as error:
        raise trouble_of(error, str(path)) from error
    try:
        with (
            store.trouble(),
            contextlib.closing(target),
            contextlib.closing(sqlite3.connect(store.path)) as source,
        ):
            source.backup(target)
    except BaseException:
        for left in (path, Path(f"{path}-journal")):
            left.unlink(missing_ok=True)
        raise
    return path
