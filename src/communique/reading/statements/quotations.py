"""Quotations: spans between quotation marks, and the share of a content that is quoted."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.model import Span, StatementKind

_SINGLE = r"(?<![^\s(\[—–])['‘](?=[\w“\"])"
OPEN = re.compile(rf"[“«„\"]|{_SINGLE}")
_IN_SINGLE = re.compile(
    rf"['‘](?!\d\ds?\b|(?:em|til|cause|n)\b)(?:(?!{_SINGLE})[^\n])+?(?:(?<=[.,!?…])['’](?!\w)|['’](?=[.,;:!?)]))"
)
"""A quotation in single marks: only a mark next to a stop closes it, others are apostrophes ("the workers' plan")."""
_MARK = re.compile(r"[“”«»„\"]|(?<=\S)(?:''|’’)(?!\w)")
"""A double mark; two single marks may close a quotation that a double mark opened."""
_CONTINUES = re.compile(r"[.!?…][’')\]]?\s\Z")
"""Text before the opening mark of a speech's next paragraph, if the page joined the two: "… here. “We leave"."""
_NEXT_PARAGRAPH = re.compile(r"\n\s*[“\"«]")
_STOP = re.compile(r"[.!?…][’')\]]?(?=\s|(?<=[a-z]\.)[A-Z])")
_PAIRS = {"”": "“", '"': '"', "»": "«"}
"""Each closing mark with its opening mark."""
_ALL = 0.9
"""The share of a content from which it counts as wholly quoted."""


def find_quotations(text: str) -> list[Span]:
    """Return the quotations of a text with their marks, in order; each is within one paragraph.

    Any closing mark ends a quotation, whichever mark opened it; a quotation inside another is part of it. An opening
    mark without a closing one runs to the end of its sentence or paragraph; a closing mark without an opening one is
    ignored. Single marks, which are apostrophes too, count only in pairs.

    >>> text = "'The ministers' plan isn't ours,' Diallo said."
    >>> [quotation.of(text) for quotation in find_quotations(text)]
    ["'The ministers' plan isn't ours,'"]
    """
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        at, end = paragraph.span()
        ends = _ends(text, at, end)
        while (opening := OPEN.search(text, at, end)) is not None:
            start = opening.start()
            stop = ends.get(start)
            if stop is None and (single := _IN_SINGLE.match(text, start, end)):
                stop = single.end()
            if stop is None:
                at = start + 1
                continue
            found.append(Span(start=start, end=stop))
            at = stop
    return found


def _ends(text: str, start: int, end: int) -> dict[int, int]:
    """Return the end of the quotation for each opening mark of a paragraph."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    closed: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        if _opens(text, mark, opened):
            if opened and _CONTINUES.search(text, max(start, at - 4), at):
                continue
            if opened and text[opened[-1]] == mark[0] and (stop := _last_stop(text, opened[-1], at)):
                ends[opened.pop()] = stop
            opened.append(at)
        elif opened:
            if _closes_outer(text, at, opened):
                opened.pop()
            closed.append(mark.end())
            ends[opened.pop()] = mark.end()
    for opening in opened:
        at = bisect.bisect_right(closed, opening)
        is_speech = opening == start and _NEXT_PARAGRAPH.match(text, end)
        ends[opening] = closed[at] if at < len(closed) and not is_speech else end
    return ends


def _last_stop(text: str, start: int, end: int) -> int | None:
    """Return the end of the last sentence that ends between two offsets; ``None`` if none does."""
    return max((stop.end() for stop in _STOP.finditer(text, start, end)), default=None)


def _closes_outer(text: str, at: int, opened: Sequence[int]) -> bool:
    """Tell whether a mark after a stop or comma closes the outer of two open quotations: it matches only that one."""
    if len(opened) < 2 or text[at - 1] not in ".,!?…":
        return False
    opening = _PAIRS.get(text[at])
    return text[opened[-1]] != opening and text[opened[-2]] == opening


def _opens(text: str, mark: re.Match[str], opened: Sequence[int]) -> bool:
    """Tell whether a mark opens a quotation, given the marks still open; for a straight mark its neighbours decide."""
    if mark[0] != '"':
        is_german_end = mark[0] == "“" and opened and text[opened[-1]] == "„"
        return mark[0] in "“«„" and not is_german_end
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    is_before_word = bool(after) and not after.isspace()
    if not before or before.isspace() or before in "([‘“":
        return is_before_word or not opened
    return not opened and after.isalnum() and not before.isalnum()


def complete(span: Span, quotations: list[Span], cue: Span) -> Span:
    """Return a content widened to each quotation of which it covers half, or which covers four fifths of it."""
    start, end = span.start, span.end
    for quotation in touching(quotations, span):
        shared = min(end, quotation.end) - max(start, quotation.start)
        if shared <= 0 or quotation.overlaps(cue):
            continue
        if shared * 2 >= quotation.end - quotation.start or shared * 5 >= (end - start) * 4:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start=start, end=end)


def touching(quotations: list[Span], span: Span) -> list[Span]:
    """Return the quotations that touch or overlap the span; they must be in order and must not overlap each other."""
    low = bisect.bisect_right(quotations, span.start, key=lambda q: q.end)
    high = bisect.bisect_left(quotations, span.end, key=lambda q: q.start)
    return quotations[low:high]


def kind_of(contents: list[Span], quotations: list[Span]) -> StatementKind:
    """Return "direct" if (nearly) all of the content is quoted, "indirect" if none of it is, otherwise "mixed"."""
    whole = sum(c.end - c.start for c in contents)
    quoted = sum(
        max(0, min(c.end, q.end) - max(c.start, q.start)) for c in contents for q in touching(quotations, c)
    )
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _ALL * whole else "mixed"
