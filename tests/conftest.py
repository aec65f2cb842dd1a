"""What all tests rely on: no network, and nothing outside the repository."""

from __future__ import annotations

import gc
import socket
from typing import Any, NoReturn

import pytest


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse all connections to other machines."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_UNIX or (
            isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1", "localhost"}
        ):
            connect(self, address)
        else:
            refuse(address)

    def refuse(address: Any, *_: Any, **__: Any) -> NoReturn:
        raise AssertionError(f"a test reached for the network: {address}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name cases with bytes by their argument: gzip writes the time into its output, but all processes must use the same names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="module", autouse=True)
def _no_old_garbage() -> None:
    """Exempt the objects of earlier tests from garbage collection, which would distort measured times."""
    gc.collect()
    gc.freeze()
