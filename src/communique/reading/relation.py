"""Relations: an act's word linked with the spans of its sources and targets."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Span, Status

SPOKEN = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of events that consist in words only."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One event before its actors, time and place are resolved.

    ``type`` and ``mode`` are PLOVER's; ``announces`` is what a promise or agreement is to, ``trigger`` the act's word,
    ``confidence`` from 0 to 1.
    """

    type: str
    mode: str | None
    announces: str | None
    status: Status
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    trigger: Span
    confidence: float


def is_gerund(text: str, act: Span) -> bool:
    """Tell whether the first word of an act ends in "-ing": "accusing", not "accused".

    >>> is_gerund("Mali kept accusing Chad.", Span(start=10, end=18))
    True
    """
    return act.of(text).split()[0].endswith("ing")
