"""The press: meeting reporters is no CONSULT, asking for comment no REQUEST, declining to comment no REJECT.

>>> text = "She met reporters in Oslo. The paper asked her for comment."
>>> reporters, met, asked = (Span(start=a, end=b) for a, b in ((8, 17), (4, 7), (37, 42)))
>>> is_for_the_press(text, met, kind="CONSULT", targets=[reporters]), is_for_the_press(text, asked, kind="REQUEST")
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.events.status import DECLINES

_PRESS = re.compile(
    r"(?:(?!\b(?:of|and)\b)[\w’'-]+\s+){0,4}?(?:(?:group|crowd|gaggle|pool)\s+of\s+(?:[\w’'-]+\s+){0,2}?)?"
    r"(?:reporters?|journalists?|newsmen|interviewers?"
    r"|press(?:\s+corps|\s+conference)?|news\s+(?:media|conference)|media"
    r"|CNN|MSNBC|BBC|NPR|(?:ABC|CBS|Fox|NBC|Sky)(?:\s+News)?"
    r"|Al\s+Jazeera|AFP|Reuters|(?:the\s+)?Associated\s+Press)",
)
"""Reporters and news organisations."""
_NEWSROOM = re.compile(
    r"(?:(?:[Tt]he\s+)?(?:(?:[A-Z][\w.&’'-]*\s+){0,3}(?:News|Times|Post|Herald|Tribune|Guardian|Telegraph|Gazette|Chronicle|Examiner)"
    r"|BBC|AP|Associated\s+Press)"
    r"|CNN|MSNBC|CNBC|NPR|ABC|CBS|NBC|AFP|Reuters|Al\s+Jazeera|HuffPost|[A-Z]\w*\.com)"
    r"(?:[’']s?(?:\s+[A-Z][\w.’'-]*){1,3})?"
)
"""A news organisation, or one of its journalists by name: "CNN's Ann Otieno"."""
_MEETS = re.compile(r"(?:meet|speak|talk|sit)", re.IGNORECASE)
_TURNS_DOWN = re.compile(r"(?:declin|refus|reject|turn)", re.IGNORECASE)
_FOR_COMMENT = re.compile(
    r"[^,.;:!?\n“”\"]{0,70}?\bfor\s+(?:an?\s+|any\s+|further\s+|additional\s+)?comment\b"
)
"""Text after a request for comment; of 76 in the labels of the press 71 are no event."""
_ASKS = re.compile(r"ask(?:ed|s|ing)?", re.IGNORECASE)
_QUESTION = re.compile(
    r"\s+(?:(?!\b(?:to|for|that|and|or|not)\b)[\w’'.-]+\s+){0,5}?"
    r"(?:about|how|what|when|where|which|who|why"
    r"|(?:if|whether)\s+(?!(?:he|she|it|they|you|we)\s*(?:would|could|will|can|['’]d)\b))\b"
)
"""Text after "asked" in a question; not "asked if you would". Of 111 in the labels of the press 103 are no event."""
_NO_MORE = re.compile(
    r"\s*(?:to\s+)?(?:\w+ly\s+|further\s+)*"
    r"(?:comment|answer|elaborate|respond\s+to\s+(?:\w+\s+){0,2}questions|say|name|specify|identify"
    r"|(?:give|provide|offer|share|disclose|discuss)\s+(?:\w+\s+){0,3}?"
    r"(?:details|specifics|information|names?|update|comment|reasons?)"
    r"|be\s+(?:named|identified|interviewed|quoted)|(?:\w+\s+)?(?:interview|comment)\b)",
    re.IGNORECASE,
)


def is_question(text: str, trigger: Span, *, kind: str) -> bool:
    """Tell whether a trigger is a question, not a request.

    Args:
        text: the text of the article.
        trigger: the trigger of the event.
        kind: its PLOVER type.

    >>> text = "She asked the envoy about the war and asked him to go."
    >>> [is_question(text, Span(start=at, end=at + 5), kind="REQUEST") for at in (4, 38)]
    [True, False]

    """
    return (
        kind in {"ACCUSE", "REJECT", "REQUEST"}
        and _ASKS.fullmatch(text, trigger.start, trigger.end) is not None
        and _QUESTION.match(text, trigger.end) is not None
    )


def is_for_the_press(
    text: str, trigger: Span, *, kind: str, sources: Sequence[Span] = (), targets: Sequence[Span] = ()
) -> bool:
    """Tell whether an event is a meeting with reporters, a contact by a news organisation or a request for comment.

    Of 6 such meetings in the labels one is an event. That a news organisation "reached out to" somebody, "spoke with" them or
    "contacted" them "for comment" stands 29 times in the labelled press, and is labelled as an event twice.

    Args:
        text: the text of the article.
        trigger: the trigger of the event.
        kind: its PLOVER type.
        sources: its sources.
        targets: its targets.

    """
    if kind == "CONSULT" or (kind == "AGREE" and _MEETS.match(text, trigger.start)):
        is_asked = _FOR_COMMENT.match(text, trigger.end) is not None
        return is_asked or _are_all(_PRESS, text, targets) or _are_all(_NEWSROOM, text, sources)
    asks = kind == "REQUEST" or (kind == "REJECT" and _TURNS_DOWN.match(text, trigger.start))
    return bool(asks) and _FOR_COMMENT.match(text, trigger.end) is not None


def _are_all(pattern: re.Pattern[str], text: str, sides: Sequence[Span]) -> bool:
    """Tell whether there are spans, and the pattern matches every one."""
    return bool(sides) and all(pattern.fullmatch(text, side.start, side.end) for side in sides)


def declines_comment(text: str, trigger: Span) -> bool:
    """Tell whether a refusal is one to tell reporters more: "declined to comment" is no REJECT.

    >>> text = "An aide declined to give details; the court declined to hear him."
    >>> [declines_comment(text, Span(start=at, end=at + 8)) for at in (8, 44)]
    [True, False]
    """
    return (
        DECLINES.search(text, trigger.start, trigger.end) is not None
        and _NO_MORE.match(text, trigger.end) is not None
    )
