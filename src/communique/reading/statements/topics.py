"""Topics: what is spoken about without its words: praise and blame, the topic of a talk, the object of a reference.

"Praised the delay", "was asked about the delay", "questions over the delay" and "he said, referring to the delay"
have cues of communication but report nobody's words. A claim may still be reported: "denounced it as a stunt",
"criticized him for being late", "questioned whether it was late".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import AUXILIARY
from communique.model import Span
from communique.reading.statements.cues import telling_words

_STANCE = re.compile(
    r"(?:address|applaud|assail|bemoan|blast|condemn|critici[sz]|decr[iy]|defend|denounc|deplor|disagree|hail|lament|laud|mock|object|oppos|prais"
    r"|question|rail|reject|ridicul|slamm?|tout|welcom)(?:e?[sd]|e|ing)?"
)
_TALK = re.compile(r"(?:ask|boast|brag|comment|question|speak|tell)(?:s|ed|ing|ged|ging)?|spoken?|told")
_ABOUT = re.compile(r"\b(?:about|on|over|regarding)\s*\Z")
_REFERS = re.compile(r"\breferring (?:\w+ly )?to\Z")
_REACH = 40  # characters between a cue and what it is about: "asked reporters about"
_ON = re.compile(r"\b(?:about|against|at|of|on|over|regarding|with)\s*\Z")
_SAID_OF = re.compile(
    r"\b(?:accus|admi|advis|alleg|assur|call|charg|claim|complain|convinc|express|inform|notif|pledg|point|promis|propos|rais|remind"
    r"|say|said|voic|warn)"
)
"""Words before those which may bring in what is said itself: "warned of a flood", "raised concerns over the dam"."""
_AS_CLAIM = re.compile(r"\b(?:as|saying|that)\b")
_CLAIM = re.compile(r"\b(?:as|saying|that|(?i:if|whether|why)|for (?:not |\w+ly )?\w+ing)\b")
_CLAUSE = re.compile(
    rf"\b(?:as|how|if|saying|that|what|when|whether|who|why|he|she|they|{AUXILIARY})\b|n['’]t\b"
)
_DOING = re.compile(r"\bto [a-z]|\b(?:for|of) \w+ing\b")
_DOES = re.compile(r"\w+ing\b")


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
    if _REFERS.search(text, cue.start, cue.end):
        return not _has(_AS_CLAIM, text, content)
    if not told or ":" in text[cue.start : cue.end + 1]:
        return False
    if all(_STANCE.fullmatch(word) for word in told):
        return not _has(_CLAIM, text, content)
    first = content[0].start
    end = first if cue.end <= first <= cue.end + _REACH else cue.end
    if all(_TALK.fullmatch(word) for word in told):
        return _ABOUT.search(text, cue.start, end) is not None and not _has(_CLAUSE, text, content)
    return _ON.search(text, cue.start, cue.end) is not None and not _says(text, cue, content)


def _says(text: str, cue: Span, content: Sequence[Span]) -> bool:
    """Tell whether a cue before "of", "on" or "with" brings in what is said, or the content is more than the name of a thing."""
    is_more = (
        _has(_CLAUSE, text, content) or _has(_DOING, text, content) or _DOES.match(text, content[0].start)
    )
    return bool(is_more or _SAID_OF.search(cue.of(text).lower()))


def _has(pattern: re.Pattern[str], text: str, content: Sequence[Span]) -> bool:
    return any(pattern.search(text, span.start, span.end) for span in content)
