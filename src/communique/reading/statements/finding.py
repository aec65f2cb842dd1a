"""Finding statements: cues with their speaker and content, decoded from the network and corrected by rules."""

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
from communique.reading.roles import Linked, Predicate, RoleSpan, link
from communique.reading.running_text import parts_read
from communique.reading.spans import bio, softmax
from communique.reading.statements.attributions import (
    Attribution,
    add_layouts,
    attribute_quotations,
    keep_most_confident,
    resolve_contested,
)
from communique.reading.statements.clauses import (
    balance,
    close_gaps,
    drop_loose,
    mend_end,
    mend_start,
    whole_names,
)
from communique.reading.statements.cues import (
    is_communication,
    is_hearsay,
    is_hypothetical,
    is_negated,
    is_no_saying,
    is_no_speaker,
)
from communique.reading.statements.layouts import find_layouts
from communique.reading.statements.overlaps import resolve_overlaps
from communique.reading.statements.quotations import complete, find_quotations, kind_of, touching
from communique.reading.statements.speakers import find_speaker
from communique.reading.statements.topics import is_bare_phrase, is_picture, names_topic
from communique.reading.statements.turns import whole_turn

CUE_FLOOR, CONTENT_FLOOR, REPORT_FLOOR = 0.55, 0.5, 0.1
"""The lowest probability of a cue, the lowest mean probability of a content, and the lowest confidence of a statement.

Nearly all statements that were judged right, and two thirds of the others, are above the last (``training.calibrate``).
"""
DOUBTFUL = 0.1
"""The highest confidence of a statement that probably reports no words, such as one of a belief or a topic.

Of such statements hardly one in twenty was judged right.
"""
LAID_OUT = 0.8
"""The confidence of statements by layout (:mod:`communique.reading.statements.layouts`)."""


def find_statements(
    text: str, encoded: Encoded, weights: Weights, *, names: Sequence[Name] = ()
) -> list[Attribution]:
    """Return the statements of an article, ordered by cue.

    Args:
        text: the text of the article.
        encoded: the encoder's output for it.
        weights: those of the reader.
        names: the names of the article, in order; spans of speakers do not cut them.

    """
    quotations = [q for q in find_quotations(text) if _is_read(encoded, q)]
    found = []
    for candidate, speaks_for in candidates(text, encoded, weights, quotations, names):
        probability = confidence(speaks_for, weights.calibration["statements"])
        if probability >= REPORT_FLOOR:
            found.append(dataclasses.replace(candidate, confidence=probability))
    laid_out = [
        Attribution(kind="direct", speaker=who, cue=None, content=(said,), confidence=LAID_OUT)
        for who, said in find_layouts(text, quotations, names)
        if _is_read(encoded, said)
    ]
    found = add_layouts(text, resolve_contested(text, keep_most_confident(found), quotations), laid_out)
    return [
        _without_links(text, _with_doubts(text, one)) for one in attribute_quotations(text, found, quotations)
    ]


def candidates(
    text: str, encoded: Encoded, weights: Weights, quotations: list[Span], names: Sequence[Name] = ()
) -> Iterator[tuple[Attribution, tuple[float, ...]]]:
    """Yield possible statements, with confidence 0, each with its evidence (:func:`evidence`)."""
    probabilities = softmax(encoded.layer("cue"))
    probabilities[~encoded.read] = (1, 0, 0)
    cues = [Predicate(a, b, a, 0, p) for a, b, _, p in bio(probabilities, encoded.lines) if p >= CUE_FLOOR]
    cue_spans = [whole_words(encoded, text, cue.first, cue.end) for cue in cues]
    for linked in link(encoded, cues, weights, head="statements"):
        contents = [c for c in linked.targets if c.probability > CONTENT_FLOOR]
        if contents:
            made = _attribution(text, encoded, linked, contents, quotations, names)
            if made.content:
                yield (
                    _mended(text, made, quotations, cue_spans, names),
                    evidence(text, made, linked, contents),
                )


def _with_doubts(text: str, one: Attribution) -> Attribution:
    """Return a statement, its confidence at most ``DOUBTFUL`` if it may report no words: "may ask", "praised it"."""
    if one.cue is None or one.kind == "direct":
        return one
    cue, speaker = one.cue.of(text), one.speaker.of(text) if one.speaker else None
    is_wordless = one.kind == "indirect" and (
        not is_communication(cue)
        or names_topic(text, one.cue, one.content)
        or (is_bare_phrase(cue, one.content[0].of(text)) if speaker is None else is_picture(cue, speaker))
    )
    is_unsaid = is_hypothetical(text, one.cue) or is_negated(text, one.cue) or is_no_saying(text, one.cue)
    if not is_wordless and not is_unsaid:
        return one
    return dataclasses.replace(one, confidence=min(one.confidence, DOUBTFUL))


