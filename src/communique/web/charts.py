"""Charts by Altair, to save as SVG, PNG or HTML, for notebooks, and for pages that want to be moved and hovered.

The same functions make all of them: the rows behind a chart come from :mod:`communique.web.activity`. Colours tell
the four quad classes apart, and so do position (cooperation above, conflict below), shape and fill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError
from communique.record import PairRow
from communique.web.activity import Activity
from communique.web.drawing import Mark
from communique.web.periods import first_day, last_day, number_of, period_says, unit_for
from communique.web.places import PlaceRow, areas, spots
from communique.web.wording import QUADS, country_says
from communique.web.world import topology

if TYPE_CHECKING:
    import altair as alt

FILLS = ("#d8e6f0", "#1f5c8b", "#f6ddd3", "#a3371b")
STROKES = ("#1f5c8b", "#1f5c8b", "#a3371b", "#a3371b")
SHAPES = ("circle", "circle", "triangle-up", "triangle-up")
_INK, _SOFT, _RULE, _PAPER = "#1d1c1a", "#5c5850", "#dcd7cc", "#fbfaf7"
_SERIF = "Charter, Georgia, 'Liberation Serif', serif"
_SANS = "system-ui, 'Liberation Sans', sans-serif"


def series_chart(activity: Activity, *, title: str = "Events") -> alt.Chart:
    """Return bars by quad class and week, or longer where time is long: cooperation up, conflict down.

    >>> activity = Activity(total=3, undated=0, quads=(1, 0, 2, 0), days=(("2019-04-08", (1, 0, 2, 0)),))
    >>> series_chart(activity).to_dict()["title"]["text"]
    'Events by day'
    """
    unit = activity.unit
    rows: list[dict[str, Any]] = []
    for number, counts in activity.by(unit):
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
            x=alt.X("from:T", title=None, axis=_months(alt)),
            x2="to:T",
            y=alt.Y("start:Q", title="events", axis=axis),
            y2="end:Q",
            fill=_fill(alt),
            stroke=_stroke(alt),
            tooltip=["period:N", "class:N", "events:Q"],
        )
    )
    line = alt.Chart(alt.Data(values=[{}])).mark_rule(color=_INK).encode(y=alt.datum(0))
    return _finished(alt, (encoded + line).properties(width=760, height=260), f"{title} by {unit}")


def pair_chart(
    one: str, two: str, *, there: Sequence[Mark], back: Sequence[Mark], is_linked: bool = False
) -> alt.Chart:
    """Return each event between two actors as a mark at its time, one direction above the other.

    >>> pair_chart("South Korea", "North Korea", there=[], back=[]).to_dict()["title"]["text"]
    'South Korea and North Korea'
    """
    rows: list[dict[str, Any]] = []
    ways = [f"{one} to {two}", f"{two} to {one}"]
    unit = unit_for((mark.day for mark in [*there, *back]), most=90)
    for way, marks in zip(ways, (there, back), strict=True):
        stacks: defaultdict[tuple[int, bool], int] = defaultdict(int)
        for mark in sorted(marks, key=lambda mark: (mark.quad % 2, mark.day, mark.href)):
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
            }
            rows.append(row | ({"href": mark.href} if is_linked else {}))
    alt = library()
    encoding: dict[str, Any] = {"href": "href:N"} if is_linked and rows else {}
    points = (
        alt.Chart()
        .mark_point(size=90, strokeWidth=1.4, opacity=1)
        .encode(
            x=alt.X("when:T", title=None, axis=_months(alt), scale=alt.Scale(padding=12)),
            y=alt.Y(
                "level:Q", title=None, axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, grid=False)
            ),
            shape=alt.Shape(
                "class:N", scale=alt.Scale(domain=list(QUADS.values()), range=list(SHAPES)), title=None
            ),
            fill=_fill(alt),
            stroke=_stroke(alt),
            tooltip=["event:N"],
            **encoding,
        )
    )
    line = alt.Chart().mark_rule(color=_INK).encode(y=alt.datum(0))
    panels = alt.layer(points, line, data=alt.Data(values=rows)).properties(width=760, height=180)
    faceted = panels.facet(
        row=alt.Row(
            "way:N",
            title=None,
            sort=ways,
            header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start"),
        )
    )
    return _finished(alt, faceted, f"{one} and {two}")


def matrix_chart(
    codes: Sequence[str], rows: Sequence[PairRow], *, title: str = "Who deals with whom"
) -> alt.Chart:
    """Return the pairs of countries as a matrix: the number of events, and the share of conflict in it.

    >>> matrix_chart(["KOR", "PRK"], [PairRow(source="KOR", target="PRK", quads=(1, 0, 0, 1))]).to_dict()["title"]["text"]
    'Who deals with whom'
    """
    names = [country_says(code) for code in codes]
    values = [
        {
            "by": country_says(row.source),
            "to": country_says(row.target),
            "events": row.total,
            "conflict": round((row.quads[2] + row.quads[3]) / row.total, 3),
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
    cells = base.mark_rect(stroke=_PAPER).encode(
        fill=alt.Fill(
            "conflict:Q",
            scale=alt.Scale(domain=[0, 0.5, 1], range=["#a8c8e0", "#efece4", "#eeb39c"], interpolate="rgb"),
            legend=alt.Legend(title="share of conflict", format=".0%", orient="bottom"),
        ),
        tooltip=["by:N", "to:N", "events:Q", alt.Tooltip("conflict:Q", format=".0%")],
    )
    size = max(1, len(codes)) * 44
    numbers = base.mark_text(color=_INK).encode(text="events:Q")
    return _finished(alt, (cells + numbers).properties(width=size, height=size), title)


def map_chart(rows: Sequence[PlaceRow], *, title: str = "Where it took place") -> alt.Chart:
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
            "conflict": round((row.quads[2] + row.quads[3]) / max(1, sum(row.quads)), 3),
        }
        for row in spots(rows)
    ]
    tints = [
        {"id": area.code, "country": country_says(area.code), "events": area.vague}
        for area in areas(rows)
        if area.vague
    ]
    outlines = alt.InlineData(values=topology(), format=alt.DataFormat(type="topojson", feature="countries"))
    land = alt.Chart(outlines).mark_geoshape(fill="#e9e5db", stroke=_PAPER, strokeWidth=0.5)
    tinted = (
        alt.Chart(outlines)
        .transform_lookup(
            lookup="id", from_=alt.LookupData(alt.Data(values=tints), key="id", fields=["country", "events"])
        )
        .transform_filter("isValid(datum.events)")
        .mark_geoshape(stroke=_PAPER, strokeWidth=0.5)
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
        .mark_circle(stroke=_PAPER, strokeWidth=1, opacity=1)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size("events:Q", scale=alt.Scale(range=[30, 500]), legend=None),
            fill=alt.Fill(
                "conflict:Q",
                scale=alt.Scale(domain=[0, 1], range=[STROKES[0], STROKES[2]]),
                legend=alt.Legend(title="share of conflict", format=".0%", orient="bottom"),
            ),
            tooltip=["place:N", "events:Q", alt.Tooltip("conflict:Q", format=".0%")],
        )
    )
    layers = [land, *([tinted] if tints else []), *([circles] if points else [])]
    drawn = alt.layer(*layers).project("equalEarth").properties(width=900, height=440)
    return _finished(alt, drawn.resolve_scale(fill="independent"), title)


def library() -> Any:
    """Return Altair.

    Raises:
        CommuniqueError: it is not installed.

    """
    try:
        import altair as alt
    except ModuleNotFoundError as error:
        raise CommuniqueError("charts need altair: pip install 'communique[web]'") from error
    return alt


def _months(alt: Any) -> Any:
    return alt.Axis(
        grid=False,
        labelExpr="month(datum.value) == 0 ? timeFormat(datum.value, '%b %Y') : timeFormat(datum.value, date(datum.value) == 1 ? '%b' : '%e %b')",
        labelOverlap=True,
        tickCount=10,
    )


def _fill(alt: Any) -> Any:
    return alt.Fill(
        "class:N", scale=alt.Scale(domain=list(QUADS.values()), range=list(FILLS)), legend=_legend(alt)
    )


def _stroke(alt: Any) -> Any:
    return alt.Stroke(
        "class:N", scale=alt.Scale(domain=list(QUADS.values()), range=list(STROKES)), legend=_legend(alt)
    )


def _legend(alt: Any) -> Any:
    """Return the legend that fill, stroke and shape share, so that they are drawn as one."""
    return alt.Legend(title=None, orient="top", symbolStrokeWidth=1.4)


def _finished(alt: Any, chart: Any, title: str) -> alt.Chart:
    """Return a chart in the dress that all share."""
    dressed = chart.properties(
        title=alt.Title(title, anchor="start", font=_SERIF, fontSize=18, color=_INK, offset=12),
        background=_PAPER,
    )
    return (  # type: ignore[no-any-return]
        dressed.configure_view(stroke=None)
        .configure_axis(
            labelFont=_SANS,
            titleFont=_SANS,
            labelColor=_SOFT,
            titleColor=_SOFT,
            gridColor=_RULE,
            domainColor=_RULE,
            tickColor=_RULE,
            titleFontWeight="normal",
        )
        .configure_legend(
            labelFont=_SANS, titleFont=_SANS, labelColor=_INK, titleColor=_SOFT, titleFontWeight="normal"
        )
        .configure_header(labelFont=_SERIF, labelFontSize=14, labelColor=_INK)
    )
