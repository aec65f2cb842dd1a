"""A network of invented hosts."""

from __future__ import annotations

import socket

PUBLIC = "93.184.215.14"


def resolver(host: str, port: int) -> list[str]:  # noqa: ARG001 - as the guard asks it
    """Return the addresses of an invented host."""
    if host == "gone.example.com":
        raise socket.gaierror(-2, "Name or service not known")
    return ["10.0.0.7"] if host == "inside.example.com" else [PUBLIC]
