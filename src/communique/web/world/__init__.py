"""The outlines of countries, kept in the package so that maps load nothing from other hosts."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import orjson

Point = tuple[float, float]
"""Degrees of longitude and latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country's outline as closed rings; ``code`` is ``None`` if records have no code for it."""

    code: str | None
    rings: tuple[tuple[Point, ...], ...]


@functools.cache
def topology() -> dict[str, Any]:
    """Return the outlines as TopoJSON; its object ``countries`` has the country codes of records as ids.

    >>> topology()["type"]
    'Topology'
    """
    found: dict[str, Any] = orjson.loads(
        resources.files("communique.web.world").joinpath("countries.json").read_bytes()
    )
    return found


@functools.cache
def shapes() -> tuple[Shape, ...]:
    """Return the outline of every country, in the order of codes.

    >>> next(len(shape.rings) > 0 for shape in shapes() if shape.code == "KOR")
    True
    """
    given = topology()
    lines = [opened(arc, given["transform"]) for arc in given["arcs"]]
    return tuple(
        Shape(
            code=shape.get("id"),
            rings=tuple(
                part for polygon in shape["arcs"] for ring in polygon for part in _cut(joined(ring, lines))
            ),
        )
        for shape in given["objects"]["countries"]["geometries"]
    )


@functools.cache
def middle(code: str) -> Point | None:
    """Return the centre of a country's largest part, which may lie outside of it; ``None`` without an outline.

    >>> tuple(round(degrees) for degrees in middle("PRK"))
    (127, 40)
    """
    rings = next((shape.rings for shape in shapes() if shape.code == code), None)
    if rings is None:
        return None
    ring = max(rings, key=lambda ring: abs(_turn(ring)))
    turn = _turn(ring)
    if not turn:
        return ring[0]
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in _sides(ring)) / (3 * turn)
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in _sides(ring)) / (3 * turn)
    return x, y


def equal_earth(point: Point) -> Point:
    """Return the position of a point on the map, x from -1 to 1, y from -0.487 (north) to 0.487.

    It is the Equal Earth projection of Šavrič, Patterson and Jenny (2018), which preserves areas.

    >>> equal_earth((180, 0))
    (1.0, -0.0)
    """
    root = math.sqrt(3) / 2
    angle = math.asin(root * math.sin(math.radians(point[1])))
    square = angle * angle
    sixth = square * square * square
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = math.radians(point[0]) * math.cos(angle) / (root * slope)
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return x / _REACH, -y / _REACH


_A = (1.340264, -0.081106, 0.000893, 0.003796)  # of the projection's polynomial
_REACH = math.pi / (math.sqrt(3) / 2 * _A[0])  # x at 180° on the equator


def opened(arc: Iterable[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """Return an arc's points, which TopoJSON stores as integer differences to the point before."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x, y, points = 0, 0, []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def joined(ring: Iterable[int], lines: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Return the points of a ring of arcs; a negative number ``~n`` stands for arc ``n`` in reverse."""
    return tuple(point for arc in ring for point in (lines[arc] if arc >= 0 else reversed(lines[~arc])))


def _cut(ring: Sequence[Point]) -> list[tuple[Point, ...]]:
    """Return a ring as it is or, if it crosses the 180th meridian, as two parts, one on either side of the map.

    >>> [sorted({x for x, _ in part}) for part in _cut([(170, 0), (-170, 0), (-170, 5), (170, 5), (170, 0)])]
    [[170, 180], [-180, -170]]
    """
    lined, turns = [ring[0]], 0
    for (before, _), (x, y) in itertools.pairwise(ring):
        turns += (before - x > 180) - (x - before > 180)
        lined.append((x + 360 * turns, y))
    if not any(abs(x) > 180 for x, _ in lined):
        return [tuple(lined)]
    edge = 180 if max(x for x, _ in lined) > 180 else -180
    parts = [
        (_beyond(lined, edge, side), -360 * (side == (edge > 0)) * (edge // 180)) for side in (False, True)
    ]
    return [tuple((x + by, y) for x, y in part) for part, by in parts if len(part) > 3]


def _beyond(ring: Sequence[Point], edge: float, is_east: bool) -> list[Point]:  # noqa: FBT001
    """Return the part of a ring on one side of a meridian, by the algorithm of Sutherland and Hodgman."""
    found: list[Point] = []
    for (ax, ay), (bx, by) in _sides(ring):
        a_in, b_in = (ax >= edge, bx >= edge) if is_east else (ax <= edge, bx <= edge)
        if a_in != b_in:
            found.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        if b_in:
            found.append((bx, by))
    return [*found, found[0]] if found else []


def _sides(ring: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return itertools.pairwise(ring)


def _turn(ring: Sequence[Point]) -> float:
    """Return twice a ring's area, signed by its direction."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in _sides(ring))
