"""The pages of who takes part: actors, one actor, and pairs of them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from communique.ontology import country_name
from communique.record import EventRow, Party
from communique.web import drawing, queries, rosters, shelves
from communique.web.desk import Desk, desk_of
from communique.web.filters import ActorQuery, EventQuery, StatementQuery
from communique.web.pages import BUSY, Statements, matrix, weekly
from communique.web.periods import window
from communique.web.wording import country_says, event_says

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Actors = Annotated[ActorQuery, Query()]
DRAWN = 500
"""Most events that a pair's drawing shows one by one."""
Direction = Literal["there", "back", "together", "aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """What a pair did to each other: events by direction, and drawings of both directions."""

    one: str
    two: str
    names: tuple[str, str]
    events: tuple[tuple[Direction, EventRow], ...]
    flows: tuple[queries.Activity, queries.Activity]
    quads: dict[Direction, queries.Quads]
    drawings: tuple[Markup, Markup]
    is_cut: bool
    shown: tuple[str, str] | None = None
    is_whole: bool = True


@router.get("/actors")
def actors(request: Request, asked: Actors) -> HTMLResponse:
    """List actors."""
    desk = desk_of(request)
    rows = matching(desk.ask(rosters.actor_list), asked)
    return desk.page(
        request,
        "actors.html",
        asked=asked,
        actors=rows[asked.start : asked.start + asked.limit],
        total=len(rows),
    )


def matching(rows: list[rosters.ActorRow], asked: ActorQuery) -> list[rosters.ActorRow]:
    """Return the actors that a query asks for."""
    name = (asked.name or "").lower()
    return [
        row
        for row in rows
        if (not name or name in row.name.lower() or asked.name in {row.country, row.key})
        and (asked.kind is None or row.kind == asked.kind)
    ]


@router.get("/actor")
def actor(
    request: Request, asked: Statements, name: Annotated[str, Query(min_length=1, max_length=200)]
) -> HTMLResponse:
    """Show one actor."""
    desk = desk_of(request)
    period: Any = {"since": asked.since, "until": asked.until}
    gathered = desk.ask(rosters.names_of, name)
    if not gathered:
        raise HTTPException(404, "No actor of this name takes part in anything in this record.")
    did: Any = {"source": name, **period}
    received: Any = {"target": name, **period}
    said: Any = StatementQuery(actor=name, **period).filters()
    drawn = EventQuery(source=name, since=asked.since, until=asked.until)  # type: ignore[call-arg]
    activity = desk.ask(queries.activity, did)
    return desk.page(
        request,
        "actor.html",
        name=name,
        title=country_name(name) or gathered[0].name,
        gathered=gathered,
        asked=asked,
        did=activity,
        drawn=drawn,
        chart=weekly(activity, drawn),
        received=desk.ask(queries.activity, received),
        n_said=desk.ask(shelves.count_statements, said),
        events_did=list(desk.record.events(**did, newest=True, limit=8)),
        events_received=list(desk.record.events(**received, newest=True, limit=8)),
        statements=list(desk.record.statements(**said | {"limit": 8})),
        roles=desk.ask(rosters.roles, name),
        others=desk.ask(rosters.counterparts, name)[:20],
    )


@router.get("/pair")
def pair(
    request: Request,
    asked: Annotated[EventQuery, Query()],
    one: Annotated[str | None, Query(max_length=200)] = None,
    two: Annotated[str | None, Query(max_length=200)] = None,
    three: Annotated[str | None, Query(max_length=200)] = None,
    four: Annotated[str | None, Query(max_length=200)] = None,
    direction: str | None = None,
) -> HTMLResponse:
    """Show what two actors did to each other, and a second pair to compare."""
    desk = desk_of(request)
    rows = desk.ask(queries.pairs)
    if not one or not two:
        codes, cells = matrix(rows, BUSY + 3)
        return desk.page(
            request,
            "pairs.html",
            pairs=rows[:60],
            total=len(rows),
            codes=codes,
            cells=cells,
            one=one,
            two=two,
        )
    chosen = [(one, two)] + ([(three, four)] if three and four else [])
    dealings = on_one_scale([dealing(desk, first, second, asked) for first, second in chosen], asked)
    return desk.page(
        request,
        "pair.html",
        asked=asked,
        dealings=dealings,
        one=one,
        two=two,
        three=three,
        four=four,
        direction=direction if direction in {"there", "back", "together", "aside"} else None,
        busy=rows[:12],
    )


def dealing(desk: Desk, one: str, two: str, asked: EventQuery) -> Dealing:
    """Return what two actors did to each other in the time, of the kind and of the certainty asked for."""
    given: Any = {
        **asked.filters(),
        "actor": one,
        "other": two,
        "newest": True,
        "limit": DRAWN + 1,
        "after": None,
    }
    rows = list(desk.record.events(**given))
    is_cut = len(rows) > DRAWN
    members = [desk.ask(_members, name) for name in (one, two)]
    sorted_rows = [(direction_of(row, *members), row) for row in rows[:DRAWN]]
    counted: dict[Direction, Counter[int]] = {}
    for way, row in sorted_rows:
        counted.setdefault(way, Counter())[row.quad] += 1
    quads = {way: queries.quads_of(found) for way, found in counted.items()}
    plain = asked.filters() | {"actor": None, "other": None}
    there, back = (
        desk.ask(queries.activity, plain | {"source": source, "target": target})
        for source, target in ((one, two), (two, one))
    )
    # Directions are counted by the record, so that they agree with the lists they lead to.
    if there.total:
        quads["there"] = there.quads
    if back.total:
        quads["back"] = back.quads
    return Dealing(
        one=one,
        two=two,
        names=(_title(desk, one), _title(desk, two)),
        events=tuple(sorted_rows),
        flows=(there, back),
        quads=quads,
        drawings=(Markup(""), Markup("")),
        is_cut=is_cut,
    )


def direction_of(event: EventRow, ours: frozenset[str], theirs: frozenset[str]) -> Direction:
    """Return which way an event goes: there, back, together (no target), or aside (the two on one side of a third)."""
    sources = {_identity(party) for party in event.sources} | {party.country or "" for party in event.sources}
    targets = {_identity(party) for party in event.targets} | {party.country or "" for party in event.targets}
    if sources & ours and targets & theirs:
        return "there"
    if sources & theirs and targets & ours:
        return "back"
    return "together" if not event.targets else "aside"


def _identity(party: Party) -> str:
    return party.known_as or f"{party.name}|{party.country or ''}"


def _members(record: Any, name: str) -> frozenset[str]:
    """Return what marks a party as one that ``name`` means."""
    if country_name(name) is not None:
        return frozenset([name])
    return frozenset(_identity(party) for party in rosters.names_of(record, name))


def _title(desk: Desk, name: str) -> str:
    if country_name(name) is not None:
        return country_says(name)
    found = desk.ask(rosters.names_of, name)
    return found[0].name if found else name


def marks_of(events: Iterable[tuple[Direction, EventRow]]) -> tuple[list[drawing.Mark], list[drawing.Mark]]:
    """Return the marks of both directions; what the two did together is in both."""
    marks: dict[str, list[drawing.Mark]] = {"there": [], "back": []}
    for way, row in events:
        day = row.cursor.partition("|")[0]
        try:
            date.fromisoformat(day)
        except ValueError:
            continue
        says = f"{day}: {event_says(row)} ({row.status})"
        mark = drawing.Mark(day=day, quad=row.quad, href=f"/events/{row.id}", says=says)
        for lane, kept in marks.items():
            if way in {lane, "together"}:
                kept.append(mark)
    return marks["there"], marks["back"]


def on_one_scale(dealings: list[Dealing], asked: EventQuery) -> list[Dealing]:
    """Return the dealings with drawings of both directions, all on one scale of time, so that they compare.

    Each event is a mark; where there are more than a drawing holds, bars stand for them.
    """
    lanes = [marks_of(dealing.events) for dealing in dealings]
    days = [mark.day for pair in lanes for marks in pair for mark in marks]
    days += [day for dealing in dealings if dealing.is_cut for flow in dealing.flows for day, _ in flow.days]
    if not days:
        return dealings
    first, last = window([(day, days.count(day)) for day in sorted(set(days))])
    is_whole = all(first <= day <= last for day in days)
    days = [day for day in days if first <= day <= last]

    def draw(dealing: Dealing, way: int, marks: list[drawing.Mark]) -> Markup:
        if not dealing.is_cut:
            shown = [mark for mark in marks if first <= mark.day <= last]
            return drawing.both(lambda width: drawing.lane(shown, days=days, width=width))
        sides = (dealing.one, dealing.two) if way == 0 else (dealing.two, dealing.one)

        def link(first: str, last: str, quad: int) -> str:
            return asked.link("/events", since=first, until=last, quad=quad, source=sides[0], target=sides[1])

        flow = dealing.flows[way].within(first, last)
        return drawing.both(lambda width: drawing.series(flow, link=link, width=width, days=days))

    return [
        dataclasses.replace(
            dealing,
            drawings=(draw(dealing, 0, there), draw(dealing, 1, back)),
            shown=(first, last),
            is_whole=is_whole,
        )
        for dealing, (there, back) in zip(dealings, lanes, strict=True)
    ]
