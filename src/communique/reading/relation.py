"""One event before its actors, time and place are resolved."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Span, Status


@dataclass(frozen=True, slots=True)
class Relation:
    """One event before its actors, time and place are resolved."""

    type: str
    mode: str | None
    announces: str | None
    status: Status
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    trigger: Span
    confidence: float
