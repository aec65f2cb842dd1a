"""Modes: cases in which the words of an act, or its context, decide its mode regardless of the network.

An accusation of a crime or a lie is ``allege``, not only disapproval; a request to resign, to cease fire or to free
prisoners is ``yield``. Talks are ``third-party`` only if a mediator is mentioned, a meeting is a ``visit`` only if a
journey is, and a call is by ``phone``. A riot is ``riot``, and the words "sanctions" and "meddling" have no mode.
"""

from __future__ import annotations

import re

from communique.model import Span

_ACCUSES = re.compile(r"\baccus", re.IGNORECASE)
_WRONG = re.compile(
    r"(?:(?!\b(?:of|that)\b)[^.;:!?\n—]){0,80}\b(?:of|that)\s+(?:[\w’'-]+\s+){0,3}?[“\"‘']?(?:a\s+)?"
    r"(?:lying\b|lies\b|lied\b|mislead|deceiv|deceit|hiding\s+the\b|cover(?:ing)?[\s-]up|conceal|false"
    r"|fraud|brib|steal|theft|crim(?:e|inal)|violat|illegal|unlawful|murder|kill|attack|assault"
    r"|rap(?:e|ing)\b|sexual|abus|harass|smuggl|launder|collu(?:d|s)|conspir|spying|hack|meddl|interfer"
    r"|blackmail|extort|tortur|treason|perjur|misconduct|embezzl|cheat|bilk)",
    re.IGNORECASE,
)
"""A wrong that somebody is accused of: of 40 such accusations in the labels of the press, 39 are ``allege``."""
_YIELD = re.compile(
    r"(?:(?!\bto\b)[^.;:!?\n—“”\"]){0,70}?(?:\bto\s+(?:\w+ly\s+)?)?"  # asks somebody "to"
    r"\b(?:resign(?:s|ation)?\b|quit\b|steps?\s+(?:down|aside)\b"
    r"|cease-?fires?\b|truces?\b|de-escalat|cease\s+fire\b"
    r"|(?:cessation\s+of|(?:end|halt)(?:\s+to)?)\s+(?:all\s+|the\s+|its\s+|their\s+)?"
    r"(?:air\s?strikes|bombing|bombardment|fighting|hostilities|offensive|shelling|violence)\b"
    r"|(?:release|free)\s+(?:of\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:captives|detainees|dissidents|hostages|journalists|prisoners)\b)"
)
"""What somebody is asked to give up: of 20 whom the labels of the press have asked to resign, 17 are asked to ``yield``."""
_NEGOTIATES = re.compile(r"\bnegotiat", re.IGNORECASE)
_MEDIATES = re.compile(
    r"\b(?:mediat|broker|facilitat|good offices|go-between|intermediar|shuttl|third (?:country|part)|hosted|indirect)",
    re.IGNORECASE,
)
_MEETS = re.compile(r"\b(?:met|meets?|meetings?)\b", re.IGNORECASE)
_TRAVELS = re.compile(
    r"\b(?:arriv|flew|fly|guest|host|journey|stop|swing|tour|travel|trip|visit|went to)", re.IGNORECASE
)
_SHOWN = {"third-party": (_NEGOTIATES, _MEDIATES), "visit": (_MEETS, _TRAVELS)}
"""The words for talks that have a mode only where other words show it, with these; of 262 meetings in the labels of the press without a journey, 8 are a ``visit``."""
_AROUND = 150
"""Characters around talks in which these words stand."""
_PHONES = re.compile(r"(?<![\w-])(?:(?:tele)?phone|call)", re.IGNORECASE)
"""By phone; of 71 talks in the labels of the press whose word is a "call", all are."""
_BY_PHONE = re.compile(r"[^.;:!?\n—“”\"]{0,40}?\b(?:by|on the|over the) (?:tele)?phone\b")

_WORDS: dict[str, tuple[tuple[re.Pattern[str], str | None], ...]] = {
    "PROTEST": (
        (re.compile(r"\bhunger\b", re.IGNORECASE), "hunger"),
        (re.compile(r"\briot", re.IGNORECASE), "riot"),
        (re.compile(r"\b(?:defac|spray|toppl|vandali[sz])", re.IGNORECASE), "vandalize"),
    ),
    "SANCTION": ((re.compile(r"\bsanction", re.IGNORECASE), None),),
    "COERCE": ((re.compile(r"\b(?:interfer|meddl)", re.IGNORECASE), None),),
}
"""Words of an act that have one mode, or none; of 155 such in the labels of the press, 149 do."""
_SOON = r"(?:(?!\b(?:after|against|for|if|over|respond|response|unless)\b)[^.;:!?\n—]){0,40}\b"
_THREATENED = (
    (re.compile(rf"{_SOON}(?:deport|expel|expulsion)"), "expel"),
    (re.compile(rf"{_SOON}(?:embargo|sanctions|tariffs?)\b"), "restrict"),
)
"""What somebody is threatened with; of 23 such threats in the labels of the press, 22 have the mode."""


def tell_mode(text: str, trigger: Span, kind: str, said: str | None) -> str | None:
    """Return the mode of an act as the words after it have it.

    Args:
        text: the article's text.
        trigger: the act's word.
        kind: its type.
        said: the mode that the network gives.

    >>> text = "Mali accused Chad of stealing oil."
    >>> tell_mode(text, Span(start=5, end=12), "ACCUSE", "disapprove")
    'allege'

    """
    for word, mode in _WORDS.get(kind, ()):
        if word.search(text, trigger.start, trigger.end):
            return mode
    if kind == "THREATEN" and said is None:
        return next((mode for what, mode in _THREATENED if what.match(text, trigger.end)), None)
    if kind == "ACCUSE" and said == "disapprove" and _ACCUSES.search(text, trigger.start, trigger.end):
        return "allege" if _WRONG.match(text, trigger.end) else said
    if kind == "REQUEST" and said in {"change", None} and _YIELD.match(text, trigger.end):
        return "yield"
    return _of_talks(text, trigger, said) if kind == "CONSULT" else said


def _of_talks(text: str, trigger: Span, said: str | None) -> str | None:
    """Return the mode of talks."""
    needs = _SHOWN.get(said or "")
    if needs and needs[0].search(text, trigger.start, trigger.end):
        around = max(0, trigger.start - _AROUND), trigger.end + _AROUND
        return said if needs[1].search(text, *around) else None
    by_phone = _PHONES.search(text, trigger.start, trigger.end) or _BY_PHONE.match(text, trigger.end)
    return "phone" if said is None and by_phone else said
