"""The pages of the record itself: start, events, statements, articles, problems, sites, places, about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from importlib import metadata
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from communique.errors import CODES
from communique.model import LIKELY
from communique.models import manifest
from communique.ontology import version
from communique.record import Record
from communique.settings import SETTINGS
from communique.web import drawing, map_drawing, places
from communique.web.activity import Activity, over_time, overview
from communique.web.desk import Desk, desk_of, published
from communique.web.filters import ArticleQuery, EventQuery, StatementQuery
from communique.web.marking import parts_of
from communique.web.matrices import BUSY, busiest, busiest_text
from communique.web.model_card import as_html
from communique.web.queries import counts, is_rejected, one_event, reports_of
from communique.web.world import middle

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Events = Annotated[EventQuery, Query()]
Statements = Annotated[StatementQuery, Query()]
Articles = Annotated[ArticleQuery, Query()]
ListQuery = EventQuery | StatementQuery | ArticleQuery
_TALL = 290  # height of the drawing beside the matrix of the start page, in pixels
# Queries over the whole record that several pages need, those of the start page first.
SHARED = (
    overview,
    Record.pairs,
    Record.counts,
    published,
    Record.last_added,
    Record.problem_counts,
    Record.sites,
)


def weekly(activity: Activity, query: EventQuery, *, wide: int = drawing.WIDE, height: int = 195) -> Any:
    """Return the drawing of a selection's events over time, for phones and for screens of width ``wide``.

    Args:
        activity: the numbers of events of the selection.
        query: the filters of the selection.
        wide: the width on a wide screen, in pixels.
        height: in pixels.

    """
    link = query.links("/events")
    return drawing.both(
        lambda width: drawing.series(
            activity.drawn,
            link=lambda first, last, quad: link(since=first, until=last, quad=quad),
            width=width,
            height=height,
        ),
        wide=wide,
    )


@router.get("/")
def start(request: Request) -> HTMLResponse:
    """Show what the record holds."""
    desk = desk_of(request)
    query = EventQuery()  # type: ignore[call-arg]
    activity = desk.ask(overview)
    pairs = desk.ask(Record.pairs)
    codes, cells = busiest(pairs, BUSY)
    earliest, latest = desk.ask(published)
    return desk.page(
        request,
        "start.html",
        earliest=earliest,
        latest=latest,
        added=desk.ask(Record.last_added),
        counts=counts(desk),
        activity=activity,
        chart=weekly(activity, query, wide=drawing.HALF, height=_TALL),
        query=query,
        codes=codes,
        busiest_text=busiest_text(codes, pairs),
        cells=cells,
        # The start page shows no events of the future or of low confidence.
        events=list(desk.record.events(newest=True, limit=8, until=latest, min_confidence=LIKELY)),
        statements=list(desk.record.statements(newest=True, limit=5, until=latest, min_confidence=0.5)),
        problems=list(desk.ask(Record.problem_counts).items()),
        problem_codes=CODES,
    )


@router.get("/events")
def events(request: Request, query: Events) -> HTMLResponse:
    """List events."""
    desk = desk_of(request)
    activity = desk.ask(overview, **query.selection())
    latest = desk.ask(published)[1]
    return _listing(
        request,
        "events",
        query,
        desk.record.events,
        latest=latest,
        ahead=ahead(desk, query, activity, latest),
        partly=desk.ask(Record.count_partly, **query.selection()) if query.since or query.until else 0,
        activity=activity,
        chart=weekly(activity, query),
    )


def _listing(
    request: Request, kind: str, query: ListQuery, rows_of: Callable[..., Iterable[Any]], **more: Any
) -> HTMLResponse:
    """Return the page that lists the entries of a kind, with a link to the next page if there are more entries."""
    desk = desk_of(request)
    rows = list(rows_of(**query.filters() | {"limit": query.limit + 1}))
    return desk.page(
        request,
        f"{kind}.html",
        query=query,
        more=len(rows) > query.limit,
        sites=desk.ask(Record.sites),
        **more | {kind: rows[: query.limit]},
    )


def ahead(desk: Desk, query: EventQuery, activity: Activity, latest: str | None) -> int:
    """Return how many events of a selection are dated after the newest article."""
    if latest is None or not activity.days or activity.last <= latest:
        return 0
    begins = (date.fromisoformat(latest) + timedelta(days=1)).isoformat()
    since = max(begins, query.since or begins)
    return desk.ask(over_time, by="month", **query.selection() | {"since": since}).total


@router.get("/events/{event_id}")
def event(request: Request, event_id: str) -> HTMLResponse:
    """Show one event with its reports side by side."""
    desk = desk_of(request)
    found = one_event(desk, event_id)
    if found is None:
        raise HTTPException(404, "There is no such event in this record.")
    return desk.page(
        request,
        "event.html",
        event=found,
        reports=reports_of(desk, found.id),
        merges=desk.record.merges(found.id),
        history=desk.record.history(found.id),
        is_rejected=is_rejected(desk, found.id),
    )


@router.get("/statements")
def statements(request: Request, query: Statements) -> HTMLResponse:
    """List statements."""
    desk = desk_of(request)
    total = desk.ask(Record.count_statements, **query.selection())
    return _listing(request, "statements", query, desk.record.statements, total=total)


@router.get("/statements/{statement_id}")
def statement(request: Request, statement_id: str) -> HTMLResponse:
    """Show one statement in its article."""
    desk = desk_of(request)
    found = desk.record.statement(statement_id)
    if found is None:
        raise HTTPException(404, "There is no such statement in this record.")
    kept = desk.record.kept(found.article)
    parts = parts_of(kept, here=statement_id) if kept else []
    anchor = f"statement-{statement_id}"
    around = [part for part in parts if any(run.anchor == anchor for run in part.runs)]
    return desk.page(
        request,
        "statement.html",
        statement=found,
        around=around,
        anchor=anchor,
        history=desk.record.history(statement_id),
    )


@router.get("/articles")
def articles(request: Request, query: Articles) -> HTMLResponse:
    """List articles."""
    desk = desk_of(request)
    total = desk.ask(Record.count_articles, **query.selection())
    return _listing(request, "articles", query, desk.record.articles, total=total)


@router.get("/articles/{article_id}")
def article(request: Request, article_id: str) -> HTMLResponse:
    """Show an article as it was read."""
    desk = desk_of(request)
    kept = desk.record.kept(article_id)
    listed = next(desk.record.articles(ids=[article_id]), None)
    if kept is None or listed is None:
        raise HTTPException(404, "There is no such article in this record.")
    blocks = parts_of(kept)
    headline = next((block for block in blocks if block.kind == "title"), None)
    return desk.page(
        request,
        "article.html",
        row=listed,
        kept=kept,
        headline=headline,
        blocks=[block for block in blocks if block is not headline],
    )


@router.get("/problems")
def problems(request: Request, code: str | None = None) -> HTMLResponse:
    """List what could not be read."""
    desk = desk_of(request)
    rows = [row for row in desk.record.problems() if not code or row.code == code]
    return desk.page(
        request,
        "problems.html",
        code=code,
        problems=rows[:500],
        total=len(rows),
        counted=list(desk.ask(Record.problem_counts).items()),
        problem_codes=CODES,
    )


@router.get("/sites")
def sites(request: Request) -> HTMLResponse:
    """List the sites, with the share of their articles in which each field is filled."""
    desk = desk_of(request)
    return desk.page(request, "sites.html", sites=desk.ask(Record.sites))


@router.get("/places")
def where(request: Request, query: Events) -> HTMLResponse:
    """Show where events took place, on a map and as a list."""
    desk = desk_of(request)
    rows = desk.ask(places.place_list, query.selection())
    drawn = [area for area in places.areas(rows) if middle(area.code) is not None]
    mapped = {area.code for area in drawn}
    return desk.page(
        request,
        "places.html",
        query=query,
        places=rows,
        total=sum(row.n_events for row in rows),
        n_events=desk.ask(overview, **query.selection()).total,
        unmapped=sum(row.n_events for row in rows if not row.is_point and row.country not in mapped),
        chart=map_drawing.world_map(
            places.spots(rows), drawn, link=lambda place: query.link("/events", place=place)
        ),
    )


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """Show what the record is, how it was made, and its limits."""
    desk = desk_of(request)
    return desk.page(
        request,
        "about.html",
        version=metadata.version("communique"),
        ontology=version(),
        readers=desk.ask(Record.readers),
        figures=manifest.figures(),
        counts=counts(desk),
        settings=SETTINGS,
    )


@router.get("/about/model")
def model_card(request: Request) -> HTMLResponse:
    """Show the model card: how the reader was trained and measured, and where it fails."""
    card = (manifest.FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    return desk_of(request).page(request, "card.html", card=as_html(card.partition("\n")[2].strip()))
