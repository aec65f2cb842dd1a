"""Who deals with whom at a glance: the busiest countries and the pairs between them."""

from __future__ import annotations

from collections.abc import Iterable

from communique.record import PairRow

BUSY = 9
"""Countries in a matrix where no number is given."""


def busiest(rows: Iterable[PairRow], most: int) -> tuple[list[str], dict[tuple[str, str], PairRow]]:
    """Return the busiest countries, busiest first, and the pairs between them."""
    rows = list(rows)
    busy: dict[str, int] = {}
    for row in rows:
        for code in (row.source, row.target):
            busy[code] = busy.get(code, 0) + row.total
    chosen = sorted(busy, key=lambda code: (-busy[code], code))[:most]
    kept = set(chosen)
    return chosen, {(row.source, row.target): row for row in rows if {row.source, row.target} <= kept}
