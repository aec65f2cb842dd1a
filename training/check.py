"""A quick, rough check of networks on texts that they have not seen: ``python -m training.check LABELS NETWORK …``.

It is meant for use during training; published figures come from ``make gate``. On the paragraphs of the press that are
for calibration, it measures the F1 of the pieces of triggers with their type, and of the pieces of their sides, given the
triggers.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from communique.models.labels import SLICES
from training import losses
from training.batches import collate
from training.data import load_sets
from training.examples import Example
from training.network import Network
from training.train import autocast, begin


@torch.no_grad()
def check(net: Network, examples: list[Example]) -> dict[str, float]:
    """Return the F1 of the pieces of triggers, at the best of nine thresholds, and that of the pieces of sides."""
    device = next(net.parameters()).device
    triggers = {t / 10: [0, 0, 0] for t in range(1, 10)}
    sides = [0, 0, 0]
    by_length = sorted(examples, key=lambda e: len(e.ids))
    for at in range(0, len(examples), 32):
        batch = collate(by_length[at : at + 32], random.Random(at), 10**9).to(device)
        hidden, scores = losses.read(net, batch)
        assert batch.triggers is not None
        likely = scores[..., SLICES["trigger"]].sigmoid() * (batch.ids > 0)[..., None]
        for threshold, counts in triggers.items():
            _count(counts, likely > threshold, batch.triggers > 0)
        if "events" in batch.roles:
            found = batch.roles["events"]
            scores, windows = losses.role_scores(net, "events", hidden, batch, found)
            gold = found.tags.gather(1, windows.places)
            _count(sides, *(tags.masked_fill(windows.outside, 0) for tags in (scores.argmax(-1), gold)))
            in_reach = (gold.masked_fill(windows.outside, 0) > 0).sum()
            # Pieces beyond the head's reach count as missed.
            sides[2] += int((found.tags > 0).sum() - in_reach)
    return {"triggers": max(map(_f1, triggers.values())), "sides": _f1(sides)}


def _count(counts: list[int], said: torch.Tensor, gold: torch.Tensor) -> None:
    counts[0] += int(((said == gold) & (gold > 0)).sum())
    counts[1] += int((said > 0).sum())
    counts[2] += int((gold > 0).sum())


def _f1(counts: list[int]) -> float:
    return 2 * counts[0] / max(1, counts[1] + counts[2])


def main() -> None:
    """Print the figures of each network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("networks", nargs="+")
    options = parser.parse_args()
    examples = load_sets(options.labels)["calibration"]()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    for path in options.networks:
        with autocast(device):
            figures = check(begin(path).to(device).eval(), examples)
        print(path, " ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
