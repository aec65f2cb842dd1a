"""The API: the rows of every list and entry, as JSON with a cursor, JSON lines or CSV, in the reading format's names."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from communique.errors import RecordError
from communique.model import to_json
from communique.record import EventRow, Layer, ProblemRow, StatementRow
from communique.web import places, queries, rosters, shelves
from communique.web.desk import desk_of
from communique.web.filters import ActorQuery, ArticleQuery, EventQuery, StatementQuery
from communique.web.pages import counts, one_event, reports_of
from communique.web.people import matching
from communique.web.periods import first_day
from communique.web.sending import LINES, PARQUET, Form, as_json, page, stream

router = APIRouter(prefix="/api")


class Error(BaseModel):
    """The one shape of every error."""

    error: dict[str, Any] = Field(
        examples=[{"status": 404, "message": "There is no such event in this record."}]
    )


class Events(BaseModel):
    """A page of events."""

    items: list[EventRow]
    count: int = Field(description="How many rows the filters leave", examples=[142])
    next: str | None = Field(
        description="`after` of the next page", examples=["2019-04-11|ev_fz2oixzfsmaokjtenw75xavsda"]
    )


class Statements(BaseModel):
    """A page of statements."""

    items: list[StatementRow]
    count: int
    next: str | None


class Judged(BaseModel):
    """The judgement that was written."""

    id: str = Field(examples=["ju_7q2m"], description="What to undo it by")


class Judgement(BaseModel):
    """What a person decides on an entry."""

    entry: str = Field(max_length=100, examples=["ev_fz2oixzfsmaokjtenw75xavsda"])
    verb: Literal["accept", "reject", "correct", "merge", "split"]
    field: str | None = Field(None, max_length=40, examples=["type"])
    value: Any = Field(None, examples=["CONSULT"])
    other: str | None = Field(None, max_length=100)
    why: str | None = Field(None, max_length=2000)
    who: str | None = Field(None, max_length=100)


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": Error, "description": says}
    for status, says in ((400, "Not understood"), (404, "Not in this record"), (422, "Not understood"))
}
_ALSO = {
    LINES: {"schema": {"type": "string"}},
    "text/csv": {"schema": {"type": "string"}},
    PARQUET: {"schema": {"type": "string", "format": "binary"}},
}


def _documented(model: Any) -> dict[int | str, dict[str, Any]]:
    return _ERRORS | {200: {"model": model, "content": _ALSO}}


@router.get("", include_in_schema=False, response_class=HTMLResponse)
def contents(request: Request) -> HTMLResponse:
    """Show what the API answers."""
    paths = request.app.openapi()["paths"]
    return desk_of(request).page(request, "api.html", paths=paths)


@router.get("/counts", summary="How many of everything the record holds")
def all_counts(request: Request) -> dict[str, int]:
    """Return the record's counts."""
    return counts(desk_of(request))


@router.get("/events", summary="Events", responses=_documented(Events), response_class=Response)
def events(
    request: Request,
    asked: Annotated[EventQuery, Query()],
    form: Form = "json",
    layer: Annotated[Layer, Query(description="Each event once, or each report of it")] = "events",
) -> Response:
    """Return events, each once or each report of them."""
    desk = desk_of(request)
    filters: Any = asked.filters()
    if form != "json":
        rows = desk.record.events(**filters | {"limit": _all_or(asked)}, layer=layer)
        return stream(rows, form, "events", kind=EventRow)
    found = list(desk.record.events(**filters | {"limit": asked.limit + 1}, layer=layer))
    total = desk.ask(queries.activity, filters, layer=layer).total
    return page(found, asked.limit, total)


@router.get("/events/{event_id}", summary="One event, its reports and judgements", responses=_ERRORS)
def event(request: Request, event_id: str) -> Response:
    """Return one event with all that is known of it."""
    desk = desk_of(request)
    found = one_event(desk, event_id)
    if found is None:
        raise HTTPException(404, "There is no such event in this record.")
    return as_json(
        {
            "event": found,
            "reports": reports_of(desk, found.id),
            "merges": desk.record.merges(found.id),
            "judgements": desk.record.history(found.id),
        }
    )


@router.get("/statements", summary="Statements", responses=_documented(Statements), response_class=Response)
def statements(request: Request, asked: Annotated[StatementQuery, Query()], form: Form = "json") -> Response:
    """Return statements."""
    desk = desk_of(request)
    filters: Any = asked.filters()
    if form != "json":
        rows = desk.record.statements(**filters | {"limit": _all_or(asked)})
        return stream(rows, form, "statements", kind=StatementRow)
    found = list(desk.record.statements(**filters | {"limit": asked.limit + 1}))
    return page(found, asked.limit, desk.ask(shelves.count_statements, filters))


@router.get("/statements/{statement_id}", summary="One statement and its judgements", responses=_ERRORS)
def statement(request: Request, statement_id: str) -> Response:
    """Return one statement and what people decided on it."""
    desk = desk_of(request)
    found = shelves.statement(desk.record, statement_id)
    if found is None:
        raise HTTPException(404, "There is no such statement in this record.")
    return as_json({"statement": found, "judgements": desk.record.history(statement_id)})


