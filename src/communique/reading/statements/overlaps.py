"""Overlaps: words that the network assigns to both a content and its cue or speaker are given to one of them.

The network finds the three separately, so they may overlap; in PolNeAR they never do.

>>> text = "Diallo delivered a speech on the floods."
>>> cue, said = Span(start=7, end=25), Span(start=17, end=39)
>>> cue, content = resolve_overlaps(text, [said], cue=cue, speaker=Span(start=0, end=6))
>>> cue.of(text), [one.of(text) for one in content]
('delivered a speech', ['on the floods'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import PREPOSITION
from communique.model import Span
from communique.reading.statements.cues import is_communication

_LINKS = re.compile(
    rf"\b(?:{PREPOSITION}|about|against|also|as|into|that|\w+ly|\w+sel(?:f|ves))$",
    re.IGNORECASE,
)
"""Words before a content that belong to the cue, with the words before them: "spoke about", "voiced thanks for"."""
_GAP = re.compile(r"(?:['’]s\b)?[\s,;:.]*")
_WORD = re.compile(r"\w")


def resolve_overlaps(
    text: str, contents: Sequence[Span], *, cue: Span, speaker: Span | None
) -> tuple[Span, list[Span]]:
    """Return the cue and the contents without overlaps among cue, contents and speaker.

    Args:
        text: the text of the article.
        contents: the contents in order; one that lies within the cue or the speaker is left out.
        cue: the cue; it loses a noun that begins a content: "filed | a bill that".
        speaker: the speaker, if any, who keeps the words that are shared with a content.

    """
    kept = []
    for content in contents:
        rest = content if speaker is None else _without_speaker(text, content, speaker, cue)
        if rest.start < cue.end <= rest.end and cue.start < rest.start:
            shared = Span(start=rest.start, end=cue.end).of(text)
            if is_communication(shared) or _LINKS.search(shared):
                rest = _after(text, rest, cue.end)
            else:
                cue = Span(start=cue.start, end=_end_before(text, cue.start, rest.start))
        elif cue.covers(rest):
            continue
        if _WORD.search(text, rest.start, rest.end):
            kept.append(rest)
    return cue, kept


def _without_speaker(text: str, content: Span, speaker: Span, cue: Span) -> Span:
    """Return a content without words of the speaker at its start or end.

    If the speaker follows the cue ("according to a survey of 900 | voters, most"), the content starts after the comma.
    """
    if speaker.covers(content):
        return Span(start=content.end, end=content.end)
    if speaker.start < content.start < speaker.end:
        comma = text.find(", ", speaker.end, content.end) if cue.end <= speaker.start else -1
        return _after(text, content, max(comma, speaker.end))
    if content.start < speaker.start < content.end < speaker.end:
        return Span(start=content.start, end=_end_before(text, content.start, speaker.start))
    return content


def _after(text: str, content: Span, at: int) -> Span:
    """Return the rest of a content from its first word after an offset."""
    gap = _GAP.match(text, at, content.end)
    return Span(start=gap.end() if gap else at, end=content.end)


def _end_before(text: str, start: int, at: int) -> int:
    """Return the end of the last word between two offsets."""
    return start + len(text[start:at].rstrip(" \n\t\u00a0,;:"))
