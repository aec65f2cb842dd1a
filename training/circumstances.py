"""Fit which time and place belong to an act: ``python -m training.circumstances`` prints the coefficients.

On the project's passages, by their own labels of times, places and statements; what is printed as unseen is measured on
folds 0 and 1. The coefficients stand in ``communique/reading/circumstances.py``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from communique.model import Span
from communique.reading.circumstances import WHEN, WHERE, Scene, belonging, features
from training import passage_set
from training.calibrate import fit
from training.folds import CALIBRATION, MEASURE, TRAINING, fold

_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s+[A-Z“\"])[^.!?]*)*[.!?]?[”\"]?\s*")


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled act with the times or places of its sentence, and those that belong to it."""

    scene: Scene
    trigger: Span
    spans: list[Span]
    gold: set[Span]


def cases(folds: Container[int], *, places: bool) -> Iterator[Case]:
    """Yield the acts of the passages in ``folds``, with their times or their ``places``."""
    for p in passage_set.load()[0]:
        if fold(p.text) not in folds:
            continue
        span = {name: Span(start=a, end=b) for name, (a, b) in p.spans.items()}
        wanted = {
            i for i in span if (i in p.places if places else p.times.get(i, ("",))[0] in {"DATE", "TIME"})
        }
        contents = sorted(span[c] for s in p.statements for c in s.contents)
        triggers = sorted({span[e.trigger] for e in p.events})
        sentences = [Span(start=m.start(), end=m.end()) for m in _SENTENCE.finditer(p.text) if m[0].strip()]
        for e in p.events:
            trigger = span[e.trigger]
            sentence = next((s for s in sentences if s.start <= trigger.start < s.end), trigger)
            sides = {span[i] for i in (*e.sources, *e.targets)} if places else set()
            here = sorted({span[i] for i in wanted if sentence.covers(span[i])} - sides)
            yield Case(
                Scene(
                    p.text,
                    sentence,
                    [t for t in triggers if sentence.covers(t)],
                    [c for c in contents if c.overlaps(sentence)],
                ),
                trigger,
                here,
                {span[i] for i in e.rest if i in wanted},
            )


def measure(found: list[Case], coefficients: tuple[float, ...]) -> str:
    """Return how often the right one or rightly none is given, and precision and recall of those given."""
    right = said = gold = agreed = 0
    for case in found:
        best = belonging(case.scene, case.trigger, case.spans, coefficients)
        hit = best is not None and any(best.overlaps(g) for g in case.gold)
        right += hit
        said += best is not None
        gold += bool(case.gold)
        agreed += hit if case.gold else best is None
    return f"accuracy {agreed / len(found):.3f}, precision {right / said:.3f}, recall {right / gold:.3f} of {gold} in {len(found)}"


def main() -> None:
    """Fit both, print coefficients and how good they are."""
    for name, places, ships in (("WHEN", False, WHEN), ("WHERE", True, WHERE)):
        seen = list(cases(TRAINING, places=places))
        rows = [
            (features(c.scene, c.trigger, s)[: len(ships) - 1], any(s.overlaps(g) for g in c.gold))
            for c in seen
            for s in c.spans
        ]
        fitted = tuple(fit(rows))
        unseen = list(cases({MEASURE, CALIBRATION}, places=places))
        print(f"{name} = {fitted}{'' if fitted == ships else '  # differs from what ships'}")
        print(f"  seen:   {measure(seen, fitted)}\n  unseen: {measure(unseen, fitted)}")


if __name__ == "__main__":
    main()
