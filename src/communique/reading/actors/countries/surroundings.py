"""The context of an actor: the countries that its sentence names, and those that it is set in."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge, normalise
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.reading.actors.countries.frame import Frame
from communique.reading.actors.mentions.antecedents import Trail
from communique.reading.actors.only import only
from communique.reading.actors.phrases.beside import trim
from communique.reading.actors.phrases.towns import country_of_town, namesake
from communique.reading.actors.unresolved import Unresolved
from communique.reading.names import Name

_PLACED = re.compile(
    r"(?:^|[\s(])(?:in|In|at|near|across|throughout|inside|outside) (?:the |\w+ern |central |downtown )?$"
)
_WAR = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:['’]s)? (?:[a-z-]+ )?(?:civil war|conflict|uprising|insurgency|rebels?|opposition|war)\b"
    r"|\b(?:civil war|conflict|war|uprising|rebels|fighting) in ([A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_OFTEN = 3.0
_STRUCK = re.compile(
    r" (?:terror(?:ist)? |bomb |suicide |gun |mosque |school )?(?:attacks?|bombings?|massacre|shootings?|siege|blasts?|explosions?)\b"
)
_SINCE = re.compile(r"(?:\b[Tt]he|\d{4}|['’]s?|deadly) $")
"""What precedes the town in the name of an attack; "Pyongyang attacks" without it is a clause."""
_NAMING = frozenset({"state", "adjective", "capital", "metonym", "org", "region"})
_ELSEWHERE = frozenset({"media", "business", "bank"})
"""Roles of bodies whose country is no sign of the country that a sentence is about."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    names: list[tuple[int, int, str]]  # start, end and country of each name with a country, in order
    named: frozenset[str]
    scene: frozenset[str]


class Surroundings:
    """The countries around the spans of one article."""

    def __init__(
        self,
        article: Unresolved,
        trail: Trail,
        knowledge: Knowledge,
        frame: Frame,
        spoken: Collection[str],
    ) -> None:
        self.text = article.text
        self.names = article.names
        self.trail = trail
        self.knowledge = knowledge
        self.frame = frame
        self.spoken = spoken
        self._starts = [name.start for name in article.names]
        self._found: dict[int, _Sentence] = {}  # by the start of the sentence

    def war(self) -> str | None:
        """Return the country of the rebels: the only one whose war the article reports, if it is named often."""
        codes = set()
        for match in _WAR.finditer(self.text):
            fact = self.knowledge.first(normalise(match[1] or match[2]), ("adjective", "state"))
            codes.add(None if fact is None else fact.country)
        codes -= {None, "USA"}  # its wars are abroad
        code = only(codes)
        return code if code is not None and self.frame.counts.get(code, 0.0) >= _OFTEN else None

    def near(self, span: Span) -> frozenset[str]:
        """Return the countries named in the sentence of a span."""
        return self._around(span).named

    def named_in(self, number: int) -> frozenset[str]:
        """Return the countries named in the sentence with this number; none if there is no such sentence."""
        starts = self.trail.starts
        if not 0 <= number < len(starts):
            return frozenset()
        return self.near(Span(start=starts[number], end=starts[number]))

    def scene(self, span: Span) -> frozenset[str]:
        """Return the countries that the sentence of a span is set in: "in France", "across Egypt"."""
        return self._around(span).scene

    def nearest(self, span: Span, told: Sequence[tuple[int, int, str]] = ()) -> str | None:
        """Return the country nearest to a span: of the names in its sentence, and of the actors ``told``.

        Args:
            span: the span.
            told: start, end and country of the mentions of actors in the sentence.

        """
        names = self._around(span).names
        at = bisect.bisect_left(names, span.start, key=lambda name: name[0])
        beside = [
            (max(start - span.end, span.start - end, 0), start, code)
            # names do not overlap, so the nearest is one of the two around the span
            for start, end, code in (*names[max(0, at - 1) : at + 1], *told)
        ]
        return min(beside)[2] if beside else None

    def _around(self, span: Span) -> _Sentence:
        """Return the sentence of a span with its countries."""
        start, end = self.trail.sentence(span.start)
        found = self._found.get(start)
        if found is None:
            names, scene = [], set()
            low, high = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
            for name in self.names[low:high]:
                code = self._country(name) if name.label != "Person" and name.end <= end else None
                if code is not None:
                    names.append((name.start, name.end, code))
                    if name.label == "Location" and self._is_scene(name):
                        scene.add(code)
            found = self._found[start] = _Sentence(names, frozenset(c for *_, c in names), frozenset(scene))
        return found

    def _is_scene(self, name: Name) -> bool:
        """Tell whether a place is the scene of its sentence: "in Mumbai", "the 2008 Mumbai attacks"."""
        before, after = self.text[max(0, name.start - 24) : name.start], self.text[name.end : name.end + 24]
        return _PLACED.search(before) is not None or (
            _STRUCK.match(after) is not None and _SINCE.search(before) is not None
        )

    def _country(self, name: Name) -> str | None:
        """Return the country that a name stands for or lies in."""
        surface = trim(self.text[name.start : name.end])
        own = self.frame.country
        facts = self.knowledge.named(surface)
        bodies = sum(fact.kind == "org" and fact.source == "written" for fact in facts)
        for fact in facts:
            is_anothers = bodies > 1 and fact.country != own  # "AFP" is a news agency, and an army
            if fact.kind == "org" and (fact.source != "written" or fact.role in _ELSEWHERE or is_anothers):
                continue
            if fact.country and fact.kind in _NAMING:
                other = namesake(surface, fact.country, self.spoken, self.knowledge)
                if other is not None:
                    return other  # "Georgia" in an article on the United States
                elsewhere = fact.kind == "capital" and own is not None and fact.country != own
                if elsewhere and any(site.country == own for site in sites(surface)):
                    return own  # "Georgetown" in an article on the United States
                return fact.country
        return country_of_town(surface) if name.label == "Location" else None
