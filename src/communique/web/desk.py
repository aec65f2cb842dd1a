"""What every page needs: the open record, a cache of query results, and the templates."""

from __future__ import annotations

import functools
import shlex
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse

from communique.evaluation.figures import wilson
from communique.model import LIKELY, STATUSES
from communique.ontology import country_named, modes, sectors, types
from communique.record import Record, as_told
from communique.record.queries.sums import STEPS
from communique.values import day_of
from communique.web import drawing, filters, page_cache, phrases, wording

T = TypeVar("T")
_REMEMBERED = 256
_LONG_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    mark: str
    good_until: float
    may_age: bool
    value: Any


class Desk:
    """The record that is served, with a cache of the results of slow queries that is valid until the record changes."""

    def __init__(self, record: Record, *, name: str, judge: str) -> None:
        self.record = record
        self.name = name
        self.judge = judge
        self._answers: OrderedDict[tuple[Hashable, ...], _Answer] = OrderedDict()
        self._lock = threading.Lock()
        self._asking: dict[tuple[Hashable, ...], threading.Lock] = {}
        self._n_changes = 0
        self.templates = templates()

    def ask(self, question: Callable[..., T], /, *given: Any, **named: Any) -> T:
        """Return ``question(record, *given, **named)``, from the cache if the record has not changed.

        While others write to the record, a result that took long may be stale by up to ten times the time it took,
        and while it is computed again. Judgements made on these pages are seen at once: see :meth:`forget`.
        """
        key = (question.__module__, question.__qualname__, repr(given), repr(sorted(named.items())))
        mark = self.record.stamp()
        if (kept := self._kept(key, mark)) is not None:
            return cast("T", kept.value)
        with self._lock:
            asking = self._asking.setdefault(key, threading.Lock())
        # A stale result is better than a thread that waits and makes no pages.
        if asking.locked() and (kept := self._kept(key, mark, is_asked=True)) is not None:
            return cast("T", kept.value)
        with asking:  # other threads with the same question wait for this result
            if (kept := self._kept(key, mark)) is not None:
                return cast("T", kept.value)
            start, n_changes = time.monotonic(), self._n_changes
            try:
                answer = question(self.record, *given, **named)
                took = time.monotonic() - start
                with self._lock:
                    # A result from before a person's change must not be kept after it.
                    may_age = took > _LONG_S and n_changes == self._n_changes
                    good_until = start + took + (10 * took if may_age else 0)
                    self._answers[key] = _Answer(
                        mark=mark, good_until=good_until, may_age=may_age, value=answer
                    )
                    self._answers.move_to_end(key)
                    if len(self._answers) > _REMEMBERED:
                        self._answers.popitem(last=False)
            finally:
                with self._lock:
                    self._asking.pop(key, None)
        return answer

    def _kept(self, key: tuple[Hashable, ...], mark: str, *, is_asked: bool = False) -> _Answer | None:
        """Return a cached result that is still valid; a page made from a stale one is valid no longer than that result.

        A result that took long is also valid while it ``is_asked``, that is, computed again.
        """
        with self._lock:
            kept = self._answers.get(key)
            if kept is None or not (
                kept.mark == mark or time.monotonic() < kept.good_until or (is_asked and kept.may_age)
            ):
                return None
            self._answers.move_to_end(key)
        if kept.mark != mark:
            page_cache.good_until(kept.good_until)
        return kept

    def forget(self) -> None:
        """Empty the cache: a person changed the record and expects to see the change."""
        with self._lock:
            self._answers.clear()
            self._n_changes += 1

    def stamp(self) -> str | None:
        """Return a value that changes whenever the record does; ``None`` if getting it takes too long."""
        if self.record.path is None:
            return None
        return f"{self._n_changes} {self.record.stamp()}"

    def page(self, request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
        """Return a page made from a template."""
        path = request.url.path
        here = f"{path}?{request.url.query}" if request.url.query else path
        body = self.templates.get_template(template).render(
            desk=self, path=path, here=here, command_name=shlex.quote(self.name), **given
        )
        return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-cache"})


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that serves a request."""
    return cast("Desk", request.app.state.desk)


def published(record: Record) -> tuple[str | None, str | None]:
    """Return the publication days of the oldest and the newest article; ``None`` if no date is known."""
    ends = (
        record.articles(since=date.min.isoformat(), limit=1),
        record.articles(since=date.min.isoformat(), newest=True, limit=1),
    )
    days = (day_of(row.published) if (row := next(end, None)) else None for end in ends)
    first, last = (day.isoformat() if day else None for day in days)
    return first, last


@functools.cache
def templates() -> jinja2.Environment:
    """Return the template environment, with the functions for wording and drawing that templates call."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        finalize=wording.kept_in_line,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "act": wording.act,
        "as_told": as_told,
        "country": wording.country_says,
        "country_code": lambda name: country_named(name) if name else None,
        "number": lambda number: f"{number:,}",
        "outside": wording.outside,
        "percent": wording.percent,
        "whole": wording.whole,
    }
    environment.globals |= {
        "LIKELY": LIKELY,
        "PAGE": filters.PAGE,
        "PRECISION_SAYS": wording.PRECISION_SAYS,
        "MEASURED_ON": wording.MEASURED_ON,
        "QUADS": wording.QUADS,
        "STATUSES": STATUSES,
        "BLOCK_SAYS": wording.BLOCK_SAYS,
        "SECTORS": sectors(),
        "STEPS": STEPS,
        "STATUS_SAYS": wording.STATUS_SAYS,
        "TOLD": wording.TOLD,
        "TYPES": types(),
        "act_says": phrases.act_says,
        "day": phrases.day,
        "day_says": wording.day_says,
        "deed": phrases.deed,
        "event_row": phrases.event_row,
        "event_says": wording.event_says,
        "glyph": wording.glyph,
        "modes": modes,
        "day_after": lambda day: (date.fromisoformat(day) + timedelta(days=1)).isoformat(),
        "day_before": lambda day: (date.fromisoformat(day) - timedelta(days=1)).isoformat(),
        "period_rows": drawing.period_rows,
        "parties": phrases.parties,
        "party_link": wording.party_link,
        "sentence": phrases.sentence,
        "share": drawing.share,
        "source_line": phrases.source_line,
        "urlencode": urlencode,
        "wilson": wilson,
    }
    return environment
