"""Fits the confidences on texts that were not used in training, and writes them into the weights' manifest.

Those of events are fitted on the labelled press of fold 1, those of statements on judged statements of the press
(:mod:`training.judging`). ``python -m training.calibrate LABELS`` prints the expected calibration error by cross-fitting,
and writes precision and recall by threshold into the model card.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from communique.knowledge import load as load_knowledge
from communique.model import STATUSES
from communique.models.labels import EVENT_MODES, EVENT_TYPES
from communique.models.manifest import FOLDER, keep_calibration
from communique.models.weights import load
from communique.reading.encoder import encode
from communique.reading.events import finding as events
from communique.reading.names import find_names
from communique.reading.roles import link
from communique.reading.sentences import find_sentences
from communique.reading.spans import sigmoid
from communique.reading.statements import finding as statements
from communique.reading.statements.quotations import find_quotations
from training import event_texts, judging
from training.folds import key
from training.measuring import meets, plain_article, same
from training.varying import Labelled

Case = tuple[tuple[float, ...], bool]
"""The evidence for an event or a statement, and whether it is right."""
Kept = tuple[float, float]
"""Precision and recall of the cases above a threshold."""
BINS = 10
FLOORS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def fit(cases: Sequence[Case]) -> list[float]:
    """Return the coefficients of a logistic model, the intercept first, by Newton's method with a ridge of 1 on the slopes."""
    x = np.array([(1.0, *row) for row, _ in cases])
    y = np.array([float(right) for _, right in cases])
    w = np.zeros(x.shape[1])
    keep = np.eye(len(w))
    keep[0, 0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + keep, x.T @ (y - p) - keep @ w)
    return [round(float(v), 4) for v in w]


def predict(cases: Sequence[Case], w: Sequence[float]) -> np.ndarray:
    """Return the confidence of each case, given the coefficients ``w``."""
    x = np.array([(1.0, *row) for row, _ in cases])
    confidence: np.ndarray = 1 / (1 + np.exp(-x @ np.array(w)))
    return confidence


def error(p: np.ndarray, right: np.ndarray) -> float:
    """Return the expected calibration error of confidences ``p`` over bins of equal width."""
    at = np.minimum((p * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(p[at == b].mean() - right[at == b].mean()) * (at == b).mean()
            for b in range(BINS)
            if (at == b).any()
        )
    )


ModeCase = tuple[int, float, bool, bool]
"""The likeliest mode of an event, its probability, whether it is right, and whether the event has no mode."""


def mode_cases(texts: Sequence[Labelled]) -> list[ModeCase]:
    """Return a case for each trigger that is found with its right type."""
    weights = load()
    cases = []
    for text in texts:
        (encoded,) = encode([plain_article(text.text)], weights)
        scores = encoded.layer("mode")
        for one in events.triggers(sigmoid(encoded.layer("trigger")), encoded.lines):
            kind = EVENT_TYPES[one.kind]
            found = events.likeliest_mode(kind, scores[one.head])
            trigger = encoded.span(one.first, one.end)
            gold = [r["mode"] for r in text.events if r["type"] == kind and meets([trigger], [r["trigger"]])]
            if found and gold:
                cases.append((*found, gold[0] == EVENT_MODES[found[0]][1], gold[0] is None))
    return cases


def mode_floors(cases: Sequence[ModeCase]) -> list[float]:
    """Return for each mode the least probability at which giving it is more often right than giving no mode."""
    floors = []
    for mode in range(len(EVENT_MODES)):
        rows = sorted(case[1:] for case in cases if case[0] == mode)
        right = [
            sum(none for _, _, none in rows[:cut]) + sum(hit for _, hit, _ in rows[cut:])
            for cut in range(len(rows) + 1)
        ]
        cut = int(np.argmax(right))
        between = (*(p for p, _, _ in rows[max(0, cut - 1) : cut + 1]), 1.0)
        floors.append(round((between[0] + between[1]) / 2, 4) if cut else 0.0)
    return floors


def report_modes(cases: Sequence[ModeCase]) -> list[float]:
    """Return the floors of modes, and print the share that is right or rightly absent, by five-fold cross-fitting."""

    def right(some: Sequence[ModeCase], floors: Sequence[float]) -> int:
        return sum(hit if p >= floors[mode] else none for mode, p, hit, none in some)

    crossed = sum(
        right(cases[k::5], mode_floors([c for i, c in enumerate(cases) if i % 5 != k])) for k in range(5)
    )
    always = right(cases, [0.0] * len(EVENT_MODES))
    print(
        f"modes: {len(cases)}, right {always / len(cases):.3f} if always given, {crossed / len(cases):.3f} with floors"
    )
    return mode_floors(cases)


