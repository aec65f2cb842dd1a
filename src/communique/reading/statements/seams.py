"""Seams: words that belong to both a content and its cue or speaker are given to one of them.

The network finds the three separately, so sometimes two of them overlap by some words; in PolNeAR they never do.

>>> text = "Diallo delivered a speech on the floods."
>>> cue, said = Span(start=7, end=25), Span(start=17, end=39)
>>> cue, content = settle_seams(text, [said], cue=cue, speaker=Span(start=0, end=6))
>>> cue.of(text), [one.of(text) for one in content]
('delivered a speech', ['on the floods'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import PREPOSITION
from communique.model import Span
from communique.reading.statements.cues import tells

_LINKS = re.compile(
    rf"\b(?:{PREPOSITION}|about|against|also|as|into|that|\w+ly|\w+sel(?:f|ves))$",
    re.IGNORECASE,
)
"""Words that lead to what is said and are the cue's, as is what stands before them: "spoke about", "voiced thanks for"."""
_GAP = re.compile(r"(?:['’]s\b)?[\s,;:.]*")
_WORD = re.compile(r"\w")


def settle_seams(
    text: str, contents: Sequence[Span], *, cue: Span, speaker: Span | None
) -> tuple[Span, list[Span]]:
    """Return the cue and the contents with no word of both, and no content with a word of the speaker's.

    Args:
        text: the article's text.
        contents: what is said, in order; one that lies within the cue or the speaker is left out.
        cue: what tells that it is said; it gives up a noun that what is said begins with: "filed | a bill that".
        speaker: who says it.

    """
    kept = []
    for content in contents:
        rest = content if speaker is None else _without_speaker(text, content, speaker, cue)
        if rest.start < cue.end <= rest.end and cue.start < rest.start:
            shared = Span(start=rest.start, end=cue.end).of(text)
            if tells(shared) or _LINKS.search(shared):
                rest = _after(text, rest, cue.end)
            else:
                cue = Span(start=cue.start, end=_end_before(text, cue.start, rest.start))
        elif cue.covers(rest):
            continue
        if _WORD.search(text, rest.start, rest.end):
            kept.append(rest)
    return cue, kept


def _without_speaker(text: str, content: Span, speaker: Span, cue: Span) -> Span:
    """Return a content without the words of the speaker's at its start or end.

    After "according to" the rest of the speaker's phrase, to the comma, is cut off with them: "a survey of 900 | voters, most".
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
    """Return what is left of a content from its first word after an offset."""
    gap = _GAP.match(text, at, content.end)
    return Span(start=gap.end() if gap else at, end=content.end)


def _end_before(text: str, start: int, at: int) -> int:
    """Return where the last word between two offsets ends."""
    return start + len(text[start:at].rstrip(" \n\t\u00a0,;:"))
