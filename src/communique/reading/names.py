"""Names: the encoder's name head to spans of whole words."""

from __future__ import annotations

import re

from communique.model import Span
from communique.models.labels import NAME_KINDS
from communique.reading.encoder import Encoded
from communique.reading.layers import Name
from communique.reading.roles import whole_words
from communique.reading.spans import bio, softmax

_DAY = re.compile(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
"""Wire style puts the day right after the name: "Wang Yi Monday"."""


def find_names(text: str, encoded: Encoded) -> tuple[Name, ...]:
    """Return the names of the text in order: their class (Worldwide newswire's nine) and probability."""
    probabilities = softmax(encoded.layer("name"))
    outside = ~encoded.read
    probabilities[outside] = 0
    probabilities[outside, 0] = 1
    found: dict[tuple[int, int], Name] = {}
    for first, end, kind, probability in bio(probabilities):
        span = whole_words(encoded, text, first, end)
        if NAME_KINDS[kind] != "Date" and (day := _DAY.search(text, span.start, span.end)):
            span = Span(start=span.start, end=day.start())
        found.setdefault(
            (span.start, span.end),
            Name(start=span.start, end=span.end, label=NAME_KINDS[kind], score=probability),
        )
    return tuple(found[key] for key in sorted(found))
