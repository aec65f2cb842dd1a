"""Examples: the word pieces of a passage, and the labels of its layers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from communique.models.labels import EVENT_TYPES, LAYERS
from communique.models.pieces import NO_GAP, NO_WORD, Pieces, cut
from communique.models.vocabulary import CLS, SEP
from communique.reading.passages import LIMIT, pack

IGNORE = -100
USUAL = 0.3
"""A word or piece is a usual predicate if more than this share of its occurrences in the factuality sets is labelled."""
TAG = {layer: {tag: i for i, tag in enumerate(tags)} for layer, tags in LAYERS.items()}


At = Callable[[tuple[int, int]], tuple[int, int]]
"""Maps a span of characters to the range of its pieces."""


@dataclass(slots=True)
class Predicate:
    """A cue or a trigger: its range of pieces, and a role tag for each piece of the passage."""

    first: int
    last: int
    kind: int
    tags: np.ndarray


@dataclass(slots=True)
class Example:
    """One passage; each of the ``layers`` has a tag for each piece (IGNORE if unlabelled), other labels are sparse."""

    source: str
    ids: np.ndarray
    case: np.ndarray
    gap: np.ndarray
    layers: dict[str, np.ndarray] = field(default_factory=dict)
    triggers: np.ndarray | None = None  # [pieces, types]
    modes: list[tuple[int, int]] = field(default_factory=list)
    announces: list[tuple[int, int]] = field(default_factory=list)
    statuses: list[tuple[int, int]] = field(default_factory=list)
    factuality: list[tuple[int, tuple[float, float]]] = field(default_factory=list)  # NaN if not labelled
    statements: list[Predicate] = field(default_factory=list)
    events: list[Predicate] = field(default_factory=list)
    circumstances: list[Predicate] = field(default_factory=list)


def example(source: str, pieces: Pieces, first: int, last: int) -> Example:
    """Return the unlabelled example of the pieces from ``first`` up to ``last`` (exclusive), between special tokens."""
    ids, case, gap = (_frame([getattr(pieces, name)[first:last]], *ends) for name, *ends in _FRAMES)
    return Example(source, ids, case, gap)


def of_text(source: str, text: str) -> tuple[Example, At]:
    """Return the unlabelled example of a text, cut to the limit of a passage, and the map from characters to its pieces."""
    pieces = cut([text])[0]
    last = min(len(pieces), LIMIT)
    return example(source, pieces, 0, last), lambda span: covered(pieces, 0, last, *span)


def covered(pieces: Pieces, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Return the range of the example's pieces that overlap a span of characters; empty if none does.

    Args:
        pieces: the pieces of the text.
        first: the first piece of the example.
        last: the piece after its last.
        start: the first character of the span.
        end: the character after its last.

    """
    a = int(np.searchsorted(pieces.end[first:last], start, "right"))
    b = int(np.searchsorted(pieces.start[first:last], end, "left"))
    return a + 1, b + 1


def tag_bio(tags: np.ndarray, span: tuple[int, int], begin: int) -> None:
    """Write B at the first piece of a span and I at the others; if a piece is tagged already, write nothing."""
    a, b = span
    if a < b and not tags[a:b].any():
        tags[a:b] = begin + 1
        tags[a] = begin


def role_tags(length: int, first: list[tuple[int, int]], second: list[tuple[int, int]]) -> np.ndarray:
    """Return the tags of ``length`` pieces for one predicate, given the pieces in its first role and in its second."""
    tags = np.zeros(length, np.int64)
    for spans, begin in ((first, 1), (second, 3)):
        for span in spans:
            tag_bio(tags, span, begin)
    return tags


def passages_of(text: str) -> tuple[Pieces, list[tuple[int, int]]]:
    """Return the pieces of a text and the ranges of its passages: whole lines, up to :data:`~communique.reading.passages.LIMIT`."""
    pieces = cut([text])[0]
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r]+", text)]
    return pieces, pack(pieces, lines)


def join(parts: list[Example], gaps: list[int]) -> Example:
    """Return several examples as one, like paragraphs of one text.

    Labelled sentences are short, but a passage of an article contains many sentences, among which the sides of a trigger
    have to be found.

    Args:
        parts: the examples, in order.
        gaps: the gap before each but the first.

    """
    if len(parts) == 1:
        return parts[0]
    ids, case, gap = (_frame([getattr(p, name)[1:-1] for p in parts], *ends) for name, *ends in _FRAMES)
    whole = Example(parts[0].source, ids, case, gap)
    shared = set.intersection(*(set(p.layers) for p in parts))
    whole.layers = {layer: _frame([p.layers[layer][1:-1] for p in parts], 0, 0) for layer in sorted(shared)}
    triggers = [p.triggers[1:-1] for p in parts if p.triggers is not None]
    if triggers:
        mark = np.zeros((1, len(EVENT_TYPES)), np.float32)
        whole.triggers = np.concatenate([mark, *triggers, mark])
    at = 0
    n = len(whole.ids)
    for part, between in zip(parts, [0, *gaps], strict=True):
        whole.gap[at + 1] = between
        for name in ("modes", "announces", "statuses", "factuality"):
            getattr(whole, name).extend((i + at, value) for i, value in getattr(part, name))
        for name in ("events", "circumstances", *(["statements"] if "cue" in shared else [])):
            for p in getattr(part, name):
                tags = np.zeros(n, np.int64)
                tags[at + 1 : at + len(part.ids) - 1] = p.tags[1:-1]
                getattr(whole, name).append(Predicate(p.first + at, p.last + at, p.kind, tags))
        at += len(part.ids) - 2
    return whole


_FRAMES = (("ids", CLS, SEP), ("case", NO_WORD, NO_WORD), ("gap", NO_GAP, NO_GAP))
"""The values of the two special tokens of a passage in each array."""


def _frame(values: list[np.ndarray], left: int, right: int) -> np.ndarray:
    return np.concatenate([[left], *values, [right]])
