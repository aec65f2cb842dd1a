"""The resolution of names of states, seats of government and organisations to known ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.knowledge import Fact, normalise
from communique.model import Span
from communique.reading.actors.countries.bodies import is_called_otherwise, lacks_article, stands_for_another
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.naming import THE
from communique.reading.actors.persons.mending import SMALL_LEAD
from communique.reading.actors.persons.teams import plays
from communique.reading.actors.phrases.beside import without_article
from communique.reading.actors.phrases.towns import namesake
from communique.reading.names import Name

_IN = re.compile(r"\b(?:in|In|at|At|near|around|across|outside|inside) (?:central |downtown )?$")
_FROM = re.compile(r"(?:\b(?:in|from|of|at|for|to) (?:the )?|[(,] ?)$")
"""What precedes a country as an origin or a place: "Weber (Germany)"."""
_SCENE = re.compile(
    r" (?:summit|talks|meeting|conference|airport|airfield|suburb|bureau|[Ss]tation|[Aa]greement|accords?|protocol|stock)\b"
)
_NO_BEARERS = frozenset({"person", "given", "people", "region"})


class Bearers(Part):
    """The names of states, seats of government and organisations in one article."""

    def bearer(self, span: Span, bare: str, name: Name | None, *, is_phrase: bool) -> Entity | None:
        """Return the known state, seat of government or organisation with this name.

        Args:
            span: the span of the name.
            bare: its text.
            name: the name as it was found, if it was.
            is_phrase: whether the span takes part in an event or statement.

        """
        if not bare[:1].isupper() and not bare[:1].isdigit() and not SMALL_LEAD.match(bare):
            return None
        plain = normalise(bare)
        if bare.isupper() and plain in self.registry.shorts and not self._is_state(plain):
            return self.registry.shorts[plain]
        facts = [fact for fact in self.knowledge.bearing(plain) if self._may_be(fact, name)]
        first = next((fact for fact in facts if _is_no_body(fact)), None)
        if first is not None:
            return self._of_kind(first, span, bare, is_phrase=is_phrase)
        is_place = name is not None and name.label == "Location"  # the Amazon is a river before it is a firm
        return self._body(span, bare, [] if is_place else facts)

    def _may_be(self, fact: Fact, name: Name | None) -> bool:
        """Tell whether a fact may be what a name refers to on the day."""
        is_styled = fact.kind == "title" and name is not None and name.label == "Organization"
        return fact.kind not in _NO_BEARERS and not is_styled and self._is_of_day(fact)

    def _of_kind(self, fact: Fact, span: Span, bare: str, *, is_phrase: bool) -> Entity | None:
        """Return the actor of a name for a state, its capital, a metonym, or a body with a common noun as its name."""
        if fact.kind == "noun":
            common = self.registry.bodies.common_body(normalise(bare), span)
            return None if common is None else self._called(common, bare)
        if fact.kind == "metonym":
            return self.registry.of_fact(fact)
        if fact.country is None or fact.kind == "title":
            return None  # "Latin American"
        if fact.kind == "state":
            return self._state(fact, fact.country, span, bare, is_phrase=is_phrase)
        acts = is_phrase and (fact.kind == "adjective" or not self.is_scene(span))
        return self.registry.country(fact.country) if acts else None

    def _state(self, fact: Fact, code: str, span: Span, bare: str, *, is_phrase: bool) -> Entity | None:
        """Return the state of a name, its team in a sentence about sports, or a region with the same name."""
        if is_phrase and self.is_on_a_game(span):
            return self.registry.team(code, bare)
        if namesake(bare, code, self.registry.countries, self.knowledge) is not None:
            return self.registry.region(bare) if is_phrase else None
        return self.registry.country(code, fact)

    def _body(self, span: Span, bare: str, facts: Sequence[Fact]) -> Entity | None:
        """Return the body of a name; of several that of the possessor, the article's country, or one named nearby."""
        known, plain = self.registry.bodies, normalise(bare)
        bodies = [
            fact
            for fact in facts
            if not stands_for_another(bare, fact, self.text)
            and not is_called_otherwise(without_article(bare), fact, self.text)
            and not lacks_article(bare, fact, self.text, span.start, self.knowledge)
        ]
        bodies = known.of_owner(span, bodies)
        body = known.meant(bodies or known.firms(plain), plain)
        if body is None and len(bodies) > 1:
            body = known.meant([fact for fact in bodies if fact.country in self.near(span)], plain)
        if body is not None:
            return self._called(body, bare)
        national = known.of_nation(plain)
        return None if national is None else self.registry.organization_of(national)

    def _called(self, fact: Fact, bare: str) -> Entity:
        """Return the body of a fact, and note the initials of its name here."""
        entity = self.registry.of_fact(fact)
        self.registry.shorten(bare, entity)
        return entity

    def _is_of_day(self, fact: Fact) -> bool:
        """Tell whether a fact holds on the day, or is on a former state, whose name is still used."""
        day = self.board.article.published
        return day is None or fact.holds(day) or (fact.kind == "state" and fact.is_past(day))

    def is_on_a_game(self, span: Span) -> bool:
        """Tell whether a country in a sentence about sports is a team."""
        start, end = self.trail.sentence(span.start)
        elsewhere = _FROM.search(self.text[max(0, span.start - 8) : span.start]) is not None
        return not elsewhere and plays(self.text[start:end], self.board.play)

    def _is_state(self, plain: str) -> bool:
        """Tell whether a name is that of a state or a nationality."""
        return self.knowledge.first(plain, ("state", "adjective")) is not None

    def is_scene(self, span: Span) -> bool:
        """Tell whether a capital is a place and not the government: "in Hanoi", "Hanoi talks", "the Hanoi accord"."""
        before, after = self.text[max(0, span.start - 20) : span.start], self.text[span.end : span.end + 20]
        has_article = span.of(self.text).startswith(THE) or before.endswith(THE)
        return has_article or _IN.search(before) is not None or _SCENE.match(after) is not None


def _is_no_body(fact: Fact) -> bool:
    """Tell whether a fact takes precedence over the bodies with the same name."""
    return fact.kind in {"title", "noun", "adjective", "metonym"} or (
        fact.kind in {"state", "capital"} and fact.country is not None
    )
