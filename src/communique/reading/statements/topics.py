"""Topics: cues of communication that name only what was spoken about, not the words.

"Praised the delay", "was asked about the delay", "questions over the delay" and "he said, referring to the delay"
report nobody's words. They may still report a claim: "denounced it as a stunt", "criticized him for being late",
"questioned whether it was late".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import AUXILIARY, BE
from communique.model import Span
from communique.reading.statements.cues import communication_words

_STANCE = re.compile(
    r"(?:address|applaud|assail|bemoan|blast|condemn|critici[sz]|decr[iy]|defend|denounc|deplor|disagree|hail|lament|laud|mock|object|oppos|prais"
    r"|question|rail|reject|ridicul|slamm?|tout|welcom)(?:e?[sd]|e|ing)?"
)
_NAMES = re.compile(
    r"(?:detail|explain|highlight|mention|offer|post|recount|repeat)(?:s|ed|ing)?|outlin(?:e[sd]?|ing)"
)
"""Verbs whose object is a topic unless it is a clause: "explained the delay", "repeated the charge"."""
_VIEW = re.compile(r":|\b(?:importance|need)\b")
_SHOWS = re.compile(r"show(?:s|ed|n|ing)?")
_PICTURE = re.compile(
    r"\b(?:clip|film|footage|image|map|photo|photograph|picture|poster|video)s?\b", re.IGNORECASE
)
_TALK = re.compile(r"(?:ask|boast|brag|comment|question|speak|tell)(?:s|ed|ing|ged|ging)?|spoken?|told")
_ABOUT = re.compile(r"\b(?:about|on|over|regarding)\s*\Z")
_REFERS = re.compile(
    r"\b(?:refer(?:s|red|ring)?|respond(?:s|ed|ing)?|react(?:s|ed|ing)?) (?:\w+ly )?to\Z", re.IGNORECASE
)
_REACH = 40
"""Most characters between a cue and its topic: "asked reporters about"."""
_ON = re.compile(r"\b(?:about|against|at|of|on|over|regarding|with)\s*\Z")
_SAID_OF = re.compile(
    r"\b(?:accus|admi|advis|alleg|assur|call|charg|claim|complain|convinc|express|inform|notif|pledg|point|promis|propos|rais|remind"
    r"|say|said|voic|warn)"
)
"""Words with which a preposition may introduce a claim: "warned of a flood", "raised concerns over the dam"."""
_AS_CLAIM = re.compile(r"\b(?:as|saying|that)\b")
_CLAIM = re.compile(r"\b(?:as|saying|that|(?i:if|whether|why)|for (?:not |\w+ly )?\w+ing)\b")
_CLAUSE = re.compile(
    rf"\b(?:as|how|if|saying|that|what|when|whether|who|why|he|she|they|{AUXILIARY})\b|n['’]t\b"
)
_CLAUSE_FIRST = re.compile(r"(?:that|how|if|what|whether|why)\b")
_REPORTS = re.compile(
    r"\b(?:accus|alleg|ask|blamed|calls?\b|critici[sz]|press|question|reports\b|reportedly|rumou?r|wonder"
    rf"|{BE} (?:\w+ )?(?:predicted|reported|said|told)\b)",
    re.IGNORECASE,
)
"""Cues that report words even without a named speaker: "calls for", "is said to"."""
_DOING = re.compile(r"\bto [a-z]|\b(?:for|of) \w+ing\b")
_DOES = re.compile(r"\w+ing\b")


def names_topic(text: str, cue: Span, content: Sequence[Span]) -> bool:
    """Tell whether a content without quotations is only the topic of its cue, not a claim.

    >>> text = "Diallo praised the delay. Reporters asked Keita about the delay. Keita blamed the rain."
    >>> names_topic(text, Span(start=7, end=14), [Span(start=15, end=24)])
    True
    >>> names_topic(text, Span(start=36, end=41), [Span(start=54, end=63)])
    True
    >>> names_topic(text, Span(start=71, end=77), [Span(start=78, end=86)])
    False
    """
    told = communication_words(cue.of(text))
    if _REFERS.search(text, cue.start, cue.end):
        return not _has(_AS_CLAIM, text, content)
    if not told or ":" in text[cue.start : cue.end + 1]:
        return False
    if all(_STANCE.fullmatch(word) for word in told):
        return not _has(_CLAIM, text, content)
    first = content[0].start
    if all(_NAMES.fullmatch(word) for word in told):
        return cue.end <= first and not _is_clause(text, content) and not _has(_VIEW, text, content)
    end = first if cue.end <= first <= cue.end + _REACH else cue.end
    if all(_TALK.fullmatch(word) for word in told):
        return _ABOUT.search(text, cue.start, end) is not None and not _has(_CLAUSE, text, content)
    return _ON.search(text, cue.start, cue.end) is not None and not _has_claim(text, cue, content)


def is_picture(cue: str, speaker: str) -> bool:
    """Tell whether the content is what a picture shows: "photos show the wreck".

    >>> is_picture("shows", "Footage from Mopti"), is_picture("shows", "A new poll")
    (True, False)
    """
    told = communication_words(cue)
    return bool(told and all(_SHOWS.fullmatch(word) for word in told) and _PICTURE.search(speaker))


def is_bare_phrase(cue: str, content: str) -> bool:
    """Tell whether a cue without a speaker has no clause as content: "proposed cuts", "the deaths reported so far".

    Questions, demands, reports and accusations count as statements even without a speaker.

    >>> is_bare_phrase("proposed", "cuts to the budget"), is_bare_phrase("warnings", "that the dam may break")
    (True, False)
    """
    return not _REPORTS.search(cue) and not _CLAUSE_FIRST.match(content)


def _has_claim(text: str, cue: Span, content: Sequence[Span]) -> bool:
    """Tell whether the content after "of", "on" or "with" is a claim, by the cue or by its form."""
    return _is_clause(text, content) or _SAID_OF.search(cue.of(text).lower()) is not None


def _is_clause(text: str, content: Sequence[Span]) -> bool:
    """Tell whether a content is a clause or an action, not a plain noun phrase."""
    is_done = _has(_DOING, text, content) or _DOES.match(text, content[0].start) is not None
    return is_done or _has(_CLAUSE, text, content)


def _has(pattern: re.Pattern[str], text: str, content: Sequence[Span]) -> bool:
    """Tell whether a pattern occurs in a content."""
    return any(pattern.search(text, span.start, span.end) for span in content)
