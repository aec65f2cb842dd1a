"""Measure how far this project's labellers agree with the public sets: ``python -m training.set_agreement LABELS`` prints it.

``uw.jsonl``, ``uds_ih2.jsonl`` and ``worldwide.jsonl`` of ``standoff/double/`` hold sentences of the sets' training parts, drawn by
lot and labelled from the bare text by labellers of :mod:`training.certainty` and :mod:`training.naming`, who had read other
sentences of the set with their labels. What the two agree on is how good the labels of the press are that were made in the same
way, and about the best that can be asked of a reader.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training import sets
from training.event_texts import STANDOFF
from training.folds import key


def ours(name: str) -> dict[str, list[Any]]:
    """Return a file of ``standoff/double``: labels by the SHA-1 of their text."""
    rows = map(json.loads, (STANDOFF / f"double/{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["sha1"]: row["labels"] for row in rows}


def factuality(labels: Path, name: str) -> tuple[float, int]:
    """Return Pearson's r of our labels and the set's, and how many predicates both have."""
    found = {k: {(a, b): value for a, b, value in rows} for k, rows in ours(name.lower()).items()}
    pairs = [
        (value, found[key(text)][span])
        for text, targets in sets.status_sentences(labels / "status" / name / "train.jsonl")
        for span, value in targets
        if span in found.get(key(text), {})
    ]
    return float(np.corrcoef(np.array(pairs).T)[0, 1]), len(pairs)


def sentences(labels: Path) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Yield the sentences of the Worldwide newswire's training part, each with its names."""
    for text, marks, ends in sets.newswire(labels / "names/worldwide", dev=False):
        for first, last in itertools.pairwise([0, *sorted(set(ends))]):
            plain = text[first:last].strip()
            start = text.index(plain, first)
            names = {(a - start, b - start, kind) for a, b, kind in marks if first <= a and b <= last}
            yield plain, names


def names(labels: Path) -> tuple[float, int]:
    """Return the F1 of our names against the set's, and how many names the set has there."""
    found = ours("worldwide")
    pairs = [
        (gold, {tuple(m) for m in found[key(text)]}) for text, gold in sentences(labels) if key(text) in found
    ]
    right = sum(len(gold & mine) for gold, mine in pairs)
    n_gold, n_mine = (sum(len(pair[i]) for pair in pairs) for i in (0, 1))
    return 2 * right / (n_gold + n_mine), n_gold


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    labels = parser.parse_args().labels
    for name, scale in sets.SCALES.items():
        r, n = factuality(labels, name)
        print(f"{name} ({scale}): r {r:.3f} of {n} predicates")
    f1, n = names(labels)
    print(f"Worldwide newswire: F1 {f1:.3f} of {n} names")


if __name__ == "__main__":
    main()
