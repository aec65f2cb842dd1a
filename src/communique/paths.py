"""What lies at a path that a user gave: never an error, whatever the path is (too long, with a NUL, not to be looked at)."""

from __future__ import annotations

import stat
from pathlib import Path


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

    >>> import os
    >>> is_device(Path(os.devnull)), is_device(Path(__file__)), is_device(Path("x" * 5000))
    (True, False, False)
    """
    mode = _mode(path)
    return mode != 0 and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _mode(path: Path) -> int:
    """Return what the system says of a path, 0 where it says nothing."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
