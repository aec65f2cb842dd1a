"""What stands around an actor: the countries that its sentence names, and those that it is set in."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.knowledge import Knowledge
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.reading.actors.beside import trim
from communique.reading.actors.frame import Frame
from communique.reading.actors.pronouns import Trail
from communique.reading.actors.towns import country_of_town
from communique.reading.layers import Name

_PLACED = re.compile(
    r"(?:^|[\s(])(?:in|In|at|near|across|throughout|inside|outside) (?:the |\w+ern |central |downtown )?$"
)
_NAMING = frozenset({"state", "adjective", "capital", "metonym", "org", "region"})
_ELSEWHERE = frozenset({"media", "business", "bank"})
"""Roles of bodies whose names do not tell where a sentence is set."""


class Surroundings:
    """The countries around the spans of one article."""

    def __init__(
        self, text: str, names: Sequence[Name], trail: Trail, knowledge: Knowledge, frame: Frame
    ) -> None:
        self.text = text
        self.names = names
        self.trail = trail
        self.knowledge = knowledge
        self.frame = frame
        self._starts = [name.start for name in names]
        self._found: dict[int, tuple[frozenset[str], frozenset[str]]] = {}  # by the start of a sentence

    def near(self, span: Span) -> frozenset[str]:
        """Return the countries named in the sentence of a span."""
        return self._around(span)[0]

    def scene(self, span: Span) -> frozenset[str]:
        """Return the countries that the sentence of a span is set in: "in France", "across Egypt"."""
        return self._around(span)[1]

    def nearest(self, span: Span) -> str | None:
        """Return the country that the name nearest to a span speaks of, within its sentence."""
        start, end = self.trail.sentence(span.start)
        low, high = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        named = [
            (max(name.start - span.end, span.start - name.end, 0), name.start, code)
            for name in self.names[low:high]
            if name.label != "Person" and (code := self._country(name)) is not None
        ]
        return min(named)[2] if named else None

    def _around(self, span: Span) -> tuple[frozenset[str], frozenset[str]]:
        start, end = self.trail.sentence(span.start)
        found = self._found.get(start)
        if found is None:
            named, scene = set(), set()
            low, high = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
            for name in self.names[low:high]:
                code = self._country(name) if name.label != "Person" and name.end <= end else None
                if code is not None:
                    named.add(code)
                    if name.label == "Location" and _PLACED.search(
                        self.text[max(0, name.start - 24) : name.start]
                    ):
                        scene.add(code)
            found = self._found[start] = frozenset(named), frozenset(scene)
        return found

    def _country(self, name: Name) -> str | None:
        surface = trim(self.text[name.start : name.end])
        own = self.frame.country
        for fact in self.knowledge.named(surface):
            if fact.kind == "org" and (fact.source != "written" or fact.role in _ELSEWHERE):
                continue
            if fact.country and fact.kind in _NAMING:
                namesake = fact.kind == "capital" and own is not None and fact.country != own
                if namesake and any(site.country == own for site in sites(surface)):
                    return own  # "Georgetown" in an article on the United States
                return fact.country
        return country_of_town(surface) if name.label == "Location" else None
