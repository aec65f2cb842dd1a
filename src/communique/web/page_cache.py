"""The cache of pages: a page depends only on its address and the record, so it is made once for each state of the record.

A request for a page that is being made waits for that page, so that after a change the same queries do not run for
every reader.
"""

from __future__ import annotations

import asyncio
import hashlib
import math
import time
from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from communique.web.guarding import Application, Receive, Scope, Send

_MOST_BYTES = 64_000_000  # of all pages
_MOST_PAGE_BYTES = 1_000_000
# Expiry times of the query results from which the current page is made; the threads that make it share the list.
_ends: ContextVar[list[float]] = ContextVar("_ends")


def good_until(moment: float) -> None:
    """Limit how long the page that is being made may be cached; do nothing if no page is being made.

    Args:
        moment: until when, on the monotonic clock.

    >>> good_until(time.monotonic())

    """
    _ends.get([]).append(moment)


_Key = tuple[str, bytes]
"""Path and query. The header Accept matters only for errors, which are not cached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    mark: str
    good_until: float
    headers: list[tuple[bytes, bytes]]
    body: bytes


class PageCache:
    """Middleware that answers from the cache, or with status 304 if the browser has the page.

    Args:
        application: the application that makes the pages.
        stamp: returns a value that changes whenever the record does; ``None`` if pages must not be cached.

    """

    def __init__(self, application: Application, *, stamp: Callable[[], str | None]) -> None:
        self._application = application
        self._stamp = stamp
        self._pages: OrderedDict[_Key, _Page] = OrderedDict()
        self._n_bytes = 0
        self._making: dict[tuple[_Key, str], asyncio.Future[_Page | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from the cache, or pass it on and cache the answer."""
        is_page = scope["type"] == "http" and scope["method"] == "GET"
        mark = self._stamp() if is_page else None
        if mark is None or scope["path"].startswith(("/static", "/charts", "/api")):
            await self._application(scope, receive, send)
            return
        wanted = dict(scope["headers"])
        key = scope["path"], scope["query_string"]
        kept = self._pages.get(key)
        if kept is None or kept.mark != mark or time.monotonic() >= kept.good_until:
            begun = self._making.get((key, mark))
            kept = await asyncio.shield(begun) if begun is not None else None
            if kept is None:
                kept = await self._made_once(scope, receive, send, (key, mark))
            if kept is None:
                return
        else:
            self._pages.move_to_end(key)
        is_known = wanted.get(b"if-none-match") == dict(kept.headers)[b"etag"]
        status = 304 if is_known else 200
        await send({"type": "http.response.start", "status": status, "headers": list(kept.headers)})
        await send({"type": "http.response.body", "body": b"" if is_known else kept.body})

    async def _made_once(
        self, scope: Scope, receive: Receive, send: Send, wanted: tuple[_Key, str]
    ) -> _Page | None:
        """Make and cache a page for all requests that wait for it; return ``None`` if it was sent but not cached."""
        making = self._making[wanted] = asyncio.get_running_loop().create_future()
        made = None
        try:
            made = await self._made(scope, receive, send, wanted[1])
            if made is not None:
                self._keep(wanted[0], made)
        finally:
            self._making.pop(wanted, None)
            making.set_result(made)
        return made

    def _keep(self, key: _Key, page: _Page) -> None:
        before = self._pages.pop(key, None)
        self._pages[key] = page
        self._n_bytes += len(page.body) - (len(before.body) if before else 0)
        while self._n_bytes > _MOST_BYTES:
            self._n_bytes -= len(self._pages.popitem(last=False)[1].body)

    async def _made(self, scope: Scope, receive: Receive, send: Send, mark: str) -> _Page | None:
        """Make a page and return it if it can be cached; otherwise send it and return ``None``."""
        messages: list[MutableMapping[str, Any]] = []

        async def collect(message: MutableMapping[str, Any]) -> None:
            messages.append(message)

        ends: list[float] = []
        before = _ends.set(ends)
        try:
            await self._application(scope, receive, collect)
        finally:
            _ends.reset(before)
        body = b"".join(message.get("body", b"") for message in messages)
        start = messages[0]
        if start["status"] != 200 or len(body) > _MOST_PAGE_BYTES:
            for message in messages:
                await send(message)
            return None
        tag = hashlib.sha256(body).hexdigest()[:32]
        headers = [*start["headers"], (b"etag", f'"{tag}"'.encode())]
        return _Page(mark=mark, good_until=min(ends, default=math.inf), headers=headers, body=body)
