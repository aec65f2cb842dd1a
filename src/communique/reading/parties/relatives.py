"""Relative clauses ("who", "which", "that"): who acts in one, and who only reacts to the act of others.

>>> from communique.reading.names import Name
>>> text = "Mali fined Chad, which rejects the ruling."
>>> names = [Name(start=0, end=4, label="Location", score=1.0), Name(start=11, end=15, label="Location", score=1.0)]
>>> sources, targets = [Span(start=0, end=4)], [Span(start=11, end=15)]
>>> settle_relatives(text, sources, targets, act=Span(start=23, end=30), names=names)
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
"""What stands between whom an act is done to and its word: "Chad, which was | fined"."""
_THAT = re.compile(r"(?:,? (?:that|which)|\bwhat) (?:the )?$")
_REACTS = re.compile(
    r" (?:has |have |had |also |later |[a-z]+ly ){0,3}(?:condemn|denounc|criticis|criticiz|decr(?:ies|ied)|deplor|den(?:y|ies|ied)\b"
    r"|reject|disput|oppos|blam|blast|slamm?|call|describ|says?\b|said\b|praise|welcom|defend)\w*"
)
_DENOUNCES = re.compile(
    r"(?: on [A-Z]\w+)?(?: (?:has|have|had|also|later|[a-z]+ly)){0,3}"
    r" (?:condemn|denounc|criticis|criticiz|deplor|decri)(?:ed|es|s) (?:(?!(?:and|but|by|for|to|who|[a-z]+ing)\b)[\w’'-]+ ){0,4}"
)
"""What stands between who denounces an act and the word for the act: "Smith on Friday denounced a drone"."""
_ENDS_IN = re.compile(r"(?: [\w’'-]+){0,4}")
"""What may stand between a word for an act and the clause on it: "a strike on Friday"."""
_NEAR = 60
"""Characters around a side that are looked at."""
_WHO_AROUND = re.compile(r",(?: \d+,)? (?:who|which)\s(?:(?!\b(?:who|which)\b)[^,;.\n])*$")
"""The "who" that opens the clause in which a side stands."""
_REACH = 200
"""Characters before a side in which its "who" stands."""
_TITLE_AROUND = re.compile(
    r"(?:, \d\d)?(?: \([^()\n]{1,60}\))?, (?P<title>(?:(?:an?|the) )?[^,;:.\n“”\"]{3,80}?) (?:of|at|for|with|in) (?:the )?$"
)
"""A title that the body in which a side stands ends: "Ann Smith (62), head of"."""
A_TITLE = re.compile(
    r"(?!(?:along|and|as|but|or|then|together|when|where|which|while|who)\b"
    rf"|\w+ing (?:{DETERMINER}|that|to|on|for|with|in|at|of)\b)[\w’'&()/ -]+"
)
"""What an aside calls somebody: "managing director"; it joins nobody else, as "together" does, and tells of no act, as "adding to" does."""
_THEN = re.compile(r"[^,;:\n]{0,120}[,–—]\s+(?:\w+ly |also |has |have |had |then )*")
"""What stands between such a side and the act: the rest of the clause, its comma, an adverb."""


def settle_relatives(
    text: str, sources: list[Span], targets: list[Span], *, act: Span, names: Sequence[Name]
) -> None:
    """Put right in place who acts where a relative clause stands: inside it, and around it.

    In "Mali fined Chad, which rejects it" it is Chad that rejects; in "a strike that Smith condemned killed six" Smith neither
    struck nor killed, nor does who "condemned a strike" strike.

    Args:
        text: the article's text.
        sources: who was found to act.
        targets: who was found to be acted on.
        act: the word for the act.
        names: the names of the text, in order.

    """
    sources[:] = [side for side in sources if not _only_reacts(text, side, act)]
    was = None if is_gerund(text, act) else _WHO_WAS.search(text, max(0, act.start - _NEAR), act.start)
    if was is not None:  # "Mali met Chad, which was fined"
        owner = next((side for side in targets if side.end == was.start()), None)
        targets[:] = [side for side in targets if owner is None or _is_with(text, side, owner)]
    subject = _subject_of_clause(text, act, names)
    if subject is not None and not any(side.overlaps(subject) for side in sources):
        sources[:] = [subject]
        targets[:] = [side for side in targets if not side.overlaps(subject)]


def _is_with(text: str, side: Span, owner: Span) -> bool:
    """Tell whether a side is the one that a clause tells of, or one that "and" joins to it."""
    return side == owner or text[side.end : owner.start] in {" and ", ", "}


def past_relative(text: str, side: Span, act: Span, names: Sequence[Name]) -> Span:
    """Return who acts where the side that was found stands within what "who" or a title tells of that one.

    In "Ann Smith, who lost to Bob Jones last year, criticised the plan" it is Ann Smith who criticised it, and in "Ann Smith,
    head of the council, criticised" it is not the council.

    Args:
        text: the article's text.
        side: the side as it was found, before the act.
        act: the act or the cue.
        names: the names of the text, in order.

    """
    if side.end > act.start or _THEN.fullmatch(text, side.end, act.start) is None:
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
    """Return the person whose name ends where an aside starts that is a title, and no other person's name: "Ann Smith, Bob Jones of"."""
    who, other = ending_at(names, start), ending_at(names, end)
    if who is None or who.label != "Person" or (other is not None and other.label == "Person"):
        return None
    return who if A_TITLE.fullmatch(title) else None


def _subject_of_clause(text: str, act: Span, names: Sequence[Name]) -> Span | None:
    """Return the name before the "who" or "which" that opens the clause of an act, if it is of the word's kind."""
    who = _WHO.search(text, max(0, act.start - _NEAR), act.start)
    if who is None:
        return None
    name = ending_at(names, who.start())
    return name.span if name is not None and (name.label == "Person") == (who[1] == "who") else None


def _only_reacts(text: str, side: Span, act: Span) -> bool:
    """Tell whether a side denounces the act, or is the subject of a clause on an act outside it, to which it only reacts."""
    if _DENOUNCES.fullmatch(text, side.end, act.start):
        return True
    that = _THAT.search(text, max(0, side.start - 12), side.start)
    verb = _REACTS.match(text, side.end) if that is not None else None
    if that is None or verb is None:
        return False
    return verb.end() + 1 == act.start or _ENDS_IN.fullmatch(text, act.end, that.start()) is not None