@router.get("/articles", summary="Articles", responses=_ERRORS, response_class=Response)
def articles(request: Request, asked: Annotated[ArticleQuery, Query()], form: Form = "json") -> Response:
    """Return articles, newest first."""
    desk = desk_of(request)
    limit = asked.limit + 1 if form == "json" else _all_or(asked)
    rows = shelves.article_list(desk.record, **asked.filters(), after=asked.after, limit=limit)
    if form != "json":
        return stream(rows, form, "articles", kind=shelves.ArticleRow)
    return page(rows, asked.limit, desk.ask(shelves.count_articles, **asked.filters()))


@router.get("/articles/{article_id}", summary="The reading of an article", responses=_ERRORS)
def article(request: Request, article_id: str) -> Response:
    """Return an article's reading whole, in the exchange format."""
    kept = shelves.kept(desk_of(request).record, article_id)
    if kept is None:
        raise HTTPException(404, "There is no such article in this record.")
    return Response(to_json(kept.reading), media_type="application/json")


@router.get("/actors", summary="Actors, busiest first", responses=_ERRORS, response_class=Response)
def actors(request: Request, asked: Annotated[ActorQuery, Query()], form: Form = "json") -> Response:
    """Return actors, busiest first."""
    rows = matching(desk_of(request).ask(rosters.actor_list), asked)
    if form != "json":
        return stream(rows[asked.start :][: _all_or(asked)], form, "actors", kind=rosters.ActorRow)
    shown = rows[asked.start : asked.start + asked.limit]
    more = asked.start + asked.limit if asked.start + asked.limit < len(rows) else None
    return as_json({"items": shown, "count": len(rows), "next_start": more})


@router.get("/series", summary="Events by week and quad class", responses=_ERRORS)
def series(request: Request, asked: Annotated[EventQuery, Query()]) -> Response:
    """Return numbers of events by week."""
    found = desk_of(request).ask(queries.activity, asked.filters())
    weeks = [
        {"week": first_day(number, "week").isoformat(), "quads": quads} for number, quads in found.by("week")
    ]
    return as_json({"count": found.total, "undated": found.undated, "quads": found.quads, "weeks": weeks})


@router.get("/pairs", summary="Pairs of countries, busiest first", responses=_ERRORS, response_class=Response)
def pairs(
    request: Request, form: Form = "json", limit: Annotated[int, Query(ge=1, le=100_000)] = 500
) -> Response:
    """Return pairs of countries, busiest first."""
    rows = desk_of(request).ask(queries.pairs)
    if form != "json":
        return stream(rows, form, "pairs", kind=queries.PairRow)
    return as_json({"items": rows[:limit], "count": len(rows), "next": None})


@router.get("/places", summary="Where events took place", responses=_ERRORS, response_class=Response)
def where(request: Request, asked: Annotated[EventQuery, Query()], form: Form = "json") -> Response:
    """Return the places of the events that the filters leave, most events first."""
    rows = desk_of(request).ask(places.place_list, asked.filters())
    if form != "json":
        return stream(rows[: _all_or(asked)], form, "places", kind=places.PlaceRow)
    return as_json({"items": rows[: asked.limit], "count": len(rows), "next": None})


@router.get(
    "/sites", summary="Sites, and how full their articles are", responses=_ERRORS, response_class=Response
)
def sites(request: Request, form: Form = "json") -> Response:
    """Return the sites, most articles first."""
    rows = desk_of(request).ask(shelves.site_list)
    if form != "json":
        return stream(rows, form, "sites", kind=shelves.SiteRow)
    return as_json({"items": rows, "count": len(rows), "next": None})


@router.get(
    "/problems", summary="What could not be read, and why", responses=_ERRORS, response_class=Response
)
def problems(
    request: Request,
    form: Form = "json",
    code: Annotated[str | None, Query(max_length=10, description="Those of a code alone")] = None,
) -> Response:
    """Return problems."""
    rows = (row for row in desk_of(request).record.problems() if code in {None, row.code})
    if form != "json":
        return stream(rows, form, "problems", kind=ProblemRow)
    found = list(rows)
    return as_json({"items": found, "count": len(found), "next": None})


@router.post(
    "/judgements", status_code=201, summary="Judge an entry", responses=_ERRORS | {409: {"model": Error}}
)
def judge(request: Request, given: Annotated[Judgement, Body()]) -> Judged:
    """Write a judgement; it outranks the reader."""
    desk = desk_of(request)
    try:
        made = desk.record.judge(
            given.entry,
            given.verb,
            who=given.who or desk.judge,
            why=given.why,
            field=given.field,
            value=given.value,
            other=given.other,
        )
    except RecordError as error:
        raise HTTPException(409, str(error)) from error
    desk.forget()
    return Judged(id=made)


@router.post(
    "/judgements/{judgement_id}/undo",
    status_code=201,
    summary="Undo a judgement",
    responses=_ERRORS | {409: {"model": Error}},
)
def undo(request: Request, judgement_id: str) -> Judged:
    """Take a judgement back."""
    desk = desk_of(request)
    try:
        made = desk.record.undo(judgement_id, who=desk.judge)
    except RecordError as error:
        raise HTTPException(409, str(error)) from error
    desk.forget()
    return Judged(id=made)


def _all_or(asked: Any) -> int | None:
    """Return the limit where the caller gives one; downloads hold all rows else."""
    return asked.limit if "limit" in asked.model_fields_set else None
