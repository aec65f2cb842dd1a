"""Simultaneous requests for the same page are answered by making it once."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from communique.record import Record
from communique.web import app as app_module
from communique.web import desk as desk_module
from communique.web import page_cache
from communique.web.desk import Desk
from communique.web.page_cache import PageCache


class Maker:
    """A slow application that records the pages it makes; the path of a page is its length."""

    def __init__(self) -> None:
        self.made: list[str] = []

    async def __call__(self, scope, _receive, send) -> None:
        self.made.append(scope["path"])
        await asyncio.sleep(0.02)
        if scope["path"] == "/broken":
            raise RuntimeError(scope["path"])
        status = 404 if scope["path"] == "/none" else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        length = scope["path"].strip("/noe").partition("?")[0]
        await send({"type": "http.response.body", "body": b"x" * int(length or 1)})


def run(asking: Coroutine[Any, Any, None]) -> None:
    """Run in a thread of its own: the tests in a browser leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asking).result()


async def get(memory: PageCache, path: str, query: bytes = b"") -> tuple[int, bytes]:
    sent = []

    async def send(message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    await memory(scope, None, send)
    return sent[0]["status"], sent[1]["body"]


@pytest.fixture
def maker():
    return Maker()


def remembering_all(maker: Maker, mark: list[str]) -> PageCache:
    return PageCache(maker, stamp=lambda: mark[0])


def test_twenty_at_once_have_a_page_made_once_until_the_record_changes(maker):
    async def ask() -> None:
        mark = ["1"]
        memory = remembering_all(maker, mark)
        for change in ("1", "2"):
            mark[0] = change
            found = await asyncio.gather(*(get(memory, "/7") for _ in range(20)))
            assert set(found) == {(200, b"x" * 7)}

    run(ask())
    assert maker.made == ["/7", "/7"]


def test_what_is_not_found_or_fails_is_made_for_each(maker):
    async def ask() -> None:
        memory = remembering_all(maker, ["1"])
        assert {status for status, _ in await asyncio.gather(*(get(memory, "/none") for _ in range(3)))} == {
            404
        }
        failed = await asyncio.gather(*(get(memory, "/broken") for _ in range(3)), return_exceptions=True)
        assert [type(error) for error in failed] == [RuntimeError] * 3

    run(ask())
    assert maker.made == ["/none"] * 3 + ["/broken"] * 3


def test_the_pages_least_asked_for_go_first(maker, monkeypatch):
    monkeypatch.setattr(page_cache, "_MOST_BYTES", 100)

    async def ask() -> None:
        memory = remembering_all(maker, ["1"])
        for path in ("/40", "/50", "/40", "/30", "/40", "/50"):
            await get(memory, path)

    run(ask())
    assert maker.made == ["/40", "/50", "/30", "/50"]


def held_back():
    """Return a query that counts the events, says so, and waits until it may return the number; with both signals."""
    begun, go_on = threading.Event(), threading.Event()

    def question(record: Record) -> int:
        found = len(list(record.events()))
        begun.set()
        go_on.wait(5)
        return found

    return begun, go_on, question


def test_a_page_of_an_old_answer_is_kept_no_longer_than_the_answer(own, monkeypatch):
    """Also where the answer was begun before the last change, and given to a page that was begun after it."""
    monkeypatch.setattr(desk_module, "_LONG_S", 0.0)
    desk = Desk(own.record, name="own.sqlite", judge="tester")
    begun, go_on, question = held_back()

    async def application(_scope, _receive, send) -> None:
        body = str(await asyncio.to_thread(desk.ask, question)).encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    async def ask() -> list[int]:
        memory = PageCache(application, stamp=desk.stamp)
        first = asyncio.create_task(get(memory, "/"))
        await asyncio.to_thread(begun.wait, 5)
        own.record.judge(next(own.record.events()).id, "reject", who="ana")
        second = asyncio.create_task(get(memory, "/"))
        await asyncio.sleep(0.05)
        go_on.set()
        found = [int((await page)[1]) for page in (first, second)]
        end = time.monotonic() + 30
        while len(found) < 3 or (found[-1] == found[0] and time.monotonic() < end):
            found.append(int((await get(memory, "/"))[1]))
            await asyncio.sleep(0.02)
        return found

    with ThreadPoolExecutor(1) as thread:
        first, second, *_, last = thread.submit(asyncio.run, ask()).result()
    assert (second, last) == (first, first - 1)


def test_an_address_with_its_filters_in_the_path_is_another(maker):
    async def ask() -> None:
        memory = remembering_all(maker, ["1"])
        await get(memory, "/5", b"7?")
        await get(memory, "/5?7")

    run(ask())
    assert maker.made == ["/5", "/5?7"]


def test_a_question_is_asked_once_by_all_who_wait(news):
    desk, asked = Desk(news, name="news.sqlite", judge="tester"), []
    together = threading.Barrier(4)

    def question(_record: object) -> int:
        asked.append(1)
        time.sleep(0.05)
        return 7

    def ask(_: int) -> int:
        together.wait()
        return desk.ask(question)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(4))) == [7] * 4
    assert len(asked) == 1


def test_an_answer_begun_before_a_judgement_does_not_outlive_it(own, monkeypatch):
    """Long answers may grow old, but not past what a person decided here."""
    monkeypatch.setattr(desk_module, "_LONG_S", 0.0)
    desk = Desk(own.record, name="own.sqlite", judge="tester")
    begun, go_on, question = held_back()

    before = len(list(own.record.events()))
    with ThreadPoolExecutor(1) as thread:
        asking = thread.submit(desk.ask, question)
        begun.wait(5)
        own.record.judge(next(own.record.events()).id, "reject", who="ana")
        desk.forget()
        go_on.set()
        assert asking.result() == before
    assert desk.ask(question) == before - 1


def test_a_question_that_fails_can_be_asked_again(news):
    desk = Desk(news, name="news.sqlite", judge="tester")
    answers = iter([ZeroDivisionError(), 7])

    def question(_record: object) -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ZeroDivisionError):
        desk.ask(question)
    assert desk.ask(question) == 7


def test_the_record_is_summed_up_ahead_and_again_after_a_change(own, monkeypatch):
    sums: threading.Semaphore = threading.Semaphore(0)
    real = own.record.sum_up

    def noted() -> bool:
        made = real()
        if made:
            sums.release()
        return made

    monkeypatch.setattr(app_module, "_CHECK_S", 0.05)
    monkeypatch.setattr(own.record, "sum_up", noted)
    with own:
        assert sums.acquire(timeout=20)
        assert not sums.acquire(timeout=0.3)
        own.record.judge(next(own.record.events()).id, "reject", who="ana")
        assert sums.acquire(timeout=20)


def test_templates_are_ready_before_anyone_comes(news):
    desk, over = Desk(news, name="RECORD", judge="reader"), threading.Event()
    over.set()
    desk.templates.cache.clear()
    app_module._warm_up(desk, over)
    assert len(desk.templates.cache) == len(desk.templates.list_templates())
