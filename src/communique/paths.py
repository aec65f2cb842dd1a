"""Checks of paths from users; they never raise, even if a path is too long, contains a NUL or may not be read."""

from __future__ import annotations

import stat
from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether there is anything at a path; false if the system refuses the path.

    >>> is_there(Path("/")), is_there(Path("x" * 5000))
    (True, False)
    """
    return _mode(path) != 0


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at a path.

    >>> is_folder(Path("/")), is_folder(Path("x" * 5000))
    (True, False)
    """
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Tell whether there is a file at a path.

    >>> is_file(Path(__file__)), is_file(Path("/")), is_file(Path("x" * 5000))
    (True, False, False)
    """
    return stat.S_ISREG(_mode(path))


def is_device(path: Path) -> bool:
    """Tell whether there is a device or pipe at a path; these are written to, never replaced.

    >>> import os
    >>> is_device(Path(os.devnull)), is_device(Path(__file__)), is_device(Path("x" * 5000))
    (True, False, False)
    """
    mode = _mode(path)
    return mode != 0 and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _mode(path: Path) -> int:
    """Return the file mode at a path, 0 if there is none."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
