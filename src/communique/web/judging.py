"""Judging in place: accept, reject, correct, merge, split, undo; and the queue of what the reader is least sure of."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.errors import RecordError
from communique.web import queries
from communique.web.desk import desk_of
from communique.web.pages import one_event, reports_of
from communique.web.wording import inside, wilson

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Verb = Literal["accept", "reject", "correct", "merge", "split", "undo"]
LISTS = {"contexts"}
"""Fields whose value is a list; a form gives it with commas."""


@router.get("/judge")
def queue(request: Request, kind: Literal["event", "statement"] = "event", after: str | None = None) -> HTMLResponse:
    """Show the entry that is judged next: the one that the reader is least sure of."""
    desk = desk_of(request)
    found = queries.doubtful(desk.record, kind, after=after)
    tally = queries.verdicts(desk.record, kind)
    judged = tally["accepted"] + tally["corrected"] + tally["rejected"]
    given: dict[str, Any] = {"event": None, "statement": None, "reports": []}
    if found is not None and kind == "event":
        given |= {"event": one_event(desk, found), "reports": reports_of(desk, found)}
    elif found is not None:
        given |= {"statement": queries.statement(desk.record, found)}
    return desk.page(
        request,
        "judge.html",
        kind=kind,
        entry=found,
        after=after,
        tally=tally,
        judged=judged,
        interval=wilson(tally["accepted"], judged),
        history=desk.record.history(found) if found else [],
        **given,
    )


@router.post("/judge")
def judge(
    request: Request,
    entry: Annotated[str, Form(max_length=100)],
    verb: Annotated[Verb, Form()],
    next: Annotated[str, Form(max_length=4000)] = "/judge",  # noqa: A002 - the form's own word
    field: Annotated[str | None, Form(max_length=40)] = None,
    value: Annotated[str | None, Form(max_length=4000)] = None,
    other: Annotated[str | None, Form(max_length=100)] = None,
    why: Annotated[str | None, Form(max_length=2000)] = None,
    who: Annotated[str | None, Form(max_length=100)] = None,
) -> Response:
    """Write a judgement, then go on to a page of ours."""
    desk = desk_of(request)
    by = (who or "").strip() or desk.judge
    reason = (why or "").strip() or None
    try:
        if verb == "undo":
            desk.record.undo(entry, who=by, why=reason)
        else:
            given: Any = None
            if verb == "correct":
                text = (value or "").strip()
                given = [part.strip() for part in text.split(",") if part.strip()] if field in LISTS else text or None
            desk.record.judge(
                entry,
                verb,
                who=by,
                why=reason,
                field=field if verb == "correct" else None,
                value=given,
                other=((other or "").strip() or None) if verb in {"merge", "split"} else None,
            )
    except RecordError as error:
        raise HTTPException(409, str(error)) from error
    return RedirectResponse(inside(next), status_code=303)
