"""What stands around an actor: the countries that its sentence names, and those that it is set in."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Sentence:
    names: list[tuple[int, int, str]]  # start, end and country of each name that speaks of one, in order
    named: frozenset[str]
    scene: frozenset[str]


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
        self._found: dict[int, _Sentence] = {}  # by its start

    def near(self, span: Span) -> frozenset[str]:
        """Return the countries named in the sentence of a span."""
        return self._around(span).named

    def scene(self, span: Span) -> frozenset[str]:
        """Return the countries that the sentence of a span is set in: "in France", "across Egypt"."""
        return self._around(span).scene

    def nearest(self, span: Span) -> str | None:
        """Return the country that the name nearest to a span speaks of, within its sentence."""
        names = self._around(span).names
        at = bisect.bisect_left(names, span.start, key=lambda name: name[0])
        beside = [
            (max(start - span.end, span.start - end, 0), start, code)
            for start, end, code in names[max(0, at - 1) : at + 1]  # names stand apart: it is one of these
        ]
        return min(beside)[2] if beside else None

    def _around(self, span: Span) -> _Sentence:
        start, end = self.trail.sentence(span.start)
        found = self._found.get(start)
        if found is None:
            names, scene = [], set()
            low, high = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
            for name in self.names[low:high]:
                code = self._country(name) if name.label != "Person" and name.end <= end else None
                if code is not None:
                    names.append((name.start, name.end, code))
                    if name.label == "Location" and _PLACED.search(
                        self.text[max(0, name.start - 24) : name.start]
                    ):
                        scene.add(code)
            found = self._found[start] = _Sentence(names, frozenset(c for *_, c in names), frozenset(scene))
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
