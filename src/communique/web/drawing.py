"""Charts drawn on the server as inline SVG: they need no JavaScript, follow the page's colours, and link every mark.

The same series are drawn for saving by :mod:`communique.web.charts`. A drawing is hidden from screen readers:
beside each stands the table of its numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from communique.web.queries import Quads
from communique.web.wording import GLYPHS

Weeks = Sequence[tuple[str, Quads]]
WIDE, NARROW = 960, 380
"""Widths that a drawing is made for: a wide screen or print, a phone."""
_AXIS = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event in a drawing: its week (a Monday), quad class, where it leads and what it says."""

    week: str
    quad: int
    href: str
    says: str


def both(draw: Callable[[int], Markup]) -> Markup:
    """Return a drawing for wide screens and one for phones; the style sheet shows the one that fits."""
    return Markup('<div class="wide">{}</div><div class="narrow">{}</div>').format(draw(WIDE), draw(NARROW))


def series(weeks: Weeks, *, link: Callable[[str, str, int], str], width: int, height: int = 180) -> Markup:
    """Draw bars by week: cooperation above the line, conflict below; words hollow, deeds solid.

    ``link`` gives the address behind a bar for its first and last day and its quad class.
    """
    if not weeks:
        return Markup("")
    scale = _Weeks(weeks[0][0], weeks[-1][0], width)
    up = max([counts[0] + counts[1] for _, counts in weeks] + [0])
    down = max([counts[2] + counts[3] for _, counts in weeks] + [0])
    step = (height - _AXIS - 10) / max(1, up + down)
    zero = 5 + up * step
    parts = [scale.ticks(height), _rule(scale.left, width, zero, "axis")]
    parts += _levels(scale.left, width, zero, step, up, down)
    bar = max(1.5, scale.step * 0.78)
    for week, counts in weeks:
        left = scale.x(week) + (scale.step - bar) / 2
        last = (date.fromisoformat(week) + timedelta(days=6)).isoformat()
        top, bottom = zero, zero
        for quad in (2, 1, 4, 3):  # deeds lie next to the line
            number = counts[quad - 1]
            if not number:
                continue
            size = number * step
            y = top - size if quad <= 2 else bottom
            top, bottom = (y, bottom) if quad <= 2 else (top, y + size)
            parts.append(
                Markup(
                    '<a href="{}" tabindex="-1"><rect x="{}" y="{}" width="{}" height="{}" class="q{}">'
                    "<title>{}</title></rect></a>"
                ).format(
                    link(week, last, quad),
                    _n(left),
                    _n(y),
                    _n(bar),
                    _n(size),
                    quad,
                    f"Week of {week}: {number}",
                )
            )
    return _svg(width, height, parts)


def lane(marks: Sequence[Mark], *, first: str, last: str, width: int, most: int = 9) -> Markup:
    """Draw one direction of a pair: each event a mark at its week, cooperation above the line, conflict below.

    Where a week holds more than ``most`` events on a side, marks shrink so that all still show.
    """
    scale = _Weeks(first, last, width)
    stacks: defaultdict[tuple[str, bool], list[Mark]] = defaultdict(list)
    for mark in marks:
        stacks[mark.week, mark.quad <= 2].append(mark)
    up = max([len(stack) for (_, is_up), stack in stacks.items() if is_up] + [1])
    down = max([len(stack) for (_, is_up), stack in stacks.items() if not is_up] + [1])
    size = min(15.0, max(4.0, scale.step * 0.92), 15.0 * most / max(most, up, down))
    pitch = size + 1.5
    zero, height = 6 + up * pitch, 12 + (up + down) * pitch + _AXIS
    parts = [scale.ticks(height), _rule(scale.left, width, zero, "axis")]
    for (week, is_up), stack in sorted(stacks.items()):
        centre = scale.x(week) + scale.step / 2
        for place, mark in enumerate(sorted(stack, key=lambda mark: (mark.quad % 2, mark.href))):
            y = zero - 3 - (place + 1) * pitch if is_up else zero + 3 + place * pitch
            parts.append(
                Markup(
                    '<a href="{}" tabindex="-1"><g transform="translate({} {}) scale({})"><title>{}</title>{}'
                    '<rect width="12" height="12" class="hit"/></g></a>'
                ).format(
                    mark.href,
                    _n(centre - size / 2),
                    _n(y),
                    _n(size / 12),
                    mark.says,
                    GLYPHS.get(mark.quad, Markup("")),
                )
            )
    return _svg(width, round(height), parts)


def share(quads: Quads) -> Markup:
    """Draw how an actor's or a pair's events divide between the quad classes, as one thin bar."""
    total = sum(quads)
    if not total:
        return Markup("")
    parts, x = [], 0.0
    for quad in (2, 1, 3, 4):
        size = 100 * quads[quad - 1] / total
        if size:
            parts.append(
                Markup('<rect x="{}" y="0.5" width="{}" height="7" class="q{}"/>').format(
                    _n(x + 0.4), _n(max(0.4, size - 0.8)), quad
                )
            )
        x += size
    return Markup(
        '<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(Markup("").join(parts))


class _Weeks:
    """Where a week stands in a drawing of some width."""

    def __init__(self, first: str, last: str, width: int) -> None:
        self._first, self._last = date.fromisoformat(first), date.fromisoformat(last)
        self.left = 30
        self._n = (self._last - self._first).days // 7 + 1
        self.step = min(40.0, (width - self.left - 4) / self._n)
        self._width = width

    def x(self, week: str) -> float:
        return self.left + self.step * ((date.fromisoformat(week) - self._first).days / 7)

    def ticks(self, height: float) -> Markup:
        """Draw month or year lines, as many as there is room for."""
        marks: list[tuple[float, str]] = []
        room, fits = 64, -1e9
        day = self._first.replace(day=1)
        while day <= self._last + timedelta(days=6):
            x = self.left + self.step * ((day - self._first).days / 7)
            if x >= self.left - 1 or not marks:
                says = f"{day:%b %Y}" if day.month == 1 or not marks else f"{day:%b}"
                x = max(x, self.left)
                if x - fits >= room and x < self._width - 30:
                    marks.append((x, says))
                    fits = x
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        parts = [
            Markup('<path d="M{} 0V{}" class="grid"/><text x="{}" y="{}">{}</text>').format(
                _n(x), _n(height - _AXIS + 4), _n(x), _n(height - 5), says
            )
            for x, says in marks
        ]
        return Markup("").join(parts)


def _levels(left: float, width: float, zero: float, step: float, up: int, down: int) -> list[Markup]:
    """Draw the highest level on each side, so that heights can be read."""
    parts = []
    for number, y in ((up, zero - up * step), (down, zero + down * step)):
        if number:
            parts.append(_rule(left, width, y, "grid"))
            parts.append(
                Markup('<text x="{}" y="{}" class="end">{}</text>').format(
                    _n(left - 5), _n(y + (4 if y > zero else 6)), number
                )
            )
    return parts


def _rule(left: float, right: float, y: float, kind: str) -> Markup:
    return Markup('<path d="M{} {}H{}" class="{}"/>').format(_n(left), _n(y), _n(right), kind)


def _svg(width: int, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="drawing" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>'
    ).format(width, height, Markup("").join(parts))


def _n(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
