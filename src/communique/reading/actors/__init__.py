"""Actor resolution: ``resolve`` links every span of an article to its actor.

``phrases`` parses noun phrases, ``persons`` and ``countries`` add offices and countries, ``mentions`` finds the actor
that a span refers to, and the ``registry`` holds each actor once.
"""

from communique.reading.actors.countries.outlets import home_country, section_country
from communique.reading.actors.resolve import Resolution, resolve
from communique.reading.actors.unresolved import Unresolved

__all__ = ["Resolution", "Unresolved", "home_country", "resolve", "section_country"]
