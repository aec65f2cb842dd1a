"""Charts by Altair, to save as SVG, PNG or HTML, for notebooks, and for pages that want to be moved and hovered.

The same functions make all of them: the rows behind a chart come from :mod:`communique.web.activity`. Colours tell
the four quad classes apart, and so do position (cooperation above, conflict below), shape and fill; what the text does
not tell as fact is dashed, and what the reader is not sure of is small, as in the drawings of the pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from communique.record import PairRow
from communique.web.activity import Activity
from communique.web.drawing import Mark
from communique.web.dress import (
    INK,
    PAPER,
    SOFT,
    STROKES,
    fill,
    finished,
    legend,
    library,
    months,
    shape,
    stroke,
)
from communique.web.matrices import says_busiest
from communique.web.periods import first_day, last_day, number_of, period_says, unit_for
from communique.web.places import MapPlace, areas, spots
from communique.web.wording import QUADS, conflict_share, country_says, percent
from communique.web.world import topology

if TYPE_CHECKING:
    import altair as alt

TOLD_AS = ("told as fact", "planned, alleged, denied or supposed")
SURE_AS = ("sure", "less sure")
SIDES = "← conflict   events   cooperation →"
MOSTLY = ("no more conflict than cooperation", "more conflict")


def series_chart(activity: Activity, *, title: str = "Events") -> alt.Chart:
    """Return bars by quad class and week, or longer where time is long: cooperation up, conflict down.

    What lies long before or after all else is not drawn, and counted under the title.

    >>> activity = Activity(total=3, undated=0, quads=(1, 0, 2, 0), days=(("2019-04-08", (1, 0, 2, 0)),))
    >>> series_chart(activity).to_dict()["title"]["text"]
    'Events by day'
    """
    drawn = activity.drawn
    unit = drawn.unit
    rows: list[dict[str, Any]] = []
    for number, counts in drawn.by(unit):
        top, bottom = 0, 0
        for quad in (2, 1, 4, 3):  # deeds lie next to the line
            size = counts[quad - 1]
            start = top if quad <= 2 else bottom
            end = start + size if quad <= 2 else start - size
            top, bottom = (end, bottom) if quad <= 2 else (top, end)
            if size:
                rows.append(
                    {
                        "from": first_day(number, unit).isoformat(),
                        "to": (last_day(number, unit) + timedelta(days=1)).isoformat(),
                        "period": period_says(number, unit),
                        "class": QUADS[quad],
                        "events": size,
                        "start": start,
                        "end": end,
                    }
                )
    alt = library()
    axis = alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1)
    encoded = (
        alt.Chart(alt.Data(values=rows))
        .mark_rect(strokeWidth=1)
        .encode(
            x=alt.X("from:T", title=None, axis=months(alt)),
            x2="to:T",
            y=alt.Y("start:Q", title=SIDES, axis=axis),
            y2="end:Q",
            fill=fill(alt),
            stroke=stroke(alt),
            tooltip=["period:N", "class:N", "events:Q"],
        )
    )
    line = alt.Chart(alt.Data(values=[{}])).mark_rule(color=INK).encode(y=alt.datum(0))
    # Marks of no size: bars have no shape, but the legend is to tell the classes apart without their colours.
    shapes = alt.Chart(alt.Data(values=[{"class": name} for name in QUADS.values()] if rows else []))
    named = shapes.mark_point(size=0, strokeWidth=0, opacity=1).encode(
        shape=shape(alt), fill=fill(alt), stroke=stroke(alt)
    )
    return finished(
        alt,
        (encoded + named + line).properties(width=760, height=260),
        f"{title} by {unit}",
        activity.says_left_out,
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
    """Return each event between two actors as a mark at its time, one direction above the other.

    ``note`` stands under the title: of how many these are the newest.

    >>> pair_chart("South Korea", "North Korea", there=[], back=[]).to_dict()["title"]["text"]
    'South Korea and North Korea'
    """
    rows: list[dict[str, Any]] = []
    ways = [f"{one} to {two}", f"{two} to {one}"]
    unit = unit_for((mark.day for mark in [*there, *back]), most=90)
    for way, marks in zip(ways, (there, back), strict=True):
        stacks: defaultdict[tuple[int, bool], int] = defaultdict(int)
        for mark in sorted(marks, key=lambda mark: (not mark.is_sure, mark.quad % 2, mark.day, mark.href)):
            number, is_up = number_of(mark.day, unit), mark.quad <= 2
            stacks[number, is_up] += 1
            level = stacks[number, is_up] * (1 if is_up else -1)
            week = first_day(number, unit).isoformat()
            row = {
                "when": week,
                "class": QUADS.get(mark.quad, ""),
                "level": level,
                "way": way,
                "event": mark.says,
                "told": TOLD_AS[not mark.is_fact],
                "sure": SURE_AS[not mark.is_sure],
            }
            rows.append(row | ({"href": mark.href} if is_linked else {}))
    alt = library()
    encoding: dict[str, Any] = {"href": "href:N"} if is_linked and rows else {}
    points = (
        alt.Chart()
        .mark_point(strokeWidth=1.4, opacity=1)
        .encode(
            x=alt.X("when:T", title=None, axis=months(alt), scale=alt.Scale(padding=12)),
            y=alt.Y(
                "level:Q", title=SIDES, axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, grid=False)
            ),
            shape=shape(alt),
            fill=fill(alt),
            stroke=stroke(alt),
            strokeDash=alt.StrokeDash(
                "told:N",
                scale=alt.Scale(domain=list(TOLD_AS), range=[[1, 0], [2.5, 2]]),
                legend=legend(alt, symbolFillColor="transparent", symbolStrokeColor=INK, labelLimit=0),
            ),
            fillOpacity=alt.FillOpacity(
                "told:O", scale=alt.Scale(domain=list(TOLD_AS), range=[1, 0.3]), legend=None
            ),
            size=alt.Size("sure:O", scale=alt.Scale(domain=list(SURE_AS), range=[90, 32]), legend=None),
            tooltip=["event:N"],
            **encoding,
        )
    )
    line = alt.Chart().mark_rule(color=INK).encode(y=alt.datum(0))
    panels = alt.layer(points, line, data=alt.Data(values=rows)).properties(width=760, height=180)
    faceted = panels.facet(
        row=alt.Row(
            "way:N",
            title=None,
            sort=ways,
            header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start"),
        )
    )
    return finished(alt, faceted, f"{one} and {two}", note)


def matrix_chart(
    codes: Sequence[str], rows: Sequence[PairRow], *, title: str = "Who deals with whom"
) -> alt.Chart:
    """Return pairs of countries as a matrix: the number of events, and the share of conflict in it.

    Of all ``rows`` those between two of the ``codes`` are drawn; the countries are counted under the title.

    >>> matrix_chart(["KOR", "PRK"], [PairRow(source="KOR", target="PRK", quads=(1, 0, 0, 1))]).to_dict()["title"]["text"]
    'Who deals with whom'
    """
    names = [country_says(code) for code in codes]
    values = [
        {
            "by": country_says(row.source),
            "to": country_says(row.target),
            "events": row.total,
            "conflict": round(conflict_share(row.quads), 3),
            "share": f"▲ {percent(sum(row.quads[2:]), row.total)}",
        }
        for row in rows
        if row.source in codes and row.target in codes and row.total
    ]
    alt = library()
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X(
            "to:N",
            sort=names,
            title="received it",
            scale=alt.Scale(domain=names),
            axis=alt.Axis(orient="top", labelAngle=-35),
        ),
        y=alt.Y("by:N", sort=names, title="did it", scale=alt.Scale(domain=names)),
    )
    cells = base.mark_rect(stroke=PAPER).encode(
        fill=alt.Fill(
            "conflict:Q",
            scale=alt.Scale(domain=[0, 0.5, 1], range=["#a8c8e0", "#efece4", "#eeb39c"], interpolate="rgb"),
            legend=alt.Legend(title="▲ share of conflict", format=".0%", orient="bottom"),
        ),
        tooltip=["by:N", "to:N", "events:Q", alt.Tooltip("conflict:Q", format=".0%")],
    )
    size = max(1, len(codes)) * 44
    numbers = base.mark_text(color=INK, fontSize=12, dy=-6).encode(text="events:Q")
    shares = base.mark_text(color=INK, fontSize=9, dy=9).encode(text="share:N")
    return finished(
        alt, (cells + numbers + shares).properties(width=size, height=size), title, says_busiest(codes, rows)
    )


def map_chart(rows: Sequence[MapPlace], *, title: str = "Where it took place") -> alt.Chart:
    """Return places on the world's map: towns as circles, countries tinted where no point is known.

    >>> map_chart([]).to_dict()["title"]["text"]
    'Where it took place'
    """
    alt = library()
    points = [
        {
            "place": row.name,
            "lat": row.lat,
            "lon": row.lon,
            "events": row.n_events,
            "conflict": round(conflict_share(row.quads), 3),
            "mostly": MOSTLY[sum(row.quads[2:]) > sum(row.quads[:2])],
        }
        for row in spots(rows)
    ]
    tints = [
        {"id": area.code, "country": country_says(area.code), "events": area.vague}
        for area in areas(rows)
        if area.vague
    ]
    outlines = alt.InlineData(values=topology(), format=alt.DataFormat(type="topojson", feature="countries"))
    land = alt.Chart(outlines).mark_geoshape(fill="#e9e5db", stroke=PAPER, strokeWidth=0.5)
    tinted = (
        alt.Chart(outlines)
        .transform_lookup(
            lookup="id", from_=alt.LookupData(alt.Data(values=tints), key="id", fields=["country", "events"])
        )
        .transform_filter("isValid(datum.events)")
        .mark_geoshape(stroke=PAPER, strokeWidth=0.5)
        .encode(
            fill=alt.Fill(
                "events:Q",
                scale=alt.Scale(range=["#e6d9b4", "#c9a94e"]),
                legend=alt.Legend(title="events known no closer", orient="bottom", tickMinStep=1),
            ),
            tooltip=["country:N", "events:Q"],
        )
    )
    circles = (
        alt.Chart(alt.Data(values=points))
        .mark_point(stroke=PAPER, strokeWidth=1, opacity=1)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            shape=alt.Shape(
                "mostly:N",
                scale=alt.Scale(domain=list(MOSTLY), range=["circle", "triangle-up"]),
                legend=alt.Legend(title=None, orient="bottom", symbolFillColor=SOFT, symbolStrokeColor=SOFT),
            ),
            size=alt.Size("events:Q", scale=alt.Scale(range=[30, 500]), legend=None),
            fill=alt.Fill(
                "conflict:Q",
                scale=alt.Scale(
                    domain=[0, 0.5, 1], range=[STROKES[0], "#8f8675", STROKES[2]], interpolate="rgb"
                ),
                legend=alt.Legend(
                    title="share of conflict", format=".0%", orient="bottom", values=[0, 0.5, 1]
                ),
            ),
            tooltip=["place:N", "events:Q", alt.Tooltip("conflict:Q", format=".0%")],
        )
    )
    layers = [land, *([tinted] if tints else []), *([circles] if points else [])]
    drawn = alt.layer(*layers).project("equalEarth").properties(width=900, height=440)
    return finished(alt, drawn.resolve_scale(fill="independent"), title)
