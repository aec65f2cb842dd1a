"""The API: the rows of every list and entry, as JSON with a cursor, JSON lines or CSV, in the reading format's names."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Body, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from communique.errors import RecordError
from communique.export import sheet
from communique.model import to_json
from communique.record import EventRow, Layer, ProblemRow, StatementRow
from communique.web import queries, rosters, shelves
from communique.web.desk import desk_of
from communique.web.filters import ActorQuery, ArticleQuery, EventQuery, StatementQuery
from communique.web.pages import counts, one_event, reports_of
from communique.web.people import matching
from communique.web.periods import first_day

router = APIRouter(prefix="/api")
Form = Annotated[
    Literal["json", "jsonl", "csv"],
    Query(
        alias="format",
        description="json: a page of rows and a cursor; jsonl, csv: all rows, unless `limit` is given",
    ),
]
LINES = "application/x-ndjson"


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
_ALSO = {LINES: {"schema": {"type": "string"}}, "text/csv": {"schema": {"type": "string"}}}


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
        return _stream(rows, form, "events", lines=sheet.lines)
    found = list(desk.record.events(**filters | {"limit": asked.limit + 1}, layer=layer))
    total = desk.ask(queries.activity, filters, layer=layer).total
    return _page(found, asked.limit, total)


@router.get("/events/{event_id}", summary="One event, its reports and judgements", responses=_ERRORS)
def event(request: Request, event_id: str) -> Response:
    """Return one event with all that is known of it."""
    desk = desk_of(request)
    found = one_event(desk, event_id)
    if found is None:
        raise HTTPException(404, "There is no such event in this record.")
    return _json(
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
        return _stream(desk.record.statements(**filters | {"limit": _all_or(asked)}), form, "statements")
    found = list(desk.record.statements(**filters | {"limit": asked.limit + 1}))
    return _page(found, asked.limit, desk.ask(shelves.count_statements, filters))


@router.get("/statements/{statement_id}", summary="One statement and its judgements", responses=_ERRORS)
def statement(request: Request, statement_id: str) -> Response:
    """Return one statement and what people decided on it."""
    desk = desk_of(request)
    found = shelves.statement(desk.record, statement_id)
    if found is None:
        raise HTTPException(404, "There is no such statement in this record.")
    return _json({"statement": found, "judgements": desk.record.history(statement_id)})


@router.get("/articles", summary="Articles", responses=_ERRORS, response_class=Response)
def articles(request: Request, asked: Annotated[ArticleQuery, Query()], form: Form = "json") -> Response:
    """Return articles, newest first."""
    desk = desk_of(request)
    limit = asked.limit + 1 if form == "json" else _all_or(asked)
    rows = shelves.article_list(desk.record, **asked.filters(), after=asked.after, limit=limit)
    if form != "json":
        return _stream(rows, form, "articles")
    return _page(rows, asked.limit, desk.ask(shelves.count_articles, **asked.filters()))


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
        return _stream(rows[asked.start :][: _all_or(asked)], form, "actors")
    shown = rows[asked.start : asked.start + asked.limit]
    more = asked.start + asked.limit if asked.start + asked.limit < len(rows) else None
    return _json({"items": shown, "count": len(rows), "next_start": more})


@router.get("/series", summary="Events by week and quad class", responses=_ERRORS)
def series(request: Request, asked: Annotated[EventQuery, Query()]) -> Response:
    """Return numbers of events by week."""
    found = desk_of(request).ask(queries.activity, asked.filters())
    weeks = [
        {"week": first_day(number, "week").isoformat(), "quads": quads} for number, quads in found.by("week")
    ]
    return _json({"count": found.total, "undated": found.undated, "quads": found.quads, "weeks": weeks})


@router.get("/pairs", summary="Pairs of countries, busiest first", responses=_ERRORS, response_class=Response)
def pairs(
    request: Request, form: Form = "json", limit: Annotated[int, Query(ge=1, le=100_000)] = 500
) -> Response:
    """Return pairs of countries, busiest first."""
    rows = desk_of(request).ask(queries.pairs)
    if form != "json":
        return _stream(rows, form, "pairs")
    return _json({"items": rows[:limit], "count": len(rows), "next": None})


@router.get(
    "/problems", summary="What could not be read, and why", responses=_ERRORS, response_class=Response
)
def problems(request: Request, form: Form = "json") -> Response:
    """Return problems."""
    rows: Iterator[ProblemRow] = desk_of(request).record.problems()
    if form != "json":
        return _stream(rows, form, "problems")
    found = list(rows)
    return _json({"items": found, "count": len(found), "next": None})


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


def _json(value: Any) -> Response:
    return Response(orjson.dumps(value), media_type="application/json")


def _page(found: list[Any], limit: int, total: int) -> Response:
    shown = found[:limit]
    more = shown[-1].cursor if len(found) > limit else None
    return _json({"items": shown, "count": total, "next": more})


def _stream(rows: Iterable[Any], form: str, name: str, *, lines: Any = None) -> Response:
    """Return rows as a file that is written while it is read."""
    if form == "jsonl":
        body: Iterator[bytes] = (orjson.dumps(row) + b"\n" for row in rows)
        return StreamingResponse(body, media_type=LINES, headers=_named(name, "jsonl"))
    body = lines(rows) if lines is not None else _sheet(rows)
    return StreamingResponse(body, media_type="text/csv; charset=utf-8", headers=_named(name, "csv"))


def _named(name: str, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}


def _sheet(rows: Iterable[Any]) -> Iterator[bytes]:
    """Yield rows as CSV: their own fields, parties by name and country, nothing that a spreadsheet would run."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    for number, row in enumerate(itertools.chain([first], rows)):
        cells = _cells(row)
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        if number == 0:
            writer.writerow(cells)
        writer.writerow(sheet.neutralise(cell) if isinstance(cell, str) else cell for cell in cells.values())
        yield buffer.getvalue().encode("utf-8", "replace")


def _cells(row: Any) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if field.name in {"speaker", "addressee"}:
            cells |= {field.name: value and value.name, f"{field.name}_country": value and value.country}
        elif field.name == "quads":
            cells |= {f"quad_{number}": count for number, count in enumerate(value, start=1)}
        else:
            cells[field.name] = "; ".join(map(str, value)) if isinstance(value, tuple) else value
    return cells
