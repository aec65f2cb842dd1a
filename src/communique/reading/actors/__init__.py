"""Who is who in an article."""

from communique.reading.actors.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
