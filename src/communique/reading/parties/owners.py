"""Possessors as sides: in "Mali's claim" Mali is the source, and in "asked for his resignation" he is the target.

>>> text = "Critics called for his resignation."
>>> who_is_to_go(text, act=Span(start=8, end=18)).of(text)
'his'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import POSSESSIVE, TITLE
from communique.model import Span

_OWNED = r"(?: (?!(?:and|but|by|for|in|of|on|or|that|to|while|with)\b)[\w’'-]+){0,3} "
_OWNS, _IS_HIS = re.compile(rf"[’']s?{_OWNED}"), re.compile(_OWNED)
"""What stands between an owner, by name or as "his", and what is owned."""
_HIS = re.compile(POSSESSIVE, re.IGNORECASE)
_SUFFERED = re.compile(
    r"\b(?:abduction|arrest|assassination|capture|censure|conviction|deportation|detention|dismissal|execution|expulsion|extradition|firing"
    r"|impeachment|imprisonment|kidnapping|killing|murder|ouster|ousting|overthrow|release|remand|removal|(?<!impeachment )(?:re)?trial|sacking|sentenc(?:e|ing)"
    r"|shooting|slaying)$",
    re.IGNORECASE,
)
"""What is done to whoever owns it: so with all of 97 owners in the labels of the press that have no "of" behind the word."""
_OF_WHOM = re.compile(r" (?:(?:on \w+day|in (?:[A-Z][a-z]+|\d{4})|(?:last|this) \w+|\w+day|[a-z]+) )?of\b")
"""What is done to another, also where its day stands between: "the mayor's arrest on Monday of Diallo"."""
_FOR_HIM = re.compile(r"(?:aid|defen[cs]e|help|rescue|support)$", re.IGNORECASE)
"""What others give to who owns it: "came to Mali's defence"."""
_JOINED = re.compile(r"(?:[’']s)?,?(?: and)? (?:the )?")
_NAME = rf"(?:{TITLE} )?[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_TO_GO = re.compile(
    rf"(?: on [A-Z]\w+day| \w+day)? (?:for )?(?:the )?((?:his|her|their)(?= )|{_NAME}(?=[’']))(?:[’']s?)?"
    r" (?:[a-z-]+ ){0,2}(?:arrest|departure|dismissal|extradition|firing|impeachment|ouster|release|removal|resignation)\b"
)


def only_owner(text: str, sources: Sequence[Span], *, act: Span) -> list[Span]:
    """Return who acts: where one owns the word for the act, nobody who stands before him.

    Args:
        text: the article's text.
        sources: who was found to act.
        act: the word for the act.

    >>> text = "Diallo dwelt on Mali's claim."
    >>> [side.of(text) for side in only_owner(text, [Span(start=0, end=6), Span(start=16, end=20)], act=Span(start=23, end=28))]
    ['Mali']

    """
    owner = next((side for side in sources if _OWNS.fullmatch(text, side.end, act.start)), None)
    if owner is None or act.of(text).endswith("ing") or _FOR_HIM.search(text, act.start, act.end):
        return list(sources)
    return [
        side for side in sources if side.end > owner.start or _JOINED.fullmatch(text, side.end, owner.start)
    ]


def is_suffered(text: str, owner: Span, *, act: Span) -> bool:
    """Tell whether whoever owns the word for an act is whom it is done to: not so "the mayor's arrest of Diallo".

    Args:
        text: the article's text.
        owner: a side before the word.
        act: the word for the act.

    >>> is_suffered("Diallo's arrest shook Mali.", Span(start=0, end=6), act=Span(start=9, end=15))
    True

    """
    owns = _IS_HIS if _HIS.fullmatch(text, owner.start, owner.end) else _OWNS
    return (
        owns.fullmatch(text, owner.end, act.start) is not None
        and _SUFFERED.search(text, act.start, act.end) is not None
        and _OF_WHOM.match(text, act.end) is None
    )


def who_is_to_go(text: str, *, act: Span) -> Span | None:
    """Return whose resignation, release or removal a request is for.

    Args:
        text: the article's text.
        act: the word for the request.

    """
    found = _TO_GO.match(text, act.end)
    return Span(start=found.start(1), end=found.end(1)) if found else None
