"""Charts as downloads, and as Vega-Lite for the script that draws the interactive charts."""

from __future__ import annotations

import functools
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from communique.errors import CommuniqueError
from communique.record import Record
from communique.web import charts, map_charts, places, rendering
from communique.web.activity import overview
from communique.web.dealings import chart_of, dealing
from communique.web.desk import desk_of
from communique.web.filters import EventQuery
from communique.web.matrices import MORE, busiest

router = APIRouter(include_in_schema=False)
KINDS = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json"}
Kind = Literal["svg", "png", "json"]
Events = Annotated[EventQuery, Query()]


@router.get("/charts/vega.js")
def vega() -> Response:
    """Return the script that draws interactive charts; it is in an installed package, not on another host."""
    return Response(
        _script(), media_type="text/javascript", headers={"Cache-Control": "public, max-age=86400, immutable"}
    )


@router.get("/charts/series.{kind}")
def series(request: Request, kind: Kind, query: Events) -> Response:
    """Return the chart of the events that meet the filters, over time."""
    activity = desk_of(request).ask(overview, **query.selection())
    return _answer(charts.series_chart, kind, activity)


@router.get("/charts/matrix.{kind}")
def pairs(request: Request, kind: Kind) -> Response:
    """Return the chart of the busiest pairs of countries."""
    rows = desk_of(request).ask(Record.pairs)
    return _answer(charts.matrix_chart, kind, busiest(rows, MORE)[0], rows)


@router.get("/charts/map.{kind}")
def where(request: Request, kind: Kind, query: Events) -> Response:
    """Return the map of the events that meet the filters."""
    return _answer(map_charts.map_chart, kind, desk_of(request).ask(places.place_list, query.selection()))


@router.get("/charts/pair.{kind}")
def pair(
    request: Request,
    kind: Kind,
    query: Events,
    one: Annotated[str, Query(min_length=1, max_length=200)],
    two: Annotated[str, Query(min_length=1, max_length=200)],
) -> Response:
    """Return the chart of what two actors did to each other."""
    found = dealing(desk_of(request), one, two, query)
    return _answer(chart_of, kind, found, is_linked=kind == "json")


def _answer(make: Any, kind: Kind, *given: Any, **named: Any) -> Response:
    try:
        body = rendering.render(make(*given, **named), kind)
    except CommuniqueError as error:
        raise HTTPException(501, str(error)) from error
    return Response(body, media_type=KINDS[kind], headers={"Cache-Control": "no-cache"})


@functools.cache
def _script() -> str:
    try:
        return rendering.script()
    except CommuniqueError as error:
        raise HTTPException(501, str(error)) from error
