"""The application: the guard, the pages, the API, and the handlers of all errors."""

from __future__ import annotations

import contextlib
import gc
import logging
import threading
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from communique.errors import RecordError
from communique.record import Record
from communique.web import api, judging, pages, people, plots, search
from communique.web.desk import Desk, desk_of
from communique.web.guarding import LOOPBACK, Guard, error_body
from communique.web.lanes import Lanes
from communique.web.page_cache import PageCache

_LOG = logging.getLogger(__name__)
# Number of threads that make pages. Python runs one of them at a time, so more would make each slower, and
# each has a connection with its own cache; the others go on while the store works for the first.
_THREADS = 4
_REST_S = 5.0
# Allocations between two garbage collections: a page makes thousands of objects and no reference cycles
_RESTS = 10_000
_SLOW = 2  # of the threads may make slow pages, so that quick pages need not wait
# Nothing is sent elsewhere, even if the environment configures telemetry exporters.
_SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(
    record: Record,
    *,
    name: str = "RECORD",
    hosts: Sequence[str] = LOOPBACK,
    token: str | None = None,
    judge: str = "reader",
) -> FastAPI:
    """Return the web application over an open record.

    Args:
        record: what is served.
        name: what pages call the record, and commands on them take it from.
        hosts: allowed values of the header ``Host``, without the port; requests with others are refused.
        token: what callers must send, as a bearer token or once as ``?token=``; ``None`` lets everyone in.
        judge: the name under which judgements are written if the form gives none.

    >>> import tempfile
    >>> from communique.record import open_record
    >>> create_app(open_record(f"{tempfile.mkdtemp()}/news.sqlite")).title
    'Communiqué'

    """
    app = FastAPI(
        lifespan=_serving,
        title="Communiqué",
        description="A record of political life that news pages report. Names are those of the reading format.",
        docs_url=None,  # FastAPI's own documentation pages load scripts from another host
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
        telemetry=_SILENT,
    )
    desk = Desk(record, name=name, judge=judge)
    app.state.desk = desk
    app.add_middleware(Lanes, most=_SLOW, n_threads=_THREADS)
    app.add_middleware(PageCache, stamp=desk.stamp)
    app.add_middleware(Guard, hosts=tuple(hosts), token=token)
    for room in (pages, people, search, judging, plots, api):
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(RecordError, _troubled)
    app.add_exception_handler(Exception, _failed)
    return app


@contextlib.asynccontextmanager
async def _serving(app: FastAPI) -> AsyncIterator[None]:
    """Set up the threads that make pages, and run the queries that most pages need before the first request."""
    gc.set_threshold(_RESTS)
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    is_over = threading.Event()
    threading.Thread(target=_ask_ahead, args=(app.state.desk, is_over), daemon=True).start()
    yield
    is_over.set()


def _ask_ahead(desk: Desk, is_over: threading.Event) -> None:
    """Compile the templates, run the queries of pages without filters, and precompute sums for the others.

    On a large record that takes seconds.

    The sums are computed again when the record has changed and has then been unchanged for a while.
    If the record cannot be read, the page that needs the answer reports it.
    """
    for name in desk.templates.list_templates():
        desk.templates.get_template(name)
    with contextlib.suppress(RecordError):
        desk.record.sum_up()
        for question in (*pages.SHARED, *people.SHARED):
            desk.ask(question)
        desk.record.sum_up_people()
    gc.freeze()  # the sums stay valid
    mark, rest = "", _REST_S
    while not is_over.wait(rest):
        with contextlib.suppress(RecordError):
            before, mark = mark, desk.record.stamp()
            start = time.monotonic()
            if mark == before and desk.record.sum_up():
                desk.record.sum_up_people()
                rest = max(_REST_S, 10 * (time.monotonic() - start))


def _answer(request: Request, status: int, message: str) -> Response:
    """Return an error: as a page to browsers, as JSON to programs."""
    if request.url.path.startswith("/api") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse(error_body(status, message), status_code=status)
    return desk_of(request).page(request, "error.html", status=status, code=status, message=message)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    says = (
        "There is no such page." if error.status_code == 404 and error.detail == "Not Found" else error.detail
    )
    return _answer(request, error.status_code, says)


async def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    says = "; ".join(
        f"{item['loc'][-1]}: {str(item['msg']).removeprefix('Value error, ')}" for item in error.errors()
    )
    return _answer(request, 400, f"The question is not understood: {says}.")


async def _troubled(request: Request, error: Exception) -> Response:
    return _answer(request, 503, str(error))


async def _failed(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _answer(
        request, 500, "Something went wrong here. The server's output says what; please report it."
    )
