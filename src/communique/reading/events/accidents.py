"""Accidents: deaths in a crash or a flood are no ASSAULT, and an inquiry into the cause is no ACCUSE.

>>> text = "Two were killed in a bus crash. Police are investigating its cause."
>>> is_accident(text, Span(start=9, end=15), kind="ASSAULT", sources=[])
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span

_ACCIDENT = (
    r"(?:accident|avalanche|collision|crash|cyclone|derailment|earthquake|flood|hurricane|landslide|mudslide|quake|shipwreck"
    r"|stampede|storm(?!ing| (?:of|troop))|tornado|typhoon|wildfire)(?:s|es|ing)?\b(?! of (?:bullets|fire|gunfire|rockets|shells))"
)
_DIES = re.compile(r"(?:dea(?:d|ths?)|die[ds]?|hurt|injured|kill(?:ed|s)|wounded)", re.IGNORECASE)
_IN_ONE = re.compile(
    r"(?!.{0,80}\b(?:air\s?strike|attack|bomb|downed|explosi|fir(?:ed|ing)\b|gunm|hijack|militant|missile|ramm|rebel"
    r"|rocket|shell|shoot|shot\b|strike|suicid|terror))"
    rf"[^.;:!?\n“”\"]{{0,60}}?\b(?:(?:in|by) (?:(?:an?|the) )?(?:[\w-]+ ){{0,2}}{_ACCIDENT}"
    r"|when [^.;:!?\n“”\"]{0,50}?\b(?:capsized|collapsed|collided|crashed(?! into)|derailed|overturned|plunged|sank)\b)"
)
"""Text after accidental deaths; of 25 such in the labels of the press none is an event."""
_LOOKS = re.compile(r"(?:examin|inquir|investigat|look|prob)", re.IGNORECASE)
_CAUSE = re.compile(
    r" (?:into |of )?(?:what caused|(?:the |any |its )?(?:exact |likely |possible )?causes?\b"
    rf"|(?:an?|the) (?:[\w-]+ )?{_ACCIDENT})"
)
"""The object of an inquiry into an accident; of 14 such inquiries in the labels of the press 2 are events."""


def is_accident(text: str, trigger: Span, *, kind: str, sources: Sequence[Span]) -> bool:
    """Tell whether an event is only an accidental death, or an inquiry into its cause.

    Args:
        text: the text of the article.
        trigger: the trigger of the event.
        kind: its PLOVER type.
        sources: its sources.

    >>> text = "Two were killed in a bus crash. Police are investigating its cause."
    >>> is_accident(text, Span(start=43, end=56), kind="ACCUSE", sources=[Span(start=32, end=38)])
    True

    """
    if kind == "ASSAULT" and not sources:
        return bool(_DIES.match(text, trigger.start, trigger.end) and _IN_ONE.match(text, trigger.end))
    return kind == "ACCUSE" and bool(
        _LOOKS.match(text, trigger.start, trigger.end) and _CAUSE.match(text, trigger.end)
    )
