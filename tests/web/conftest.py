"""Records to serve, and clients that request pages."""

from __future__ import annotations

import contextlib
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the pages need fastapi: pip install 'communique[web]'")
pytest.importorskip("httpx2", reason="starlette's client needs httpx2")

from fastapi.testclient import TestClient

from communique.record import Record, open_record
from communique.web import create_app
from tests.web.newsroom import readings


@contextlib.contextmanager
def served(record: Record) -> Iterator[str]:
    """Serve a record for a real browser; yield the address."""
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(create_app(record, name="news.sqlite"), port=0, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium; skips if it is not installed."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="driving a browser needs playwright: pip install playwright"
    )
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium is installed: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


class Site(TestClient):
    """A client that sends requests like a browser on this machine."""

    def __init__(self, record: Record, **given: Any) -> None:
        app = create_app(record, name="news.sqlite", judge="tester", **given)
        super().__init__(
            app, base_url="http://localhost", headers={"accept": "text/html"}, follow_redirects=False
        )
        self.record = record

    def post_form(self, path: str, **fields: str) -> Any:
        """Post a form as our own pages do."""
        return self.post(
            path, data=fields, headers={"sec-fetch-site": "same-origin", "origin": "http://localhost"}
        )


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record with two full articles and half a year of short ones; tests must not write to it."""
    with open_record(tmp_path_factory.mktemp("web") / "news.sqlite") as record:
        record.add_many(readings())
        record.merge()
        yield record


@pytest.fixture(scope="session")
def site(news: Record) -> Site:
    return Site(news)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Site]:
    """A client of a record to which the test may write."""
    with open_record(tmp_path / "own.sqlite") as record:
        record.add_many(list(readings())[:6])
        record.merge()
        yield Site(record)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    with open_record(tmp_path / "empty.sqlite") as record:
        yield Site(record)
