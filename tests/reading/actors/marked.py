"""Articles written with their names and phrases marked, for tests.

``{P Moon Jae-in}`` is a name (P person, L location, O organization, N NORP), ``<the North>`` a phrase that
takes part in something; they may stand within each other. A new line or a full stop ends a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from communique.knowledge import load
from communique.model import Actor, Span
from communique.reading.actors import Resolution, Unresolved, resolve
from communique.reading.names import Name

LABELS = {"P": "Person", "L": "Location", "O": "Organization", "N": "NORP", "M": "Misc", "F": "Facility"}


@dataclass
class Read:
    """A resolved article, whose actors can be looked up by the words that name them."""

    text: str
    phrases: list[Span]
    names: list[Name]
    found: Resolution

    def actor(self, surface: str, nth: int = 0) -> Actor | None:
        """Return the actor of a phrase, given its words and which occurrence it is."""
        span = [
            span
            for span in (*self.phrases, *(name.span for name in self.names))
            if span.of(self.text) == surface
        ][nth]
        key = self.found.by_span.get(span)
        return next((actor for actor in self.found.actors if actor.id == key), None)

    def group(self, surface: str, nth: int = 0) -> tuple[str, ...]:
        """Return the names of the actors that a phrase stands for."""
        span = [span for span in self.phrases if span.of(self.text) == surface][nth]
        names = {actor.id: actor.name for actor in self.found.actors}
        return tuple(names[key] for key in self.found.groups.get(span, ()))


def read(
    marked: str,
    on: str | None = "2019-04-10",
    *,
    said: tuple[tuple[str, str], ...] = (),
    home: str | None = None,
    section: str | None = None,
    opposed: bool = False,
) -> Read:
    """Resolve a marked article published ``on`` a day.

    ``said`` are pairs of what is said and the speaker's phrase; where two are ``opposed``, the last two phrases are the
    sides of one act.
    """
    text, stack, names, phrases = "", [], [], []
    for piece in re.split(r"(\{[PLONMF] |[<>}])", marked):
        if re.fullmatch(r"\{[PLONMF] ", piece):
            stack.append((len(text), piece[1]))
        elif piece == "<":
            stack.append((len(text), None))
        elif piece in {">", "}"}:
            start, label = stack.pop()
            if label is None:
                phrases.append(Span(start=start, end=len(text)))
            else:
                names.append(Name(start=start, end=len(text), label=LABELS[label], score=1.0))
        else:
            text += piece
    sentences = [
        Span(start=match.start(), end=match.end())
        for match in re.finditer(r"\S(?:.(?!(?<=[a-z”\"’]{2}\.)\s))*.?", text)
    ]
    published = date.fromisoformat(on) if on else None
    spans = {span.of(text): span for span in phrases}
    starts = [(text.index(words), words, spans[speaker]) for words, speaker in said]
    article = Unresolved(
        text,
        published=published,
        sentences=sentences,
        names=names,
        phrases=phrases,
        home=home,
        section=section,
        quotations=[((Span(start=at, end=at + len(words)),), speaker) for at, words, speaker in starts],
        opposed=[(phrases[-2], phrases[-1])] if opposed else [],
    )
    return Read(text, phrases, names, resolve(article, load()))
