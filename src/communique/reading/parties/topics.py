"""Spans that are no target: the topic of talks, the content of a rejected claim, the subject of another clause.

>>> text = "The two leaders discussed Mali's request with Chad."
>>> mali, chad, trigger = Span(start=26, end=30), Span(start=46, end=50), Span(start=16, end=25)
>>> [span.of(text) for span in without_topics(text, [mali, chad], trigger=trigger, kind="CONSULT")]
['Chad']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import AUXILIARY
from communique.model import Span

_TALKS = re.compile(
    r"\b(?:talk|meet|met\b|negotiat|summit|discuss|spoke|speak|convers|consult|confer|dialogue|huddl)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:\b(?:about|regarding|concerning|over|(?<!call )(?<!called )(?<!calls )(?<!calling )on)"
    r"|\bdiscuss(?:ed|es|ing)?)\s+(?:the )?$"
)
_DISCUSSED = re.compile(r"discuss(?:ed|es|ing)?\b")
_WITH = re.compile(r"\b(?:alongside|among|and|between|to|with)\b")
"""What stands after "discuss" before whom something is discussed with, not before what it is about."""
_CLAIM = (
    r"(?:claims?|accusations?|allegations?|charges?|assertions?|suggestions?|notions?|ideas?|reports?"
    r"|rumou?rs?|insinuations?|arguments?|speculation|complaints?|contentions?|criticisms?)"
)
_DISMISSED = re.compile(
    r"(?:blast|slam|criticis|criticiz|dismiss|reject|denounc|condemn|mock|ridicul|disput|challeng"
    r"|rebuk|refut|rebut|decr(?:y|ie)|brush|wav|shrug)\w*\b"
    rf"[^.;:\n]{{0,60}}?\b{_CLAIM} that\b",
    re.IGNORECASE,
)
"""Text between a trigger and the content of a claim, whose parties are no targets: "dismissed the claim that"."""
_OF_TALKS = frozenset({"AGREE", "CONSULT"})
_OVER = re.compile(r"\bover (?:the |an? )?$", re.IGNORECASE)
_QUARRELS = re.compile(
    r"\b(?:argu|battl|bicker|clash|disagree|feud|fight|fought|insult|quarrel|row|spar(?:red|ring|s)?\b|spat|squabbl|tussl|wrangl)",
    re.IGNORECASE,
)
_NOT_OVER = frozenset({"AGREE", "CONCEDE", "PROTEST", "REQUEST", "THREATEN"})
"""Types whose target does not follow "over"; it does for one of 3,911 such events in the labels of the press."""
_FOR_OTHERS = re.compile(r"\bon behalf of (?:the |an? )?$", re.IGNORECASE)
_TO_HELP = frozenset({"AID", "COOPERATE", "SUPPORT"})
"""Types whose target may follow "on behalf of" right after the trigger: "intervened on behalf of the miners"."""
_CALLS = re.compile(
    r" (?:has |have |had |also |later |[a-z]+ly )?(?:call(?:ed|s)?|characteri[sz]e[ds]?|consider(?:ed|s)?|describe[ds]?|dub(?:bed|s)|label(?:l?ed|s)?"
    r"|saw|sees?|term(?:ed|s)?|view(?:ed|s)?)\b"
)
"""Text after a party that only has a word for something: "condemned what he called an attack"."""
_ADDRESSED = re.compile(
    r"(?:advis|appeal|ask|beg|call(?:s|ed|ing)? (?:up)?on|challeng|encourag|exhort|implor|instruct|invit|lobb|press|remind|tell|told"
    r"|urg|warn)",
    re.IGNORECASE,
)
"""Requests by words whose object is who is asked: "asked the envoy to be moved"; not with "for" or "that"."""
_THAT = re.compile(r"\b(?:for|that) (?:the |an? |all )?$")
_IS_DONE_TO = re.compile(
    r"(?:,? (?:all|also|both|immediately|now|\w+sel(?:f|ves)))* (?:(?:to|must|should) )?be (?:\w+ly )?"
    r"(?!(?:ashamed|committed|concerned|dedicated|determined|engaged|focused|interested|involved|open|prepared|united|worried)\b)"
    r"(?:\w+(?:ed|en)|brought|built|cut|found|given|held|kept|left|let|made|paid|put|sent|set|shut|sold|taught|told|tried)\b"
)
"""Text after somebody to whom something is to be done: "called for Diallo to be freed"."""
_ELSE = re.compile(r"\b(?:but|so|while|although|though|whereas|before) $")
_AND = re.compile(
    r"(?!.*\b(?:as|between|both|from|if|that|when|whether)\b)[^\n]{0,120}(?:,|\b(?!(?:he|she|they|it)\b)[a-z’'-]+) and $"
)
"""Text before the subject of another clause: "seized the bus and | the driver had fled"."""
_HAS = re.compile(
    r" (?:(?:also|already|instead|later|now|still|then|[a-z]+ly) )?"
    rf"{AUXILIARY}\b"
)
_DOES = re.compile(rf"{_HAS.pattern}| (?:managed|[a-z]+ly [a-z]+ed|fled|removed|said|says)\b")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|I|you)$", re.IGNORECASE)
_NEAR = 40
"""Characters before a side that are searched."""


def without_topics(
    text: str, targets: Sequence[Span], *, trigger: Span, kind: str, mode: str | None = None
) -> list[Span]:
    """Return the targets without those that the event is only about.

    A resignation has no target; 16 of 170 in the labels of the press have one.

    Args:
        text: the text of the article.
        targets: the targets that the network found.
        trigger: the trigger of the event.
        kind: its PLOVER type.
        mode: its mode.

    """
    return [] if mode == "resign" else [side for side in targets if not _is_topic(text, side, trigger, kind)]


def _is_topic(text: str, side: Span, trigger: Span, kind: str) -> bool:
    """Tell whether a target is only a topic, a beneficiary or the subject of another clause."""
    before = text[max(0, side.start - _NEAR) : side.start]
    if said_for := _FOR_OTHERS.search(before):
        is_helped = kind in _TO_HELP and side.start - len(said_for[0]) == trigger.end + 1
        return not is_helped
    if side.start < trigger.end:
        return False
    if kind == "REQUEST" and _is_done_to(text, side, trigger):
        return True
    if (before.endswith("what ") and _CALLS.match(text, side.end)) or _does_else(text, side, trigger):
        return True
    if kind in _OF_TALKS and _DISCUSSED.match(text, trigger.start, trigger.end):
        return _WITH.search(text, trigger.end, side.start) is None
    return _is_over(text, side, trigger, kind)


def _is_over(text: str, side: Span, trigger: Span, kind: str) -> bool:
    """Tell whether a target is only what talks, a quarrel or a claim are about."""
    before = text[max(0, side.start - _NEAR) : side.start]
    if kind == "CONSULT" and _TALKS.search(text, trigger.start, trigger.end):
        return _TOPIC.search(before) is not None
    if _OVER.search(before) and (kind in _NOT_OVER or _QUARRELS.match(text, trigger.start, trigger.end)):
        return True
    return _DISMISSED.match(text, trigger.start, side.start) is not None


def _is_done_to(text: str, side: Span, trigger: Span) -> bool:
    """Tell whether a request is that something be done to somebody; of 105 such in the labels 7 are asked to do it."""
    is_addressed = _ADDRESSED.match(text, trigger.start, trigger.end) is not None
    before = text[trigger.end : side.start]
    return _IS_DONE_TO.match(text, side.end) is not None and (
        not is_addressed or _THAT.search(before) is not None
    )


def _does_else(text: str, side: Span, trigger: Span) -> bool:
    """Tell whether a side is the subject of the clause after the trigger's."""
    if _PRONOUN.match(text, side.start, side.end):
        return False
    if _ELSE.search(text, trigger.end, side.start):
        return _DOES.match(text, side.end) is not None
    return bool(_AND.match(text, trigger.end, side.start) and _HAS.match(text, side.end))
