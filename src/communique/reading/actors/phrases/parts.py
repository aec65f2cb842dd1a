"""Phrases split into words, and the facts that the words may refer to in an article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from communique.knowledge import Fact, Knowledge, normalise
from communique.knowledge.store import MAX_INITIALS
from communique.reading.actors.phrases.towns import namesake
from communique.reading.actors.phrases.words import FIELDS, NO_STATES

WORDS = re.compile(
    r"""
      \d+(?:,\d{3})+(?!\d)                                  # 12,500
    | \b(?:[Ee]x|[Tt]hen)(?=-)                              # ex-minister, then-candidate
    | \b[Uu]nder\ [Ss]ecretar(?:y|ies)\b                    # no preposition
    | (?:[^\W\d_]\.)+[^\W\d_]?\b\.?                         # U.S.
    | [^\W_]+(?:['’‑-][^\W_]+)*['’]?(?:\.(?=\s))?           # a word, with its hyphens and apostrophes
    | [,;:()–—\"“”]
    """,
    re.VERBOSE,
)


SHORT = re.compile(r" \([A-Z][\w&.]*[A-Z][\w&.]*\)(?= \w)")
"""A short name in brackets within a phrase: "Tea Board | (TB) | chairman"."""


def words(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each word and punctuation mark of a text.

    >>> ["U.S. officials"[start:end] for start, end in words("U.S. officials")]
    ['U.S.', 'officials']
    """
    return [match.span() for match in WORDS.finditer(text)]


_OF_STATES = frozenset({"state", "adjective", "people"})


@dataclass(frozen=True, slots=True)
class Lookup:
    """The context of a lookup: the knowledge base, and the countries in the article."""

    knowledge: Knowledge
    spoken: Collection[str]

    def bearing(self, plain: str, surface: str) -> Sequence[Fact]:
        """Return the facts that words may refer to; initials count only in capitals.

        A department that many states have is of a country in the article, or of no known one. "Labor" is a party only
        of a country in the article.

        Args:
            plain: the words, normalised.
            surface: the words as they stand in the text.

        """
        facts: Sequence[Fact] = self.knowledge.bearing(plain)
        if facts and len(plain) <= MAX_INITIALS and not surface.isupper():
            facts = self.knowledge.named(surface)
        if plain in FIELDS:
            return [fact for fact in facts if fact.country in self.spoken]
        if len({fact.country for fact in facts if fact.kind in _OF_STATES}) > 1:  # "Congolese"
            facts = [fact for fact in facts if fact.country in self.spoken] or facts
        if facts and facts[0].kind in _OF_STATES and self.spoken and facts[0].country is not None:
            other = namesake(surface, facts[0].country, self.spoken, self.knowledge)
            if other is not None:
                return [replace(facts[0], id=f"region:{facts[0].id.partition(':')[2]}", country=other)]
        if any(fact.role == "department" for fact in facts) and self.spoken:
            return [fact if fact.country in self.spoken else replace(fact, country=None) for fact in facts]
        if len(facts) > 1 and any(fact.kind == "noun" for fact in facts):
            return [f for f in facts if f.kind != "org" or f.country in self.spoken or f.country in NO_STATES]
        return facts


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a phrase."""

    text: str
    spans: Sequence[tuple[int, int]]  # start and end of each word
    plain: Sequence[str]  # normalised
    surfaces: Sequence[str]  # as in the text, without "'s"

    @classmethod
    def of(cls, text: str) -> Parts:
        """Return the words of a phrase."""
        spans = words(text)
        surfaces = [_OWNING.sub("", text[start:end]) for start, end in spans]
        surfaces = [  # "People's Republic" is a name
            f"{word}s" if word == "People" and after == "Republic" else word
            for word, after in itertools.zip_longest(surfaces, surfaces[1:], fillvalue="")
        ]
        plain = [word if word[:1] in ',;:()–—"“”' else normalise(word) for word in surfaces]
        return cls(text, spans, plain, surfaces)

    def is_capital(self, at: int) -> bool:
        """Tell whether a word does not begin with a lower-case letter."""
        return not self.text[self.spans[at][0]].islower()

    def is_possessive(self, at: int) -> bool:
        """Tell whether a word is a possessor: "the North's"."""
        end = self.spans[at][1]
        return self.text[end - 2 : end] in {"'s", "’s", "s'", "s’"}

    def name(self, start: int, stop: int) -> tuple[str, str]:
        """Return the words from ``start`` to ``stop``, normalised and as in the text."""
        return " ".join(self.plain[start:stop]), " ".join(self.surfaces[start:stop])


_OWNING = re.compile(r"(?<=.)['’]s?$")


def singulars(name: str) -> list[str]:
    """Return the possible singulars of a plural; none if it does not end in "s".

    >>> singulars("deputies")
    ['deputie', 'deputy', 'deputi']
    """
    if not name.endswith("s"):
        return []
    found = [name[:-1]]
    if name.endswith("ies"):
        found.append(name[:-3] + "y")
    if name.endswith("es"):
        found.append(name[:-2])
    return found
