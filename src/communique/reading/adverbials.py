"""Adverbials: the time that stands right before an act's verb, or before that of which it is the purpose or the second part.

"The mayor on Friday denied it" dates the act whatever else its sentence tells.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from communique.model import Span
from communique.reading.circumstances import FAR, Scene
from communique.reading.times.tense import PAST

_REACH = 20  # characters before a time in which stands what it is part of
_ADVERBS = r"(?:(?:[a-z]+ly|also|again|then|once again)\s+)*"
_BESIDE = re.compile(
    rf"(?:\s+|,\s+for\s+(?:instance|example),\s+){_ADVERBS}(?:(?:had|has|have|was|were)\s+)?(?:been\s+)?{_ADVERBS}"
)
_AND = re.compile(rf",?\s+and\s+{_ADVERBS}")
_DID_AND = re.compile(
    rf"\s+{_ADVERBS}(?P<verb>[a-z]+)\b(?!.*\b(?:that|who|which|whose|what|how|when|while|because|if|as|where|after|before|although|though)\b)"
    rf"[^;:.!?\n“”\"]{{0,120}}\band\s+{_ADVERBS}"
)
_IN_ORDER = re.compile(rf"\s+to\s+{_ADVERBS}")
_PART = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|of|since|until|till|through|before|after|by|from|for|than|between|and|or|to)|['’]s|,)\s+$",
    re.IGNORECASE,
)
"""What stands before a time that is part of a phrase: "the Friday attack", "since Friday"."""
_OF_TIME, _WHICH = re.compile(r"['’]s?\s+(?:[a-z-]+\s+)?"), re.compile(r"\s+(?:[a-z-]+\s+)?")
_ARTICLE, _SOMEBODY = re.compile(r"\b(?:the|an?|that|this)\s+$", re.IGNORECASE), re.compile(r"\s+[A-Z]")
"""What stands around a time that an act is called by."""
_WITHIN = re.compile(r"\b(?:after|before|since|which|who)\s[^,;]*$")
"""A clause within which a time is told: "the first since she came on Friday to demand it"."""
_RIGHT_BEFORE = re.compile(r"\s+(?:(?:on|in|early|late)\s+)?")


def beside(scene: Scene, act: Span, times: Sequence[Span], *, is_done: bool) -> Span | None:
    """Return the time that stands right before the verb of an act; ``None`` where none does.

    "The mayor on Friday denied it"; "flew home on Friday and denied it"; "marched on Friday to demand seats".

    Args:
        scene: the act's sentence.
        act: the act.
        times: times of the sentence in order, no further than ``FAR`` from the act.
        is_done: whether the act is told as done, so that what somebody did "on Friday to" do it was done on Friday.

    >>> text = "The mayor on Friday denied it"
    >>> friday, denied = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("Friday", "denied"))
    >>> beside(Scene(text, Span(start=0, end=len(text)), (denied,), ()), denied, (friday,), is_done=True) == friday
    True

    """
    time = next((t for t in reversed(times) if t.end <= act.start), None)
    text, start = scene.text, scene.sentence.start
    if time is None or _PART.search(text, max(start, time.start - _REACH), time.start):
        return None
    if is_done and _IN_ORDER.fullmatch(text, time.end, act.start):
        is_within = _WITHIN.search(text, max(start, time.start - FAR), time.start)
        return None if is_within else time
    did = _DID_AND.fullmatch(text, time.end, act.start)
    does_both = _AND.fullmatch(text, time.end, act.start) or (did and is_past(did["verb"]))
    is_verb = is_past(act.of(text).split()[0].lower())
    if does_both or not is_verb:
        return time if is_verb else None
    last = bisect.bisect_left(scene.triggers, time.start, key=_start) - 1
    if last >= 0 and _RIGHT_BEFORE.fullmatch(text, scene.triggers[last].end, time.start):
        return None  # "the man arrested on Friday denied it"
    return time if time.start > start and _BESIDE.fullmatch(text, time.end, act.start) else None


def named(scene: Scene, act: Span, times: Sequence[Span]) -> Span | None:
    """Return the time that an act is called by: "last year's firing", "the 1966 killing"; ``None`` where there is none.

    Args:
        scene: the act's sentence.
        act: the act.
        times: times of the sentence in order, no further than ``FAR`` from the act.

    >>> text = "They denied the Friday attack"
    >>> friday, attack = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("Friday", "attack"))
    >>> named(Scene(text, Span(start=0, end=len(text)), (attack,), ()), attack, (friday,)) == friday
    True

    """
    text = scene.text
    time = next((t for t in reversed(times) if t.end <= act.start), None)
    if time is None or is_past(act.of(text).split()[0].lower()):
        return None
    is_noun = _ARTICLE.search(text, max(0, time.start - _REACH), time.start) and not _SOMEBODY.match(
        text, act.end
    )
    rule = _WHICH if is_noun else _OF_TIME
    return time if rule.fullmatch(text, time.end, act.start) else None


def is_past(word: str) -> bool:
    """Tell whether a word, in small letters, may be a verb in the past.

    >>> [is_past(word) for word in ("denied", "wrote", "deny")]
    [True, True, False]
    """
    return word in PAST or (word.endswith("ed") and len(word) > len("need"))


def _start(span: Span) -> int:
    return span.start
