"""Statements: every cue with its speaker and content, quotation marks made whole."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator, Sequence

import numpy as np

from communique.model import Span
from communique.models.weights import Weights
from communique.reading.confidence import confidence, logits
from communique.reading.encoder import Encoded, whole_words
from communique.reading.names import Name
from communique.reading.parties.apposed import of_member
from communique.reading.parties.relatives import past_relative
from communique.reading.parties.sides import side
from communique.reading.roles import Linked, Predicate, RoleSpan, link
from communique.reading.running_text import parts_read
from communique.reading.spans import bio, softmax
from communique.reading.statements.attributions import (
    Attribution,
    add_layouts,
    adopt_quotations,
    keep_surest,
    settle_contested,
)
from communique.reading.statements.clauses import (
    balance,
    close_holes,
    drop_loose,
    mend_end,
    mend_start,
    whole_names,
)
from communique.reading.statements.cues import is_hearsay, is_told, is_unmade, is_unsaid, tells
from communique.reading.statements.layouts import find_layouts
from communique.reading.statements.quotations import complete, find_quotations, kind_of, touching
from communique.reading.statements.seams import settle_seams
from communique.reading.statements.topics import is_picture, names_topic, tells_nothing
from communique.reading.statements.turns import whole_turn

CUE_FLOOR, CONTENT_FLOOR, REPORT_FLOOR = 0.55, 0.5, 0.1
"""A cue, and a content's mean probability, below the first two are not looked at; a statement whose confidence is below the
third is not reported: of those judged right nearly all are above it, and a third of the others are not
(``training.calibrate``)."""
WORDLESS = 0.1
"""How sure, at most, a statement is whose words are only thought of or were not said, of which only the topic is named, which a
picture shows or nobody says (:mod:`communique.reading.statements.topics`), or whose cue tells of a belief or an act: of such
that were judged by reading hardly one in twenty is right."""
LAID_OUT = 0.8
"""How likely words have the speaker whom their layout names (:mod:`communique.reading.statements.layouts`)."""


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
        Attribution(kind="direct", speaker=who, cue=None, content=(said,), confidence=LAID_OUT)
        for who, said in find_layouts(text, quotations, names)
        if _is_read(encoded, said)
    ]
    found = add_layouts(text, settle_contested(text, keep_surest(found), quotations), told)
    return [_without_links(text, _sure(text, one)) for one in adopt_quotations(text, found, quotations)]


def candidates(
    text: str, encoded: Encoded, weights: Weights, quotations: list[Span], names: Sequence[Name] = ()
) -> Iterator[tuple[Attribution, tuple[float, ...]]]:
    """Yield what may be a statement, its confidence still 0, with the evidence for it (:func:`evidence`)."""
    probabilities = softmax(encoded.layer("cue"))
    probabilities[~encoded.read] = (1, 0, 0)
    cues = [Predicate(a, b, a, 0, p) for a, b, _, p in bio(probabilities, encoded.lines) if p >= CUE_FLOOR]
    told = [whole_words(encoded, text, cue.first, cue.end) for cue in cues]
    for linked in link(encoded, cues, weights, head="statements"):
        contents = [c for c in linked.targets if c.probability > CONTENT_FLOOR]
        if contents:
            made = _attribution(text, encoded, linked, contents, quotations, names)
            if made.content:
                yield _mended(text, made, quotations, told, names), evidence(text, made, linked, contents)


def _sure(text: str, one: Attribution) -> Attribution:
    """Return a statement less sure where its words are not all quoted and perhaps nobody's: "may ask", "praised the delay", "hopes"."""
    if one.cue is None or one.kind == "direct":
        return one
    cue, speaker = one.cue.of(text), one.speaker.of(text) if one.speaker else None
    is_wordless = one.kind == "indirect" and (
        not tells(cue)
        or names_topic(text, one.cue, one.content)
        or (tells_nothing(cue, one.content[0].of(text)) if speaker is None else is_picture(cue, speaker))
    )
    if not is_wordless and not is_unmade(text, one.cue) and not is_unsaid(text, one.cue):
        return one
    return dataclasses.replace(one, confidence=min(one.confidence, WORDLESS))


def _is_read(encoded: Encoded, quotation: Span) -> bool:
    """Tell whether the quotation stands in what is read: not in a caption or the page's chrome."""
    at = int(np.searchsorted(encoded.pieces.start, quotation.start, "left"))
    return at < len(encoded.read) and bool(encoded.read[at])


