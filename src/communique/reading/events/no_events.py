"""Non-events: laws, denials, refusals to comment, patients' releases, campaign rallies, questions and accidents.

>>> text = "Mali will hold a campaign rally."
>>> is_no_event(text, Span(start=26, end=31), "PROTEST", [Span(start=0, end=4)], [])
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.english import DETERMINER
from communique.model import Span
from communique.reading.events.accidents import is_accident
from communique.reading.events.denials import is_denial
from communique.reading.events.press import declines_comment, is_for_the_press, is_question

_LAW = re.compile(
    r"(?<!-)\b(?:laws?|bills?|legislation|statutes?|constitution|amendments?|ordinances?)$", re.IGNORECASE
)
"""Sources that are laws: "federal law bars them" is no event. No labelled event has one."""
_CAMPAIGNS = re.compile(r"\b(?:campaign|election|pep) rall(?:y|ies)$", re.IGNORECASE)
"""Rallies of candidates, which are no protests."""
_NEAR = 12
"""Characters before a trigger that are searched for the kind of rally."""
_FROM_CARE = re.compile(
    rf"\s+(?:\w+\s+)?from\s+(?:(?:{DETERMINER}|local)\s+)?"
    r"(?:[A-Z][\w.’'-]*\s+){0,3}(?:[Hh]ospitals?|intensive\s+care|quarantine)\b"
)


def is_no_event(
    text: str, trigger: Span, kind: str, sources: Sequence[Span], targets: Sequence[Span]
) -> bool:
    """Tell whether a candidate is no political event, or has no parties.

    Args:
        text: the text of the article.
        trigger: the trigger of the event.
        kind: its PLOVER type.
        sources: its sources.
        targets: its targets.

    """
    return bool(
        not (sources or targets)
        or any(_LAW.search(text, one.start, one.end) for one in sources)
        or (kind == "REJECT" and (is_denial(text, trigger) or declines_comment(text, trigger)))
        or (kind == "RETREAT" and leaves_care(text, trigger))
        or (kind == "PROTEST" and _CAMPAIGNS.search(text, max(0, trigger.start - _NEAR), trigger.end))
        or is_question(text, trigger, kind=kind)
        or is_for_the_press(text, trigger, kind=kind, sources=sources, targets=targets)
        or is_accident(text, trigger, kind=kind, sources=sources)
    )


def leaves_care(text: str, trigger: Span) -> bool:
    """Tell whether a release is from hospital or quarantine, not from custody.

    >>> text = "He was released from the hospital; she was released from prison."
    >>> [leaves_care(text, Span(start=at, end=at + 8)) for at in (7, 43)]
    [True, False]
    """
    return _FROM_CARE.match(text, trigger.end) is not None
