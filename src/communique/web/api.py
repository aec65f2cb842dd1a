"""The API: every list and entry as JSON with a cursor, JSON lines or CSV, with the field names of the reading format."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from communique.errors import RecordError
from communique.exchange import to_json
from communique.model import Reading
from communique.record import (
    ActorRow,
    ArticleRow,
    EventRow,
    Layer,
    PairRow,
    ProblemRow,
    Record,
    StatementRow,
)
from communique.web import places
from communique.web.activity import over_time
from communique.web.actors import matching
from communique.web.desk import desk_of
from communique.web.filters import ActorQuery, ArticleQuery, EventQuery, StatementQuery
from communique.web.periods import Unit, first_day
from communique.web.queries import counts, one_event, reports_of
from communique.web.schemas import (
    REFUSALS,
    Filled,
    Judged,
    NumberedRows,
    OneEvent,
    OneStatement,
    Rows,
    Series,
    Verdict,
    answer,
    listed,
)
from communique.web.sending import Form, as_json, expect_known, page, stream

router = APIRouter(prefix="/api", dependencies=[Depends(expect_known)])


@router.get("", include_in_schema=False, response_class=HTMLResponse)
def contents(request: Request) -> HTMLResponse:
    """Show the operations of the API."""
    paths = request.app.openapi()["paths"]
    return desk_of(request).page(request, "api.html", paths=paths)


@router.get("/counts", summary="How many of everything the record holds")
def all_counts(request: Request) -> dict[str, int]:
    """Return the record's counts."""
    return counts(desk_of(request))


@router.get("/events", summary="Events", responses=listed(Rows[EventRow]), response_class=Response)
def events(
    request: Request,
    query: Annotated[EventQuery, Query()],
    form: Form = "json",
    layer: Annotated[Layer, Query(description="Each event once, or each report of it")] = "events",
) -> Response:
    """Return events, or with ``layer=reports`` each report of them."""
    desk = desk_of(request)
    filters: Any = query.filters()
    if form != "json":
        rows = desk.record.events(**filters | {"limit": _all_or(query)}, layer=layer)
        return stream(rows, form, "events", kind=EventRow)
    found = list(desk.record.events(**filters | {"limit": query.limit + 1}, layer=layer))
    total = desk.ask(over_time, by="month", layer=layer, **query.selection()).total
    return page(found, query.limit, total)


@router.get(
    "/events/{event_id}",
    summary="One event, its reports and judgements",
    responses=answer(OneEvent),
    response_class=Response,
)
def event(request: Request, event_id: str) -> Response:
    """Return one event with all that is known about it."""
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


@router.get(
    "/statements", summary="Statements", responses=listed(Rows[StatementRow]), response_class=Response
)
def statements(request: Request, query: Annotated[StatementQuery, Query()], form: Form = "json") -> Response:
    """Return statements."""
    desk = desk_of(request)
    filters: Any = query.filters()
    if form != "json":
        rows = desk.record.statements(**filters | {"limit": _all_or(query)})
        return stream(rows, form, "statements", kind=StatementRow)
    found = list(desk.record.statements(**filters | {"limit": query.limit + 1}))
    return page(found, query.limit, desk.ask(Record.count_statements, **query.selection()))


@router.get(
    "/statements/{statement_id}",
    summary="One statement and its judgements",
    responses=answer(OneStatement),
    response_class=Response,
)
def statement(request: Request, statement_id: str) -> Response:
    """Return one statement and the judgements on it."""
    desk = desk_of(request)
    found = desk.record.statement(statement_id)
    if found is None:
        raise HTTPException(404, "There is no such statement in this record.")
    return as_json({"statement": found, "judgements": desk.record.history(statement_id)})


@router.get("/articles", summary="Articles", responses=listed(Rows[ArticleRow]), response_class=Response)
def articles(request: Request, query: Annotated[ArticleQuery, Query()], form: Form = "json") -> Response:
    """Return articles, newest first."""
    desk = desk_of(request)
    limit = query.limit + 1 if form == "json" else _all_or(query)
    rows = desk.record.articles(**query.filters() | {"limit": limit})
    if form != "json":
        return stream(rows, form, "articles", kind=ArticleRow)
    return page(list(rows), query.limit, desk.ask(Record.count_articles, **query.selection()))


