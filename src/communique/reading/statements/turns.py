"""Turns of a transcript or an interview: after a name and a colon the whole line is the content.

The network finds the name as the speaker and the colon as the cue, but may find only a part of a long turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span

_BULLETS = " \t\r-•*"
_QUOTED = re.compile(r"\s*[“\"‘'«]")
_NEXT_LABEL = re.compile(r"(?<=[.!?…—)\]”\"])[^\S\n]+(?:[A-Z][A-Z.'’-]+ ?){1,4}(?<! ):\s")
"""The next speaker on the same line, in a transcript that lost its line breaks: "… here. DIALLO: Yes."."""


def whole_turn(text: str, contents: Sequence[Span], *, cue: Span, speaker: Span | None) -> list[Span] | None:
    """Return the contents of a turn: the rest of its line, and those later contents that are whole paragraphs.

    Args:
        text: the text of the article.
        contents: the contents that the network found, in order.
        cue: the cue.
        speaker: the speaker, if any.

    Returns:
        ``None`` if the line does not begin with a name and a colon, if a quotation follows, or if none of the contents
        is on the line.

    >>> text = "DIALLO: Well, it rained. Then the river rose."
    >>> (said,) = whole_turn(text, [Span(start=8, end=23)], cue=Span(start=6, end=7), speaker=Span(start=0, end=6))
    >>> said.of(text)
    'Well, it rained. Then the river rose.'

    """
    if speaker is None or cue.of(text).strip() != ":" or text[speaker.end : cue.start].strip():
        return None
    if text[text.rfind("\n", 0, speaker.start) + 1 : speaker.start].strip(_BULLETS) or _QUOTED.match(
        text, cue.end
    ):
        return None
    line = text.find("\n", cue.end)
    end = line if line >= 0 else len(text)
    if label := _NEXT_LABEL.search(text, cue.end, end):
        end = label.start()
    said = text[cue.end : end]
    turn = Span(start=end - len(said.lstrip()), end=cue.end + len(said.rstrip()))
    if not any(turn.overlaps(one) for one in contents):
        return None
    return [turn, *(one for one in contents if one.start > line >= 0 and _is_paragraph(text, one))]


def _is_paragraph(text: str, content: Span) -> bool:
    """Tell whether a content fills its lines."""
    start, end = text.rfind("\n", 0, content.start) + 1, text.find("\n", content.end)
    rest = text[start : content.start] + text[content.end : end if end >= 0 else len(text)]
    return not rest.strip()
