"""The web application: its middleware, pages, API and error handlers."""

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
from communique.web import actors, api, chart_files, judging, pages, search
from communique.web.desk import Desk, desk_of
from communique.web.guarding import LOOPBACK, Guard, error_body
from communique.web.limiting import SlowLimit
from communique.web.page_cache import PageCache

_LOG = logging.getLogger(__name__)
# Number of threads that make pages. Python runs one of them at a time, so more would only slow down each, and each has a
# database connection with its own cache; while the database works for one thread, another can run.
_N_THREADS = 4
_N_SLOW = 2  # threads that may make slow pages, so that quick pages need not wait
_CHECK_S = 5.0  # between two checks of whether the precomputed sums are still up to date
# Allocations between two garbage collections: a page makes thousands of objects, but no reference cycles.
_GC_ALLOCATIONS = 10_000
# Nothing is sent elsewhere, even if the environment configures telemetry exporters.
_NO_TELEMETRY: TelemetryConfig = {
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
        name: the record's name, in headings and in the commands that pages show.
        hosts: allowed values of the header ``Host``, without the port; requests with other values are refused.
        token: what callers must send, as a bearer token or once as ``?token=``; with ``None``, everyone is let in.
        judge: the name under which judgements are written if the form gives none.

    >>> import tempfile
    >>> from communique.record import open_record
    >>> create_app(open_record(f"{tempfile.mkdtemp()}/news.sqlite")).title
    'Communiqué'

    """
    app = FastAPI(
        lifespan=_serving,
        title="Communiqué",
        description="A record of the political events and statements that news pages report. Field names are those of the "
        "reading format.",
        docs_url=None,  # FastAPI's own documentation pages load scripts from another host
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
    )
    desk = Desk(record, name=name, judge=judge)
    app.state.desk = desk
    app.add_middleware(SlowLimit, most=_N_SLOW, n_threads=_N_THREADS)
    app.add_middleware(PageCache, stamp=desk.stamp)
    app.add_middleware(Guard, hosts=tuple(hosts), token=token)
    for module in (pages, actors, search, judging, chart_files, api):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(RecordError, _record_error)
    app.add_exception_handler(Exception, _server_error)
    return app


@contextlib.asynccontextmanager
async def _serving(app: FastAPI) -> AsyncIterator[None]:
    """Set up the threads that make pages, and start the one that warms up the caches."""
    gc.set_threshold(_GC_ALLOCATIONS)
    anyio.to_thread.current_default_thread_limiter().total_tokens = _N_THREADS
    is_over = threading.Event()
    threading.Thread(target=_warm_up, args=(app.state.desk, is_over), daemon=True).start()
    yield
    is_over.set()


def _warm_up(desk: Desk, is_over: threading.Event) -> None:
    """Compile the templates, run the queries of pages without filters, and precompute sums for pages with filters.

    On a large record this takes seconds. The sums are computed again when the record has changed and has then been
    unchanged for a while. If the record cannot be read, nothing is raised here: the page that needs it reports that.
    """
    for name in desk.templates.list_templates():
        desk.templates.get_template(name)
    with contextlib.suppress(RecordError):
        desk.record.sum_up()
        for question in (*pages.SHARED, *actors.SHARED):
            desk.ask(question)
        desk.record.sum_up_people()
    gc.freeze()  # what was made so far stays in use, so garbage collections need not look at it
    stamp, pause_s = "", _CHECK_S
    while not is_over.wait(pause_s):
        with contextlib.suppress(RecordError):
            stamp_before, stamp = stamp, desk.record.stamp()
            start = time.monotonic()
            if stamp == stamp_before and desk.record.sum_up():
                desk.record.sum_up_people()
                pause_s = max(_CHECK_S, 10 * (time.monotonic() - start))


def _error(request: Request, status: int, message: str) -> Response:
    """Return an error, as a page for browsers or as JSON for programs."""
    if request.url.path.startswith("/api") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse(error_body(status, message), status_code=status)
    return desk_of(request).page(request, "error.html", status=status, code=status, message=message)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    is_unknown = error.status_code == 404 and error.detail == "Not Found"
    return _error(request, error.status_code, "There is no such page." if is_unknown else error.detail)


async def _invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is registered for
    reasons = "; ".join(
        f"{item['loc'][-1]}: {str(item['msg']).removeprefix('Value error, ')}" for item in error.errors()
    )
    return _error(request, 400, f"The request was not understood: {reasons}.")


async def _record_error(request: Request, error: Exception) -> Response:
    return _error(request, 503, str(error))


async def _server_error(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _error(request, 500, "Something went wrong. The server's output says what; please report it.")
