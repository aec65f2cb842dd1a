"""Statements: every cue with its speaker and content, quotation marks made whole."""

from __future__ import annotations

import bisect
import dataclasses
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from communique.model import Span, StatementKind
from communique.models.weights import Weights
from communique.reading.confidence import confidence, logits
from communique.reading.cues import is_hearsay, is_unsaid, tells
from communique.reading.encoder import Encoded
from communique.reading.layers import Name
from communique.reading.layouts import find_layouts
from communique.reading.quotations import OPEN, complete, find_quotations, kind_of, touching
from communique.reading.roles import Linked, Predicate, RoleSpan, link, side, whole_words
from communique.reading.spans import Ints, bio, softmax

CUE_FLOOR, CONTENT_FLOOR, REPORT_FLOOR = 0.55, 0.5, 0.1
"""A cue, and a content's mean probability, below the first two are not looked at; a statement whose confidence is below the
third is not reported: of those judged right nearly all are above it, and a third of the others are not
(``training.calibrate``)."""
SAME = 0.8
"""Two contents with more of their characters in common, as a share of all, are one."""
LAID_OUT = 0.8
"""How likely words have the speaker whom their layout names (:mod:`communique.reading.layouts`)."""
LONG, GOES_ON = 5, 0.8
"""Words from which a quotation is taken for a statement of its own; how likely one that goes on has the same speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement before its speaker is resolved."""

    kind: StatementKind
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float


def find_statements(
    text: str, encoded: Encoded, weights: Weights, *, names: Sequence[Name] = ()
) -> list[Attribution]:
    """Return the article's attributed statements in the order of their cues; a speaker holds whole ``names``."""
    quotations = [q for q in find_quotations(text) if _is_read(encoded, q)]
    found = []
    for candidate, speaks_for in candidates(text, encoded, weights, quotations, names):
        sure = confidence(speaks_for, weights.calibration["statements"])
        if sure >= REPORT_FLOOR:
            found.append(dataclasses.replace(candidate, confidence=sure))
    told = [
        Attribution(
            kind=kind_of([said], quotations), speaker=who, cue=None, content=(said,), confidence=LAID_OUT
        )
        for who, said in find_layouts(text, quotations, names)
        if _is_read(encoded, said)
    ]
    found = _with_layouts(text, settle_contested(text, _once(found), quotations), told)
    return adopt_quotations(text, found, quotations)


def _with_layouts(text: str, found: list[Attribution], told: Sequence[Attribution]) -> list[Attribution]:
    """Return the statements with those whose words no cue has claimed."""
    claimed = _claimed(text, found)
    free = [a for a in told if claimed[a.content[0].start] == claimed[a.content[0].end]]
    return sorted([*found, *free], key=lambda a: min(a.content[0], a.cue or a.content[0]))


def settle_contested(text: str, found: Sequence[Attribution], quotations: list[Span]) -> list[Attribution]:
    """Return the statements, each quotation that two speakers claim left to the one who stands nearest."""
    lost = _lost(text, found)
    kept = []
    for number, one in enumerate(found):
        own = [c for c in one.content if c not in lost[number]]
        if len(own) == len(one.content):
            kept.append(one)
        elif own:
            kept.append(dataclasses.replace(one, content=tuple(own), kind=kind_of(own, quotations)))
    return kept


