"""When and where: which of a sentence's times and places belong to one act in it.

A sentence may tell of several acts and date one of them. Whether a time or place belongs to a trigger is judged by what
stands between the two: a logistic model over a few marks of the clause, its coefficients fitted on the project's
passages by ``training/circumstances.py``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.model import Span

WHEN = (2.6088, -0.2514, -2.4713, -0.6186, -0.5614, -2.4737, 1.6025, -0.1831, -1.8045, 0.6047)
WHERE = (3.0664, -0.3638, -1.9589, -0.2708, -0.3335, -2.274, 1.6439, -0.5801, -1.2876, 0.3233, 0.0846, 0.1594)
"""Coefficients for times and for places: the intercept, then one for each of :func:`marks`."""
LIKELY = 0.5
"""From here on a time or place belongs to the act; of several the likeliest does."""
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
    """What stands around one act: the text, its sentence, the triggers of all acts, and what is said by whom."""

    text: str
    sentence: Span
    triggers: Sequence[Span]
    contents: Sequence[Span]


def belonging(
    scene: Scene, trigger: Span, spans: Iterable[Span], coefficients: Sequence[float]
) -> Span | None:
    """Return the time or place that belongs to the act, ``None`` where none is likely to.

    Args:
        scene: what stands around the act.
        trigger: the act.
        spans: times or places; those outside the sentence are passed over.
        coefficients: :data:`WHEN` or :data:`WHERE`.

    >>> text = "Mali, which held a vote in May, expelled two envoys on Friday."
    >>> may, friday, vote, expelled = (Span(start=text.index(w), end=text.index(w) + len(w))
    ...     for w in ("May", "Friday", "vote", "expelled"))
    >>> scene = Scene(text, Span(start=0, end=len(text)), (vote, expelled), ())
    >>> belonging(scene, expelled, (may, friday), WHEN).of(text)
    'Friday'

    """
    placed = len(coefficients) == len(WHERE)
    best: tuple[float, Span] | None = None
    for span in spans:
        if span.start < scene.sentence.start or span.end > scene.sentence.end:
            continue
        values = marks(scene, trigger, span)
        score = coefficients[0] + sum(
            c * v for c, v in zip(coefficients[1:], values if placed else values[:_SHARED], strict=True)
        )
        if score > math.log(LIKELY / (1 - LIKELY)) and (best is None or score > best[0]):
            best = (score, span)
    return best[1] if best else None


def marks(scene: Scene, trigger: Span, span: Span) -> tuple[float, ...]:
    """Return what tells whether the time or place ``span`` belongs to ``trigger``.

    Log of the characters between; other triggers, commas and conjunctions between; whether the span comes first, and
    opens the sentence; other triggers nearer to it; borders of something said between the two; whether the act is the
    only one; and, for places, whether a preposition of rest or of movement stands before it. Counts stop at two.
    """
    first, second = (trigger, span) if trigger.end <= span.start else (span, trigger)
    between = Span(start=first.end, end=max(first.end, second.start))
    gap = between.of(scene.text)
    others = [t for t in scene.triggers if t != trigger]
    near = _distance(trigger, span)
    before = _before(scene.text, scene.sentence, span)
    return (
        math.log1p(len(gap)),
        min(sum(between.covers(t) for t in others), 2),
        min(gap.count(","), 2),
        min(len(_BREAK.findall(gap)), 2),
        span.end <= trigger.start,
        scene.text[scene.sentence.start : span.start].strip(' "“').count(" ") <= 1,
        min(sum(_distance(t, span) < near for t in others), 2),
        min(sum(_within(trigger, c) != _within(span, c) for c in scene.contents), 2),
        not others,
        _AT.search(before) is not None,
        _MOVING.search(before) is not None,
    )


def after_preposition(text: str, sentence: Span, span: Span) -> bool:
    """Tell whether a preposition of rest or of movement stands before the place.

    >>> text = "Talks in Oslo with France"
    >>> [after_preposition(text, Span(start=0, end=25), Span(start=a, end=b)) for a, b in ((9, 13), (19, 25))]
    [True, False]
    """
    before = _before(text, sentence, span)
    return _AT.search(before) is not None or _MOVING.search(before) is not None


def _before(text: str, sentence: Span, span: Span) -> str:
    return text[max(sentence.start, span.start - _REACH) : span.start]


_SHARED = 9  # marks of times; the others are of places


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _within(span: Span, content: Span) -> bool:
    return content.start <= span.start < content.end
