"""Modes: where the words of an act, or those right after it, settle its mode, whatever the network reads.

To accuse somebody of a crime or a lie is to ``allege`` it, not only to disapprove; a request to resign, to cease fire or to free
prisoners asks to ``yield``. Talks have a ``third-party`` only where a mediator is mentioned, and talks by phone are ``phone``.
A riot is a ``riot``, and the word "sanctions" has no mode.
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
_AROUND = 150
"""Characters around negotiations in which a mediator is told of."""
_PHONES = re.compile(r"(?<![\w-])(?:tele)?phone", re.IGNORECASE)
_BY_PHONE = re.compile(r"[^.;:!?\n—“”\"]{0,40}?\b(?:by|on the|over the) (?:tele)?phone\b")

_WORDS: dict[str, tuple[tuple[re.Pattern[str], str | None], ...]] = {
    "PROTEST": (
        (re.compile(r"\bhunger\b", re.IGNORECASE), "hunger"),
        (re.compile(r"\briot", re.IGNORECASE), "riot"),
        (re.compile(r"\b(?:defac|spray|toppl|vandali[sz])", re.IGNORECASE), "vandalize"),
    ),
    "SANCTION": ((re.compile(r"\bsanction", re.IGNORECASE), None),),
}
"""Words of an act that have one mode; of 105 such in the labels of the press, 104 have it."""
_DEPORTS = re.compile(r"(?:(?!\b(?:after|if|over|unless)\b)[^.;:!?\n—]){0,40}\b(?:deport|expel|expulsion)")
"""What somebody is threatened with: of 4 such threats in the labels of the press, all are ``expel``."""


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
    if kind == "THREATEN" and said is None and _DEPORTS.match(text, trigger.end):
        return "expel"
    if kind == "ACCUSE" and said == "disapprove" and _ACCUSES.search(text, trigger.start, trigger.end):
        return "allege" if _WRONG.match(text, trigger.end) else said
    if kind == "REQUEST" and said in {"change", None} and _YIELD.match(text, trigger.end):
        return "yield"
    return _of_talks(text, trigger, said) if kind == "CONSULT" else said


def _of_talks(text: str, trigger: Span, said: str | None) -> str | None:
    """Return the mode of talks."""
    if said == "third-party" and _NEGOTIATES.search(text, trigger.start, trigger.end):
        around = max(0, trigger.start - _AROUND), trigger.end + _AROUND
        return said if _MEDIATES.search(text, *around) else None
    by_phone = _PHONES.search(text, trigger.start, trigger.end) or _BY_PHONE.match(text, trigger.end)
    return "phone" if said is None and by_phone else said
