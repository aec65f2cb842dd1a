"""Possessors as parties: in "Mali's claim" Mali is the source, in "asked for his resignation" "his" is the target.

>>> text = "Critics called for his resignation."
>>> removal_target(text, trigger=Span(start=8, end=18)).of(text)
'his'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import POSSESSIVE, TITLE
from communique.model import Span

_OWNED = r"(?: (?!(?:and|but|by|for|in|of|on|or|that|to|while|with)\b)[\w’'-]+){0,3} "
_OWNS, _IS_HIS = re.compile(rf"[’']s?{_OWNED}"), re.compile(_OWNED)
"""Text between a possessor, as a name or as "his", and the noun."""
_HIS = re.compile(POSSESSIVE, re.IGNORECASE)
_SUFFERED = re.compile(
    r"\b(?:abduction|arrest|assassination|capture|censure|conviction|deportation|detention|dismissal|execution|expulsion|extradition|firing"
    r"|impeachment|imprisonment|kidnapping|killing|murder|ouster|ousting|overthrow|release|remand|removal|(?<!impeachment )(?:re)?trial|sacking|sentenc(?:e|ing)"
    r"|shooting|slaying)$",
    re.IGNORECASE,
)
"""Nouns whose possessor is the target; right for all of 97 in the labels of the press without "of" after the noun."""
_OF_WHOM = re.compile(r" (?:(?:on \w+day|in (?:[A-Z][a-z]+|\d{4})|(?:last|this) \w+|\w+day|[a-z]+) )?of\b")
"""Text after the noun that introduces its target: "the mayor's arrest on Monday of Diallo"."""
_FOR_HIM = re.compile(r"(?:aid|defen[cs]e|help|rescue|support)$", re.IGNORECASE)
"""Nouns for what the possessor gets from others: "came to Mali's defence"."""
_JOINED = re.compile(r"(?:[’']s)?,?(?: and)? (?:the )?")
_NAME = rf"(?:{TITLE} )?[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_TO_GO = re.compile(
    rf"(?: on [A-Z]\w+day| \w+day)? (?:for )?(?:the )?((?:his|her|their)(?= )|{_NAME}(?=[’']))(?:[’']s?)?"
    r" (?:[a-z-]+ ){0,2}(?:arrest|departure|dismissal|extradition|firing|impeachment|ouster|release|removal|resignation)\b"
)


def prefer_possessor(text: str, sources: Sequence[Span], *, trigger: Span) -> list[Span]:
    """Return the sources; if one is the possessor of the trigger, without those before it.

    Args:
        text: the text of the article.
        sources: the sources that the network found.
        trigger: the trigger of the event.

    >>> text = "Diallo dwelt on Mali's claim."
    >>> [side.of(text) for side in prefer_possessor(text, [Span(start=0, end=6), Span(start=16, end=20)], trigger=Span(start=23, end=28))]
    ['Mali']

    """
    owner = next((side for side in sources if _OWNS.fullmatch(text, side.end, trigger.start)), None)
    if owner is None or trigger.of(text).endswith("ing") or _FOR_HIM.search(text, trigger.start, trigger.end):
        return list(sources)
    return [
        side for side in sources if side.end > owner.start or _JOINED.fullmatch(text, side.end, owner.start)
    ]


def is_possessor_target(text: str, owner: Span, *, trigger: Span) -> bool:
    """Tell whether the possessor of a trigger is its target: "Diallo's arrest"; not "the mayor's arrest of Diallo".

    Args:
        text: the text of the article.
        owner: a party before the trigger.
        trigger: the trigger of the event.

    >>> is_possessor_target("Diallo's arrest shook Mali.", Span(start=0, end=6), trigger=Span(start=9, end=15))
    True

    """
    owns = _IS_HIS if _HIS.fullmatch(text, owner.start, owner.end) else _OWNS
    return (
        owns.fullmatch(text, owner.end, trigger.start) is not None
        and _SUFFERED.search(text, trigger.start, trigger.end) is not None
        and _OF_WHOM.match(text, trigger.end) is None
    )


def removal_target(text: str, *, trigger: Span) -> Span | None:
    """Return the person whose resignation, release or removal is requested; ``None`` if it is no such request.

    Args:
        text: the text of the article.
        trigger: the trigger of the request.

    """
    found = _TO_GO.match(text, trigger.end)
    return Span(start=found.start(1), end=found.end(1)) if found else None
