"""Attributions: which statement keeps words that several cues, speakers or layouts claim, and who speaks in what follows."""

from __future__ import annotations

import bisect
import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from communique.model import Span, StatementKind
from communique.reading.spans import Ints
from communique.reading.statements.quotations import OPEN, kind_of, touching

SAME = 0.8
"""Two contents with more of their characters in common, as a share of all, are one."""
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


def keep_surest(found: list[Attribution]) -> list[Attribution]:
    """Keep the surest of several that give the same words to the same speaker ("released a statement")."""
    kept: set[int] = set()
    near: dict[tuple[Span | None, int], list[Attribution]] = defaultdict(list)  # by speaker and _CELL
    for number in sorted(range(len(found)), key=lambda n: -found[n].confidence):
        one = found[number]
        cells = {at for s in one.content for at in range(s.start // _CELL, s.end // _CELL + 1)}
        if not any(_alike(one.content, b.content) for at in cells for b in near[one.speaker, at]):
            kept.add(number)
            for at in cells:
                near[one.speaker, at].append(one)
    return [one for number, one in enumerate(found) if number in kept]


_CELL = 100  # characters: contents that lie in no cell together share none


def _alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Tell whether two contents share most of their characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared > SAME * (sum(s.end - s.start for s in (*one, *other)) - shared)


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


def add_layouts(text: str, found: list[Attribution], told: Sequence[Attribution]) -> list[Attribution]:
    """Return the statements with those whose words are claimed by no cue but such as are among them: a post may tell what another said.

    A statement whose words and speaker the layout ties together too is as sure as the layout, and in the speaker's own words.
    """
    by_words = {a.content: a for a in told}
    laid = sorted(a.content[0] for a in told)
    claimed = _claimed(text, [one for one in found if not _lies_in(one.cue, laid)])
    free = [a for a in told if claimed[a.content[0].start] == claimed[a.content[0].end]]
    return sorted([*(_with_layout(one, by_words.get(one.content)) for one in found), *free], key=_first)


def _with_layout(one: Attribution, told: Attribution | None) -> Attribution:
    """Return a statement as sure and as direct as what the layout tells, if that is the same."""
    if told is None or one.speaker is None or told.speaker is None or not one.speaker.overlaps(told.speaker):
        return one
    return dataclasses.replace(one, kind=told.kind, confidence=max(one.confidence, told.confidence))


def _lies_in(cue: Span | None, laid: Sequence[Span]) -> bool:
    """Tell whether a cue is among words whose layout tells who speaks, which are in order."""
    if cue is None:
        return False
    at = bisect.bisect_right(laid, cue.start, key=lambda words: words.start) - 1
    return at >= 0 and laid[at].covers(cue)


def adopt_quotations(text: str, found: list[Attribution], quotations: list[Span]) -> list[Attribution]:
    """Give quotations that no cue claimed to the speaker whose words they go on, and return all in order.

    A quotation belongs to the statement before it in its paragraph, where that is quoted too; one that opens its paragraph
    and fills it goes on, as a statement without a cue, from the statement that the paragraph before ends with, or from a
    quoted one of it. Others are left: nobody is named.
    """
    result = list(found)
    claimed = _claimed(text, found)
    ends = sorted((a.content[-1].end, n) for n, a in enumerate(result) if a.kind != "indirect")
    closing = _closing(found, quotations)
    for quotation in quotations:
        if len(quotation.of(text).split()) < LONG or claimed[quotation.start] < claimed[quotation.end]:
            continue
        start = text.rfind("\n", 0, quotation.start) + 1
        number = _closes(text, closing, start) if _fills(text, start, quotation) else None
        if number is None:
            number = _before(result, ends, quotation.start)
        if number is None or result[number].speaker is None:
            continue
        last = result[number]
        if last.content[0].start >= start:
            result[number] = dataclasses.replace(last, content=(*last.content, quotation))
            bisect.insort(ends, (quotation.end, number))
        elif _fills(text, start, quotation) and last.content[-1].end > _paragraph_before(text, start):
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
    return sorted(result, key=_first)


def _first(one: Attribution) -> Span:
    """Return which comes first in the text, a statement's cue or its content."""
    return min(one.content[0], one.cue or one.content[0])


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


def _closing(found: Sequence[Attribution], quotations: list[Span]) -> dict[int, int]:
    """Return the numbers of the statements that the writer tells, by where each ends with its cue and speaker; the outermost there."""
    ends: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda n: _first(found[n]), reverse=True):
        one = found[number]
        if one.cue is None or not touching(quotations, one.cue):
            ends[max(span.end for span in (*one.content, one.cue, one.speaker) if span)] = number
    return ends


def _closes(text: str, closing: Mapping[int, int], start: int) -> int | None:
    """Return the number of the statement that the paragraph before the one at ``start`` ends with, its stop or not."""
    end = start
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return next((closing[at] for at in (end, end - 1) if at in closing), None)


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
