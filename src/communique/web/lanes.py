"""Quick pages do not wait behind slow ones: of the few threads that make pages, slow ones take some and no more.

How long a page takes is not known before it is made, but pages of one kind, with the same filters, take about as long
as each other: what took long when it was last made is taken for slow.
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
"""What takes longer is slow; where more are asked for than threads make, so much of it as one of these works on it."""
_KINDS = 1000  # are remembered: an address may name any filter

Kind = tuple[str, bool, frozenset[str]]


def kind_of(path: str, query: str) -> Kind:
    """Return of which kind an address is: its first part, whether it is of one entry, and by what it filters.

    >>> kind_of("/events", "type=AID&quad=") == kind_of("/events", "type=ASSAULT")
    True
    >>> kind_of("/events", "") == kind_of("/events/ev_7q2m", "")
    False
    """
    first, _, rest = path.removeprefix("/").partition("/")
    return first, bool(rest), frozenset(name for name, _ in parse_qsl(query))


class Lanes:
    """Wraps the application: at most ``most`` requests that are expected to be slow are answered at once.

    Args:
        application: what makes the answers.
        most: how many slow ones at once.
        n_threads: how many answers are made at once; others wait for one of these, which makes none of them slow.

    """

    def __init__(self, application: Application, *, most: int, n_threads: int) -> None:
        self._application = application
        self._n_threads = n_threads
        self._n_asked = 0
        self._room = asyncio.Semaphore(most)
        self._took: OrderedDict[Kind, float] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, at once or when there is room for another slow one, until its answer begins."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        kind = kind_of(scope["path"], scope["query_string"].decode("latin-1"))
        lane = contextlib.AsyncExitStack()
        if self._took.get(kind, 0.0) > SLOW_S:
            await lane.enter_async_context(self._room)
        self._n_asked += 1
        lane.callback(self._leave)
        start, busy = time.monotonic(), max(1.0, self._n_asked / self._n_threads)

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                self._note(kind, (time.monotonic() - start) / busy)
                await lane.aclose()  # what is left to be sent, as of a long download, holds no one up
            await send(message)

        async with lane:
            await self._application(scope, receive, sending)

    def _leave(self) -> None:
        self._n_asked -= 1

    def _note(self, kind: Kind, took: float) -> None:
        self._took[kind] = took
        self._took.move_to_end(kind)
        if len(self._took) > _KINDS:
            self._took.popitem(last=False)
