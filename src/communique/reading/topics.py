"""What is found beside an act and is no side of it: what talks are about, what a denied claim says.

>>> text = "The two leaders discussed Mali's request with Chad."
>>> mali, chad, act = Span(start=26, end=30), Span(start=46, end=50), Span(start=16, end=25)
>>> [span.of(text) for span in without_topics(text, [mali, chad], act=act, kind="CONSULT")]
['Chad']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span

_TALKS = re.compile(
    r"\b(?:talk|meet|met\b|negotiat|summit|discuss|spoke|speak|convers|consult|confer|dialogue|huddl)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:\b(?:about|regarding|concerning|over|(?<!call )(?<!called )(?<!calls )(?<!calling )on)|\bdiscuss(?:ed|es|ing)?)\s+(?:the )?$"
)
_CLAIM = (
    r"(?:claims?|accusations?|allegations?|charges?|assertions?|suggestions?|notions?|ideas?|reports?|rumou?rs?|insinuations?|"
    r"arguments?|speculation|complaints?|contentions?|criticisms?)"
)
_DISMISSED = re.compile(
    r"(?:blast|slam|criticis|criticiz|dismiss|reject|den(?:y|ie)|denounc|condemn|mock|ridicul|disput|challeng|rebuk|refut|rebut|"
    rf"decr(?:y|ie)|brush|wav|shrug)\w*\b[^.;:\n]{{0,60}}?\b{_CLAIM} that\b",
    re.IGNORECASE,
)
"""A claim that is held against whoever makes it: of whom it tells is not whom that is done to."""
_NEAR = 40
"""Characters before a side in which these stand."""


def without_topics(text: str, targets: Sequence[Span], *, act: Span, kind: str) -> list[Span]:
    """Return whom an act is done to, without what it is only about.

    Args:
        text: the article's text.
        targets: the spans found of them.
        act: the word for the act.
        kind: its type.

    """
    return [side for side in targets if not _is_topic(text, side, act, kind)]


def _is_topic(text: str, side: Span, act: Span, kind: str) -> bool:
    if side.start < act.end:
        return False
    before = text[max(0, side.start - _NEAR) : side.start]
    if kind == "CONSULT" and _TALKS.search(text, act.start, act.end):
        return _TOPIC.search(before) is not None
    return _DISMISSED.match(text, act.start, side.start) is not None
