"""Modes: cases in which the words of a trigger, or its context, decide the mode regardless of the network.

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
"""A crime or lie as the content of an accusation; of 40 such in the labels of the press 39 are ``allege``."""
_YIELD = re.compile(
    r"(?:(?!\bto\b)[^.;:!?\n—“”\"]){0,70}?(?:\bto\s+(?:\w+ly\s+)?)?"  # asks somebody "to"
    r"\b(?:resign(?:s|ation)?\b|quit\b|steps?\s+(?:down|aside)\b"
    r"|cease-?fires?\b|truces?\b|de-escalat|cease\s+fire\b"
    r"|(?:cessation\s+of|(?:end|halt)(?:\s+to)?)\s+(?:all\s+|the\s+|its\s+|their\s+)?"
    r"(?:air\s?strikes|bombing|bombardment|fighting|hostilities|offensive|shelling|violence)\b"
    r"|(?:release|free)\s+(?:of\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:captives|detainees|dissidents|hostages|journalists|prisoners)\b)"
)
"""A request to give something up; of 20 requests to resign in the labels of the press 17 are ``yield``."""
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
"""By mode, the triggers that need other words nearby to have it, and these words.

Of 262 meetings without a journey in the labels of the press 8 are a ``visit``.
"""
_AROUND = 150
"""Characters around a trigger that are searched for these words."""
_PHONES = re.compile(r"(?<![\w-])(?:(?:tele)?phone|call)", re.IGNORECASE)
"""Triggers of talks by phone; all 71 calls in the labels of the press are."""
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
"""By type, words of a trigger that decide its mode, or that it has none; right for 149 of 155 labels of the press."""
_SOON = r"(?:(?!\b(?:after|against|for|if|over|respond|response|unless)\b)[^.;:!?\n—]){0,40}\b"
_THREATENED = (
    (re.compile(rf"{_SOON}(?:deport|expel|expulsion)"), "expel"),
    (re.compile(rf"{_SOON}(?:embargo|sanctions|tariffs?)\b"), "restrict"),
)
"""What is threatened, with the mode; right for 22 of 23 such threats in the labels of the press."""


def correct_mode(text: str, trigger: Span, kind: str, predicted: str | None) -> str | None:
    """Return the mode of an event, corrected by its trigger and the words after it.

    Args:
        text: the text of the article.
        trigger: the trigger of the event.
        kind: its PLOVER type.
        predicted: the mode that the network predicts.

    >>> text = "Mali accused Chad of stealing oil."
    >>> correct_mode(text, Span(start=5, end=12), "ACCUSE", "disapprove")
    'allege'

    """
    for word, mode in _WORDS.get(kind, ()):
        if word.search(text, trigger.start, trigger.end):
            return mode
    if kind == "THREATEN" and predicted is None:
        return next((mode for what, mode in _THREATENED if what.match(text, trigger.end)), None)
    if kind == "ACCUSE" and predicted == "disapprove" and _ACCUSES.search(text, trigger.start, trigger.end):
        return "allege" if _WRONG.match(text, trigger.end) else predicted
    if kind == "REQUEST" and predicted in {"change", None} and _YIELD.match(text, trigger.end):
        return "yield"
    return _of_talks(text, trigger, predicted) if kind == "CONSULT" else predicted


def _of_talks(text: str, trigger: Span, predicted: str | None) -> str | None:
    """Return the mode of a CONSULT, corrected by its trigger and the words around it."""
    needs = _SHOWN.get(predicted or "")
    if needs and needs[0].search(text, trigger.start, trigger.end):
        around = max(0, trigger.start - _AROUND), trigger.end + _AROUND
        return predicted if needs[1].search(text, *around) else None
    by_phone = _PHONES.search(text, trigger.start, trigger.end) or _BY_PHONE.match(text, trigger.end)
    return "phone" if predicted is None and by_phone else predicted