def _attribution(
    text: str,
    encoded: Encoded,
    linked: Linked,
    contents: Sequence[RoleSpan],
    quotations: list[Span],
    names: Sequence[Name],
) -> Attribution:
    cue = whole_words(encoded, text, linked.predicate.first, linked.predicate.end)
    speaker = None if is_hearsay(text, cue) else _speaker(text, encoded, linked, names, cue)
    if speaker is not None and is_told(text, speaker, cue):
        speaker = None
    apart = [span for span in (cue, speaker) if span is not None]
    spans = _merge(text, [whole_words(encoded, text, c.first, c.end) for c in contents], apart)
    spans = [complete(span, quotations, cue) for span in spans]
    spans = _of_paragraph(text, _merge(text, sorted(set(spans)), apart), cue, quotations)
    cue, spans = settle_seams(text, spans, cue=cue, speaker=speaker)
    return Attribution(
        kind=kind_of(spans, quotations),
        speaker=speaker,
        cue=cue,
        content=tuple(spans),
        confidence=0.0,
    )


def _mended(
    text: str, made: Attribution, quotations: list[Span], cues: Sequence[Span], names: Sequence[Name]
) -> Attribution:
    """Return a statement with its content made whole; how sure it is was told before: what rules add proves nothing."""
    if made.cue and (turn := whole_turn(text, made.content, cue=made.cue, speaker=made.speaker)):
        return dataclasses.replace(made, content=tuple(turn), kind=kind_of(turn, quotations))
    own = [span for span in (made.cue, made.speaker) if span is not None]
    apart = [*cues, *own]
    content = [balance(text, one) for one in drop_loose(text, close_holes(text, made.content, apart))]
    tag = Span(start=min(span.start for span in own), end=max(span.end for span in own))
    content[0] = mend_start(text, content[0], tag, apart)
    content = [mend_end(text, one, [*own, *content]) for one in content]
    content = [whole_names(text, one, names, [*own, *content]) for one in content]
    return dataclasses.replace(made, content=tuple(content), kind=kind_of(content, quotations))


def _without_links(text: str, one: Attribution) -> Attribution:
    """Return a statement without links that the page glued into what is said."""
    return dataclasses.replace(
        one, content=tuple(part for span in one.content for part in parts_read(text, span))
    )


def _of_paragraph(text: str, spans: list[Span], cue: Span, quotations: list[Span]) -> list[Span]:
    """Leave out what is told without quotation marks in another paragraph than the cue's, unless it is all there is."""
    start, end = text.rfind("\n", 0, cue.start), text.find("\n", cue.end)
    own = [s for s in spans if (start < s.start and (end < 0 or s.end <= end)) or touching(quotations, s)]
    return own or spans


def _speaker(text: str, encoded: Encoded, linked: Linked, names: Sequence[Name], cue: Span) -> Span | None:
    """Return the span of the speaker that the cue is surest of, a long one before a short one; "who" may stand for it."""
    best = max(
        linked.sources, key=lambda s: (s.probability * math.sqrt(s.end - s.first), -s.first), default=None
    )
    if best is None:
        return None
    found = side(encoded, text, best.first, best.end, names=names) or whole_words(
        encoded, text, best.first, best.end
    )
    return past_relative(text, of_member(text, found, names), cue, names)


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


def _merge(text: str, spans: list[Span], apart: Sequence[Span]) -> list[Span]:
    """Join neighbours that :func:`_goes_on` between, unless what is ``apart`` from the content, cue or speaker, stands there."""
    merged: list[Span] = []
    for span in spans:
        if merged:
            between = Span(start=merged[-1].end, end=max(span.start, merged[-1].end))
            if not any(between.overlaps(one) for one in apart) and _goes_on(text, between):
                merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
                continue
        merged.append(span)
    return merged


def _goes_on(text: str, between: Span) -> bool:
    """Tell whether a content goes on where the network left a hole: one word or mark, or some within a clause."""
    hole = between.of(text)
    is_small = len(hole.split()) <= 1
    return "\n" not in hole and (is_small or not _HALT.search(text, between.start - 1, between.end + 1))


_HALT = re.compile(r"[.!?][”\"’')\]]*\s|[|•·“”\"]|\s[—–-]|[,—–:;(]")
