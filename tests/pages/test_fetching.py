"""One page from one address: hops, robots, ceilings, clocks, and connections pinned to what was vetted."""

# ruff: noqa: ARG001, ARG005 - what stands in for a part takes what the part takes

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator

import httpx
import pytest

from communique.model import Page
from communique.pages.fetching import Fetcher
from tests.pages.network import resolver

HTML = "<html><body><p>The two leaders met.</p></body></html>"
Handler = Callable[[httpx.Request], httpx.Response]


class Served(httpx.MockTransport):
    """A response as it comes from a network, with a body that has not been read yet."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        if not answer.is_stream_consumed:
            return answer
        return httpx.Response(
            answer.status_code, headers=answer.headers, stream=httpx.ByteStream(answer.content)
        )


def fetch(handler: Handler, url: str = "https://news.example.com/a", *, robots: str | None = None) -> Page:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404) if robots is None else httpx.Response(200, text=robots)
        return handler(request)

    return Fetcher(carrier=lambda target, deadline: Served(handle), resolver=resolver).fetch(url)


def page(**more: object) -> Handler:
    return lambda request: httpx.Response(200, html=HTML, **more)  # type: ignore[arg-type]


def codes(page: Page) -> list[str]:
    return [problem.code for problem in page.problems]


def test_fetch_gives_the_page_and_where_it_ended_up() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/a":
            return httpx.Response(302, headers={"location": "/b"})
        return httpx.Response(200, html=HTML)

    got = fetch(handle)
    assert (got.html, got.url, got.source, got.problems) == (
        HTML,
        "https://news.example.com/b",
        "https://news.example.com/a",
        (),
    )


@pytest.mark.parametrize(
    ("date", "saved"),
    [("Thu, 11 Apr 2019 10:00:00 GMT", "2019-04-11T10:00:00+00:00"), ("Thursday", None), (None, None)],
)
def test_fetch_tells_when_the_page_was_served(date: str | None, saved: str | None) -> None:
    assert fetch(page(headers={"date": date} if date else {})).saved == saved


def test_fetch_reads_the_declared_character_set() -> None:
    got = fetch(
        lambda _: httpx.Response(
            200,
            content="<p>café</p>".encode("cp1252"),
            headers={"content-type": "text/html; charset=windows-1252"},
        )
    )
    assert got.html == "<p>café</p>"


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/",
        "http://inside.example.com/",
        "file:///etc/passwd",
        "//localhost/",
        "http://[::1]/",
        "http://u@news.example.com/",
        "http://[news.example.com/",
    ],
)
def test_fetch_refuses_a_redirect_to_what_is_not_public(location: str) -> None:
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(301, headers={"location": location})

    assert codes(fetch(handle)) == ["C0110"]
    assert seen == ["news.example.com"]


def test_fetch_follows_five_redirects_and_no_more() -> None:
    def hops(n: int) -> Handler:
        def handle(request: httpx.Request) -> httpx.Response:
            at = int(request.url.path[1:] or 0) if request.url.path != "/a" else 0
            return (
                httpx.Response(200, html=HTML)
                if at == n
                else httpx.Response(302, headers={"location": f"/{at + 1}"})
            )

        return handle

    assert codes(fetch(hops(5))) == []
    assert codes(fetch(hops(6))) == ["C0113"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (httpx.Response(404), "C0111"),
        (httpx.Response(429, headers={"retry-after": "60"}), "C0111"),
        (httpx.Response(200, content=b"%PDF-1.7", headers={"content-type": "application/pdf"}), "C0107"),
        (httpx.Response(200, content=b"%PDF-1.7 x", headers={"content-type": "text/html"}), "C0103"),
        (httpx.Response(200, content=b"", headers={"content-type": "text/html"}), "C0102"),
        (httpx.Response(200, html=HTML, headers={"tdm-reservation": "1"}), "C0114"),
        (httpx.Response(200, stream=httpx.ByteStream(b"x"), headers={"content-encoding": "br"}), "C0111"),
        (
            httpx.Response(
                200,
                stream=httpx.ByteStream(gzip.compress(HTML.encode())[:30]),
                headers={"content-encoding": "gzip"},
            ),
            "C0104",
        ),
    ],
)
def test_fetch_ends_in_a_coded_problem(answer: httpx.Response, code: str) -> None:
    got = fetch(lambda _: answer)
    assert codes(got) == [code]
    assert got.html is None


def test_fetch_says_when_to_come_back() -> None:
    got = fetch(lambda _: httpx.Response(429, headers={"retry-after": "60"}))
    assert "retry after 60" in got.problems[0].message


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_fetch_stops_a_bomb_at_the_ceiling(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PAGE_BYTES", "1000000")
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    bomb = pack(b"a" * 50_000_000)
    answer = httpx.Response(
        200,
        stream=httpx.ByteStream(bomb),
        headers={"content-encoding": encoding, "content-type": "text/html"},
    )
    started = time.perf_counter()
    assert codes(fetch(lambda _: answer)) == ["C0106"]
    assert time.perf_counter() - started < 1


def test_fetch_reads_a_packed_body() -> None:
    answer = httpx.Response(
        200, stream=httpx.ByteStream(gzip.compress(HTML.encode())), headers={"content-encoding": "gzip"}
    )
    assert fetch(lambda _: answer).html == HTML.encode()


def test_fetch_stops_when_its_time_is_over() -> None:
    now = [0.0]

    def drip() -> Iterator[bytes]:
        while True:
            now[0] += 10
            yield b"<p>"

    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            return drip()

    def handle(request: httpx.Request) -> httpx.Response:
        return (
            httpx.Response(404)
            if request.url.path == "/robots.txt"
            else httpx.Response(200, stream=Endless())
        )

    fetcher = Fetcher(
        carrier=lambda target, deadline: Served(handle), resolver=resolver, clock=lambda: now[0]
    )
    assert codes(fetcher.fetch("https://news.example.com/a")) == ["C0111"]
    assert now[0] <= 50


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        ("User-agent: *\nDisallow: /a", ["C0112"]),
        ("User-agent: communique\nDisallow: /", ["C0112"]),
        ("User-agent: *\nDisallow: /b", []),
        ("User-agent: other\nDisallow: /", []),
        ("User-agent: *\nAllow: /\n\nUser-agent: other\nDisallow: //[x", ["C0112"]),
    ],
)
def test_fetch_obeys_robots(robots: str, code: list[str]) -> None:
    assert codes(fetch(page(), robots=robots)) == code


def test_fetch_reads_nothing_where_robots_cannot_be_had() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503) if request.url.path == "/robots.txt" else httpx.Response(200, html=HTML)

    fetcher = Fetcher(carrier=lambda target, deadline: Served(handle), resolver=resolver)
    assert codes(fetcher.fetch("https://news.example.com/a")) == ["C0111"]


def test_fetch_refuses_robots_that_lead_inside() -> None:
    asked = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"location": "http://127.0.0.1/robots.txt"})

    fetcher = Fetcher(carrier=lambda target, deadline: Served(handle), resolver=resolver)
    assert codes(fetcher.fetch("https://news.example.com/a")) == ["C0112"]
    assert asked == ["https://news.example.com/robots.txt"]


def test_fetch_asks_robots_once_a_site() -> None:
    asked = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(404) if request.url.path == "/robots.txt" else httpx.Response(200, html=HTML)

    fetcher = Fetcher(carrier=lambda target, deadline: Served(handle), resolver=resolver)
    fetcher.fetch("https://news.example.com/a")
    fetcher.fetch("https://news.example.com/b")
    assert asked == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("no"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("odd"),
        OSError("broken"),
    ],
)
def test_fetch_turns_failures_into_problems(error: Exception) -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        raise error

    assert codes(fetch(handle)) == ["C0111"]


def test_fetch_names_an_unknown_host() -> None:
    assert codes(fetch(page(), "https://gone.example.com/")) == ["C0111"]
