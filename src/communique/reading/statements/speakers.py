"""Speakers: the one of the network's candidates for a cue who speaks, as whole words and names.

A person's name and the title or aside beside it are often found as two candidates: the name is the speaker.

>>> from communique.reading.names import Name
>>> text = "The council's only woman, Ann Diallo, said no."
>>> spans = [Span(start=0, end=24), Span(start=26, end=36)]
>>> apposed(text, spans[0], spans, [Name(start=26, end=36, label="Person", score=1.0)]).of(text)
'Ann Diallo'
"""

from __future__ import annotations

import bisect
import itertools
import math
import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.encoder import Encoded, whole_words
from communique.reading.names import Name
from communique.reading.parties.apposed import name_of_member
from communique.reading.parties.relatives import outer_subject
from communique.reading.parties.sides import side
from communique.reading.roles import Linked

_BESIDE = re.compile(r", ")
_ONE_OF = re.compile(r", (?:one|some|two|three|many|most|part) of (?:[\w’'-]+ ){1,6}")
"""Text between a speaker and the group of which he is one: "Ann Diallo, one of a number of | women in the trade"."""
_ASIDE = re.compile(
    r"(?:like|unlike|along with|together with|(?:[a-z]+ly )?[a-z]{2,}ed (?:at|by|for|from|in|on|to|with))\b"
)
"""The start of an aside that names nobody else: "the transcript, | compiled from notes"."""


def find_speaker(
    text: str, encoded: Encoded, linked: Linked, names: Sequence[Name], *, cue: Span
) -> Span | None:
    """Return the most probable speaker of a cue, preferring long spans; a relative pronoun gives its antecedent.

    Args:
        text: the article's.
        encoded: the article.
        linked: the cue with its candidates, by pieces.
        names: the article's, in order.
        cue: the cue's characters.

    """
    best = max(
        linked.sources, key=lambda s: (s.probability * math.sqrt(s.end - s.first), -s.first), default=None
    )
    if best is None:
        return None
    found = side(encoded, text, best.first, best.end, names=names)
    found = found or whole_words(encoded, text, best.first, best.end)
    if len(linked.sources) > 1:
        others = [side(encoded, text, s.first, s.end, names=names) for s in linked.sources if s is not best]
        found = apposed(text, found, sorted([found, *(one for one in others if one)]), names)
    return outer_subject(text, name_of_member(text, found, names), cue, names)


def apposed(text: str, best: Span, spans: Sequence[Span], names: Sequence[Name]) -> Span:
    """Return the speaker of two adjacent candidates where one is in apposition to the other, else ``best``.

    Args:
        text: the article's.
        best: the most probable candidate.
        spans: all candidates, ``best`` too, in order.
        names: the article's, in order.

    """
    for one, other in itertools.pairwise(spans):
        if best not in (one, other):
            continue
        if _ONE_OF.fullmatch(text, one.end, other.start):
            return one
        if _BESIDE.fullmatch(text, one.end, other.start):
            if _ASIDE.match(text, other.start):
                return one
            named = [span for span in (one, other) if _is_person(span, names)]
            if len(named) == 1:
                return named[0]
    return best


def _is_person(span: Span, names: Sequence[Name]) -> bool:
    """Tell whether a span holds a person's name."""
    first = bisect.bisect_left(names, span.start, key=lambda name: name.start)
    inside = itertools.takewhile(lambda name: name.end <= span.end, names[first:])
    return any(name.label == "Person" for name in inside)
