"""The name that heads a phrase, in it or right after it, and so is that of its actor."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from communique.english import DAY, DETERMINER, either
from communique.knowledge import normalise
from communique.model import Span
from communique.reading.actors.entities import PUBLIC, Entity
from communique.reading.actors.mentions.board import Part
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.persons.learning import learn
from communique.reading.actors.phrases.beside import are_anothers, leads_to, said_beside, trim
from communique.reading.actors.phrases.titles import is_another_title, is_long_title
from communique.reading.actors.phrases.words import STYLES
from communique.reading.names import Name

_TAIL = re.compile(
    r"(?: [IVX]+\b)?\.?\s*(?:['’]s?)?\s*$|(?: [IVX]+\b)?\s*(?:[,(—–:]|who\b|whom\b|whose\b|in\b|at\b|on\b|of\b|from\b|and (?:his|her)\b)"
)
_APPOSED = re.compile(
    r"(?:,(?! (?:an?|the|who|[A-Z][\w.]*(?:,| and| or)) )|[.;)—]|\Z"
    rf"| (?:on {DAY}|has|said|told)\b)"
)
"""What follows a name in apposition to a title: "the envoy, Ann Day, left", "the envoy, Ann Day on Monday left".

It is not the next name of a list: "the envoy, Ann Day, Bob Hill and".
"""
LINK = re.compile(r"\b(?:for|on|by|with|to|against|from|and|or|at|that|than|between|under|in)\b")
"""Prepositions and conjunctions that separate the head of a phrase from other actors."""
_AND_TITLE = re.compile(r" (?:and|turned) ((?:[a-z][\w-]* ){1,6})")
"""A second title between the first and the name: "the Ugandan singer | turned lawmaker and candidate | Bobi Wine"."""
_TWO_FIELDS = re.compile(
    r"(?:[\w’'-]+ )*?((?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+) (?:and|&) ((?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+) "
)
_NO_FIELDS = ("state", "capital", "adjective", "people", "org", "metonym", "person", "given", "title")
"""Kinds of facts that are no field."""
_OVER_FIELDS = frozenset(
    {
        "minister",
        "foreign minister",
        "defence minister",
        "finance minister",
        "interior minister",
        "justice minister",
    }
)
_LEADING = re.compile(rf"\bof\b|{LINK.pattern}")
"""Prepositions and conjunctions before a name that is not the head: "the envoy | of | Ann Day, Tom Hale"."""
_ASIDE = re.compile(r", (?=(?!and\b)[a-z]|[DRI]-)|,? who\b| \(| [–—]")
"""What stands between a name and an apposition or relative clause."""


_BARE = re.compile(rf"(?!{DETERMINER}\b)(?-i:[A-Z])", re.IGNORECASE)
"""The start of a title without an article, which refers to nobody by itself: "Mayor, | Ann Day, who left"."""
_GOES_ON = re.compile(r", (?:who|an?|the) ")
_AND_ANOTHER = re.compile(rf" and {DETERMINER} ")
"""A second person after the first, to whom a name after a comma is not: "the king and his envoy, | Ann Day"."""
_STYLED = re.compile(rf", (?:(?:{either(STYLES)})\.? ){{1,3}}", re.IGNORECASE)
"""Forms of address between a title and a name: "the Speaker, Hon. | Ann Day"."""
_SMALL = frozenset({"of", "the", "a", "an"})
_WORKS = frozenset({"spokesperson", "adviser", "official", "chief of staff", "source", "leader", "chief"})
"""Classes of offices in the service of another, who may be the one named: "a spokesman for the party's Ann Day"."""
_PRIVATE = frozenset(
    {"civilian", "spokesperson", "adviser", "official", "source", "member", "chief of staff"}
)
"""Classes that may be "of" another person: "a friend of the senator"."""


@dataclass(frozen=True, slots=True)
class Heads(Part):
    """The names that head the phrases of one article."""

    naming: Naming

    def head_person(self, span: Span, inside: list[Name]) -> Name | None:
        """Return the person's name that heads a phrase: "the North's leader Kim", "Kim, who …".

        Args:
            span: the span of the phrase.
            inside: the names in it.

        """
        for name in reversed(inside):
            before, after = self.text[span.start : name.start], self.text[name.end : span.end]
            owns = after.startswith(("'", "’")) and bool(after[2:].strip())
            if name.label == "Person" and not after and leads_to(before, "title", self.registry.describe):
                return name
            if name.label != "Person" or owns or not _TAIL.match(after):
                continue
            if LINK.search(self._without_names(Span(start=span.start, end=name.start), inside)):
                if self._is_all_title(before):
                    return name
                continue
            if self._is_told_of(span, name, inside):
                continue
            leading, of, _ = before.partition(" of ")
            if not of:
                return name
            if are_anothers(leading, self.registry.describe):
                continue
            said = said_beside(self.text, name, self.knowledge, self.registry.countries)
            if (said and said[0].kind == "title") or self._is_office_at(before, name):
                return name
        return None

    def _is_office_at(self, before: str, name: Name) -> bool:
        """Tell whether the words before a full name are an office at a body: "Head of the Foreign Affairs Committee".

        "A friend of the senator" is no office, and a title at the end of the words is the name's alone.
        """
        words = before.split()
        last = normalise(words[-1])
        if (
            len(words) == 1
            or " " not in trim(name.span.of(self.text))
            or before.rstrip().endswith(("'s", "’s", ","))
        ):
            return False
        if LINK.fullmatch(last) or last in _SMALL or self.knowledge.first(last, ("title",)) is not None:
            return False
        said = self.registry.describe(before.rstrip())
        if said.kind != "title" or said.plural or said.role in _PRIVATE:
            return False
        is_body = said.body_noun.endswith(last) or self.knowledge.first(last, ("noun",)) is not None
        return said.role not in _WORKS or is_body or "director" in said.head

    def _holds_office(self, before: str) -> bool:
        """Tell whether the words before a name are the person's office: "Ambassador to the European Union | Ann Day".

        A title at the end of the words is the name's alone ("a friend of Chancellor | Ann Day"), and a spokesperson may
        speak for the one named.
        """
        words = before.split()
        last = normalise(words[-1])
        if (
            LINK.fullmatch(last)
            or last in _SMALL
            or any(one in {"and", "or"} or one[-1] in ",;" for one in words)
        ):
            return False
        said = self.registry.describe(before.rstrip())
        if said.kind != "title" or said.plural or said.role in _WORKS or not PUBLIC & set(said.sectors):
            return False
        return self.knowledge.first(last, ("title",)) is None and said.head not in last

    def _is_all_title(self, before: str) -> bool:
        """Tell whether the words before a name describe its bearer, although they have "for" or "and" in them."""
        is_long = self._holds_office(before) or is_long_title(before, self.registry.describe)
        return is_long or self._calls_twice(before) or self._has_two_fields(before)

    def _has_two_fields(self, before: str) -> bool:
        """Tell whether the words before a name are an office with two fields: "the Health and Sport Minister"."""
        match = _TWO_FIELDS.fullmatch(before)
        if match is None:
            return False
        first = self.knowledge.first(normalise(match[1]), _NO_FIELDS)
        said = self.registry.describe(match[2])
        return first is None and said.kind == "title" and said.role in _OVER_FIELDS and not said.plural

    def _calls_twice(self, before: str) -> bool:
        """Tell whether the words before a name are two titles of one person: "the French writer and diplomat"."""
        first, _, other = before.partition(" and ")
        return bool(other) and is_another_title(self.registry.describe(first), other)

    def learn_office(self, person: Entity | None, span: Span, head: Name) -> None:
        """Add the office before a name that heads a phrase: "Ambassador to the European Union | Ann Day"."""
        before = self.text[span.start : head.start]
        holds = before.strip() and LINK.search(before) and self._holds_office(before)
        if person is not None and (holds or (" of " in before and self._is_office_at(before, head))):
            learn(person, [self.registry.describe(before.rstrip())], self.knowledge)

    def _without_names(self, span: Span, inside: list[Name]) -> str:
        """Return the text of a span without the names in it: "President" of "Club for Growth President"."""
        words, at = "", span.start
        for name in inside:
            if at <= name.start and name.end <= span.end:
                words += self.text[at : name.start]
                at = name.end
        return words + self.text[at : span.end]

    def _is_told_of(self, span: Span, name: Name, inside: list[Name]) -> bool:
        """Tell whether a name is within the apposition to another person: "Ann Day, a donor backing Kim"."""
        return any(
            one.label == "Person"
            and one.end < name.start
            and _ASIDE.match(self.text, one.end)
            and not _LEADING.search(self.text, span.start, one.start)
            for one in inside
        )

    def titled_person(self, span: Span, bare: str) -> Entity | None:
        """Return the person whose name follows a span that is only a title.

        For example "Rep." or "the envoy," before a name, or "the French writer" before "and diplomat Ann Day".
        """
        at = bisect.bisect_left(self.board.name_starts, span.end)
        if at == len(self.names) or self.names[at].label != "Person":
            return None
        name = self.names[at]
        between = self.text[span.end : name.start]
        said = self.registry.describe(bare)
        is_named = any(one.label == "Person" and one.end == span.end for one in self.names_in(span))
        other = None if is_named else _AND_TITLE.fullmatch(between)
        if other and is_another_title(said, other[1]):
            is_title = self.registry.describe(other[1]).kind == "title"
            return self.naming.person(name.span, trim(name.span.of(self.text))) if is_title else None
        is_apposed = _APPOSED.match(self.text, name.end) or (
            said.pronoun and self.text.startswith(", who", name.end)
        )
        is_bare = _BARE.match(bare) and _GOES_ON.match(self.text, name.end)
        is_apart = between == ", " or _STYLED.fullmatch(between) is not None
        if not between.isspace() and not (
            is_apart and (is_apposed or is_bare) and not _AND_ANOTHER.search(bare)
        ):
            return None
        if said.kind != "title" or (said.plural and not between.isspace()):
            return None
        return self.naming.person(name.span, trim(name.span.of(self.text)))
