"""Judging on the pages: accept, reject, correct, merge, split, undo; and the queue of entries to judge."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.errors import RecordError
from communique.evaluation.figures import wilson
from communique.record import Judgement
from communique.record.naming import SEVERAL
from communique.web.desk import Desk, desk_of
from communique.web.queries import one_event, reports_of
from communique.web.wording import inside

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Verb = Literal["accept", "reject", "correct", "merge", "split", "undo"]
LISTS = {"contexts"}
"""Fields whose value is a list; in a form its items are separated by commas."""


@router.get("/judge")
def queue(
    request: Request,
    kind: Literal["event", "statement"] = "event",
    after: Annotated[str | None, Query(max_length=100)] = None,
    done: Annotated[str | None, Query(max_length=100)] = None,
    entry: Annotated[str | None, Query(max_length=100)] = None,
) -> HTMLResponse:
    """Show the next entry to judge: the one of lowest confidence."""
    desk = desk_of(request)
    found = desk.record.most_doubtful(kind, after=after)
    tally = desk.record.verdicts(kind)
    judged = tally["accepted"] + tally["corrected"] + tally["rejected"]
    given: dict[str, Any] = {"event": None, "statement": None, "reports": []}
    if found is not None and kind == "event":
        given |= {"event": one_event(desk, found), "reports": reports_of(desk, found)}
    elif found is not None:
        given |= {"statement": desk.record.statement(found)}
    return desk.page(
        request,
        "judge.html",
        kind=kind,
        entry=found,
        after=after,
        tally=tally,
        judged=judged,
        done=_done(desk, entry, done),
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
    """Write a judgement, then redirect to the page that the form names."""
    desk = desk_of(request)
    by = (who or "").strip() or desk.judge
    reason = (why or "").strip() or None
    try:
        if verb == "undo":
            made = desk.record.undo(entry, who=by, why=reason)
        else:
            made = desk.record.judge(
                entry,
                verb,
                who=by,
                why=reason,
                field=field if verb == "correct" else None,
                value=_value(field, value) if verb == "correct" else None,
                other=_entry(other) if verb in {"merge", "split"} else None,
            )
    except RecordError as error:
        raise HTTPException(409, str(error)) from error
    desk.forget()
    path = inside(next)
    if path.startswith("/judge") and verb != "undo":
        path += f"{'&' if '?' in path else '?'}{urlencode({'entry': entry, 'done': made})}"
    return RedirectResponse(path, status_code=303)


def _value(field: str | None, text: str | None) -> list[str] | str | None:
    """Return the value of a field, given the text that someone typed."""
    words = (text or "").strip()
    if field in LISTS:
        return [part.strip() for part in words.split(",") if part.strip()]
    return words if field in SEVERAL else words or None


def _entry(text: str | None) -> str | None:
    """Return the id in what someone typed: an id, or the address of an entry's page."""
    found = re.search(r"(?:ev|rp|st|ac)_[a-z2-7]+", text or "")
    return found[0] if found else text or None


def _done(desk: Desk, entry: str | None, judgement: str | None) -> Judgement | None:
    """Return the judgement just written, if it can still be undone."""
    if not entry or not judgement:
        return None
    found = (item for item in desk.record.history(entry) if item.id == judgement and item.is_in_force)
    return next(found, None)
