"""What is joined to a side: the other of two between whom something is, and who is meant where "who" comes between.

>>> from communique.reading.names import Name
>>> text = "Talks between Mali and Chad began."
>>> names = [Name(start=14, end=18, label="Location", score=1.0), Name(start=23, end=27, label="Location", score=1.0)]
>>> joined_to(text, Span(start=14, end=18), names).of(text)
'Chad'
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.names import Name

_AND = re.compile(r" and (?:the )?")
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_ENDS = re.compile(
    r"['’]?(?:[,.;:!?)\"”\n]|\s+(?:in|on|over|for|to|after|before|at|during|following|with|by|about|amid|as|since)\b|$)"
)
_WHO = re.compile(r",(?: \d+,)? (?:who|which)\s(?:(?!\b(?:who|which)\b)[^,;.\n])*$")
_REACH = 200  # characters before a side in which its "who" stands
_THEN = re.compile(r"[^,;:\n]{0,120}[,–—]\s+(?:\w+ly |also |has |have |had |then )*")


def joined_to(text: str, side: Span, names: Sequence[Name]) -> Span | None:
    """Return the name that "and" joins to a side that is a name, where both must be meant.

    So it is where something is "between" the two, and where the second ends what it stands in: in "praised Mali and
    Chad on Friday", not in "praised Mali and Chad agreed".

    Args:
        text: the article's text.
        side: the side as it was found.
        names: the names of the text, in order.

    """
    at = bisect.bisect_left(names, side.end, key=lambda name: name.end)
    if at >= len(names) or names[at].end != side.end or names[at].start - side.start > len("the "):
        return None
    link = _AND.match(text, side.end)
    if link is None:
        return None
    number = bisect.bisect_left(names, link.end(), key=lambda name: name.start)
    if number >= len(names) or names[number].start != link.end():
        return None
    other = names[number]
    is_between = _BETWEEN.search(text, max(0, side.start - 16), side.start) is not None
    if not is_between and (other.label != names[at].label or _ENDS.match(text, other.end) is None):
        return None
    return Span(start=other.start, end=other.end)


def past_relative(text: str, side: Span, act: Span, names: Sequence[Name]) -> Span:
    """Return who acts where the side that was found stands within what "who" tells of that one.

    In "Ann Smith, who lost to Bob Jones last year, criticised the plan" it is Ann Smith who criticised it.

    Args:
        text: the article's text.
        side: the side as it was found, before the act.
        act: the act or the cue.
        names: the names of the text, in order.

    """
    who = _WHO.search(text, max(0, side.start - _REACH), side.start) if side.end <= act.start else None
    if who is None or _THEN.fullmatch(text, side.end, act.start) is None:
        return side
    at = bisect.bisect_left(names, who.start(), key=lambda name: name.end)
    if at >= len(names) or names[at].end != who.start():
        return side
    return Span(start=names[at].start, end=names[at].end)
