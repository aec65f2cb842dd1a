"""Altair charts: to save as SVG, PNG or HTML, for notebooks, and for the interactive charts of the pages.

The four quad classes differ not only in colour but also in position (cooperation above, conflict below), shape and
fill. As in the drawings of the pages, what the text does not report as fact is dashed, and what the reader is not sure
of is small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from communique.record import PairRow
from communique.web.activity import Activity, piled
from communique.web.chart_style import (
    INK,
    PAPER,
    fill,
    finished,
    legend,
    levels,
    library,
    months,
    shape,
    stroke,
    told_counts,
)
from communique.web.drawing import Mark, stacked
from communique.web.matrices import busiest_text
from communique.web.periods import Unit, first_day, last_day, period_text, unit_for
from communique.web.wording import QUADS, conflict_share, country_text, percent

if TYPE_CHECKING:
    import altair as alt

FACT_NAMES = ("reported as fact", "planned, alleged, denied or supposed")
SURENESS_NAMES = ("sure", "less sure")
SIDES_TITLE = "← conflict   events   cooperation →"


def series_chart(activity: Activity) -> alt.Chart:
    """Return bars by quad class and week, or a longer period for a long time: cooperation up, conflict down.

    Events that are not drawn, such as those long before or after all others, are counted under the title.

    >>> activity = Activity(total=3, undated=0, quads=(1, 0, 2, 0), days=(("2019-04-08", (1, 0, 2, 0)),))
    >>> series_chart(activity).to_dict()["title"]["text"]
    'Events by day'
    """
    alt, rows = library(), list(_bars(activity.drawn))
    bars = (
        alt.Chart(alt.Data(values=rows))
        .mark_rect(strokeWidth=1)
        .encode(
            x=alt.X("from:T", title=None, axis=months(alt)),
            x2="to:T",
            y=alt.Y("start:Q", title=SIDES_TITLE, axis=levels(alt)),
            y2="end:Q",
            fill=fill(alt),
            stroke=stroke(alt),
            tooltip=["period:N", "class:N", "events:Q"],
        )
    )
    line = alt.Chart(alt.Data(values=[{}])).mark_rule(color=INK).encode(y=alt.datum(0))
    shapes = _legend_shapes(alt, QUADS.values() if rows else ())
    drawn = (bars + shapes + line).properties(width=760, height=260)
    return finished(alt, drawn, f"Events by {activity.drawn.unit}", activity.left_out_text)


def _bars(drawn: Activity) -> Iterator[dict[str, Any]]:
    """Yield a row for each quad class in the bar of each period."""
    unit = drawn.unit
    for number, counts in drawn.by(unit):
        for quad, start, end in piled(counts):
            yield {
                "from": first_day(number, unit).isoformat(),
                "to": (last_day(number, unit) + timedelta(days=1)).isoformat(),
                "period": period_text(number, unit),
                "class": QUADS[quad],
                "events": abs(end - start),
                "start": start,
                "end": end,
            }


def _legend_shapes(alt: Any, classes: Iterable[str]) -> Any:
    """Return invisible marks: bars have no shape, but the legend has to tell the classes apart without colours."""
    shapes = alt.Chart(alt.Data(values=[{"class": name} for name in classes]))
    return shapes.mark_point(size=0, strokeWidth=0, opacity=1).encode(
        shape=shape(alt), fill=fill(alt), stroke=stroke(alt)
    )


def pair_chart(
    one: str,
    two: str,
    *,
    there: Sequence[Mark],
    back: Sequence[Mark],
    is_linked: bool = False,
    note: str = "",
) -> alt.Chart:
    """Return each event between two actors as a mark at its time, with a panel for each direction.

    Args:
        one: the name of the first actor.
        two: the name of the second actor.
        there: the events of the upper panel, from ``one`` to ``two``.
        back: the events of the lower panel, from ``two`` to ``one``.
        is_linked: link each mark to the page of its event.
        note: a line under the title that says which events are not drawn.

    >>> pair_chart("South Korea", "North Korea", there=[], back=[]).to_dict()["title"]["text"]
    'South Korea and North Korea'

    """
    alt, unit = library(), unit_for((mark.day for mark in [*there, *back]), most=90)
    ways = [f"{one} to {two}", f"{two} to {one}"]
    rows = [
        row | {"way": way} | ({"href": mark.href} if is_linked else {})
        for way, marks in zip(ways, (there, back), strict=True)
        for mark, row in _stacked_rows(marks, unit)
    ]
    points = _points(alt, **({"href": "href:N"} if is_linked and rows else {}))
    line = alt.Chart().mark_rule(color=INK).encode(y=alt.datum(0))
    panels = alt.layer(points, line, data=alt.Data(values=rows)).properties(width=760, height=180)
    header = alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start")
    faceted = panels.facet(row=alt.Row("way:N", title=None, sort=ways, header=header))
    return finished(alt, faceted, f"{one} and {two}", note)


def _stacked_rows(marks: Sequence[Mark], unit: Unit) -> Iterator[tuple[Mark, dict[str, Any]]]:
    """Yield each mark with its row of data; marks of one period are stacked above or below the line."""
    for (number, is_up), stack in stacked(marks, unit).items():
        for level, mark in enumerate(stack, 1):
            yield (
                mark,
                {
                    "when": first_day(number, unit).isoformat(),
                    "class": QUADS.get(mark.quad, ""),
                    "level": level if is_up else -level,
                    "event": mark.title,
                    "told": FACT_NAMES[not mark.is_fact],
                    "sure": SURENESS_NAMES[not mark.is_sure],
                },
            )


def _points(alt: Any, **more: Any) -> Any:
    """Return the marks of a pair: those not reported as fact are dashed and pale, less sure ones are small."""
    dashes = alt.StrokeDash(
        "told:N",
        scale=alt.Scale(domain=list(FACT_NAMES), range=[[1, 0], [2.5, 2]]),
        legend=legend(alt, symbolFillColor="transparent", symbolStrokeColor=INK, labelLimit=0),
    )
    pale = alt.Scale(domain=list(FACT_NAMES), range=[1, 0.3])
    small = alt.Scale(domain=list(SURENESS_NAMES), range=[90, 32])
    return (
        alt.Chart()
        .mark_point(strokeWidth=1.4, opacity=1)
        .encode(
            x=alt.X("when:T", title=None, axis=months(alt), scale=alt.Scale(padding=12)),
            y=alt.Y("level:Q", title=SIDES_TITLE, axis=levels(alt, grid=False)),
            shape=shape(alt),
            fill=fill(alt),
            stroke=stroke(alt),
            strokeDash=dashes,
            fillOpacity=alt.FillOpacity("told:O", scale=pale, legend=None),
            size=alt.Size("sure:O", scale=small, legend=None),
            tooltip=["event:N"],
            **more,
        )
    )


def matrix_chart(codes: Sequence[str], rows: Sequence[PairRow]) -> alt.Chart:
    """Return pairs of countries as a matrix: the number of events, and the share of conflict among them.

    Only the ``rows`` between two of the ``codes`` are drawn. The title says how many of the countries these are.

    >>> matrix_chart(["KOR", "PRK"], [PairRow(source="KOR", target="PRK", quads=(1, 0, 0, 1))]).to_dict()["title"]["text"]
    'Who deals with whom'
    """
    alt, names = library(), [country_text(code) for code in codes]
    base = alt.Chart(alt.Data(values=list(_cells(codes, rows)))).encode(
        x=alt.X(
            "to:N",
            sort=names,
            title="received it",
            scale=alt.Scale(domain=names),
            axis=alt.Axis(orient="top", labelAngle=-35),
        ),
        y=alt.Y("by:N", sort=names, title="did it", scale=alt.Scale(domain=names)),
    )
    tints = alt.Scale(domain=[0, 0.5, 1], range=["#a8c8e0", "#efece4", "#eeb39c"], interpolate="rgb")
    told = alt.Legend(title="▲ share of conflict", format=".0%", orient="bottom")
    cells = base.mark_rect(stroke=PAPER).encode(
        fill=alt.Fill("conflict:Q", scale=tints, legend=told), tooltip=["by:N", "to:N", *told_counts(alt)]
    )
    numbers = base.mark_text(color=INK, fontSize=12, dy=-6).encode(text="events:Q")
    shares = base.mark_text(color=INK, fontSize=9, dy=9).encode(text="share:N")
    size = max(1, len(codes)) * 44
    drawn = (cells + numbers + shares).properties(width=size, height=size)
    return finished(alt, drawn, "Who deals with whom", busiest_text(codes, rows))


def _cells(codes: Sequence[str], rows: Sequence[PairRow]) -> Iterator[dict[str, Any]]:
    """Yield a row of data for each pair of two of the countries."""
    for row in rows:
        if row.source in codes and row.target in codes and row.total:
            yield {
                "by": country_text(row.source),
                "to": country_text(row.target),
                "events": row.total,
                "conflict": round(conflict_share(row.quads), 3),
                "share": f"▲ {percent(sum(row.quads[2:]), row.total)}",
            }
