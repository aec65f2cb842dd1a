"""Relative clauses ("who", "which", "that"): the source of an event inside one, and around one.

>>> from communique.reading.names import Name
>>> text = "Mali fined Chad, which rejects the ruling."
>>> names = [Name(start=0, end=4, label="Location", score=1.0), Name(start=11, end=15, label="Location", score=1.0)]
>>> sources, targets = [Span(start=0, end=4)], [Span(start=11, end=15)]
>>> correct_relatives(text, sources, targets, trigger=Span(start=23, end=30), names=names)
>>> [span.of(text) for span in sources], targets
(['Chad'], [])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import DETERMINER
from communique.model import Span
from communique.reading.names import Name, ending_at
from communique.reading.relation import is_gerund

_WHO = re.compile(r",? (who|which) (?:also |later |then |already |has |have |had |[a-z]+ly ){0,3}$")
_WHO_WAS = re.compile(
    r",? (?:who|which) (?:is|are|was|were|(?:has|have|had) been) (?:also |later |[a-z]+ly )?$"
)
"""Text between a target and a passive trigger: "Chad, which was | fined"."""
_THAT = re.compile(r"(?:,? (?:that|which)|\bwhat) (?:the )?$")
_REACTS = re.compile(
    r" (?:has |have |had |also |later |[a-z]+ly ){0,3}(?:condemn|denounc|criticis|criticiz|decr(?:ies|ied)|deplor|den(?:y|ies|ied)\b"
    r"|reject|disput|oppos|blam|blast|slamm?|call|describ|says?\b|said\b|praise|welcom|defend)\w*"
)
_DENOUNCES = re.compile(
    r"(?: on [A-Z]\w+)?(?: (?:has|have|had|also|later|[a-z]+ly)){0,3}"
    r" (?:condemn|denounc|criticis|criticiz|deplor|decri)(?:ed|es|s) (?:(?!(?:and|but|by|for|to|who|[a-z]+ing)\b)[\w’'-]+ ){0,4}"
)
"""Text between the person who denounces an event and its trigger: "Smith on Friday denounced a drone | strike"."""
_ENDS_IN = re.compile(r"(?: [\w’'-]+){0,4}")
"""Text between a trigger and the clause about it: "a strike | on Friday | that"."""
_NEAR = 60
"""Characters around a trigger that are searched."""
_WHO_AROUND = re.compile(r",(?: \d+,)? (?:who|which)\s(?:(?!\b(?:who|which)\b)[^,;.\n])*$")
"""The "who" that begins the clause in which a side is."""
_REACH = 200
"""Characters before a side that are searched for "who" or a title."""
_TITLE_AROUND = re.compile(
    r"(?:, \d\d)?(?: \([^()\n]{1,60}\))?, (?P<title>(?:(?:an?|the) )?[^,;:.\n“”\"]{3,80}?) (?:of|at|for|with|in) (?:the )?$"
)
"""A title that ends with a side: "Ann Smith (62), head of | the council"."""
A_TITLE = re.compile(
    r"(?!(?:along|and|as|but|or|then|together|when|where|which|while|who)\b"
    rf"|\w+ing (?:{DETERMINER}|that|to|on|for|with|in|at|of)\b)[\w’'&()/ -]+"
)
"""A title in an aside: "managing director"; not "together with", "adding to"."""
_THEN = re.compile(r"[^,;:\n]{0,120}[,–—]\s+(?:\w+ly |also |has |have |had |then )*")
"""Text between such a side and the trigger: the rest of the clause, a comma, an adverb."""


def correct_relatives(
    text: str, sources: list[Span], targets: list[Span], *, trigger: Span, names: Sequence[Name]
) -> None:
    """Correct the sides, in place, of events inside and around a relative clause.

    In "Mali fined Chad, which rejects it" the source of "rejects" is Chad. In "a strike that Smith condemned killed
    six" and "Smith condemned a strike" Smith is no source of the strike.

    Args:
        text: the text of the article.
        sources: the sources that the network found.
        targets: the targets that the network found.
        trigger: the trigger of the event.
        names: the names of the text, in order.

    """
    sources[:] = [side for side in sources if not _only_reacts(text, side, trigger)]
    was = (
        None
        if is_gerund(text, trigger)
        else _WHO_WAS.search(text, max(0, trigger.start - _NEAR), trigger.start)
    )
    if was is not None:  # "Mali met Chad, which was fined"
        owner = next((side for side in targets if side.end == was.start()), None)
        targets[:] = [side for side in targets if owner is None or _is_with(text, side, owner)]
    subject = _subject_of_clause(text, trigger, names)
    if subject is not None and not any(side.overlaps(subject) for side in sources):
        sources[:] = [subject]
        targets[:] = [side for side in targets if not side.overlaps(subject)]


def _is_with(text: str, side: Span, owner: Span) -> bool:
    """Tell whether a side is the antecedent of the clause, or joined to it by "and"."""
    return side == owner or text[side.end : owner.start] in {" and ", ", "}


def outer_subject(text: str, side: Span, trigger: Span, names: Sequence[Name]) -> Span:
    """Return the subject outside of the relative clause or title that a side is in; otherwise the side itself.

    In "Ann Smith, who lost to Bob Jones last year, criticised the plan" and "Ann Smith, head of the council, criticised
    it" the source is Ann Smith.

    Args:
        text: the text of the article.
        side: the side as the network found it, before the trigger.
        trigger: the trigger or cue.
        names: the names of the text, in order.

    """
    if side.end > trigger.start or _THEN.fullmatch(text, side.end, trigger.start) is None:
        return side
    start = max(0, side.start - _REACH)
    around = text[start : side.start]
    if who := _WHO_AROUND.search(around):
        found = ending_at(names, start + who.start())
    elif title := _TITLE_AROUND.search(around):
        found = _titled(names, start + title.start(), start + title.end("title"), title["title"])
    else:
        found = None
    return side if found is None else found.span


def _titled(names: Sequence[Name], start: int, end: int, title: str) -> Name | None:
    """Return the person before an aside that is a title; ``None`` if it is none: "Ann Smith, Bob Jones of"."""
    who, other = ending_at(names, start), ending_at(names, end)
    if who is None or who.label != "Person" or (other is not None and other.label == "Person"):
        return None
    return who if A_TITLE.fullmatch(title) else None


def _subject_of_clause(text: str, trigger: Span, names: Sequence[Name]) -> Span | None:
    """Return the name before the relative clause of a trigger: a person before "who", otherwise before "which"."""
    who = _WHO.search(text, max(0, trigger.start - _NEAR), trigger.start)
    if who is None:
        return None
    name = ending_at(names, who.start())
    return name.span if name is not None and (name.label == "Person") == (who[1] == "who") else None


def _only_reacts(text: str, side: Span, trigger: Span) -> bool:
    """Tell whether a side only denounces the event, or reacts to it: "a strike that Smith condemned"."""
    if _DENOUNCES.fullmatch(text, side.end, trigger.start):
        return True
    that = _THAT.search(text, max(0, side.start - 12), side.start)
    verb = _REACTS.match(text, side.end) if that is not None else None
    if that is None or verb is None:
        return False
    return verb.end() + 1 == trigger.start or _ENDS_IN.fullmatch(text, trigger.end, that.start()) is not None
