"""How a record of an older schema becomes one of the next: one numbered function a step.

``MIGRATIONS[n]`` brings a record of schema ``n - 1`` to schema ``n`` within the transaction it is given, so a
step that fails leaves the record as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Connection

MIGRATIONS: dict[int, Callable[[Connection], None]] = {}
"""Empty while schema 1 is the only one there is."""
