"""Quick pages do not wait for slow ones."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from communique.web import desk as desk_module
from communique.web import limiting
from communique.web.desk import Desk
from communique.web.limiting import SlowLimit

THREADS = 3


class SlowPages:
    """An application with few threads, in which a slow page occupies a thread until ``go_on`` is set."""

    def __init__(self) -> None:
        self.threads = asyncio.Semaphore(THREADS)
        self.go_on = asyncio.Event()
        self.n_open = 0

    async def __call__(self, scope, _receive, send) -> None:
        async with self.threads:
            if scope["path"] == "/slow":
                self.n_open += 1
                await self.go_on.wait()
                self.n_open -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        if scope["path"] == "/slow" and scope["query_string"] == b"whole=1":
            await asyncio.sleep(10)  # a long download
        await send({"type": "http.response.body", "body": b"made"})


async def get(limit: SlowLimit, path: str, query: bytes = b"", *, until: str = "http.response.body") -> bytes:
    """Return the body of a page, or nothing if ``until`` is the start of the response."""
    sent: asyncio.Queue = asyncio.Queue()
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    asking = asyncio.create_task(limit(scope, None, sent.put))
    while (message := await sent.get())["type"] != until:
        pass
    if until == "http.response.body":
        await asking
    return message.get("body", b"")


def run(asking) -> None:
    """Run in a thread of its own: the tests in a browser leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asyncio.wait_for(asking, 20)).result()


@pytest.fixture(autouse=True)
def _low_threshold(monkeypatch):
    """Count all pages that wait as slow."""
    monkeypatch.setattr(limiting, "SLOW_S", 0.01)


async def learn(limit: SlowLimit, pages: SlowPages) -> None:
    """Let the limit see once how long a slow page takes."""
    first = asyncio.create_task(get(limit, "/slow"))
    await asyncio.sleep(0.05)
    pages.go_on.set()
    await first
    pages.go_on.clear()


def test_a_quick_page_is_made_while_many_wait_for_slow_ones():
    async def ask() -> None:
        pages = SlowPages()
        limit = SlowLimit(pages, most=2, n_threads=THREADS)
        await learn(limit, pages)
        waiting = [asyncio.create_task(get(limit, "/slow")) for _ in range(20)]
        await asyncio.sleep(0.05)
        assert pages.n_open == 2
        assert await asyncio.wait_for(get(limit, "/quick"), 5) == b"made"
        pages.go_on.set()
        assert await asyncio.gather(*waiting) == [b"made"] * 20

    run(ask())


def test_a_kind_of_page_that_became_quick_waits_no_more():
    async def ask() -> None:
        pages = SlowPages()
        limit = SlowLimit(pages, most=1, n_threads=THREADS)
        await learn(limit, pages)
        pages.go_on.set()
        await get(limit, "/slow")
        pages.go_on.clear()
        waiting = [asyncio.create_task(get(limit, "/slow")) for _ in range(THREADS)]
        await asyncio.sleep(0.05)
        assert pages.n_open == THREADS
        pages.go_on.set()
        await asyncio.gather(*waiting)

    run(ask())


def test_to_wait_for_a_thread_makes_no_page_slow(monkeypatch):
    """Else twenty who ask for quick pages at once would find them slow, and have two at a time made."""

    async def ask() -> None:
        threads, n_open, most = asyncio.Semaphore(THREADS), 0, 0

        async def application(_scope, _receive, send) -> None:
            nonlocal n_open, most
            async with threads:
                n_open += 1
                most = max(most, n_open)
                await asyncio.sleep(0.05)
                n_open -= 1
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"made"})

        monkeypatch.setattr(limiting, "SLOW_S", 0.25)
        limit = SlowLimit(application, most=1, n_threads=THREADS)
        for _ in range(2):
            most = 0
            await asyncio.gather(*(get(limit, "/quick") for _ in range(10 * THREADS)))
        assert most == THREADS
        assert limit._n_open == 0

    run(ask())


def test_a_long_download_holds_no_slow_page_up():
    async def ask() -> None:
        pages = SlowPages()
        limit = SlowLimit(pages, most=1, n_threads=THREADS)
        await learn(limit, pages)
        limit._took_s[limiting.kind_of("/slow", "whole=1")] = 1.0
        pages.go_on.set()
        await get(limit, "/slow", b"whole=1", until="http.response.start")
        assert await asyncio.wait_for(get(limit, "/slow"), 5) == b"made"

    run(ask())


def test_who_asks_what_is_being_asked_anew_gets_the_answer_as_it_was(own, monkeypatch):
    """A thread that waits for an answer makes no pages; where a person judged here, it waits all the same."""
    monkeypatch.setattr(desk_module, "_LONG_S", 0.0)
    desk = Desk(own.record, name="own.sqlite", judge="tester")
    begun, go_on = threading.Event(), threading.Event()
    go_on.set()

    def query(record) -> int:
        found = len(list(record.events()))
        begun.set()
        assert go_on.wait(10)
        return found

    before = desk.ask(query)
    for result in list(desk._results.values()):
        object.__setattr__(result, "good_until", 0.0)  # as if much time had passed
    own.record.judge(next(own.record.events()).id, "reject", who="ana")
    begun.clear()
    go_on.clear()
    with ThreadPoolExecutor(2) as threads:
        anew = threads.submit(desk.ask, query)
        assert begun.wait(10)
        assert desk.ask(query) == before
        desk.forget()
        waits = threads.submit(desk.ask, query)
        go_on.set()
        assert anew.result(10) == waits.result(10) == before - 1
