"""The map by Altair, to save and for notebooks: points as circles, countries tinted, small ones with a mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.web.chart_style import INK, PAPER, SOFT, STROKES, finished, library, told_counts
from communique.web.map_drawing import WORLD, is_dot
from communique.web.places import Area, MapPlace, areas, spots
from communique.web.wording import conflict_share, country_text
from communique.web.world import middle, topology

if TYPE_CHECKING:
    import altair as alt

MAJORITY_NAMES = ("no more conflict than cooperation", "more conflict")
_LIGHT, _DARK = "#e6d9b4", "#c9a94e"
_DOT = 90
"""Square pixels of the mark of a country that is too small to be seen."""


def map_chart(rows: Sequence[MapPlace]) -> alt.Chart:
    """Return places on a world map: points as circles; a country is tinted if it has events without a point.

    >>> map_chart([]).to_dict()["title"]["text"]
    'Where it took place'
    """
    alt = library()
    outlines = alt.InlineData(values=topology(), format=alt.DataFormat(type="topojson", feature="countries"))
    land = alt.Chart(outlines).mark_geoshape(fill="#e9e5db", stroke=PAPER, strokeWidth=0.5)
    points, vague = spots(rows), [area for area in areas(rows) if area.vague]
    layers = [
        land,
        *(_tinted(alt, outlines, vague) if vague else []),
        *([_circles(alt, points)] if points else []),
    ]
    drawn = alt.layer(*layers).project("equalEarth").properties(width=900, height=440)
    return finished(alt, drawn.resolve_scale(fill="independent"), "Where it took place")


def _tinted(alt: Any, outlines: Any, vague: Sequence[Area]) -> list[Any]:
    """Return the countries with events of which only the country or a region of it is known, small ones also as dots."""
    numbers = [area.vague for area in vague]
    scale = alt.Scale(domain=[min(numbers), max(numbers)], range=[_LIGHT, _DARK])
    told = alt.Legend(title="events without a closer place", orient="bottom", tickMinStep=1)
    tints = [{"id": area.code, "country": country_text(area.code), "events": area.vague} for area in vague]
    looked = alt.LookupData(alt.Data(values=tints), key="id", fields=["country", "events"])
    tooltip = ["country:N", "events:Q"]
    shapes = (
        alt.Chart(outlines)
        .transform_lookup(lookup="id", from_=looked)
        .transform_filter("isValid(datum.events)")
        .mark_geoshape(stroke=PAPER, strokeWidth=0.5)
        .encode(fill=alt.Fill("events:Q", scale=scale, legend=told), tooltip=tooltip)
    )
    dots = [
        tint | {"lon": at[0], "lat": at[1]}
        for area, tint in zip(vague, tints, strict=True)
        if is_dot(area.code, WORLD) and (at := middle(area.code)) is not None
    ]
    if not dots:
        return [shapes]
    marks = (
        alt.Chart(alt.Data(values=dots))
        .mark_circle(size=_DOT, stroke=INK, strokeDash=[2, 2], strokeWidth=1, opacity=1)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            fill=alt.Fill("events:Q", scale=scale, legend=None),
            tooltip=tooltip,
        )
    )
    return [shapes, marks]


def _circles(alt: Any, rows: Sequence[MapPlace]) -> Any:
    """Return the points, sized by the number of their events; triangles if most of these are conflict."""
    points = [
        {
            "place": row.name,
            "lat": row.lat,
            "lon": row.lon,
            "events": row.n_events,
            "conflict": round(conflict_share(row.quads), 3),
            "mostly": MAJORITY_NAMES[sum(row.quads[2:]) > sum(row.quads[:2])],
        }
        for row in rows
    ]
    shapes = alt.Scale(domain=list(MAJORITY_NAMES), range=["circle", "triangle-up"])
    kinds = alt.Legend(title=None, orient="bottom", symbolFillColor=SOFT, symbolStrokeColor=SOFT)
    tints = alt.Scale(domain=[0, 0.5, 1], range=[STROKES[0], "#8f8675", STROKES[2]], interpolate="rgb")
    told = alt.Legend(title="share of conflict", format=".0%", orient="bottom", values=[0, 0.5, 1])
    return (
        alt.Chart(alt.Data(values=points))
        .mark_point(stroke=PAPER, strokeWidth=1, opacity=1)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            shape=alt.Shape("mostly:N", scale=shapes, legend=kinds),
            size=alt.Size("events:Q", scale=alt.Scale(range=[30, 500]), legend=None),
            fill=alt.Fill("conflict:Q", scale=tints, legend=told),
            tooltip=["place:N", *told_counts(alt)],
        )
    )
