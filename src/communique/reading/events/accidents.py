"""Accidents: deaths in a crash or a flood are nobody's act, and an inquiry into the cause accuses nobody.

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
"""What stands after deaths that nobody is to blame for: of 25 such in the labels of the press none is an act."""
_LOOKS = re.compile(r"(?:examin|inquir|investigat|look|prob)", re.IGNORECASE)
_CAUSE = re.compile(
    r" (?:into |of )?(?:what caused|(?:the |any |its )?(?:exact |likely |possible )?causes?\b"
    rf"|(?:an?|the) (?:[\w-]+ )?{_ACCIDENT})"
)
"""What is looked for where something went wrong: of 14 such inquiries in the labels of the press 2 are an act."""


def is_accident(text: str, act: Span, *, kind: str, sources: Sequence[Span]) -> bool:
    """Tell whether an act is only an accidental death, or an inquiry into its cause.

    Args:
        text: the article's text.
        act: the word for the act.
        kind: its type.
        sources: who does it.

    >>> text = "Two were killed in a bus crash. Police are investigating its cause."
    >>> is_accident(text, Span(start=43, end=56), kind="ACCUSE", sources=[Span(start=32, end=38)])
    True

    """
    if kind == "ASSAULT" and not sources:
        return bool(_DIES.match(text, act.start, act.end) and _IN_ONE.match(text, act.end))
    return kind == "ACCUSE" and bool(_LOOKS.match(text, act.start, act.end) and _CAUSE.match(text, act.end))
