"""Refuses requests before a page is made: foreign hosts, cross-site posts, missing tokens, oversized requests.

A page on another site can make a browser send requests here. It cannot read the responses, but it could post; and by
rebinding a host name of its own to this machine, it could read too. That is why the header ``Host`` and the origin of
posts are checked even on loopback.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import orjson

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
URL_BYTES = 8_192
BODY_BYTES = 65_536
COOKIE = "communique_token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def error_body(status: int, message: str) -> dict[str, Any]:
    """Return the JSON body that every error of the API has.

    >>> error_body(404, "There is no such page.")
    {'error': {'status': 404, 'message': 'There is no such page.'}}
    """
    return {"error": {"status": status, "message": message}}


class Guard:
    """Middleware that refuses requests that are not allowed, and adds security headers to every response.

    Args:
        application: the application that answers the other requests.
        hosts: allowed values of the header ``Host``, without the port.
        token: what callers must send; ``None`` lets everyone in.

    """

    def __init__(self, application: Application, *, hosts: tuple[str, ...], token: str | None) -> None:
        self._application = application
        self._hosts = frozenset(host.lower() for host in hosts)
        self._token = token
        # The cookie holds a hash of the token, so that any token fits into it and none is stored in a browser's files.
        self._token_hash = hashlib.sha256((token or "").encode()).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that is not allowed, or pass the request on."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in HEADERS if pair[0] not in present),
                ]
            await send(message)

        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        refusal = self._refuse(scope, headers)
        if refusal is not None:
            await _answer(send_with_headers, *refusal, headers, is_page=_is_page(scope))
        elif self._token is not None and not self._is_known(headers):
            await self._ask_token(scope, headers, send_with_headers)
        else:
            await self._application(scope, _limited(receive, headers), send_with_headers)

    def _refuse(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Return the status and message with which a request is refused, whatever its token; ``None`` if it is not."""
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > URL_BYTES:
            return 414, f"The address is longer than {URL_BYTES:,} bytes."
        if _host(headers.get("host", "")) not in self._hosts:
            return 421, "This host name is not served here; `communique serve --name HOST` adds one."
        if scope["path"].startswith("//") or "\\" in scope["path"]:
            return 404, "There is no such page."
        if scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            return None
        return self._refuse_post(scope, headers)

    def _refuse_post(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Return the status and message with which a request that is no GET is refused; ``None`` if it is not."""
        if scope["method"] != "POST":
            return 405, "Only GET and POST are answered."
        if (
            not headers.get("content-length", "0").isdigit()
            or int(headers.get("content-length", "0")) > BODY_BYTES
        ):
            return 413, f"The request is larger than {BODY_BYTES:,} bytes."
        return None if _is_ours(headers) else (403, "This request comes from another site.")

    def _is_known(self, headers: dict[str, str]) -> bool:
        """Tell whether a request has the token, as a bearer token or in our cookie."""
        given = headers.get("authorization", "").removeprefix("Bearer ")
        cookie = SimpleCookie()
        try:
            cookie.load(headers.get("cookie", ""))
        except Exception:  # noqa: BLE001 - whatever is wrong with a cookie, it holds no token
            cookie = SimpleCookie()
        kept = cookie[COOKIE].value if COOKIE in cookie else ""
        return self._is_token(given) or secrets.compare_digest(kept.encode(), self._token_hash.encode())

    def _is_token(self, value: str) -> bool:
        return secrets.compare_digest(value.encode(), (self._token or "").encode())

    async def _ask_token(self, scope: Scope, headers: dict[str, str], send: Send) -> None:
        """Move a token from the address to a cookie and redirect to the address without it; refuse if there is none."""
        given = parse_qsl(scope["query_string"].decode("latin-1"))
        token = next((value for name, value in given if name == "token"), "")
        if scope["method"] != "GET" or not self._is_token(token):
            await _answer(
                send,
                401,
                "A token is needed: open the address that `communique serve` printed.",
                headers,
                is_page=_is_page(scope),
            )
            return
        rest = urlencode([pair for pair in given if pair[0] != "token"])
        path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
        cookie = f"{COOKIE}={self._token_hash}; HttpOnly; SameSite=Strict; Path=/"
        await send(
            {
                "type": "http.response.start",
                "status": 303,
                "headers": [
                    (b"location", (f"{path}?{rest}" if rest else path).encode("latin-1")),
                    (b"set-cookie", cookie.encode("latin-1")),
                ],
            }
        )
        await send({"type": "http.response.body", "body": b""})


def _is_page(scope: Scope) -> bool:
    return not scope["path"].startswith("/api")


def _host(header: str) -> str:
    """Return the host in a ``Host`` header, without its port; empty if the header is malformed.

    >>> _host("[::1]:8080"), _host("LocalHost:80"), _host("a@localhost")
    ('[::1]', 'localhost', '')
    """
    host, colon, port = header.rpartition(":")
    if not colon or header.endswith("]"):
        host, port = header, "0"
    return "" if "@" in host or not port.isdigit() else host.lower()


def _is_ours(headers: dict[str, str]) -> bool:
    """Tell whether a post comes from one of our own pages, or from a program instead of a page."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    # Without an origin, it is not a modern browser. An old one could send a form, but not JSON or a bearer token.
    return (
        site is not None
        or headers.get("content-type", "").startswith("application/json")
        or headers.get("authorization", "").startswith("Bearer ")
    )


def _limited(receive: Receive, headers: dict[str, str]) -> Receive:
    """Return ``receive`` with a limit on the size of a body whose length is not stated."""
    if "content-length" in headers:
        return receive
    seen = 0

    async def counted() -> MutableMapping[str, Any]:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > BODY_BYTES else message

    return counted


async def _answer(send: Send, status: int, message: str, headers: dict[str, str], *, is_page: bool) -> None:
    is_page = is_page and "text/html" in headers.get("accept", "")
    body = message.encode() if is_page else orjson.dumps(error_body(status, message))
    kind = b"text/plain; charset=utf-8" if is_page else b"application/json"
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": body})
