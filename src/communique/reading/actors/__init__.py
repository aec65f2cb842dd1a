"""Actor resolution in an article: ``resolve`` links every span to its actor.

``phrases`` analyses noun phrases, ``persons`` and ``countries`` add what is known about them, ``mentions`` finds the
actor that a span refers to, and the ``registry`` holds each actor once.
"""

from communique.reading.actors.countries.outlets import home_country, section_country
from communique.reading.actors.resolve import Resolution, resolve
from communique.reading.actors.unresolved import Unresolved

__all__ = ["Resolution", "Unresolved", "home_country", "resolve", "section_country"]
