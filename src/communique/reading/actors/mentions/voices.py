"""The first person within a quotation: "I" and "we" are whoever speaks there."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.knowledge.facts import word_set
from communique.model import Span

FIRST_PERSON = word_set("i me my mine myself we us our ours ourselves")
"""Pronouns of whoever speaks."""
Quotation = tuple[Sequence[Span], Span]
"""What is said, and the span of the text that names who says it."""
_MARKS = "\"“”'‘’«»„"


class Voices:
    """The quotations of an article, asked for who speaks at a place of the text."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self._rows = sorted(
            {
                (content.start, content.end, speaker)
                for contents, speaker in quotations
                for content in contents
                if _is_quoted(text, content)
            },
            key=lambda row: (row[0], row[1], row[2].start, row[2].end),
        )
        self._said: defaultdict[Span, list[Span]] = defaultdict(list)
        for start, end, speaker in self._rows:
            self._said[speaker].append(Span(start=start, end=end))
        self._longest = max((end - start for start, end, _ in self._rows), default=0)

    def said_by(self, speaker: Span) -> Sequence[Span]:
        """Return the quotations that a span is named as the speaker of.

        >>> voices = Voices("“We go,” he said.", [([Span(start=0, end=8)], Span(start=9, end=11))])
        >>> voices.said_by(Span(start=9, end=11)), voices.said_by(Span(start=0, end=1))
        ([Span(start=0, end=8)], ())
        """
        return self._said.get(speaker, ())

    def speaker(self, span: Span) -> Span | None:
        """Return the span that names who says a first person; ``None`` outside quotations and where two may.

        >>> text = "“We will go,” Ann Smith said."
        >>> voices = Voices(text, [([Span(start=0, end=13)], Span(start=14, end=23))])
        >>> voices.speaker(Span(start=1, end=3)).of(text)
        'Ann Smith'
        """
        first = bisect.bisect_left(self._rows, span.end - self._longest, key=lambda row: row[0])
        stop = bisect.bisect_right(self._rows, span.start, key=lambda row: row[0])
        around = [row for row in self._rows[first:stop] if span.end <= row[1]]
        narrowest = min((end - start for start, end, _ in around), default=0)
        speakers = {speaker for start, end, speaker in around if end - start == narrowest}
        found = speakers.pop() if len(speakers) == 1 else None
        return None if found is None or found.overlaps(span) else found


def _is_quoted(text: str, content: Span) -> bool:
    """Tell whether what is said stands in quotation marks: elsewhere "we" may be the writer's."""
    before = text[max(0, content.start - 1) : content.start + 1]
    return any(mark in _MARKS for mark in before)
