"""Quotations: the spans between quotation marks, and how much of a content lies within them."""

from __future__ import annotations

import bisect
import re

from communique.model import Span, StatementKind

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_SINGLE = r"(?<![^\s(\[—–])['‘](?=[\w“\"])"
OPEN = re.compile(rf"[“«„\"]|{_SINGLE}")
_IN_SINGLE = re.compile(
    rf"['‘](?!\d\ds?\b|(?:em|til|cause|n)\b)(?:(?!{_SINGLE})[^\n])+?(?:(?<=[.,!?…])['’](?!\w)|['’](?=[.,;:!?)]))"
)
"""A quotation in single marks: a mark beside a stop closes it, others are apostrophes ("the workers' plan")."""
_ALL = 0.9
"""The share of a content that must be quoted for all of it to be taken as quoted."""


def find_quotations(text: str) -> list[Span]:
    """Return the quotations of the text with their marks, each within one paragraph.

    An opening mark that nothing closes runs to its paragraph's end; a closing mark that nothing opened is
    passed over. Straight marks open where a blank stands before them or they start the paragraph. Single marks, which are
    apostrophes too, are of a quotation only where both are there.

    >>> text = "'The ministers' plan isn't ours,' Diallo said."
    >>> [quotation.of(text) for quotation in find_quotations(text)]
    ["'The ministers' plan isn't ours,'"]
    """
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        at, end = paragraph.start(), paragraph.end()
        while (opening := OPEN.search(text, at, end)) is not None:
            start = opening.start()
            if opening[0] == '"' and start > paragraph.start() and text[start - 1].isalnum():
                at = start + 1
                continue
            if opening[0] in _PAIRS:
                close = text.find(_PAIRS[opening[0]], start + 1, end)
                stop = close + 1 if close >= 0 else end
            elif single := _IN_SINGLE.match(text, start, end):
                stop = single.end()
            else:
                at = start + 1
                continue
            found.append(Span(start=start, end=stop))
            at = stop
    return found


def complete(span: Span, quotations: list[Span], cue: Span) -> Span:
    """Widen a content to each quotation that it covers by half or that covers four fifths of it, so that their marks belong to it."""
    start, end = span.start, span.end
    for quotation in touching(quotations, span):
        shared = min(end, quotation.end) - max(start, quotation.start)
        if shared <= 0 or quotation.overlaps(cue):
            continue
        if shared * 2 >= quotation.end - quotation.start or shared * 5 >= (end - start) * 4:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start=start, end=end)


def touching(quotations: list[Span], span: Span) -> list[Span]:
    """Return the quotations, which are in order and apart, that share a character with the span."""
    low = bisect.bisect_right(quotations, span.start, key=lambda q: q.end)
    high = bisect.bisect_left(quotations, span.end, key=lambda q: q.start)
    return quotations[low:high]


def kind_of(contents: list[Span], quotations: list[Span]) -> StatementKind:
    """Return "direct" where all content is quoted, or nearly all, "indirect" where none is, else "mixed"."""
    whole = sum(c.end - c.start for c in contents)
    quoted = sum(
        max(0, min(c.end, q.end) - max(c.start, q.start)) for c in contents for q in touching(quotations, c)
    )
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _ALL * whole else "mixed"