def _lost(text: str, found: Sequence[Attribution]) -> defaultdict[int, set[Span]]:
    """Return the quotations that statements, by their numbers, claim and another speaker stands nearer to."""
    claims: dict[Span, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for content in one.content:
            if OPEN.match(text, content.start):
                claims[content].append(number)
    lost: defaultdict[int, set[Span]] = defaultdict(set)
    for content, numbers in claims.items():
        nearest = min(numbers, key=lambda n: (_distance(found[n], content), n))
        for n in numbers:
            if found[n].speaker != found[nearest].speaker:
                lost[n].add(content)
    return lost


def _distance(one: Attribution, content: Span) -> int:
    """Return how many characters lie between a content and its nearer side, cue or speaker."""
    sides = [span for span in (one.cue, one.speaker) if span is not None]
    return min((max(span.start - content.end, content.start - span.end, 0) for span in sides), default=0)


def candidates(
    text: str, encoded: Encoded, weights: Weights, quotations: list[Span], names: Sequence[Name] = ()
) -> Iterator[tuple[Attribution, tuple[float, ...]]]:
    """Yield what may be a statement, its confidence still 0, with the evidence for it (:func:`evidence`)."""
    probabilities = softmax(encoded.layer("cue"))
    probabilities[~encoded.read] = (1, 0, 0)
    cues = [Predicate(a, b, a, 0, p) for a, b, _, p in bio(probabilities, encoded.lines) if p >= CUE_FLOOR]
    for linked in link(encoded, cues, weights, head="statements"):
        contents = [c for c in linked.targets if c.probability > CONTENT_FLOOR]
        if contents:
            made = _attribution(text, encoded, linked, contents, quotations, names)
            yield made, evidence(text, made, linked, contents)


def _is_read(encoded: Encoded, quotation: Span) -> bool:
    """Tell whether the quotation stands in what is read: not in a caption or the page's chrome."""
    at = int(np.searchsorted(encoded.pieces.start, quotation.start, "left"))
    return at < len(encoded.read) and bool(encoded.read[at])


def _once(found: list[Attribution]) -> list[Attribution]:
    """Keep the surest of several that give the same words to the same speaker ("released a statement")."""
    kept: dict[Span | None, list[Attribution]] = defaultdict(list)
    for one in sorted(found, key=lambda a: -a.confidence):
        if not any(_alike(one.content, other.content) for other in kept[one.speaker]):
            kept[one.speaker].append(one)
    return [one for one in found if any(one is other for other in kept[one.speaker])]


def _alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Tell whether two contents share most of their characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared > SAME * (sum(s.end - s.start for s in (*one, *other)) - shared)


def adopt_quotations(text: str, found: list[Attribution], quotations: list[Span]) -> list[Attribution]:
    """Give quotations that no cue claimed to the speaker whose words they go on, and return all in order.

    A quotation belongs to the statement before it in its paragraph, where that is quoted too; one that opens its paragraph
    and fills it goes on from the quoted statement of the paragraph before, as a statement without a cue. Others are left: nobody
    is named.
    """
    result = list(found)
    claimed = _claimed(text, found)
    ends = sorted((a.content[-1].end, n) for n, a in enumerate(result) if a.kind != "indirect")
    for quotation in quotations:
        if len(quotation.of(text).split()) < LONG or claimed[quotation.start] < claimed[quotation.end]:
            continue
        number = _before(result, ends, quotation.start)
        last = None if number is None else result[number]
        if number is None or last is None or last.speaker is None:
            continue
        start = text.rfind("\n", 0, quotation.start) + 1
        if last.content[0].start >= start:
            result[number] = dataclasses.replace(last, content=(*last.content, quotation))
            bisect.insort(ends, (quotation.end, number))
        elif _fills(text, start, quotation) and last.content[0].start >= _paragraph_before(text, start):
            bisect.insort(ends, (quotation.end, len(result)))
            result.append(
                Attribution(
                    kind="direct",
                    speaker=last.speaker,
                    cue=None,
                    content=(quotation,),
                    confidence=last.confidence * GOES_ON,
                )
            )
    return sorted(result, key=lambda a: min(a.content[0], a.cue or a.content[0]))


def _claimed(text: str, found: Sequence[Attribution]) -> Ints:
    """Return for each offset how many characters before it are claimed by a content."""
    inside = np.zeros(len(text) + 1, np.int64)
    for a in found:
        for content in a.content:
            inside[content.start + 1 : content.end + 1] = 1
    return np.cumsum(inside)


def _before(found: Sequence[Attribution], ends: Sequence[tuple[int, int]], offset: int) -> int | None:
    """Return the number of the quoted statement that ends last before the offset, its cue too."""
    at = bisect.bisect_right(ends, (offset, len(found)))
    for end, number in reversed(ends[max(0, at - _LOOK_BACK) : at]):
        one = found[number]
        if one.content[-1].end == end and (one.cue is None or one.cue.end <= offset):
            return number
    return None


_LOOK_BACK = 20  # statements


def _paragraph_before(text: str, start: int) -> int:
    """Return where the paragraph before the one at ``start`` begins."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return text.rfind("\n", 0, start) + 1


def _fills(text: str, start: int, quotation: Span) -> bool:
    """Tell whether the quotation is all of its paragraph."""
    end = text.find("\n", quotation.end)
    rest = text[start : quotation.start] + text[quotation.end : end if end >= 0 else len(text)]
    return not rest.strip()


def _attribution(
    text: str,
    encoded: Encoded,
    linked: Linked,
    contents: Sequence[RoleSpan],
    quotations: list[Span],
    names: Sequence[Name],
) -> Attribution:
    cue = whole_words(encoded, text, linked.predicate.first, linked.predicate.end)
    spans = _merge(text, [whole_words(encoded, text, c.first, c.end) for c in contents], cue)
    spans = [complete(span, quotations, cue) for span in spans]
    spans = _of_paragraph(text, _merge(text, sorted(set(spans)), cue), cue, quotations)
    return Attribution(
        kind=kind_of(spans, quotations),
        speaker=None if is_hearsay(text, cue) else _speaker(text, encoded, linked, names),
        cue=cue,
        content=tuple(spans),
        confidence=0.0,
    )


def _of_paragraph(text: str, spans: list[Span], cue: Span, quotations: list[Span]) -> list[Span]:
    """Leave out what is told without quotation marks in another paragraph than the cue's, unless it is all there is."""
    start, end = text.rfind("\n", 0, cue.start), text.find("\n", cue.end)
    own = [s for s in spans if (start < s.start and (end < 0 or s.end <= end)) or touching(quotations, s)]
    return own or spans


def _speaker(text: str, encoded: Encoded, linked: Linked, names: Sequence[Name]) -> Span | None:
    """Return the span of the speaker that the cue is surest of, a long one before a short one; "who" may stand for it."""
    best = max(
        linked.sources, key=lambda s: (s.probability * math.sqrt(s.end - s.first), -s.first), default=None
    )
    if best is None:
        return None
    return side(encoded, text, best.first, best.end, names=names) or whole_words(
        encoded, text, best.first, best.end
    )


def evidence(text: str, made: Attribution, linked: Linked, contents: Sequence[RoleSpan]) -> tuple[float, ...]:
    """Return what speaks for a statement and against it.

    How likely its cue, its content and its speaker are (or that nobody is named); whether the cue tells of words, and of
    words not said; whether all of it is quoted, or some; whether nobody is named; whether it is in parts; how long it is,
    as a logarithm of characters; whether it ends where a clause does.
    """
    pieces = sum(c.end - c.first for c in contents)
    content = sum(c.probability * (c.end - c.first) for c in contents) / pieces
    speaker = max((s.probability for s in linked.sources), default=linked.empty[0])
    cue = made.cue or made.content[0]  # what a cue told has one
    end = made.content[-1].end
    return (
        *logits(linked.predicate.probability, content, speaker),
        float(tells(cue.of(text))),
        float(is_unsaid(text, cue)),
        float(made.kind == "direct"),
        float(made.kind == "mixed"),
        float(made.speaker is None),
        float(len(made.content) > 1),
        math.log(sum(span.end - span.start for span in made.content)),
        float(end == len(text) or bool(_CLAUSE_END.search(text, end - 1, end + 1))),
    )


_CLAUSE_END = re.compile(r"[.!?,;:\"”»\n—)]")


def _merge(text: str, spans: list[Span], cue: Span) -> list[Span]:
    """Join neighbours with nothing but marks or one short word between them, unless the cue stands there."""
    merged: list[Span] = []
    for span in spans:
        if merged:
            between = Span(start=merged[-1].end, end=max(span.start, merged[-1].end))
            if (
                len(between.of(text).split()) <= 1
                and not between.overlaps(cue)
                and "\n" not in between.of(text)
            ):
                merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
                continue
        merged.append(span)
    return merged
