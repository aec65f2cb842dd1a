"""Atomic writing: a reader of the file sees the old content or the complete new one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from communique.paths import is_device


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that replaces ``path`` when the block ends, or is deleted if the block raises.

    If the path is a symbolic link, its target is replaced; a device is written to directly.

    Raises:
        OSError: the file cannot be written.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with atomic_write(folder / "days.csv") as file:
    ...     _ = file.write(b"day,n")
    >>> [(path.name, path.read_bytes()) for path in folder.iterdir()]
    [('days.csv', b'day,n')]

    """
    if is_device(path):
        with path.open("wb") as file:
            yield file
        return
    real = Path(os.path.realpath(path))
    part = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield cast("IO[bytes]", file)
        part.replace(real)
    finally:
        part.unlink(missing_ok=True)
