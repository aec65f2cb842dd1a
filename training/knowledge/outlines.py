"""Derives ``src/communique/web/world/countries.json``: ``python -m training.knowledge.outlines countries-50m.json``, to stdout.

The input is a file of the npm package ``world-atlas`` 2.0.2: Natural Earth's countries at 1:50,000,000, as TopoJSON, in
which neighbours share their borders. Each border is thinned once, so that neighbours still share it. ``pycountry`` is
needed for the codes, and only here.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from communique.web.world import Point, joined, opened

_STEP = 0.05  # degrees; a pixel is 0.375 degrees if the whole world is 960 pixels wide
_THIN = 0.11  # degrees by which a thinned line may be off
_LEAST = 0.08  # square degrees; smaller islands are left out, unless a country has nothing larger
_NO_NUMBER = {
    "Kosovo": "KOS"
}  # the code that records use; other countries without a number are only outlines
_LEFT_OUT = {"Antarctica"}


def thinned(line: Sequence[Point], most: float) -> list[Point]:
    """Return a line without points that are off the rest by ``most`` degrees or less (Douglas and Peucker).

    >>> thinned([(0, 0), (1, 0.01), (2, 0)], 0.1)
    [(0, 0), (2, 0)]
    """
    kept = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, place = most, -1
        for index in range(first + 1, last):
            x, y = line[index]
            # Both ends of a ring are the same point; distance is then measured from that point.
            off = (
                abs((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / length
                if length
                else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            )
            if off > worst:
                worst, place = off, index
        if place >= 0:
            kept.add(place)
            open_parts += [(first, place), (place, last)]
    return [line[index] for index in sorted(kept)]


def area(ring: Sequence[Point]) -> float:
    """Return the area of a ring in square degrees.

    >>> area([(0, 0), (2, 0), (2, 1), (0, 1), (0, 0)])
    2.0
    """
    turns = ((a[0] * b[1] - b[0] * a[1]) for a, b in itertools.pairwise(ring))
    return abs(sum(turns)) / 2


def reduced(topology: dict[str, Any]) -> dict[str, Any]:
    """Return a topology with thinned borders and without small islands, whose countries have the codes of records."""
    lines = [opened(arc, topology["transform"]) for arc in topology["arcs"]]
    geometries: list[dict[str, Any]] = []
    used = set[int]()
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name in _LEFT_OUT:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        sizes = [area(joined(polygon[0], lines)) for polygon in polygons]
        kept = [
            polygon for polygon, size in zip(polygons, sizes, strict=True) if size >= min(_LEAST, max(sizes))
        ]
        used |= {arc if arc >= 0 else ~arc for polygon in kept for ring in polygon for arc in ring}
        code = _code(shape, name)
        geometries.append({"type": "MultiPolygon", "arcs": kept, **({"id": code} if code else {})})
    numbers = {old: new for new, old in enumerate(sorted(used))}
    for shape in geometries:
        shape["arcs"] = [
            [[numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring] for ring in polygon]
            for polygon in shape["arcs"]
        ]
    geometries.sort(key=lambda shape: shape.get("id", "~"))
    return {
        "type": "Topology",
        "transform": {"scale": [_STEP, _STEP], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_packed(_thin(lines[old])) for old in sorted(used)],
    }


def _thin(line: Sequence[Point]) -> list[Point]:
    """Return a thinned line; a ring keeps at least three corners."""
    most = _THIN
    while True:
        found = thinned(line, most)
        if line[0] != line[-1] or len(found) >= 4 or most < _STEP / 10:
            return found if len(found) >= 4 or line[0] != line[-1] else list(line)
        most /= 2


def _packed(line: Sequence[Point]) -> list[list[int]]:
    cells = [(round((x + 180) / _STEP), round((y + 90) / _STEP)) for x, y in line]
    before, found = (0, 0), []
    for number, cell in enumerate(cells):
        # A point that coincides with the one before is left out, but an arc keeps both of its ends.
        if number in {0, len(cells) - 1} or cell != before:
            found.append([cell[0] - before[0], cell[1] - before[1]])
            before = cell
    return found


def _code(shape: dict[str, Any], name: str) -> str | None:
    import pycountry  # only needed to derive the outlines

    found = pycountry.countries.get(numeric=shape.get("id") or "")
    return found.alpha_3 if found else _NO_NUMBER.get(name)


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(reduced(orjson.loads(Path(sys.argv[1]).read_bytes()))))