def _is_read(encoded: Encoded, quotation: Span) -> bool:
    """Tell whether the encoder has read a quotation; it does not read captions and page chrome."""
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
    """Return the statement of a cue and its linked roles, with confidence 0."""
    cue = whole_words(encoded, text, linked.predicate.first, linked.predicate.end)
    speaker = None if is_hearsay(text, cue) else find_speaker(text, encoded, linked, names, cue=cue)
    if speaker is not None and is_no_speaker(text, speaker, cue):
        speaker = None
    excluded = [span for span in (cue, speaker) if span is not None]
    spans = _merge(text, [whole_words(encoded, text, c.first, c.end) for c in contents], excluded)
    spans = [complete(span, quotations, cue) for span in spans]
    spans = _of_paragraph(text, _merge(text, sorted(set(spans)), excluded), cue, quotations)
    cue, spans = resolve_overlaps(text, spans, cue=cue, speaker=speaker)
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
    """Return a statement with its content completed by rules."""
    if made.cue and (turn := whole_turn(text, made.content, cue=made.cue, speaker=made.speaker)):
        return dataclasses.replace(made, content=tuple(turn), kind=kind_of(turn, quotations))
    own = [span for span in (made.cue, made.speaker) if span is not None]
    excluded = [*cues, *own]
    content = [balance(text, one) for one in drop_loose(text, close_gaps(text, made.content, excluded))]
    tag = Span(start=min(span.start for span in own), end=max(span.end for span in own))
    content[0] = mend_start(text, content[0], tag, excluded)
    content = [mend_end(text, one, [*own, *content]) for one in content]
    content = [whole_names(text, one, names, [*own, *content]) for one in content]
    return dataclasses.replace(made, content=tuple(content), kind=kind_of(content, quotations))


def _without_links(text: str, one: Attribution) -> Attribution:
    """Return a statement without the texts of links that the page put into its content."""
    return dataclasses.replace(
        one, content=tuple(part for span in one.content for part in parts_read(text, span))
    )


def _of_paragraph(text: str, spans: list[Span], cue: Span, quotations: list[Span]) -> list[Span]:
    """Return the contents without unquoted ones outside the cue's paragraph, unless there are no others."""
    start, end = text.rfind("\n", 0, cue.start), text.find("\n", cue.end)
    own = [s for s in spans if (start < s.start and (end < 0 or s.end <= end)) or touching(quotations, s)]
    return own or spans


def evidence(text: str, made: Attribution, linked: Linked, contents: Sequence[RoleSpan]) -> tuple[float, ...]:
    """Return the features from which the confidence of a statement is computed.

    In order: the logits of its cue, its content and its speaker (or of having none); whether the cue is of
    communication; whether it is negated; whether the content is quoted wholly, or in part; whether there is no speaker;
    whether the content has several parts; the logarithm of its characters; whether it ends where a clause ends.
    """
    pieces = sum(c.end - c.first for c in contents)
    content = sum(c.probability * (c.end - c.first) for c in contents) / pieces
    speaker = max((s.probability for s in linked.sources), default=linked.empty[0])
    cue = made.cue or made.content[0]  # for the type checker: candidates have a cue
    end = made.content[-1].end
    return (
        *logits(linked.predicate.probability, content, speaker),
        float(is_communication(cue.of(text))),
        float(is_negated(text, cue)),
        float(made.kind == "direct"),
        float(made.kind == "mixed"),
        float(made.speaker is None),
        float(len(made.content) > 1),
        math.log(sum(span.end - span.start for span in made.content)),
        float(end == len(text) or bool(_CLAUSE_END.search(text, end - 1, end + 1))),
    )


_CLAUSE_END = re.compile(r"[.!?,;:\"”»\n—)]")


def _merge(text: str, spans: list[Span], excluded: Sequence[Span]) -> list[Span]:
    """Return the spans, joined where the content goes on between two of them and no excluded span is in between."""
    merged: list[Span] = []
    for span in spans:
        if merged:
            between = Span(start=merged[-1].end, end=max(span.start, merged[-1].end))
            if not any(between.overlaps(one) for one in excluded) and _continues(text, between):
                merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
                continue
        merged.append(span)
    return merged


def _continues(text: str, between: Span) -> bool:
    """Tell whether a content goes on over a gap between two spans: one word or mark, or any words within a clause."""
    gap = between.of(text)
    is_small = len(gap.split()) <= 1
    return "\n" not in gap and (is_small or not _HALT.search(text, between.start - 1, between.end + 1))


_HALT = re.compile(r"[.!?][”\"’')\]]*\s|[|•·“”\"]|\s[—–-]|[,—–:;(]")
