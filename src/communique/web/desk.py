"""What every page needs: the record that is served, a cache of query results, and the templates."""

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
from communique.web import drawing, event_html, filters, page_cache, wording

T = TypeVar("T")
_MOST_KEPT = 256
"""Most query results in the cache."""
_LONG_S = 0.1
"""A query that took longer may give a stale result while others write to the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """A result in the cache; times are on the monotonic clock."""

    stamp: str
    good_until: float
    may_be_stale: bool
    value: Any


class Desk:
    """The record that is served, with a cache of query results that are valid until the record changes.

    Args:
        record: the open record.
        name: the record's name, as pages show it.
        judge: the name under which judgements are written if none is given.

    """

    def __init__(self, record: Record, *, name: str, judge: str) -> None:
        self.record = record
        self.name = name
        self.judge = judge
        self._results: OrderedDict[tuple[Hashable, ...], _Result] = OrderedDict()
        self._lock = threading.Lock()
        self._running: dict[tuple[Hashable, ...], threading.Lock] = {}
        self._n_changes = 0
        self.templates = templates()

    def ask(self, query: Callable[..., T], /, *given: Any, **named: Any) -> T:
        """Return ``query(record, *given, **named)``, from the cache if the record has not changed.

        While others write to the record, the result of a slow query may be stale by up to ten times the time that the
        query took, and for as long as it runs again. Judgements made on these pages are seen at once: see
        :meth:`forget`.
        """
        key = (query.__module__, query.__qualname__, repr(given), repr(sorted(named.items())))
        stamp = self.record.stamp()
        if (kept := self._kept(key, stamp)) is not None:
            return cast("T", kept.value)
        with self._lock:
            running = self._running.setdefault(key, threading.Lock())
        # A stale result is better than a thread that waits and makes no pages.
        if running.locked() and (kept := self._kept(key, stamp, is_running=True)) is not None:
            return cast("T", kept.value)
        with running:  # other threads with the same query wait for this result
            if (kept := self._kept(key, stamp)) is not None:
                return cast("T", kept.value)
            start, n_changes = time.monotonic(), self._n_changes
            try:
                result = query(self.record, *given, **named)
                took = time.monotonic() - start
                with self._lock:
                    # A result from before a person's change must not be kept after it.
                    may_be_stale = took > _LONG_S and n_changes == self._n_changes
                    good_until = start + took + (10 * took if may_be_stale else 0)
                    self._results[key] = _Result(
                        stamp=stamp, good_until=good_until, may_be_stale=may_be_stale, value=result
                    )
                    self._results.move_to_end(key)
                    if len(self._results) > _MOST_KEPT:
                        self._results.popitem(last=False)
            finally:
                with self._lock:
                    self._running.pop(key, None)
        return result

    def _kept(self, key: tuple[Hashable, ...], stamp: str, *, is_running: bool = False) -> _Result | None:
        """Return a cached result that is still valid; a page made from a stale one is cached no longer than that result.

        The result of a slow query is also valid while the query ``is_running`` again.
        """
        with self._lock:
            kept = self._results.get(key)
            if kept is None or not (
                kept.stamp == stamp
                or time.monotonic() < kept.good_until
                or (is_running and kept.may_be_stale)
            ):
                return None
            self._results.move_to_end(key)
        if kept.stamp != stamp:
            page_cache.good_until(kept.good_until)
        return kept

    def forget(self) -> None:
        """Empty the cache: a person changed the record and expects to see the change."""
        with self._lock:
            self._results.clear()
            self._n_changes += 1

    def stamp(self) -> str | None:
        """Return a value that changes whenever the record does; ``None`` with PostgreSQL, where it takes a query."""
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
    """Return the days on which the oldest and the newest article were published; ``None`` if no date is known."""
    return _published_at_end(record, newest=False), _published_at_end(record, newest=True)


def _published_at_end(record: Record, *, newest: bool) -> str | None:
    row = next(record.articles(since=date.min.isoformat(), newest=newest, limit=1), None)
    day = day_of(row.published) if row is not None else None
    return day.isoformat() if day else None


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
        "country": wording.country_text,
        "country_code": lambda name: country_named(name) if name else None,
        "number": lambda number: f"{number:,}",
        "outside": wording.outside,
        "percent": wording.percent,
        "whole": wording.whole,
    }
    environment.globals |= {
        "LIKELY": LIKELY,
        "PAGE": filters.PAGE,
        "PRECISION_NAMES": wording.PRECISION_NAMES,
        "MEASURED_ON": wording.MEASURED_ON,
        "QUADS": wording.QUADS,
        "STATUSES": STATUSES,
        "BLOCK_NAMES": wording.BLOCK_NAMES,
        "SECTORS": sectors(),
        "STEPS": STEPS,
        "STATUS_MEANINGS": wording.STATUS_MEANINGS,
        "KIND_NAMES": wording.KIND_NAMES,
        "TYPES": types(),
        "act_html": event_html.act_html,
        "day": event_html.day,
        "day_text": wording.day_text,
        "deed": event_html.deed,
        "event_row": event_html.event_row,
        "event_text": wording.event_text,
        "glyph": wording.glyph,
        "modes": modes,
        "day_after": lambda day: (date.fromisoformat(day) + timedelta(days=1)).isoformat(),
        "day_before": lambda day: (date.fromisoformat(day) - timedelta(days=1)).isoformat(),
        "period_rows": drawing.period_rows,
        "parties": event_html.parties,
        "party_link": wording.party_link,
        "sentence": event_html.sentence,
        "share": drawing.share,
        "source_line": event_html.source_line,
        "urlencode": urlencode,
        "wilson": wilson,
    }
    return environment
