"""The search field of every page: finds actors by name, and statements, articles and events by words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from communique.model import LIKELY
from communique.web import filters
from communique.web.actors import matching
from communique.web.desk import desk_of

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
SHOWN = 6
"""Most results of each kind; a link leads to all of them."""


@router.get("/search")
def search(request: Request, query: Annotated[filters.Query, Query()]) -> HTMLResponse:
    """Show the busiest actors with the name, and the newest statements, articles and likely events with the words."""
    desk = desk_of(request)
    text = query.text
    newest: Any = {"newest": True, "limit": SHOWN}
    return desk.page(
        request,
        "search.html",
        query=query,
        actors=matching(desk, filters.ActorQuery(name=text)) if text else [],  # type: ignore[call-arg]
        shown=SHOWN,
        statements=list(desk.record.statements(said=text, **newest)) if text else [],
        articles=list(desk.record.articles(text=text, **newest)) if text else [],
        events=list(desk.record.events(text=text, min_confidence=LIKELY, **newest)) if text else [],
    )
