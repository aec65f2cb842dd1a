"""Names: from the scores of the encoder's name head to spans of whole words; each name has one class throughout an article."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from communique.english import DAY
from communique.model import Span
from communique.models.labels import NAME_KINDS, NameLabel
from communique.reading.encoder import Encoded, whole_words
from communique.reading.spans import Floats, bio, softmax

_DAY = re.compile(rf"(?<=\s){DAY}$")
"""News agencies put the day right after the name: "Wang Yi Monday"."""
AGREED = 0.6
"""The share of a class in the class probabilities of a name, averaged over its mentions, from which all of them get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text: characters ``start`` to ``end``, its class, and the probability of that class.

    >>> Name(start=0, end=5, label="Location", score=0.9).span.of("Seoul spoke")
    'Seoul'
    """

    start: int
    end: int
    label: NameLabel
    score: float

    @property
    def span(self) -> Span:
        """The characters that the name covers."""
        return Span(start=self.start, end=self.end)


def find_names(text: str, encoded: Encoded) -> tuple[Name, ...]:
    """Return the names of the text in order: their class (Worldwide newswire's nine) and probability."""
    probabilities = softmax(encoded.layer("name"))
    outside = ~encoded.read
    probabilities[outside] = 0
    probabilities[outside, 0] = 1
    kinds = probabilities[:, 1::2] + probabilities[:, 2::2]
    found: dict[tuple[int, int], tuple[Name, Floats]] = {}
    for first, end, kind, probability in bio(probabilities, encoded.lines):
        span = whole_words(encoded, text, first, end)
        if NAME_KINDS[kind] != "Date" and (day := _DAY.search(text, span.start, span.end)):
            span = Span(start=span.start, end=span.start + len(text[span.start : day.start()].rstrip()))
        name = Name(start=span.start, end=span.end, label=NAME_KINDS[kind], score=probability)
        found.setdefault((span.start, span.end), (name, kinds[first:end].mean(0)))
    return _agreed(text, [found[key] for key in sorted(found)])


def _agreed(text: str, found: Sequence[tuple[Name, Floats]]) -> tuple[Name, ...]:
    """Give all mentions of a name the class that is likeliest over all of them, as one context may be clearer than another."""
    together: dict[str, list[Floats]] = defaultdict(list)
    for name, kinds in found:
        together[name.span.of(text)].append(kinds)
    means = {surface: np.mean(kinds, axis=0) for surface, kinds in together.items()}
    names = []
    for name, _ in found:
        votes = means[name.span.of(text)]
        best = int(votes.argmax())
        if votes[best] > AGREED * votes.sum() and NAME_KINDS[best] != name.label:
            name = dataclasses.replace(name, label=NAME_KINDS[best], score=float(votes[best]))  # noqa: PLW2901
        names.append(name)
    return tuple(names)


def starting_at(names: Sequence[Name], offset: int) -> Name | None:
    """Return the one of some sorted names that starts at an offset; ``None`` if none does."""
    at = bisect.bisect_left(names, offset, key=lambda name: name.start)
    return names[at] if at < len(names) and names[at].start == offset else None


def ending_at(names: Sequence[Name], offset: int) -> Name | None:
    """Return the one of some sorted names that ends at an offset; ``None`` if none does."""
    at = bisect.bisect_left(names, offset, key=lambda name: name.end)
    return names[at] if at < len(names) and names[at].end == offset else None
