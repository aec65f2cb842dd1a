"""Standard output that can no longer be written to."""

from __future__ import annotations

import os
import sys


def discard_output() -> None:
    """Redirect standard output to the null device, so that Python does not try to flush it again at shutdown."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