def event_cases(texts: Sequence[Labelled]) -> tuple[list[Case], int]:
    """Return a case for each event that the reader finds, and the number of gold events.

    An event is right if its type, its status and all parties of both sides are right and no party is extra.
    """
    weights = load()
    cases, n_gold = [], 0
    for text in texts:
        n_gold += len(text.events)
        article = plain_article(text.text)
        (encoded,) = encode([article], weights)
        sentences = find_sentences(article, encoded)
        found = link(
            encoded,
            events.triggers(sigmoid(encoded.layer("trigger")), encoded.lines),
            weights,
            head="events",
            sentences=encoded.ranges(sentences),
            floors=events.FLOORS,
        )
        statuses = encoded.layer("status")
        for item in found:
            if not item.sources and not item.targets:
                continue
            trigger = encoded.span(item.predicate.first, item.predicate.end)
            sides = [[encoded.span(s.first, s.end) for s in side] for side in (item.sources, item.targets)]
            scores = statuses[item.predicate.head]
            right = any(
                r["type"] == EVENT_TYPES[item.predicate.kind]
                and r["status"] == STATUSES[int(scores.argmax())]
                and meets([trigger], [r["trigger"]])
                and same(sides[0], r["sources"])
                and same(sides[1], r["targets"])
                for r in text.events
            )
            cases.append((events.evidence(item, scores), right))
    return cases, n_gold


def statement_cases(labels: Path) -> tuple[list[Case], int]:
    """Return a case for each judged statement that the reader finds again, and the number of statements judged right."""
    weights = load()
    knowledge = load_knowledge()
    judged: dict[str, list[dict[str, Any]]] = {}
    for line in (event_texts.STANDOFF / "statements.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        judged.setdefault(row["sha1"], []).append(row)
    cases = []
    for sha1, text in sorted(documents(labels).items()):
        if sha1 not in judged:
            continue
        (encoded,) = encode([plain_article(text)], weights)
        quotations = find_quotations(text)
        names = find_names(text, encoded, knowledge)
        for made, speaks_for in statements.candidates(text, encoded, weights, quotations, names):
            for row in judged[sha1]:
                if judging.agrees(row, made.cue, made.speaker, made.content):
                    cases.append((speaks_for, row["verdict"] == "right"))
                    break
    return cases, sum(row["verdict"] == "right" for rows in judged.values() for row in rows)


def documents(labels: Path) -> dict[str, str]:
    """Return the articles of the presses from which statements were drawn, by the SHA-1 of their text."""
    return {key(text): text for name in judging.SHARES for text in event_texts.PRESS[name](labels)}


def report(name: str, cases: list[Case], n_gold: int) -> tuple[list[float], list[Kept]]:
    """Fit a layer, and print its calibration error by five-fold cross-fitting.

    Returns:
        The coefficients, and precision and recall for each of :data:`FLOORS`.

    """
    right = np.array([r for _, r in cases])
    crossed = np.zeros(len(cases))
    for k in range(5):
        w = fit([c for i, c in enumerate(cases) if i % 5 != k])
        crossed[k::5] = predict(cases[k::5], w)
    w = fit(cases)
    print(
        f"{name}: {len(cases)} found, {right.sum()} right, {n_gold} gold; expected calibration error {error(crossed, right):.3f}; {w}"
    )
    kept = [crossed >= floor for floor in FLOORS]
    return w, [(right[k].mean() if k.any() else 0.0, right[k].sum() / n_gold) for k in kept]


def put_table(card: str, found: Sequence[Kept], said: Sequence[Kept]) -> str:
    """Return the model card with a new table of precision and recall by threshold, for events and statements.

    Raises:
        ValueError: the card does not have exactly one such table.

    """
    rows = "".join(
        f"| {floor} | {' | '.join(f'{figure:.3f}' for figure in (*event, *statement))} |\n"
        for floor, event, statement in zip(FLOORS, found, said, strict=True)
    )
    card, n_tables = re.subn(r"(?m)^(\| at least \|.*\n\|[-|]+\|\n)(?:\|.*\n)*", rf"\g<1>{rows}", card)
    if n_tables != 1:
        raise ValueError("the model card has no table that begins with '| at least |'")
    return card


def main(labels: Path) -> None:
    """Fit both layers and the modes, and write the manifest and the table of the model card."""
    texts = list(event_texts.calibration_texts(labels))
    events_fit, found = report("events", *event_cases(texts))
    modes_fit = report_modes(mode_cases(texts))
    statements_fit, said = report("statements", *statement_cases(labels))
    keep_calibration({"events": events_fit, "modes": modes_fit, "statements": statements_fit})
    card = FOLDER / "MODEL_CARD.md"
    card.write_text(put_table(card.read_text(encoding="utf-8"), found, said), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    main(parser.parse_args().labels)
