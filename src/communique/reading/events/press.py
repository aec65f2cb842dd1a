"""The press: meeting reporters is no CONSULT, asking a question or for comment no REQUEST, declining to comment no REJECT.

>>> text = "She met reporters in Oslo. The paper asked her for comment."
>>> reporters, met, asked = (Span(start=a, end=b) for a, b in ((8, 17), (4, 7), (37, 42)))
>>> is_for_the_press(text, met, kind="CONSULT", targets=[reporters]), is_for_the_press(text, asked, kind="REQUEST", targets=[])
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
"""Reporters, and those who send them."""
_MEETS = re.compile(r"(?:meet|speak|talk|sit)", re.IGNORECASE)
_TURNS_DOWN = re.compile(r"(?:declin|refus|reject|turn)", re.IGNORECASE)
_FOR_COMMENT = re.compile(
    r"[^,.;:!?\n“”\"]{0,70}?\bfor\s+(?:an?\s+|any\s+|further\s+|additional\s+)?comment\b"
)
"""What stands after a request that only a reporter makes; of 76 in the labels of the press, 71 are no event."""
_ASKS = re.compile(r"ask(?:ed|s|ing)?", re.IGNORECASE)
_QUESTION = re.compile(
    r"\s+(?:(?!\b(?:to|for|that|and|or|not)\b)[\w’'.-]+\s+){0,5}?"
    r"(?:about|how|what|when|where|which|who|why"
    r"|(?:if|whether)\s+(?!(?:he|she|it|they|you|we)\s*(?:would|could|will|can|['’]d)\b))\b"
)
"""What stands after "asked" before a question, less "if you would", which requests: of 111 such in the labels of the press, 103 are no event."""
_NO_MORE = re.compile(
    r"\s*(?:to\s+)?(?:\w+ly\s+|further\s+)*"
    r"(?:comment|answer|elaborate|respond\s+to\s+(?:\w+\s+){0,2}questions|say|name|specify|identify"
    r"|(?:give|provide|offer|share|disclose|discuss)\s+(?:\w+\s+){0,3}?"
    r"(?:details|specifics|information|names?|update|comment|reasons?)"
    r"|be\s+(?:named|identified|interviewed|quoted)|(?:\w+\s+)?(?:interview|comment)\b)",
    re.IGNORECASE,
)


def is_question(text: str, act: Span, *, kind: str) -> bool:
    """Tell whether somebody is only asked how something is.

    Args:
        text: the article's text.
        act: the word for the act.
        kind: its type.

    >>> text = "She asked the envoy about the war and asked him to go."
    >>> [is_question(text, Span(start=at, end=at + 5), kind="REQUEST") for at in (4, 38)]
    [True, False]

    """
    return (
        kind in {"ACCUSE", "REJECT", "REQUEST"}
        and _ASKS.fullmatch(text, act.start, act.end) is not None
        and _QUESTION.match(text, act.end) is not None
    )


def is_for_the_press(text: str, act: Span, *, kind: str, targets: Sequence[Span]) -> bool:
    """Tell whether an act is but what a reporter does, or done to be heard by reporters: of 6 such meetings in the labels one is an event.

    Args:
        text: the article's text.
        act: its word.
        kind: its type.
        targets: whom it is done to.

    """
    if kind == "CONSULT" or (kind == "AGREE" and _MEETS.match(text, act.start)):
        return bool(targets) and all(_PRESS.fullmatch(text, side.start, side.end) for side in targets)
    asks = kind == "REQUEST" or (kind == "REJECT" and _TURNS_DOWN.match(text, act.start))
    return bool(asks) and _FOR_COMMENT.match(text, act.end) is not None


def says_no_more(text: str, trigger: Span) -> bool:
    """Tell whether a refusal is only one to tell reporters more: "declined to comment" rejects nobody.

    >>> text = "An aide declined to give details; the court declined to hear him."
    >>> [says_no_more(text, Span(start=at, end=at + 8)) for at in (8, 44)]
    [True, False]
    """
    return (
        DECLINES.search(text, trigger.start, trigger.end) is not None
        and _NO_MORE.match(text, trigger.end) is not None
    )
