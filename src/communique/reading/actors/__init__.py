"""Who is who in an article: ``resolve`` ties every span to its actor.

``phrases`` reads what a noun phrase says, ``persons`` and ``countries`` what is known of either, ``mentions`` finds whom a span
stands for; the ``registry`` holds each actor once.
"""

from communique.reading.actors.countries.outlets import home_country, section_country
from communique.reading.actors.resolve import Resolution, resolve
from communique.reading.actors.unresolved import Unresolved

__all__ = ["Resolution", "Unresolved", "home_country", "resolve", "section_country"]
