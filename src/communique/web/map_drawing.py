"""The map of places, drawn on the server as inline SVG: a circle for a place, a tint for a country without a closer place.

It shows the part of the world that has events. Like all drawings it is hidden from screen readers, which find the same
numbers in the table beside it.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from communique.web.drawing import WIDE
from communique.web.places import Area, MapPlace
from communique.web.wording import conflict_share, country_text
from communique.web.world import Point, equal_earth, middle, shapes

_HIGH = 0.487  # y goes from this to its negative if x goes from -1 to 1
_NARROWEST = 0.45  # least width of the view: some 80 degrees of longitude, so that coasts show where it is
_MARGIN = 0.09
_STEPS = 4  # number of tints of countries
_ROOM, _DOT = 15.0, 12.0  # pixels that a number needs, and that a tint needs
_RADIUS = 9  # pixels: radius of the circle for a country without room for a tint


@dataclass(frozen=True, slots=True)
class View:
    """The part of the projected world that is drawn, and the size of the drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels per unit of the projection."""
        return WIDE / self.width

    def place(self, point: Point) -> Point:
        """Return the position of a point of the globe in the drawing, in pixels."""
        x, y = equal_earth(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


WORLD = View(-1.0, -0.487, 2.0, 0.885)  # without Antarctica


def world_map(spots: Sequence[MapPlace], areas: Sequence[Area], *, link: Callable[[str], str]) -> Markup:
    """Draw a map; ``link`` returns the address of the events at a place, given its name or country code."""
    view = view_of(spots, areas)
    vague = {area.code: area for area in areas if area.vague}
    most = max((area.vague for area in vague.values()), default=1)
    parts = [
        Markup('<g class="land">{}</g>').format(
            Markup("").join(
                Markup('<path d="{}"/>').format(path) for code, path in outlines(view) if code not in vague
            )
        )
    ]
    drawn = dict(outlines(view))
    for code, area in sorted(vague.items(), key=lambda item: (item[1].vague, item[0])):
        parts.append(_area(area, drawn.get(code), view, link(code), most))
    biggest = max((row.n_events for row in spots), default=1)
    # Small circles are on top.
    parts += [
        _spot(row, view, link(row.name), biggest) for row in sorted(spots, key=lambda row: -row.n_events)
    ]
    circles = [(view.place((row.lon or 0.0, row.lat or 0.0)), _radius(row, biggest)) for row in spots]
    parts += [
        _number(area, view)
        for area in vague.values()
        if _has_room(area.code, view) and not _is_covered(area.code, view, circles)
    ]
    return Markup(
        '<svg class="drawing map" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>'
    ).format(WIDE, round(view.height * view.scale), Markup("").join(parts))


def view_of(spots: Iterable[MapPlace], areas: Iterable[Area]) -> View:
    """Return the part of the world that contains some places; the whole world if they are far apart.

    >>> view_of([], []) == WORLD
    True
    """
    points = [(row.lon, row.lat) for row in spots if row.lon is not None and row.lat is not None]
    points += [point for area in areas if area.vague and (point := middle(area.code)) is not None]
    if not points:
        return WORLD
    xs, ys = zip(*(equal_earth(point) for point in points), strict=True)
    ratio = WORLD.height / WORLD.width
    wide = max(max(xs) - min(xs) + 2 * _MARGIN, (max(ys) - min(ys) + 2 * _MARGIN) / ratio, _NARROWEST)
    if wide > 0.8 * WORLD.width:
        return WORLD
    high = wide * ratio
    left = min(max((min(xs) + max(xs) - wide) / 2, -1.0), 1.0 - wide)
    top = min(max((min(ys) + max(ys) - high) / 2, -_HIGH), _HIGH - high)
    return View(left, top, wide, high)


@functools.lru_cache(maxsize=32)
def outlines(view: View) -> tuple[tuple[str | None, str], ...]:
    """Return the countries that a view shows, each with its outline as an SVG path."""
    high = view.height * view.scale
    found = []
    for shape in shapes():
        rings = [[view.place(point) for point in ring] for ring in shape.rings]
        path = "".join(_path(ring) for ring in rings if _is_seen(ring, high))
        if path:
            found.append((shape.code, path))
    return tuple(found)


def _is_seen(ring: Sequence[Point], high: float) -> bool:
    xs, ys = zip(*ring, strict=True)
    return bool(max(xs) > 0 and min(xs) < WIDE and max(ys) > 0 and min(ys) < high)


def _path(ring: Sequence[Point]) -> str:
    """Return a ring as an SVG path, rounded to half pixels, without points that coincide with the one before."""
    cells = [key for key, _ in itertools.groupby((round(x * 2), round(y * 2)) for x, y in ring)]
    if len(cells) < 3:
        cells = [cells[0], (cells[0][0] + 1, cells[0][1]), (cells[0][0], cells[0][1] + 1)]
    steps = "".join(f"{_half(bx - ax)} {_half(by - ay)} " for (ax, ay), (bx, by) in itertools.pairwise(cells))
    return f"M{_half(cells[0][0])} {_half(cells[0][1])}l{steps.rstrip()}z"


def _half(number: int) -> str:
    return str(number // 2) if number % 2 == 0 else f"{number / 2:.1f}"


def _area(area: Area, path: str | None, view: View, href: str, most: int) -> Markup:
    """Draw a country, tinted by the number of its events that have no closer place, with that number."""
    x, y = view.place(middle(area.code) or (0.0, 0.0))
    tint = max(1, math.ceil(_STEPS * math.sqrt(area.vague / most)))
    says = (
        f"{country_text(area.code)}: {area.vague} event{'' if area.vague == 1 else 's'} without a closer place, "
        f"{sum(area.quads)} in all"
    )
    outline = (
        Markup('<path d="{}" class="a{}"/>').format(path, tint)
        if path and not is_dot(area.code, view)
        else Markup('<circle cx="{}" cy="{}" r="{}" class="a{}"/>').format(
            f"{x:.1f}", f"{y:.1f}", _RADIUS, tint
        )
    )
    return Markup('<a href="{}" tabindex="-1" class="area"><title>{}</title>{}</a>').format(
        href, says, outline
    )


def _number(area: Area, view: View) -> Markup:
    """Write on a country the number of its events that have no closer place."""
    x, y = view.place(middle(area.code) or (0.0, 0.0))
    return Markup('<text x="{}" y="{}" class="number">{}</text>').format(
        f"{x:.1f}", f"{y + 4:.1f}", area.vague
    )


def _has_room(code: str, view: View) -> bool:
    """Tell whether a number is written on a country: it fits, or the country is too small to be seen without it."""
    wide, high = _size(code, view)
    return min(wide, high) > _ROOM or max(wide, high) < _DOT


def _is_covered(code: str, view: View, circles: Iterable[tuple[Point, float]]) -> bool:
    """Tell whether a circle covers the place of a country's number."""
    at = view.place(middle(code) or (0.0, 0.0))
    return any(math.dist(at, centre) < radius + _ROOM / 2 for centre, radius in circles)


