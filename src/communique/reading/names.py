"""Names: from the scores of the encoder's name head to spans of whole words; each name has one class throughout an article."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from communique.english import DAY
from communique.knowledge import Knowledge
from communique.knowledge.gazetteer import sites
from communique.model import Span
from communique.models.labels import NAME_KINDS, NameLabel
from communique.reading.encoder import Encoded, whole_words
from communique.reading.spans import Floats, bio, softmax

_DAY = re.compile(rf"(?<=\s){DAY}$")
"""News agencies put the day right after the name: "Wang Yi Monday"."""
_LEADING, _TRAILING = ' )]},;:.-–—/’"“”©', ' ([{,;:-–—/"“”©'
"""Marks that no name begins or ends with. Some names end with a stop, a bracket or an apostrophe ("U.N.", "Hussain (A.S.)")."""
AGREED = 0.6
"""The share of a class in the class probabilities of a name, averaged over its mentions, from which all of them get it."""
KNOWN = 10.0
"""How many times as likely a class is that the knowledge files tell. Of 2,919 names in paragraphs of the press kept for calibration,
6, 10, 20 or 50 times mend as many."""
LARGE = 500_000
"""People of a city whose name is no less likely its own than a person's: of the surnames in Worldwide newswire (training part) that
smaller places bear too, 0.85 of 585 are persons, with larger ones 0.78 of 32."""
_CLASSES: Mapping[str, NameLabel] = {
    "org": "Organization",
    "state": "Location",
    "capital": "Location",
    "region": "Location",
    "person": "Person",
    "people": "NORP",
}
"""The class of names by the kind of fact. What stands for a government ("the White House") may be a place as well."""


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


def find_names(text: str, encoded: Encoded, knowledge: Knowledge) -> tuple[Name, ...]:
    """Return the names of the text in order: their class (Worldwide newswire's nine) and probability."""
    probabilities = softmax(encoded.layer("name"))
    outside = ~encoded.read
    probabilities[outside] = 0
    probabilities[outside, 0] = 1
    kinds = probabilities[:, 1::2] + probabilities[:, 2::2]
    found: dict[tuple[int, int], tuple[Name, Floats]] = {}
    for first, end, kind, probability in bio(probabilities, encoded.lines):
        span = _trimmed(text, whole_words(encoded, text, first, end))
        if span is None:
            continue
        # a name that is nothing but a day stays: it has a class of its own where a part of the day follows ("Monday night")
        if NAME_KINDS[kind] != "Date" and (day := _DAY.search(text, span.start + 1, span.end)):
            span = Span(start=span.start, end=span.start + len(text[span.start : day.start()].rstrip()))
        name = Name(start=span.start, end=span.end, label=NAME_KINDS[kind], score=probability)
        found.setdefault((span.start, span.end), (name, kinds[first:end].mean(0)))
    return _agreed(text, [found[key] for key in sorted(found)], knowledge)


def _trimmed(text: str, span: Span) -> Span | None:
    """Return the characters of a name without marks around it; ``None`` where it is nothing else."""
    words = span.of(text)
    start = span.end - len(words.lstrip(_LEADING))
    end = span.start + len(words.rstrip(_TRAILING))
    return Span(start=start, end=end) if start < end else None


def _agreed(text: str, found: Sequence[tuple[Name, Floats]], knowledge: Knowledge) -> tuple[Name, ...]:
    """Return the names, each with the class that all its mentions and what is known of it speak for most.

    Where one mention is unclear, another may be clear; where they do not agree, each has a class of its own.
    """
    together: dict[str, list[Floats]] = defaultdict(list)
    for name, kinds in found:
        together[name.span.of(text)].append(kinds)
    known = {surface: _odds(surface, knowledge) for surface in together}
    means = {surface: np.mean(kinds, axis=0) for surface, kinds in together.items()}
    names = []
    for name, own in found:
        surface = name.span.of(text)
        votes = means[surface] * known[surface]
        if votes.max() <= AGREED * votes.sum():
            votes = own * known[surface]
        best = int(votes.argmax())
        if NAME_KINDS[best] != name.label:
            score = float(votes[best] / votes.sum())
            name = dataclasses.replace(name, label=NAME_KINDS[best], score=score)  # noqa: PLW2901
        names.append(name)
    return tuple(names)


def _odds(surface: str, knowledge: Knowledge) -> Floats:
    """Return by how much the odds of each class rise, as the knowledge files tell.

    That is where all that bears the name there is of one class, of which members of a party or a people bear it too, or where
    it is nothing there but a surname, and no large city.
    """
    odds = np.ones(len(NAME_KINDS), np.float32)
    facts = knowledge.named(surface)
    classes = {_CLASSES.get(fact.kind) for fact in facts}
    if len(classes) == 1 and (known := classes.pop()) is not None:
        odds[[NAME_KINDS.index(known), NAME_KINDS.index("NORP")]] = KNOWN
    elif not facts and _is_surname(surface, knowledge):
        odds[NAME_KINDS.index("Person")] = KNOWN
    return odds


def _is_surname(surface: str, knowledge: Knowledge) -> bool:
    if " " in surface or not knowledge.family(surface):
        return False
    return not any(site.population >= LARGE for site in sites(surface))


def starting_at(names: Sequence[Name], offset: int) -> Name | None:
    """Return the one of some sorted names that starts at an offset; ``None`` if none does."""
    at = bisect.bisect_left(names, offset, key=lambda name: name.start)
    return names[at] if at < len(names) and names[at].start == offset else None


def ending_at(names: Sequence[Name], offset: int) -> Name | None:
    """Return the one of some sorted names that ends at an offset; ``None`` if none does."""
    at = bisect.bisect_left(names, offset, key=lambda name: name.end)
    return names[at] if at < len(names) and names[at].end == offset else None
