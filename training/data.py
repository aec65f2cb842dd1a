"""Training data: the label sets as examples, and the press without labels.

``python -m training.data LABELS --out FILE`` prepares all sets as one file, for a machine without the labels;
``training.train`` and ``training.distil`` take such a file instead of the folder.
"""

from __future__ import annotations

import argparse
import functools
import lzma
import pickle
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from training import certainty, circumstances, event_texts, naming, sets
from training.examples import Example, example, passages_of
from training.folds import CALIBRATION, MEASURE, fold
from training.renaming import renamed
from training.varying import Labelled, in_present, varied

Loader = Callable[[], list[Example]]
SEEDS = range(3)
"""Seeds of the variations in a prepared file."""


def load_sets(labels: Path) -> dict[str, Loader]:
    """Return the functions that load the training sets, by name.

    Args:
        labels: the folder of labels, or a file that :func:`prepare` wrote.

    """
    if labels.is_file():
        with lzma.open(labels) as file:
            data: dict[str, list[Example]] = pickle.load(file)
        return {name: functools.partial(data.__getitem__, name) for name in data}
    times = [labels / "times/TimeBank", labels / "times/AQUAINT"]
    rows = functools.cache(lambda: event_rows(labels))

    def everything() -> list[Labelled]:
        return [row for part in rows().values() for row in part]

    def varied_by(seed: int) -> list[Example]:
        return [event_texts.labelled(row) for row in varied(everything(), random.Random(seed))]

    newswire = functools.cache(lambda: list(sets.newswire(labels / "names/worldwide", dev=False)))

    def renamed_by(seed: int) -> list[Example]:
        return list(sets.names(renamed(newswire(), random.Random(seed))))

    return {
        "names": lambda: list(sets.names(newswire())),
        **{f"renamed{seed}": functools.partial(renamed_by, seed) for seed in SEEDS},
        "statements": lambda: list(sets.statements(labels / "statements/polnear/train")),
        "times": lambda: list(sets.times(times, dev=False)),
        "uw": lambda: list(sets.status(labels / "status/UW/train.jsonl", sets.SCALES["UW"])),
        "uds": lambda: list(sets.status(labels / "status/UDS_IH2/train.jsonl", sets.SCALES["UDS_IH2"])),
        "certainty": lambda: list(certainty.examples(labels)),
        "naming": lambda: list(naming.examples(labels)),
        "circumstances": lambda: list(circumstances.examples(labels)),
        **{
            name: functools.partial(lambda name: [event_texts.labelled(row) for row in rows()[name]], name)
            for name in ("passages", "sentences", "paragraphs", "press", "doubtful")
        },
        "present": lambda: [event_texts.labelled(row) for row in in_present(everything())],
        **{f"varied{seed}": functools.partial(varied_by, seed) for seed in SEEDS},
        "unlabelled": lambda: list(unlabelled(labels, "politics")),
        "unlabelled world": lambda: list(unlabelled(labels, "news", "stories", "times")),
        "calibration": lambda: [event_texts.labelled(row) for row in event_texts.calibration_texts(labels)],
    }


def event_rows(labels: Path) -> dict[str, list[Labelled]]:
    """Return the texts whose events are labelled, by set."""
    press = event_texts.press_texts(labels)
    return {
        "passages": list(event_texts.own_passages()),
        # Fold 1 of the sentences is not used for calibration, so it can be used in training.
        "sentences": list(event_texts.standoff("events", event_texts.sentence_texts(labels), range(1, 7))),
        "paragraphs": list(event_texts.standoff("paragraphs", press)),
        "press": list(event_texts.standoff("press", press)),
        # These were drawn because the reader was unsure of them. So they are not a sample of the press, and nothing is
        # calibrated or measured on them.
        "doubtful": list(event_texts.standoff("doubtful", press, range(1, 7))),
    }


def unlabelled(labels: Path, *names: str) -> Iterator[Example]:
    """Yield the passages of whole documents of the press, without labels.

    Documents of fold 0 are left out, as are paragraphs for measuring or calibration.

    Args:
        labels: the folder of labels.
        names: the presses, of :data:`training.event_texts.PRESS`.

    """
    for name in names:
        for document in event_texts.PRESS[name](labels):
            lines = [line.strip() for line in document.split("\n")]
            text = "\n".join(line for line in lines if line and fold(line) not in {MEASURE, CALIBRATION})
            pieces, ranges = passages_of(text)
            for first, last in ranges:
                yield example(name, pieces, first, last)


def prepare(labels: Path, out: Path) -> None:
    """Write all sets to the file ``out``, in the smallest integer types that can hold them."""
    data = {name: [_small(e) for e in load()] for name, load in load_sets(labels).items()}
    for name, examples in data.items():
        print(
            f"{name:16s} {len(examples):6d} passages {sum(len(e.ids) for e in examples):9d} pieces",
            flush=True,
        )
    with lzma.open(out, "wb", preset=6) as file:
        pickle.dump(data, file, protocol=5)


def _small(e: Example) -> Example:
    e.ids, e.case, e.gap = e.ids.astype(np.uint16), e.case.astype(np.uint8), e.gap.astype(np.uint8)
    e.layers = {layer: tags.astype(np.int8) for layer, tags in e.layers.items()}
    e.triggers = None if e.triggers is None else e.triggers.astype(np.uint8)
    for p in (*e.statements, *e.events):
        p.tags = p.tags.astype(np.int8)
    return e


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    prepare(options.labels, options.out)
