"""Limits how many slow pages are made at once, so that quick pages do not wait behind them for one of the few threads.

How long a page takes is not known before it is made. But pages of one kind with the same filters take about equally
long, so a page counts as slow if the last one of its kind was.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from communique.web.guarding import Application, Receive, Scope, Send

SLOW_S = 0.7
"""A page that takes longer is slow. If there are more requests than threads, only its share of the time counts."""
_MOST_KINDS = 1000  # that are remembered: an address may name any filter

Kind = tuple[str, bool, frozenset[str]]


def kind_of(path: str, query: str) -> Kind:
    """Return the kind of an address: the first part of its path, whether it is that of one entry, and its parameters.

    >>> kind_of("/events", "type=AID&quad=") == kind_of("/events", "type=ASSAULT")
    True
    >>> kind_of("/events", "") == kind_of("/events/ev_7q2m", "")
    False
    """
    first, _, rest = path.removeprefix("/").partition("/")
    return first, bool(rest), frozenset(name for name, _ in parse_qsl(query))


class SlowLimit:
    """Middleware that answers only a few of the requests that are expected to be slow at once.

    Args:
        application: the application that answers the requests.
        most: how many slow requests are answered at once.
        n_threads: how many requests are answered at once; waiting for one of these does not make a request slow.

    """

    def __init__(self, application: Application, *, most: int, n_threads: int) -> None:
        self._application = application
        self._n_threads = n_threads
        self._n_open = 0
        self._slow_slots = asyncio.Semaphore(most)
        self._took_s: OrderedDict[Kind, float] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on: a quick one at once, a slow one when there is a slot for it, held until its response begins."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        kind = kind_of(scope["path"], scope["query_string"].decode("latin-1"))
        slot = contextlib.AsyncExitStack()
        if self._took_s.get(kind, 0.0) > SLOW_S:
            await slot.enter_async_context(self._slow_slots)
        self._n_open += 1
        slot.callback(self._leave)
        start, n_sharing = time.monotonic(), max(1.0, self._n_open / self._n_threads)

        async def send_and_leave(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                self._remember(kind, (time.monotonic() - start) / n_sharing)
                # The rest of the response, such as a long download, holds up no other request.
                await slot.aclose()
            await send(message)

        async with slot:
            await self._application(scope, receive, send_and_leave)

    def _leave(self) -> None:
        self._n_open -= 1

    def _remember(self, kind: Kind, took_s: float) -> None:
        self._took_s[kind] = took_s
        self._took_s.move_to_end(kind)
        if len(self._took_s) > _MOST_KINDS:
            self._took_s.popitem(last=False)
