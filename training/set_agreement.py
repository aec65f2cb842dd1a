"""Measures how well this project's labellers agree with the public sets: ``python -m training.set_agreement LABELS``.

``uw.jsonl``, ``uds_ih2.jsonl`` and ``worldwide.jsonl`` in ``standoff/double/`` hold labels of sentences of the sets'
training parts. These were drawn at random and labelled from the bare text by the labellers of :mod:`training.certainty`
and :mod:`training.naming`, who had read other sentences of the set with their labels. The agreement shows how good the
labels of the press are that were made in the same way, and is about the best that can be expected of a reader.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from communique.models.labels import NAME_KINDS
from training import sets
from training.event_texts import STANDOFF
from training.folds import key


def ours(name: str) -> dict[str, list[Any]]:
    """Return the labels in a file of ``standoff/double/``, by the SHA-1 of their text."""
    rows = map(json.loads, (STANDOFF / f"double/{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["sha1"]: row["labels"] for row in rows}


def factuality(labels: Path, name: str) -> tuple[float, int]:
    """Return Pearson's r between our labels and the set's, and the number of predicates that both label."""
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


def names(labels: Path) -> dict[str, tuple[float, int]]:
    """Return the F1 of our names against the set's, and the number of the set's names, for all classes and for each."""
    found = ours("worldwide")
    pairs = [
        (gold, {tuple(m) for m in found[key(text)]}) for text, gold in sentences(labels) if key(text) in found
    ]
    return {
        "all": _f1(pairs),
        **{
            kind: _f1(
                [
                    ({m for m in gold if m[2] == kind}, {m for m in mine if m[2] == kind})
                    for gold, mine in pairs
                ]
            )
            for kind in NAME_KINDS
        },
    }


def _f1(pairs: list[tuple[set[Any], set[Any]]]) -> tuple[float, int]:
    """Return the F1 of the second sets against the first, and the number of items in the first; both may be empty.

    >>> _f1([({1, 2}, {2}), ({3}, {3, 4})])
    (0.6666666666666666, 3)
    """
    right = sum(len(gold & mine) for gold, mine in pairs)
    n_gold, n_mine = (sum(len(pair[i]) for pair in pairs) for i in (0, 1))
    return 2 * right / max(1, n_gold + n_mine), n_gold


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    labels = parser.parse_args().labels
    for name, scale in sets.SCALES.items():
        r, n = factuality(labels, name)
        print(f"{name} ({scale}): r {r:.3f} of {n} predicates")
    for kind, (f1, n) in names(labels).items():
        print(f"Worldwide newswire, {kind}: F1 {f1:.3f} of {n} names")


if __name__ == "__main__":
    main()
