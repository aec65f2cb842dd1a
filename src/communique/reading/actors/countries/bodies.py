"""Which of the bodies of one name is meant: by the country right before it, or those that the article speaks of."""

from __future__ import annotations

import re

from communique.knowledge import Fact, Knowledge, normalise
from communique.model import Span
from communique.reading.actors.countries.frame import Frame, chosen
from communique.reading.actors.entities import PUBLIC
from communique.reading.actors.phrases.words import NO_STATES


class Bodies:
    """The bodies that one article may name."""

    def __init__(self, text: str, knowledge: Knowledge, countries: frozenset[str], frame: Frame) -> None:
        self.text = text
        self.knowledge = knowledge
        self.countries = countries
        self.frame = frame

    def owner_country(self, span: Span) -> str | None:
        """Return the country whose possessive or adjective stands right before a name."""
        before = self.text[max(0, span.start - 40) : span.start]
        match = re.search(r"((?:[A-Z][\w.]+ )?[A-Z][\w.]*)(['’]s)? ([a-z]+ )?$", before)
        if match is None:
            return None
        for words in (match[1], match[1].rpartition(" ")[2]):
            for fact in self.knowledge.named(words):
                acts = fact.kind != "adjective" and not match[2] and match[3]  # "Russia annexed | Crimea"
                if fact.kind in {"state", "adjective", "capital"} and not acts:
                    return fact.country
        return None

    def of_owner(self, span: Span, bodies: list[Fact]) -> list[Fact]:
        """Return those of some bodies that may be of the country right before their name: "South Korea's Joint Chiefs"."""
        owner = self.owner_country(span) if bodies else None
        if owner is None:
            return bodies
        return [f for f in bodies if f.country in {owner, None, *NO_STATES} or not PUBLIC & set(f.sectors)]

    def common_body(self, plain: str, span: Span) -> Fact | None:
        """Return the body that a common word is the name of: of no state, or of a state that the article speaks of."""
        bodies = [f for f in self.knowledge.bearing(plain) if f.kind == "org" and f.source == "written"]
        bodies = self.of_owner(span, bodies)
        worldwide = [fact for fact in bodies if fact.country in NO_STATES]
        if worldwide and len(bodies) == 1:
            return worldwide[0]
        fact = chosen([fact for fact in bodies if fact.country in self.countries], self.frame)
        clear = self.frame.country
        return None if fact is None or (clear is not None and fact.country != clear) else fact

    def body(self, bodies: list[Fact]) -> Fact | None:
        """Return which of the organisations of one name is meant: that of the country the article speaks of most."""
        near = [fact for fact in bodies if fact.country in self.countries]
        written = [fact for fact in bodies if fact.source == "written"]
        if self.frame.is_sure and len({fact.id for fact in bodies}) > 1:
            near = [fact for fact in near if fact.country == self.frame.country] or near
        if len({fact.id for fact in near}) == 1:
            return near[0]
        if near:
            return chosen(near, self.frame)
        if len({fact.id for fact in written}) != 1:
            return None
        # The name of a party says its country only where it is no common one.
        common = written[0].sectors[:1] == ("PTY",) and normalise(written[0].name).endswith(" party")
        return None if common and written[0].country != "USA" else written[0]
