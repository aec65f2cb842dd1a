"""When and where: which of a sentence's times and places belong to one act in it.

A sentence may tell of several acts and date one of them. Whether a time or place belongs to a trigger is judged by what
stands between the two: a logistic model over a few features of the clause, its coefficients fitted on the project's
passages by ``training/circumstances.py``.
"""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import Span

WHEN = (2.4739, -0.2484, -2.3302, -0.6403, -0.5828, -2.3757, 1.4004, -0.2225, -1.8274, 0.7121)
"""Coefficients for times: the intercept, then one for each of :func:`features` but the last two."""
WHERE = (2.9682, -0.3761, -1.8472, -0.3166, -0.336, -2.1573, 1.5007, -0.6133, -1.3313, 0.6199, 0.0678, 0.173)
"""Coefficients for places: the intercept, then one for each of :func:`features`."""
LIKELY = 0.5
"""From here on a time or place belongs to the act; of several the likeliest does."""
FAR, LONGEST = 400, 5_000
"""Characters from the act beyond which nothing belongs to it; the longest content that is looked at."""
_BREAK = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|after|before|since|until|because|as|and|but|if|whether)\b",
    re.IGNORECASE,
)
_WORDS = r"(?:the\s+)?(?:(?!(?:with|and|or|for|of|by|against|as|that)\b)\w+\s+){0,2}$"
_AT = re.compile(rf"\b(?:in|at|near|outside|inside|across|around|over)\s+{_WORDS}", re.IGNORECASE)
_MOVING = re.compile(rf"\b(?:to|into|from|towards?|through|on|off)\s+{_WORDS}", re.IGNORECASE)
_REACH = 40  # characters before a place in which its preposition stands


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its text's, where it stands, and in order the triggers of its acts and the contents of what is said."""

    text: str
    sentence: Span
    triggers: Sequence[Span]
    contents: Sequence[Span]


def belonging(
    scene: Scene, trigger: Span, spans: Sequence[Span], coefficients: Sequence[float]
) -> Span | None:
    """Return the time or place that belongs to the act, ``None`` where none is likely to.

    Args:
        scene: the act's sentence.
        trigger: the act.
        spans: times or places in order; those outside the sentence are passed over.
        coefficients: :data:`WHEN` or :data:`WHERE`.

    >>> text = "Mali, which held a vote in May, expelled two envoys on Friday."
    >>> may, friday, vote, expelled = (Span(start=text.index(w), end=text.index(w) + len(w))
    ...     for w in ("May", "Friday", "vote", "expelled"))
    >>> scene = Scene(text, Span(start=0, end=len(text)), (vote, expelled), ())
    >>> belonging(scene, expelled, (may, friday), WHEN).of(text)
    'Friday'

    """
    floor = math.log(LIKELY / (1 - LIKELY))
    best: tuple[float, Span] | None = None
    at = bisect.bisect_left(spans, trigger.start - FAR, key=_start)
    for span in spans[at:]:
        if span.start > trigger.end + FAR:
            break
        if not scene.sentence.covers(span):
            continue
        values = features(scene, trigger, span)[: len(coefficients) - 1]
        score = coefficients[0] + sum(c * v for c, v in zip(coefficients[1:], values, strict=True))
        if score > floor and (best is None or score > best[0]):
            best = (score, span)
    return best[1] if best else None


def features(scene: Scene, trigger: Span, span: Span) -> tuple[float, ...]:
    """Return what tells whether the time or place ``span`` belongs to ``trigger``.

    Log of the characters between; other triggers, commas and conjunctions between; whether the span comes first, and
    opens the sentence; other triggers nearer to it; borders of something said between the two; whether the act is the
    only one; and, for places, whether a preposition of rest or of movement stands before it. Counts stop at two.
    """
    first, second = (trigger, span) if trigger.end <= span.start else (span, trigger)
    between = Span(start=first.end, end=max(first.end, second.start))
    gap = between.of(scene.text)
    near = _distance(trigger, span)
    around = bisect.bisect_left(scene.triggers, span.start, key=_start)
    beside = [t for t in scene.triggers[max(0, around - 3) : around + 3] if t != trigger]
    low = bisect.bisect_left(scene.triggers, between.start, key=_start)
    before = _before(scene.text, scene.sentence, span)
    return (
        math.log1p(len(gap)),
        sum(between.covers(t) for t in scene.triggers[low : low + 2]),
        min(gap.count(","), 2),
        min(len(_BREAK.findall(gap)), 2),
        span.end <= trigger.start,
        scene.text[scene.sentence.start : span.start].strip(' "“').count(" ") <= 1,
        min(sum(_distance(t, span) < near for t in beside), 2),
        min(_borders(scene.contents, trigger, span), 2),
        all(t == trigger for t in scene.triggers[:2]),
        _AT.search(before) is not None,
        _MOVING.search(before) is not None,
    )


def _before(text: str, sentence: Span, span: Span) -> str:
    return text[max(sentence.start, span.start - _REACH) : span.start]


def _borders(contents: Sequence[Span], one: Span, other: Span) -> int:
    """Return how many contents hold the one and not the other."""
    low = bisect.bisect_left(contents, min(one.start, other.start) - LONGEST, key=_start)
    high = bisect.bisect_right(contents, max(one.start, other.start), key=_start)
    return sum(_within(one, c) != _within(other, c) for c in contents[low:high])


def _start(span: Span) -> int:
    return span.start


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _within(span: Span, content: Span) -> bool:
    return content.start <= span.start < content.end
