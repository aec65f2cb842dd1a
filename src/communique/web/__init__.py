"""The pages of a record for the browser, and its API. Needs ``pip install 'communique[web]'``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.web.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    """Import the application only when it is used, so that the package can be imported without its libraries."""
    if name == "create_app":
        from communique.web.app import create_app

        return create_app
    raise AttributeError(f"module 'communique.web' has no attribute {name!r}")
