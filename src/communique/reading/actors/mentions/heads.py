"""The heads of phrases: whose name of those in a phrase, or right after it, is the one that it stands for."""

from __future__ import annotations

import bisect
import re

from communique.model import Span
from communique.reading.actors.entities import Entity
from communique.reading.actors.mentions.naming import Naming
from communique.reading.actors.phrases.beside import are_anothers, leads_to, said_of, trim
from communique.reading.names import Name

_TAIL = re.compile(
    r"(?: [IVX]+\b)?\.?\s*(?:['’]s?)?\s*$|(?: [IVX]+\b)?\s*(?:[,(—–:]|who\b|whom\b|whose\b|in\b|at\b|on\b|of\b|from\b|and (?:his|her)\b)"
)
_APPOSED = re.compile(r"(?:,(?! (?:an?|the|who|[A-Z][\w.]*(?:,| and| or)) )|[.;)—]|\Z)")
"""What ends a name that stands beside a title: "the envoy, Ann Day, left", and no list, "the envoy, Ann Day, Bob Hill and"."""
LINK = re.compile(r"\b(?:for|on|by|with|to|against|from|and|or|at|that|than|between|under|in)\b")
"""What stands in no title, but between whom a phrase tells of and others."""
_LEADING = re.compile(rf"\bof\b|{LINK.pattern}")
"""What stands before whom the head of a phrase is only of, or with: "the envoy of Ann Day, Tom Hale"."""
_ASIDE = re.compile(r", (?=(?!and\b)[a-z]|[DRI]-)|,? who\b| \(| [–—]")
"""What stands between a name and what is told of whoever bears it."""


class Heads(Naming):
    """The names that head the phrases of one article."""

    def head_person(self, span: Span, inside: list[Name]) -> Name | None:
        """Return the person's name that heads a phrase: "the North's leader Kim", "Kim, who …"."""
        for name in reversed(inside):
            before, after = self.text[span.start : name.start], self.text[name.end : span.end]
            owns = after.startswith(("'", "’")) and bool(after[2:].strip())
            if name.label == "Person" and not after and leads_to(before, "title", self.registry.describe):
                return name
            if name.label != "Person" or owns or LINK.search(before) or not _TAIL.match(after):
                continue
            if self._is_told_of(span, name, inside):
                continue
            leading, of, _ = before.partition(" of ")
            if not of:
                return name
            if are_anothers(leading, self.registry.describe):
                continue
            said = said_of(self.text, name, self.knowledge, self.registry.countries)
            if said and said[0].kind == "title":
                return name
        return None

    def _is_told_of(self, span: Span, name: Name, inside: list[Name]) -> bool:
        """Tell whether a name stands in what a phrase tells of someone named before it: "Ann Day, a donor backing Kim"."""
        return any(
            one.label == "Person"
            and one.end < name.start
            and _ASIDE.match(self.text, one.end)
            and not _LEADING.search(self.text, span.start, one.start)
            for one in inside
        )

    def titled_person(self, span: Span, bare: str) -> Entity | None:
        """Return the person whose name follows a title that stands as a span of its own: "Rep." or "the envoy," before a name."""
        at = bisect.bisect_left(self.name_starts, span.end)
        if at == len(self.names) or self.names[at].label != "Person" or self.names[at].start - span.end > 2:
            return None
        name = self.names[at]
        between = self.text[span.end : name.start]
        if not between.isspace() and not (between == ", " and _APPOSED.match(self.text, name.end)):
            return None
        said = self.registry.describe(bare)
        if said.kind != "title" or (said.plural and not between.isspace()):
            return None
        return self.person(name.span, trim(name.span.of(self.text)))
