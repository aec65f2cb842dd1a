"""Quotations and their speakers, to whom "I" and "we" refer."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.english import word_set
from communique.model import Span
from communique.reading.actors.only import only
from communique.reading.statements.quotations import find_quotations

FIRST_PERSON = word_set("i me my mine myself we us our ours ourselves")
"""Pronouns of the first person."""
Quotation = tuple[Sequence[Span], Span]
"""The spans of what is said, and the span of the speaker."""
_MARKS = "\"“”'‘’«»„"
_SIGNED = re.compile(r"\s*(?:(?:https?:|pic\.)\S*\s+)*(?:(?:https?:|pic\.)\S*?)?[—–―-]{1,2}\s*")
"""Links and a dash between a post and its signature."""
_LABELS = re.compile(r":\s*")
"""The colon between a speaker and the words in a transcript."""


class Voices:
    """The quotations and other statements of an article, with their speakers."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self._text = text
        told = {(one.start, one.end, who) for contents, who in quotations for one in contents}
        laid = {row for row in told if _is_laid_out(text, *row)}
        quoted = laid | {row for row in told if _is_quoted(text, row[0])}
        self._rows = sorted(quoted, key=lambda row: (row[0], row[1], row[2].start, row[2].end))
        self._speakers = frozenset(who for _, _, who in told)
        self._told = _joined((start, end) for start, end, _ in told)
        marked = find_quotations(text) if told else []
        within = {(one.start, one.end) for one in marked if self.is_told(one.start + 1)}
        self._quoted = _joined(within | {(start, end) for start, end, _ in laid})
        self._said: defaultdict[Span, list[Span]] = defaultdict(list)
        for start, end, speaker in self._rows:
            self._said[speaker].append(Span(start=start, end=end))
        self._longest = max((end - start for start, end, _ in self._rows), default=0)

    def said_by(self, speaker: Span) -> Sequence[Span]:
        """Return the quotations of the speaker at a span.

        >>> voices = Voices("“We go,” he said.", [([Span(start=0, end=8)], Span(start=9, end=11))])
        >>> voices.said_by(Span(start=9, end=11)), voices.said_by(Span(start=0, end=1))
        ([Span(start=0, end=8)], ())
        """
        return self._said.get(speaker, ())

    def is_speaker(self, span: Span) -> bool:
        """Tell whether a span is that of a speaker."""
        return span in self._speakers

    def is_told(self, at: int) -> bool:
        """Tell whether an offset is within a statement, quoted or not."""
        return _is_within(self._told, at)

    def is_quoted(self, at: int) -> bool:
        """Tell whether an offset is within a quotation.

        >>> voices = Voices("“We go,” he said.", [([Span(start=0, end=8)], Span(start=9, end=11))])
        >>> voices.is_quoted(1), voices.is_quoted(9), voices.is_speaker(Span(start=9, end=11))
        (True, False, True)
        """
        return _is_within(self._quoted, at)

    def is_quoted_whole(self, start: int, end: int) -> bool:
        """Tell whether the text between two offsets, except spaces at its end, is within one quotation."""
        starts, ends = self._quoted
        number = bisect.bisect_right(starts, start) - 1
        return number >= 0 and len(self._text[ends[number] : end].strip()) == 0

    def speaker(self, span: Span) -> Span | None:
        """Return the span of the speaker of a first person; ``None`` outside of quotations and if it is ambiguous.

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
        found = only(speakers)
        return None if found is None or found.overlaps(span) else found


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a statement begins with a quotation mark; without one, "we" may be the writer's."""
    return any(mark in _MARKS for mark in text[max(0, start - 1) : start + 1])


def _is_laid_out(text: str, start: int, end: int, who: Span) -> bool:
    """Tell whether the layout makes a statement a quotation: a signature after a post, a label in a transcript."""
    return bool(_SIGNED.fullmatch(text, end, who.start) or _LABELS.fullmatch(text, who.end, start))


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the starts and ends of ranges, with overlapping ones merged."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(ranges):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _is_within(stretches: tuple[list[int], list[int]], at: int) -> bool:
    """Tell whether an offset is within one of the merged ranges."""
    number = bisect.bisect_right(stretches[0], at) - 1
    return number >= 0 and at < stretches[1][number]
