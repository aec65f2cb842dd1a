"""Attributions: statements that claim the same words are resolved, and quotations without a cue get a speaker."""

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
"""The share of their characters above which two contents are the same."""
LONG, GOES_ON = 5, 0.8
"""Words of the shortest quotation that is attributed, and the probability that it continues the speaker before it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement before its speaker is resolved."""

    kind: StatementKind
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float


def keep_most_confident(found: list[Attribution]) -> list[Attribution]:
    """Return the statements in order, only the most confident of those with the same speaker and content."""
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


_CELL = 100
"""Characters of a cell of the text; only contents in the same cell are compared."""


def _alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Tell whether two contents share more than ``SAME`` of their characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared > SAME * (sum(s.end - s.start for s in (*one, *other)) - shared)


def resolve_contested(text: str, found: Sequence[Attribution], quotations: list[Span]) -> list[Attribution]:
    """Return the statements; a quotation that several speakers claim is left to the nearest one."""
    lost = _lost_quotations(text, found)
    kept = []
    for number, one in enumerate(found):
        own = [c for c in one.content if c not in lost[number]]
        if len(own) == len(one.content):
            kept.append(one)
        elif own:
            kept.append(dataclasses.replace(one, content=tuple(own), kind=kind_of(own, quotations)))
    return kept


def _lost_quotations(text: str, found: Sequence[Attribution]) -> defaultdict[int, set[Span]]:
    """Return, by index of the statement, the quotations that a statement loses to a nearer speaker."""
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
    """Return the number of characters between a content and the nearer of its cue and speaker."""
    sides = [span for span in (one.cue, one.speaker) if span is not None]
    return min((max(span.start - content.end, content.start - span.end, 0) for span in sides), default=0)


def add_layouts(text: str, found: list[Attribution], laid_out: Sequence[Attribution]) -> list[Attribution]:
    """Return the statements found by cues together with those found by layout, in order.

    A statement by layout is left out if a cue outside of it claims its words. A statement by cue with the same content
    and speaker as one by layout takes the kind of that one, and the higher confidence.
    """
    by_content = {a.content: a for a in laid_out}
    contents = sorted(a.content[0] for a in laid_out)
    claimed = _claimed(text, [one for one in found if not _lies_in(one.cue, contents)])
    free = [a for a in laid_out if claimed[a.content[0].start] == claimed[a.content[0].end]]
    return sorted([*(_with_layout(one, by_content.get(one.content)) for one in found), *free], key=_first)


def _with_layout(one: Attribution, same: Attribution | None) -> Attribution:
    """Return a statement with the kind and at least the confidence of the one by layout, if the speaker is the same."""
    if same is None or one.speaker is None or same.speaker is None or not one.speaker.overlaps(same.speaker):
        return one
    return dataclasses.replace(one, kind=same.kind, confidence=max(one.confidence, same.confidence))


def _lies_in(cue: Span | None, contents: Sequence[Span]) -> bool:
    """Tell whether a cue is inside one of the contents, which are in order."""
    if cue is None:
        return False
    at = bisect.bisect_right(contents, cue.start, key=lambda content: content.start) - 1
    return at >= 0 and contents[at].covers(cue)


def attribute_quotations(text: str, found: list[Attribution], quotations: list[Span]) -> list[Attribution]:
    """Return all statements in order, with quotations that no cue claimed attributed to the speaker before them.

    A quotation is added to the quoted statement before it in its paragraph. One that fills its paragraph becomes a
    statement without a cue, by the speaker of the statement that ends the paragraph before, or of a quoted one in it.
    All others have no speaker and are left out.
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
    """Return the cue or the first content of a statement, whichever comes first in the text."""
    return min(one.content[0], one.cue or one.content[0])


def _claimed(text: str, found: Sequence[Attribution]) -> Ints:
    """Return for each offset the number of characters before it that are in a content."""
    inside = np.zeros(len(text) + 1, np.int64)
    for a in found:
        for content in a.content:
            inside[content.start + 1 : content.end + 1] = 1
    return np.cumsum(inside)


def _before(found: Sequence[Attribution], ends: Sequence[tuple[int, int]], offset: int) -> int | None:
    """Return the index of the last quoted statement that ends, with its cue, before an offset; ``None`` if none."""
    at = bisect.bisect_right(ends, (offset, len(found)))
    for end, number in reversed(ends[max(0, at - _LOOK_BACK) : at]):
        one = found[number]
        if one.content[-1].end == end and (one.cue is None or one.cue.end <= offset):
            return number
    return None


_LOOK_BACK = 20
"""Statements before a quotation that are looked at."""


def _closing(found: Sequence[Attribution], quotations: list[Span]) -> dict[int, int]:
    """Return, by end offset, the indices of statements whose cue is not quoted; the outermost if several end there."""
    ends: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda n: _first(found[n]), reverse=True):
        one = found[number]
        if one.cue is None or not touching(quotations, one.cue):
            ends[max(span.end for span in (*one.content, one.cue, one.speaker) if span)] = number
    return ends


def _closes(text: str, closing: Mapping[int, int], start: int) -> int | None:
    """Return the index of the statement that ends the paragraph before the one at ``start``, apart from its stop."""
    end = start
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return next((closing[at] for at in (end, end - 1) if at in closing), None)


def _paragraph_before(text: str, start: int) -> int:
    """Return the start of the paragraph before the one at ``start``."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return text.rfind("\n", 0, start) + 1


def _fills(text: str, start: int, quotation: Span) -> bool:
    """Tell whether the quotation is the whole of its paragraph, which begins at ``start``."""
    end = text.find("\n", quotation.end)
    rest = text[start : quotation.start] + text[quotation.end : end if end >= 0 else len(text)]
    return not rest.strip()
