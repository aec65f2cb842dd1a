"""Who is who in an article."""

from communique.reading.actors.frame import home_country
from communique.reading.actors.resolve import Resolution, resolve

__all__ = ["Resolution", "home_country", "resolve"]
