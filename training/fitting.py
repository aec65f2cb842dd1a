"""Fits the role heads to the exported encoder: ``python -m training.fitting LABELS``.

The int8 encoder reads each labelled text once. On its output each head is trained by itself, in a few minutes on one
core, starting from the head of the trained network. Run this once, after :mod:`training.export`: it overwrites the graphs
of the heads and their hashes in the manifest.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from communique.models.labels import ROLE_HEADS
from communique.models.manifest import read_manifest
from communique.models.weights import GRAPHS, load
from training import batches, export, train
from training.data import load_sets
from training.examples import IGNORE, Example, Predicate
from training.roles import RoleHead

SETS = {
    "statements": {"statements": 1, "passages": 1},
    "events": {"passages": 3, "sentences": 20, "paragraphs": 5, "press": 1, "doubtful": 1},
    "circumstances": {"circumstances": 1},
}
"""The label sets of each head, and how often each set occurs in a pass."""
PASSES = {"statements": 2, "events": 2, "circumstances": 4}
"""The number of passes over them; with more passes the heads overfit."""
RATE, STEP = 5e-4, 48
"""The learning rate at the start, and the number of windows in a step."""
_WARM = 100  # steps


@dataclass(frozen=True, slots=True)
class Window:
    """A predicate, and the hidden states [pieces, width] of its passage."""

    hidden: np.ndarray
    predicate: Predicate
    reach: int

    def __len__(self) -> int:
        return min(len(self.hidden), 2 * self.reach + 1)

    def read(self, at: int) -> tuple[np.ndarray, np.ndarray, int]:
        """Return the hidden states and tags of the pieces in reach of piece ``at``, and the index of ``at`` among them."""
        first, last = max(0, at - self.reach), at + self.reach + 1
        return self.hidden[first:last], self.predicate.tags[first:last], at - first


def windows(examples: Sequence[Example], head: str, reach: int) -> Iterator[Window]:
    """Yield a window for each labelled predicate of a head, with the hidden states of the encoder that ships."""
    weights = load()
    for e in examples:
        found = [p for p in getattr(e, head) if p.first < p.last]
        if found:
            # A prepared file stores them in smaller types.
            ids, case, gap = (part.astype(np.int64) for part in (e.ids, e.case, e.gap))
            hidden = weights.read(ids, case, gap)[0][0].astype(np.float16)
            yield from (Window(hidden, p, reach) for p in found)


def step(some: Sequence[Window], rng: random.Random) -> tuple[tuple[Tensor, ...], Tensor]:
    """Return the input of a head for some windows, and their tags; a random piece stands for each predicate."""
    read = [w.read(rng.randrange(w.predicate.first, w.predicate.last)) for w in some]
    length = max(len(tags) for _, tags, _ in read)
    tags = batches.padded([tags for _, tags, _ in read], IGNORE, length).long()
    hidden = batches.padded([hidden for hidden, _, _ in read], 0, length).float()
    index = torch.tensor([at for _, _, at in read])
    kind = torch.tensor([w.predicate.kind for w in some])
    return (hidden, index, kind, tags == IGNORE), tags


def in_steps(found: Sequence[Window], rng: random.Random) -> list[Sequence[Window]]:
    """Return the windows of one pass in steps of similar length, in random order."""
    order = sorted(found, key=lambda w: len(w) + rng.randrange(12))
    steps: list[Sequence[Window]] = [order[i : i + STEP] for i in range(0, len(order), STEP)]
    rng.shuffle(steps)
    return steps


def fit(head: RoleHead, found: Sequence[Window], n_passes: int, seed: int = 1) -> None:
    """Train a role head on windows.

    Args:
        head: the head, which is changed.
        found: the windows.
        n_passes: number of passes over them.
        seed: the seed of everything random.

    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    head.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    plan = [some for _ in range(n_passes) for some in in_steps(found, rng)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda done: min((done + 1) / _WARM, max(0.02, 1 - done / len(plan)))
    )
    total = 0.0
    for done, some in enumerate(plan, 1):
        read, tags = step(some, rng)
        said = head.of_window(*read)
        loss = functional.cross_entropy(said.flatten(0, 1), tags.flatten(), ignore_index=IGNORE)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        total += float(loss.detach())
        if done % 100 == 0:
            print(f"{done}/{len(plan)} loss {total / 100:.4f}", flush=True)
            total = 0.0


def halve(head: RoleHead, before: Mapping[str, Tensor]) -> None:
    """Set a head to the mean of its weights and its weights before the fit.

    As trained with the network, the head for events found more in the press, as fitted it found more in the PLOVER
    sentences, and the mean does as well as the better one on both. The mean of the head for statements finds more of the
    quoted contents, and that of the head for when and where reads plain sentences better than the fitted one.
    """
    with torch.no_grad():
        for key, value in head.state_dict().items():
            value.lerp_(before[key], 0.5)


def main(labels: Path, heads: Sequence[str] = ROLE_HEADS) -> None:
    """Fit the heads, and write them."""
    calibration = read_manifest(export.FOLDER)["calibration"]
    net = train.begin(str(export.FOLDER))
    sets = load_sets(labels)
    for name in heads:
        head: RoleHead = getattr(net, name)
        rng = random.Random(name)
        # Joined, because in articles a text is read among others.
        examples = [
            e
            for part, times in SETS[name].items()
            for _ in range(times)
            for e in batches.joined(sets[part](), rng)
        ]
        found = list(windows(examples, name, head.reach))
        print(f"{name}: {len(found)} predicates", flush=True)
        before = {key: value.clone() for key, value in head.state_dict().items()}
        fit(head, found, PASSES[name])
        halve(head, before)
        net.eval()
        export.save_head(head, export.FOLDER / GRAPHS[name])
        export.save_projections(net, export.FOLDER / GRAPHS["projections"])
        # After each head, so that the weights stay consistent if the run is stopped.
        export.write_manifest(export.FOLDER, calibration)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, help="the folder of labels, or a file of training.data")
    parser.add_argument(
        "--heads", nargs="+", default=ROLE_HEADS, choices=ROLE_HEADS, help="the heads to fit; all by default"
    )
    options = parser.parse_args()
    main(options.labels, options.heads)
