"""Connections are pinned to the addresses that were vetted, and end when their time is over."""

# ruff: noqa: ARG002, ARG005 - what stands in for a part takes what the part takes

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import httpcore
import httpx
import pytest

from communique.pages import open_pages
from communique.pages.guard import Target, vet
from communique.pages.pinning import PinnedBackend, PinnedTransport
from tests.pages.network import PUBLIC, resolver


class Recorder(httpcore.MockBackend):
    """A network backend that records the addresses to which it was told to connect."""

    def __init__(self, buffer: list[bytes]) -> None:
        super().__init__(buffer)
        self.asked: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *rest: object, **more: object) -> httpcore.NetworkStream:
        self.asked.append((host, port))
        return super().connect_tcp(host, port)


def test_transport_connects_to_the_vetted_address_whatever_the_name_says_later() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    target = vet("http://news.example.com/a", resolver=lambda host, port: next(answers))
    inner = Recorder([b"HTTP/1.1 200 OK\r\n", b"Content-Length: 2\r\n\r\n", b"ok"])
    transport = PinnedTransport(target, time.monotonic() + 5, inner=inner)
    with httpx.Client(transport=transport, trust_env=False) as client:
        assert client.get("http://news.example.com/a").text == "ok"
    assert inner.asked == [(PUBLIC, 80)]


def test_backend_refuses_a_host_that_was_not_vetted() -> None:
    target = vet("http://news.example.com/", resolver=resolver)
    backend = PinnedBackend(target, time.monotonic() + 5, inner=Recorder([]))
    for host, port in (("other.example.com", 80), ("news.example.com", 81), ("127.0.0.1", 80)):
        with pytest.raises(httpcore.ConnectError):
            backend.connect_tcp(host, port)
    with pytest.raises(httpcore.ConnectError):
        backend.connect_unix_socket("/run/x.sock")


def test_transport_checks_certificates_and_takes_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    target = vet("https://news.example.com/", resolver=resolver)
    pool = PinnedTransport(target, time.monotonic() + 5)._pool
    assert pool._ssl_context is not None
    assert pool._ssl_context.verify_mode is ssl.CERT_REQUIRED
    assert pool._ssl_context.check_hostname


@pytest.fixture
def slow_server() -> Iterator[int]:
    """A server on this machine that sends a header one byte at a time, endlessly."""
    server = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        connection, _ = server.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not done.wait(0.05):
                connection.sendall(b"a")

    thread = threading.Thread(target=serve)
    thread.start()
    yield server.getsockname()[1]
    done.set()
    socket.create_connection(server.getsockname()).close()  # on a busy machine nobody may have come in time
    thread.join()
    server.close()


def test_transport_stops_a_server_that_drips_headers(slow_server: int) -> None:
    target = Target(
        url="", scheme="http", host="127.0.0.1", port=slow_server, path="/", addresses=("127.0.0.1",)
    )
    transport = PinnedTransport(target, time.monotonic() + 0.4)
    started = time.monotonic()
    with (
        httpx.Client(transport=transport, trust_env=False) as client,
        pytest.raises((httpx.TimeoutException, httpcore.TimeoutException)),
    ):
        client.get(f"http://127.0.0.1:{slow_server}/")
    assert time.monotonic() - started < 2


def test_open_pages_refuses_a_private_address_without_a_connection() -> None:
    assert [
        [problem.code for problem in page.problems]
        for page in open_pages(
            ["http://127.0.0.1/", "https://localhost./", "ftp://news.example.com/", "file:///etc/passwd"]
        )
    ] == [["C0110"]] * 4
