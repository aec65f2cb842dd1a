"""What is spoken of without its words: praise and blame, the topic of a talk, what a quotation refers to.

"Praised the delay", "was asked about the delay" and "he said, referring to the delay" have cues of communication, and tell
nobody's words. A claim among what is told may be somebody's: "denounced it as a stunt".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import AUXILIARY
from communique.model import Span
from communique.reading.statements.cues import telling_words

_STANCE = re.compile(r"(?:condemn|defend|denounc|laud|oppos|prais|rail|reject)(?:e?[sd]|e|ing)?")
_TALK = re.compile(r"(?:ask|boast|brag|comment|question|speak|tell)(?:s|ed|ing|ged|ging)?|spoken?|told")
_ABOUT = re.compile(r"\b(?:about|on|over|regarding)\s*\Z")
_REFERS = re.compile(r"\breferring (?:\w+ly )?to\Z")
_REACH = 40  # characters between a cue and what it is about: "asked reporters about"
_AS_CLAIM = re.compile(r"\b(?:as|saying|that)\b")
_CLAUSE = re.compile(
    rf"\b(?:as|how|if|saying|that|what|when|whether|who|why|he|she|they|{AUXILIARY})\b|n['’]t\b"
)


def names_topic(text: str, cue: Span, content: Sequence[Span]) -> bool:
    """Tell whether a cue only names what is spoken of, and the content, of which nothing is quoted, is no claim.

    >>> text = "Diallo praised the delay. Reporters asked Keita about the delay. Keita blamed the rain."
    >>> names_topic(text, Span(start=7, end=14), [Span(start=15, end=24)])
    True
    >>> names_topic(text, Span(start=36, end=41), [Span(start=54, end=63)])
    True
    >>> names_topic(text, Span(start=71, end=77), [Span(start=78, end=86)])
    False
    """
    told = telling_words(cue.of(text))
    if told and all(_STANCE.fullmatch(word) for word in told):
        return not _has(_AS_CLAIM, text, content)
    if _REFERS.search(text, cue.start, cue.end):
        return not _has(_AS_CLAIM, text, content)
    if not told or not all(_TALK.fullmatch(word) for word in told):
        return False
    first = content[0].start
    end = first if cue.end <= first <= cue.end + _REACH else cue.end
    return _ABOUT.search(text, cue.start, end) is not None and not _has(_CLAUSE, text, content)


def _has(pattern: re.Pattern[str], text: str, content: Sequence[Span]) -> bool:
    return any(pattern.search(text, span.start, span.end) for span in content)
