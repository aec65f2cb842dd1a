"""Charts drawn on the server as inline SVG: without JavaScript, in the page's colours, with a link on every mark.

:mod:`communique.web.charts` draws the same series as files. Drawings are hidden from screen readers, which find the
same numbers in the table beside each drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from communique.record import Quads
from communique.web.activity import WIDEST, Activity, piled
from communique.web.periods import Unit, first_day, labels, last_day, number_of, period_text, unit_for
from communique.web.wording import GLYPHS, QUADS, plain

WIDE, HALF, NARROW = 960, 540, 380
"""Widths of drawings in pixels: for a wide screen or print, for each of two side by side, and for a phone."""
_AXIS, _LEFT = 22, 30  # pixels below the drawing for the time axis, and to the left of it
_SIDES = 76  # left margin of a lane with room for the names of its sides
_HEAD = 15  # pixels above the bars, for the highest count
_FULL = 9  # most marks in a period on one side at full size
_UNSURE = 0.6  # size of a mark of low confidence, relative to the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event in a drawing: its day, quad class, link and title; whether it is likely, and reported as fact."""

    day: str
    quad: int
    href: str
    title: str
    is_sure: bool = True
    is_fact: bool = True


def both(draw: Callable[[int], Markup], *, wide: int = WIDE) -> Markup:
    """Return a drawing in two sizes, for wide screens and for phones; the style sheet shows the one that fits."""
    return Markup('<div class="wide">{}</div><div class="narrow">{}</div>').format(draw(wide), draw(NARROW))


def series(
    activity: Activity,
    *,
    link: Callable[[str, str, int], str],
    width: int,
    days: Sequence[str] | None = None,
    height: int = 195,
    is_lane: bool = False,
) -> Markup:
    """Draw bars by week or a longer period: cooperation up, conflict down; verbal acts hollow, material acts solid.

    Args:
        activity: the numbers of events.
        link: returns the link of a bar, given its first day, its last day and its quad class.
        width: in pixels.
        days: the ISO days that the time scale has to cover; by default those of the activity.
        height: in pixels.
        is_lane: whether the drawing replaces a :func:`lane`, and has the left margin of one.

    """
    if not activity.days:
        return Markup("")
    scale = _Scale(days or [day for day, _ in activity.days], width, left=_left(width) if is_lane else _LEFT)
    bins = activity.by(scale.unit)
    up = max(sum(counts[:2]) for _, counts in bins)
    down = max(sum(counts[2:]) for _, counts in bins)
    step = (height - _HEAD - _AXIS - 10) / max(1, up + down)
    zero = _HEAD + 5 + up * step
    parts = [
        f'<text x="0" y="10">events a {scale.unit}</text>',
        scale.ticks(height, top=_HEAD),
        _rule(scale.left, width, zero, "axis"),
        *_levels(scale.left, width, zero, step, up, down),
    ]
    bar = min(48.0, max(1.5, scale.step * 0.78))
    across = _n(bar)
    for number, counts in bins:
        left = _n(scale.x(number) + (scale.step - bar) / 2)
        first, last = (edge(number, scale.unit).isoformat() for edge in (first_day, last_day))
        says = period_text(number, scale.unit)
        for quad, start, end in piled(counts):
            y, size = zero - max(start, end) * step, abs(end - start) * step
            parts.append(
                f'<a href="{plain(link(first, last, quad))}" tabindex="-1"><rect x="{left}" y="{_n(y)}" '
                f'width="{across}" height="{_n(size)}" class="q{quad}"><title>{says}: '
                f"{counts[quad - 1]} {QUADS[quad].lower()}</title></rect></a>"
            )
    return _svg(width, height, parts)


def period_rows(activity: Activity, link: Callable[..., str]) -> Markup:
    """Return the numbers of a drawing as rows of a table, each number with the link of its bar."""
    unit, rows = activity.drawn.unit, []
    for number, counts in activity.in_periods:
        first, last = (edge(number, unit).isoformat() for edge in (first_day, last_day))
        cells = [
            f'<td class="num"><a href="{plain(link(since=first, until=last, quad=quad))}">{count:,}</a></td>'
            if count
            else '<td class="num"></td>'
            for quad, count in enumerate(counts, 1)
        ]
        rows.append(
            f'<tr><th scope="row" class="whole">{period_text(number, unit)}</th>{"".join(cells)}</tr>'
        )
    return Markup("\n".join(rows))  # noqa: S704 - links are escaped above


def stacked(marks: Sequence[Mark], unit: Unit) -> dict[tuple[int, bool], list[Mark]]:
    """Return marks by period and side of the axis (``True`` is above it), those nearest to the axis first.

    Marks of higher confidence are nearest, and among these material acts.
    """
    stacks: defaultdict[tuple[int, bool], list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (not mark.is_sure, mark.quad % 2, mark.day, mark.href)):
        stacks[number_of(mark.day, unit), mark.quad <= 2].append(mark)
    return dict(stacks)