@router.get(
    "/articles/{article_id}",
    summary="The reading of an article",
    responses=answer(Reading),
    response_class=Response,
)
def article(request: Request, article_id: str) -> Response:
    """Return the whole reading of an article, in the exchange format."""
    kept = desk_of(request).record.kept(article_id)
    if kept is None:
        raise HTTPException(404, "There is no such article in this record.")
    return Response(to_json(kept.reading), media_type="application/json")


@router.get(
    "/actors",
    summary="Actors, busiest first",
    responses=listed(NumberedRows[ActorRow]),
    response_class=Response,
)
def actors(request: Request, query: Annotated[ActorQuery, Query()], form: Form = "json") -> Response:
    """Return actors, busiest first."""
    rows = matching(desk_of(request), query)
    if form != "json":
        return stream(rows[query.start :][: _all_or(query)], form, "actors", kind=ActorRow)
    shown = rows[query.start : query.start + query.limit]
    more = query.start + query.limit if query.start + query.limit < len(rows) else None
    return as_json({"items": shown, "count": len(rows), "next_start": more})


@router.get(
    "/series",
    summary="Events by period and quad class",
    responses=answer(Series),
    response_class=Response,
)
def series(
    request: Request,
    query: Annotated[EventQuery, Query()],
    by: Annotated[Unit, Query(description="day, week, month, quarter or year")] = "week",
    layer: Annotated[Layer, Query(description="Each event once, or each report of it")] = "events",
) -> Response:
    """Return the numbers of events by day, week, month, quarter or year."""
    grain = "day" if by in {"day", "week"} else "month"
    found = desk_of(request).ask(over_time, by=grain, layer=layer, **query.selection())
    periods = [{"date": first_day(number, by).isoformat(), "quads": quads} for number, quads in found.by(by)]
    vaguer = dict(found.vaguer_than(by))
    numbers = {"count": found.total, "undated": found.undated, "vaguer": vaguer, "quads": found.quads}
    return as_json(numbers | {"by": by, "periods": periods})


@router.get(
    "/pairs",
    summary="Pairs of countries, busiest first",
    responses=listed(Rows[PairRow]),
    response_class=Response,
)
def pairs(
    request: Request, form: Form = "json", limit: Annotated[int, Query(ge=1, le=100_000)] = 500
) -> Response:
    """Return pairs of countries, busiest first."""
    rows = desk_of(request).ask(Record.pairs)
    if form != "json":
        return stream(rows, form, "pairs", kind=PairRow)
    return as_json({"items": rows[:limit], "count": len(rows), "next": None})


@router.get(
    "/places",
    summary="Where events took place",
    responses=listed(Rows[places.MapPlace]),
    response_class=Response,
)
def where(request: Request, query: Annotated[EventQuery, Query()], form: Form = "json") -> Response:
    """Return the places of the events that meet the filters, most events first."""
    rows = desk_of(request).ask(places.place_list, query.selection())
    if form != "json":
        return stream(rows[: _all_or(query)], form, "places", kind=places.MapPlace)
    return as_json({"items": rows[: query.limit], "count": len(rows), "next": None})


@router.get(
    "/sites",
    summary="Sites, and how full their articles are",
    responses=listed(Rows[Filled]),
    response_class=Response,
)
def sites(request: Request, form: Form = "json") -> Response:
    """Return the sites, most articles first."""
    rows = [Filled.of(row) for row in desk_of(request).ask(Record.sites)]
    if form != "json":
        return stream(rows, form, "sites", kind=Filled)
    return as_json({"items": rows, "count": len(rows), "next": None})


@router.get(
    "/problems",
    summary="What could not be read, and why",
    responses=listed(Rows[ProblemRow]),
    response_class=Response,
)
def problems(
    request: Request,
    form: Form = "json",
    code: Annotated[str | None, Query(max_length=10, description="Only those with this code")] = None,
) -> Response:
    """Return problems."""
    rows = (row for row in desk_of(request).record.problems() if code in {None, row.code})
    if form != "json":
        return stream(rows, form, "problems", kind=ProblemRow)
    found = list(rows)
    return as_json({"items": found, "count": len(found), "next": None})


@router.post("/judgements", status_code=201, summary="Judge an entry", responses=REFUSALS)
def judge(request: Request, given: Annotated[Verdict, Body()]) -> Judged:
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
    responses=REFUSALS,
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


def _all_or(query: Any) -> int | None:
    """Return the caller's limit, or ``None`` if there is none: a download then holds all rows."""
    return query.limit if "limit" in query.model_fields_set else None
