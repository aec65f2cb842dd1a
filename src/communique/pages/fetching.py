"""Fetching a page from a public address.

Only this module and :mod:`communique.pages.pinning` use httpx; they are loaded only when an address is read. Connections
go only to the addresses that the guard vetted: a name is resolved once, so that a second answer of the name server does
not matter. Certificates are always checked, proxies of the environment are not used, and one deadline holds for the whole
fetch with robots.txt and all redirects.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

from communique import settings
from communique.errors import CommuniqueError
from communique.model import Page
from communique.pages.guard import RefusedError, Resolver, Target, resolve, vet
from communique.pages.items import lose_page, make_page
from communique.pages.pinning import PinnedTransport
from communique.pages.stamps import iso_time
from communique.pages.streams import DamageError, gather, inflate

AGENT = "communique"
_HEADERS = {
    "User-Agent": f"{AGENT}/0.1 (reads one page for a user)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",  # inflated here, because httpx has no ceiling
}
_ROBOTS_BYTES = 512_000
"""Bytes of a robots.txt that are read; at least 500 KiB are required (RFC 9309, section 2.5)."""
_MARKUP = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""})

Clock = Callable[[], float]
Carrier = Callable[[Target, float], httpx.BaseTransport]
"""Returns the transport for requests to a vetted target, until a deadline of the clock."""


class _FetchError(CommuniqueError):
    """A fetch failed; ``code`` is that of the problem."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code = code


class Fetcher:
    """Fetches pages one by one, and keeps the robots.txt of each site."""

    def __init__(
        self,
        *,
        carrier: Carrier = PinnedTransport,
        resolver: Resolver = resolve,
        clock: Clock = time.monotonic,
    ) -> None:
        self._carrier = carrier
        self._resolver = resolver
        self._clock = clock
        self._robots: dict[str, RobotFileParser] = {}

    def fetch(self, url: str, *, published: str | None = None) -> Page:
        """Return the page at ``url``, or a page with a problem that says why there is none. Nothing is raised."""
        deadline = self._clock() + settings.get("fetch_seconds")
        try:
            at, headers, body = self._follow(
                url, deadline, is_robots=False, ceiling=settings.get("page_bytes")
            )
        except _FetchError as error:
            return lose_page(url, error.code, str(error))
        kind, _, rest = headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if kind not in _MARKUP and kind != "text/plain":
            return lose_page(url, "C0107", kind)
        page = make_page(
            url, body, is_markup=kind in _MARKUP, published=published, declared=_charset(rest), url=at
        )
        return replace(page, saved=iso_time(headers.get("date")))

    def _follow(
        self, url: str, deadline: float, *, is_robots: bool, ceiling: int
    ) -> tuple[str, httpx.Headers, bytes]:
        """Return the final address, headers and body; each redirect passes the guard."""
        for _ in range(settings.get("redirects") + 1):
            try:
                target = vet(url, resolver=self._resolver)
            except RefusedError as error:
                raise _FetchError("C0110", str(error)) from error
            except (OSError, UnicodeError) as error:
                raise _FetchError("C0111", f"no such host: {error}") from error
            if not is_robots and not self._is_allowed(target, deadline):
                raise _FetchError("C0112", target.origin)
            status, headers, body = self._get(target, deadline, ceiling, is_robots=is_robots)
            if status not in {301, 302, 303, 307, 308} or "location" not in headers:
                if status != 200:
                    retry = headers.get("retry-after", "")
                    raise _FetchError(
                        "C0111", f"status {status}" + (f", retry after {retry[:40]}" if retry else "")
                    )
                return url, headers, body
            try:
                url = urljoin(target.url, headers["location"])
            except ValueError as error:
                raise _FetchError("C0110", str(error)) from error
        raise _FetchError("C0113")

    def _get(
        self, target: Target, deadline: float, ceiling: int, *, is_robots: bool
    ) -> tuple[int, httpx.Headers, bytes]:
        """Return the status, headers and, for status 200, the inflated body of a request, up to its ceiling."""
        left = deadline - self._clock()
        if left <= 0:
            raise _FetchError("C0111", "out of time")
        try:
            with (
                httpx.Client(
                    transport=self._carrier(target, deadline), trust_env=False, timeout=left, headers=_HEADERS
                ) as client,
                client.stream("GET", f"{target.origin}{target.path}") as response,
            ):
                if response.status_code != 200:
                    return response.status_code, response.headers, b""
                if not is_robots and response.headers.get("tdm-reservation", "").strip() == "1":
                    raise _FetchError("C0114")
                pieces = _decoded(self._timed(response.iter_raw(), deadline), response.headers)
                if is_robots:
                    return 200, response.headers, _head(pieces, ceiling)
                body, code = gather(pieces, ceiling=ceiling)
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            httpcore.NetworkError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
            OSError,
        ) as error:
            raise _FetchError("C0111", f"{type(error).__name__}: {error}"[:200]) from error
        if body is None or code:
            raise _FetchError(code or "C0111")
        return 200, response.headers, body

    def _timed(self, pieces: Iterator[bytes], deadline: float) -> Iterator[bytes]:
        """Yield the pieces until the deadline."""
        for piece in pieces:
            if self._clock() > deadline:
                raise _FetchError("C0111", "out of time")
            yield piece

    def _is_allowed(self, target: Target, deadline: float) -> bool:
        """Tell whether the site's robots.txt allows this page (RFC 9309)."""
        robots = self._robots.get(target.origin)
        if robots is None:
            robots = self._robots[target.origin] = self._read_robots(target, deadline)
        return robots.can_fetch(AGENT, f"{target.origin}{target.path}")

    def _read_robots(self, target: Target, deadline: float) -> RobotFileParser:
        """Return the rules of the robots.txt of a site; without the file, everything is allowed."""
        try:
            _, _, body = self._follow(
                f"{target.origin}/robots.txt", deadline, is_robots=True, ceiling=_ROBOTS_BYTES
            )
            return _rules(body.decode("utf-8", "replace").splitlines())
        except _FetchError as error:
            if str(error).startswith("status 4") and not str(error).startswith("status 429"):
                return _rules([])  # no such file: everything may be read
            if error.code == "C0111":
                raise
        except ValueError:
            pass  # a line that the parser fails on
        return _rules(["User-agent: *", "Disallow: /"])  # unavailable or invalid: nothing may be read


def _rules(lines: list[str]) -> RobotFileParser:
    """Return the parsed rules of a robots.txt."""
    made = RobotFileParser()
    made.parse(lines)
    return made


def _decoded(pieces: Iterator[bytes], headers: httpx.Headers) -> Iterator[bytes]:
    """Return the pieces of a body without its content encoding."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return pieces
    if encoding in {"gzip", "x-gzip"}:
        return inflate(pieces)
    if encoding == "deflate":
        return inflate(pieces, wbits=zlib.MAX_WBITS)
    raise _FetchError("C0111", f"content encoding {encoding[:40]}")


def _head(pieces: Iterator[bytes], ceiling: int) -> bytes:
    """Return the first bytes of a body, up to the ceiling or to damage."""
    data = bytearray()
    try:
        for piece in pieces:
            data += piece
            if len(data) >= ceiling:
                break
    except DamageError:
        pass
    return bytes(data[:ceiling])


def _charset(parameters: str) -> str | None:
    """Return the character set among the parameters of a Content-Type."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
