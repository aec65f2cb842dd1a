"""Pairs: the second of two names joined by "and", if both must be meant.

>>> from communique.reading.names import Name
>>> text = "Talks between Mali and Chad began."
>>> names = [Name(start=14, end=18, label="Location", score=1.0), Name(start=23, end=27, label="Location", score=1.0)]
>>> joined_to(text, Span(start=14, end=18), names).of(text)
'Chad'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.names import Name, ending_at, starting_at

_AND = re.compile(r" and (?:the )?")
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_ENDS = re.compile(
    r"['’]?(?:[,.;:!?)\"”\n]|\s+(?:in|on|over|for|to|after|before|at|during|following|with|by|about|amid|as|since)\b|$)"
)


def joined_to(text: str, side: Span, names: Sequence[Name]) -> Span | None:
    """Return the name that "and" joins to a side; ``None`` if the side is no name or the other may not be meant.

    Both are meant after "between", and if the second ends the clause: "praised Mali and Chad on Friday"; not "praised
    Mali and Chad agreed".

    Args:
        text: the text of the article.
        side: the side as the network found it.
        names: the names of the text, in order.

    """
    own, link = ending_at(names, side.end), _AND.match(text, side.end)
    if own is None or own.start - side.start > len("the ") or link is None:
        return None
    other = starting_at(names, link.end())
    if other is None:
        return None
    is_between = _BETWEEN.search(text, max(0, side.start - 16), side.start) is not None
    is_last = other.label == own.label and _ENDS.match(text, other.end) is not None
    return other.span if is_between or is_last else None