def lane(marks: Sequence[Mark], *, days: Sequence[str], width: int, beside: Sequence[Mark] = ()) -> Markup:
    """Draw one direction of a pair: each event is a mark at its time, cooperation above the axis, conflict below.

    If a period has more than ``_FULL`` events on a side, all marks shrink so that every one is visible.

    Args:
        marks: the events.
        days: the ISO days that the time scale has to cover.
        width: in pixels.
        beside: the marks of the drawing next to this one; both get the same height, so that their axes are level.

    """
    scale = _Scale(days, width, left=_left(width))
    stacks, others = stacked(marks, scale.unit), stacked(beside, scale.unit)
    heights: dict[bool, int] = {True: 1, False: 1}
    for (_, is_up), stack in [*stacks.items(), *others.items()]:
        heights[is_up] = max(heights[is_up], len(stack))
    size = min(15.0, max(4.0, scale.step * 0.92), 15.0 * _FULL / max(_FULL, *heights.values()))
    pitch = size + 1.5
    zero, height = 6 + heights[True] * pitch, 12 + sum(heights.values()) * pitch + _AXIS
    parts = [scale.ticks(height), _rule(scale.left, width, zero, "axis")]
    if scale.left > _LEFT:
        parts += [
            _label_left(scale.left, zero - 6, "cooperation"),
            _label_left(scale.left, zero + 14, "conflict"),
        ]
    for (number, is_up), stack in sorted(stacks.items()):
        centre = scale.x(number) + scale.step / 2
        for place, mark in enumerate(stack):
            middle = zero - 3 - (place + 0.5) * pitch if is_up else zero + 3 + (place + 0.5) * pitch
            parts.append(_mark(mark, centre, middle, size))
    return _svg(width, round(height), parts)


def _mark(mark: Mark, x: float, y: float, size: float) -> str:
    """Draw an event at a point; smaller if its confidence is low."""
    size *= 1.0 if mark.is_sure else _UNSURE
    kind = "" if mark.is_fact else ' class="open"'
    return (
        f'<a href="{plain(mark.href)}" tabindex="-1"{kind}>'
        f'<g transform="translate({_n(x - size / 2)} {_n(y - size / 2)}) '
        f'scale({size / 12:.2f})"><title>{plain(mark.title)}</title>{GLYPHS.get(mark.quad, "")}'
        '<rect width="12" height="12" class="hit"/></g></a>'
    )


def share(quads: Quads, length: float = 1.0) -> Markup:
    """Draw the shares of the quad classes in an actor's or a pair's events as one thin bar.

    Args:
        quads: the numbers of events by quad class.
        length: the length of the bar, 0 to 1: the number of events relative to the largest number in the list.

    """
    total = sum(quads)
    if not total:
        return Markup("")
    parts, x = [], 0.0
    for quad in (2, 1, 3, 4):
        size = max(4.0, 100 * length) * quads[quad - 1] / total
        if size:
            width = _n(max(0.4, size - 0.8))
            parts.append(f'<rect x="{_n(x + 0.4)}" y="0.5" width="{width}" height="7" class="q{quad}"/>')
        x += size
    return Markup(  # noqa: S704 - numbers alone
        '<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


class _Scale:
    """The time scale of a drawing: the shortest unit that fits its width, and the position of each period."""

    def __init__(self, days: Sequence[str], width: int, *, left: int = _LEFT) -> None:
        room, self._width, self.left = width - left - 4, width, left
        self.unit = unit_for(days, most=min(WIDEST, room // 8))
        self._first, self._last = number_of(min(days), self.unit), number_of(max(days), self.unit)
        # If there are few periods, they are spread out, but not so far that they no longer look adjacent.
        self.step = min(110.0, room / (self._last - self._first + 1))

    def x(self, number: int) -> float:
        """Return the left edge of a period."""
        return self.left + self.step * (number - self._first)

    def ticks(self, height: float, *, top: float = 0) -> str:
        """Draw as many lines with labels (days, months or years) as there is room for."""
        foot, base = _n(height - _AXIS + 4), _n(height - 5)
        return "".join(
            f'<path d="M{_n(self.x(number))} {_n(top)}V{foot}" class="grid"/>'
            f'<text x="{_n(self.x(number))}" y="{base}">{says}</text>'
            for number, says in labels(self._first, self._last, self.unit, step=self.step)
            if self.x(number) < self._width - 36
        )


def _left(width: int) -> int:
    """Return where the axis of a lane begins, in pixels from its left edge."""
    return _SIDES if width > NARROW else _LEFT


def _levels(left: float, width: float, zero: float, step: float, up: int, down: int) -> list[str]:
    """Label the highest value on each side, so that heights can be read."""
    parts = []
    for number, y in ((up, zero - up * step), (down, zero + down * step)):
        if number:
            parts.append(_rule(left, width, y, "grid"))
            parts.append(_label_left(left, y + (4 if y > zero else 6), number))
    return parts


def _label_left(left: float, y: float, label: str | int) -> str:
    """Write a label to the left of the axis."""
    return f'<text x="{_n(left - 5)}" y="{_n(y)}" class="end">{label}</text>'


def _rule(left: float, right: float, y: float, kind: str) -> str:
    return f'<path d="M{_n(left)} {_n(y)}H{_n(right)}" class="{kind}"/>'


def _svg(width: int, height: int, parts: Sequence[str]) -> Markup:
    """Return an SVG made of parts, in which the caller has escaped foreign text (a page has hundreds of parts)."""
    return Markup(  # noqa: S704
        f'<svg class="drawing" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'
        f"{''.join(parts)}</svg>"
    )


def _n(value: float) -> str:
    """Return a coordinate as text with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
