"""What lies at a path that a user gave: never an error, whatever the path is (too long, with a NUL, not to be looked at).

And how a file is written there.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast


def is_there(path: Path) -> bool:
    """Tell whether there is anything at a path. One that the system refuses is of nothing.

    >>> is_there(Path("/")), is_there(Path("x" * 5000))
    (True, False)
    """
    return _mode(path) != 0


def is_folder(path: Path) -> bool:
    """Tell whether a path is of a folder.

    >>> is_folder(Path("/")), is_folder(Path("x" * 5000))
    (True, False)
    """
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Tell whether a path is of a file.

    >>> is_file(Path(__file__)), is_file(Path("/")), is_file(Path("x" * 5000))
    (True, False, False)
    """
    return stat.S_ISREG(_mode(path))


def is_device(path: Path) -> bool:
    """Tell whether a path is of neither a file nor a folder but of a device or pipe, which is written into, never replaced.

    >>> is_device(Path(os.devnull)), is_device(Path(__file__)), is_device(Path("x" * 5000))
    (True, False, False)
    """
    mode = _mode(path)
    return mode != 0 and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextlib.contextmanager
def in_place(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that becomes ``path`` when the block ends well, and is gone when it does not.

    A link stays, and what it leads to is replaced; a device is written into.

    Raises:
        OSError: it cannot be written.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with in_place(folder / "days.csv") as file:
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


def _mode(path: Path) -> int:
    """Return what the system says of a path, 0 where it says nothing."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
