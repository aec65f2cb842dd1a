"""The pages of all actors, of one actor, and of pairs of actors."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from communique.record import ActorRow, Record
from communique.record.queries.keys import fold, whole_name
from communique.web.activity import overview
from communique.web.dealings import dealing, on_one_scale, title_of
from communique.web.desk import Desk, desk_of
from communique.web.filters import ActorQuery, EventQuery, StatementQuery
from communique.web.matrices import MORE, busiest, busiest_text
from communique.web.pages import Statements, weekly

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Actors = Annotated[ActorQuery, Query()]
SHARED = (Record.actors,)
MOST_LISTED, MOST_BESIDE = 60, 12
"""Most of the busiest pairs on the page of pairs, and on the page of one pair."""


@router.get("/actors")
def actors(request: Request, query: Actors) -> HTMLResponse:
    """List actors."""
    desk = desk_of(request)
    rows = matching(desk, query)
    return desk.page(
        request,
        "actors.html",
        query=query,
        actors=rows[query.start : query.start + query.limit],
        total=len(rows),
    )


def matching(desk: Desk, query: ActorQuery) -> list[ActorRow]:
    """Return the actors that match a query by any of their names, as in the filters."""
    rows = desk.ask(Record.actors)
    if query.name:
        meant = {fold(party.key) for party in desk.ask(Record.names_of, query.name)}
        rows = [row for row in rows if fold(row.key) in meant]
    return [row for row in rows if query.kind in {None, row.kind}]


@router.get("/actor")
def actor(
    request: Request, query: Statements, name: Annotated[str, Query(min_length=1, max_length=200)]
) -> HTMLResponse:
    """Show one actor."""
    desk = desk_of(request)
    period: Any = {"since": query.since, "until": query.until}
    gathered = desk.ask(Record.names_of, name)
    if not gathered:
        raise HTTPException(404, "No actor of this name takes part in anything in this record.")
    one_each = {fold(party.key): party for party in reversed(gathered)}
    did: Any = {"source": name, **period}
    received: Any = {"target": name, **period}
    said: Any = StatementQuery(actor=name, **period).filters()
    drawn = EventQuery(source=name, since=query.since, until=query.until)  # type: ignore[call-arg]
    activity = desk.ask(overview, **did)
    return desk.page(
        request,
        "actor.html",
        name=name,
        title=title_of(desk, name),
        gathered=gathered,
        # A name in quotes without a country may match several actors, each of another country.
        namesakes=[*reversed(one_each.values())] if whole_name(name) and len(one_each) > 1 else [],
        query=query,
        did=activity,
        drawn=drawn,
        chart=weekly(activity, drawn),
        received=desk.ask(overview, **received),
        n_said=desk.ask(Record.count_statements, **said),
        events_did=list(desk.record.events(**did, newest=True, limit=8)),
        events_received=list(desk.record.events(**received, newest=True, limit=8)),
        statements=list(desk.record.statements(**said | {"limit": 8})),
        profile=desk.ask(Record.profile, name),
    )


@router.get("/pair")
def pair(
    request: Request,
    query: Annotated[EventQuery, Query()],
    one: Annotated[str | None, Query(max_length=200)] = None,
    two: Annotated[str | None, Query(max_length=200)] = None,
    three: Annotated[str | None, Query(max_length=200)] = None,
    four: Annotated[str | None, Query(max_length=200)] = None,
    direction: str | None = None,
) -> HTMLResponse:
    """Show what two actors did to each other, with a second pair beside them if it is given; else list the pairs."""
    desk = desk_of(request)
    rows = desk.ask(Record.pairs)
    if not one or not two:
        codes, cells = busiest(rows, MORE)
        return desk.page(
            request,
            "pairs.html",
            pairs=rows[:MOST_LISTED],
            total=len(rows),
            codes=codes,
            busiest_text=busiest_text(codes, rows),
            cells=cells,
            one=one,
            two=two,
        )
    chosen = [(one, two)] + ([(three, four)] if three and four else [])
    dealings = on_one_scale(desk, [dealing(desk, first, second, query) for first, second in chosen], query)
    return desk.page(
        request,
        "pair.html",
        query=query,
        dealings=dealings,
        one=one,
        two=two,
        three=three,
        four=four,
        direction=direction if direction in {"there", "back", "together", "aside"} else None,
        busy=rows[:MOST_BESIDE],
        n_pairs=len(rows),
    )