@functools.lru_cache(maxsize=1024)
def _size(code: str, view: View) -> tuple[float, float]:
    """Return the width and height of a country's largest part in the drawing, in pixels."""
    rings = next((shape.rings for shape in shapes() if shape.code == code), ())
    if not rings:
        return 0.0, 0.0
    xs, ys = zip(*(view.place(point) for point in max(rings, key=len)), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def is_dot(code: str, view: View) -> bool:
    """Tell whether a country is too small in the drawing to show a tint."""
    wide, high = _size(code, view)
    return max(wide, high) < _DOT


def _spot(row: MapPlace, view: View, href: str, biggest: int) -> Markup:
    """Draw a place as a circle whose area shows its number of events, with a wedge for the share of conflict."""
    x, y = view.place((row.lon or 0.0, row.lat or 0.0))
    radius = _radius(row, biggest)
    conflict = conflict_share(row.quads)
    says = (
        f"{row.name}, {country_text(row.country)}: {row.n_events} event{'' if row.n_events == 1 else 's'}, "
        f"{conflict:.0%} of them conflict"
    )
    return Markup(
        '<a href="{}" tabindex="-1" class="spot"><title>{}</title><g transform="translate({} {})">'
        '<circle r="{}" class="q1"/>{}<circle r="{}" class="rim"/></g></a>'
    ).format(
        href, says, f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", _wedge(radius, conflict), f"{radius + 1:.1f}"
    )


def _radius(row: MapPlace, biggest: int) -> float:
    return 3.5 + 10 * math.sqrt(row.n_events / biggest)


def _wedge(radius: float, share: float) -> Markup:
    """Draw a share of a circle's area, clockwise from its top."""
    if share <= 0:
        return Markup("")
    if share >= 1:
        return Markup('<circle r="{}" class="q4"/>').format(f"{radius:.1f}")
    angle = 2 * math.pi * share
    return Markup('<path d="M0 0V{}A{} {} 0 {} 1 {} {}z" class="q4"/>').format(
        f"{-radius:.1f}",
        f"{radius:.1f}",
        f"{radius:.1f}",
        int(share > 0.5),
        f"{radius * math.sin(angle):.1f}",
        f"{-radius * math.cos(angle):.1f}",
    )
