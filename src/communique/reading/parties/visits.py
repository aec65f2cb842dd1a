"""Visits: a destination is no source, and the source is the visitor, not the host.

In "Moon set out for Washington to meet Trump" the source is Moon; in "Moon received the premier" it is the premier.

>>> from communique.reading.names import Name
>>> text = "Diallo set out for Oslo to meet Hansen."
>>> names = [Name(start=0, end=6, label="Person", score=1.0), Name(start=19, end=23, label="Location", score=1.0)]
>>> sources = [Span(start=19, end=23)]
>>> drop_destinations(text, sources, trigger=Span(start=27, end=31), names=names)
>>> [span.of(text) for span in sources]
['Diallo']
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.names import Name

_LEAVES = re.compile(
    r"\b(?:set (?:out|off)|left|leaves?|leaving|depart(?:s|ed|ing)?|head(?:s|ed|ing)?|travell?(?:s|ed|ing)?"
    r"|fl(?:ew|y|ies|ying|own)|go(?:es|ing)?|went|return(?:s|ed|ing)?|bound)"
    r"(?: [\w’'-]+){0,3}? (?:for|to) (?:the )?$"
)
"""Text before a destination: "left Paris on Friday for"."""
_TO_ACT = re.compile(r" to (?:[a-z]+ ){0,2}$")
_UP_TO = re.compile(r"(?: [a-z]+){0,3}(?: on)?(?: [A-Z][a-z]+day)?(?: [a-z]+){0,2} $")
"""Text between the traveller and the verb: "on Friday", "will"."""
_ACTING = frozenset({"Person", "Organization", "Location"})
_RECEIVES = re.compile(
    r"(?:greet(?:s|ed|ing)?|host(?:s|ed|ing)?|receiv(?:es|ed|ing)|welcom(?:es|ed|ing))", re.IGNORECASE
)
"""Triggers whose subject is the host."""
_GUEST = re.compile(
    r"\b(?:ambassador|chancellor|chief|counterpart|delegation|envoy|governor|king|leader|minister|premier|president|prince|queen|secretary"
    r"|senator)s?\b",
    re.IGNORECASE,
)
"""Persons who are visitors if they are received; others may be greeted anywhere."""
_NEAR = 60
"""Characters before a place that are searched."""


def drop_destinations(text: str, sources: list[Span], *, trigger: Span, names: Sequence[Name]) -> None:
    """Remove destinations from the sources, in place; if no source is left, the traveller becomes the source.

    Args:
        text: the text of the article.
        sources: the sources that the network found.
        trigger: the trigger of the event.
        names: the names of the text, in order.

    """
    for place in list(sources):
        leaves = _LEAVES.search(text, max(0, place.start - _NEAR), place.start)
        if leaves is None or _TO_ACT.fullmatch(text, place.end, trigger.start) is None:
            continue
        sources.remove(place)
        end = bisect.bisect_right(names, leaves.start(), key=lambda name: name.end)
        who = next((name for name in reversed(names[max(0, end - 2) : end]) if name.label in _ACTING), None)
        if not sources and who is not None and _UP_TO.match(text, who.end, leaves.start()):
            sources.append(who.span)


def swap_host(text: str, sources: list[Span], targets: list[Span], *, trigger: Span) -> None:
    """Swap the sides, in place, if the source is the host; PLOVER's source is the visitor: "received the premier".

    Args:
        text: the text of the article.
        sources: the sources that the network found.
        targets: the targets that the network found.
        trigger: the trigger of the meeting.

    >>> text = "Moon received the premier."
    >>> sources, targets = [Span(start=0, end=4)], [Span(start=14, end=25)]
    >>> swap_host(text, sources, targets, trigger=Span(start=5, end=13))
    >>> [side.of(text) for side in sources]
    ['the premier']

    """
    is_received = any(
        side.start == trigger.end + 1 and _GUEST.search(text, side.start, side.end) for side in targets
    )
    if (
        is_received
        and _RECEIVES.fullmatch(text, trigger.start, trigger.end)
        and all(side.end < trigger.start for side in sources)
    ):
        sources[:], targets[:] = targets[:], sources[:]
