"""The matrix of pairs: the busiest countries and the events between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.record import PairRow

BUSY = 8
"""Number of countries in a matrix, unless another is given."""
MORE = 12
"""Number of countries in the matrix of the page of pairs, and in its chart."""


def busiest(rows: Iterable[PairRow], most: int) -> tuple[list[str], dict[tuple[str, str], PairRow]]:
    """Return the ``most`` busiest countries, busiest first, and the pairs between them by their two codes."""
    rows = list(rows)
    busy: dict[str, int] = {}
    for row in rows:
        for code in (row.source, row.target):
            busy[code] = busy.get(code, 0) + row.total
    chosen = sorted(busy, key=lambda code: (-busy[code], code))[:most]
    kept = set(chosen)
    return chosen, {(row.source, row.target): row for row in rows if {row.source, row.target} <= kept}


def busiest_text(codes: Sequence[str], rows: Iterable[PairRow]) -> str:
    """Return a phrase that says how many of all countries a matrix shows.

    >>> busiest_text(["KOR"], [PairRow(source="KOR", target="PRK", quads=(1, 0, 0, 1))])
    'the 1 busiest of 2 countries'
    """
    found = len({code for row in rows for code in (row.source, row.target)})
    return (
        f"the {len(codes)} busiest of {found} countries" if found > len(codes) else f"all {found} countries"
    )
