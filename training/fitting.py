"""Fit the head of circumstances to the encoder that ships: ``python -m training.fitting LABELS``.

What the encoder says of each labelled text is read once, in int8 as it ships; over it the head alone is trained in some minutes on
one core, from where the training of the whole network left it: so once, after :mod:`training.export`. The graph of the head is written in its place, and its hash in the manifest.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from communique.models.manifest import read_manifest
from communique.models.weights import load
from training import circumstances, export
from training.batches import Roles, padded
from training.examples import IGNORE, Predicate
from training.network import HIDDEN, Network
from training.shipped import network_state

PASSES, RATE, TEXTS = 4, 7e-4, 24
"""Passes over the labels, the rate at their start, texts a step."""
_WARM = 50  # steps

Text = tuple[np.ndarray, list[Predicate]]
"""Hidden states [pieces, width] of a text, and its acts."""


def hidden_states(labels: Path) -> list[Text]:
    """Return what the encoder that ships says of each labelled text, with the text's acts."""
    weights = load()
    return [
        (weights.read(e.ids, e.case, e.gap)[0][0].astype(np.float16), e.circumstances)
        for e in circumstances.examples(labels)
        if e.circumstances
    ]


def step(texts: list[Text], rng: random.Random) -> tuple[Tensor, Roles]:
    """Return some texts' hidden states [texts, pieces, width] and acts; of each act one piece, by lot, stands for it."""
    length = max(len(states) for states, _ in texts)
    hidden = torch.zeros(len(texts), length, HIDDEN)
    for i, (states, _) in enumerate(texts):
        hidden[i, : len(states)] = torch.from_numpy(states.astype(np.float32))
    acts = [(i, p) for i, (_, found) in enumerate(texts) for p in found if p.first < p.last]
    where = ((i, rng.randrange(p.first, p.last), p.kind) for i, p in acts)
    passage, index, kind = (torch.tensor(part) for part in zip(*where, strict=True))
    return hidden, Roles(passage, index, kind, padded([p.tags for _, p in acts], IGNORE, length).long())


def in_steps(texts: list[Text], rng: random.Random) -> list[list[Text]]:
    """Return the texts of one pass, those of like length together."""
    order = sorted(texts, key=lambda text: len(text[0]) + rng.randrange(12))
    steps = [order[i : i + TEXTS] for i in range(0, len(order), TEXTS)]
    rng.shuffle(steps)
    return [some for some in steps if any(p.first < p.last for _, found in some for p in found)]


def fit(net: Network, texts: list[Text], seed: int = 1) -> None:
    """Train the network's head of circumstances, and nothing else of it."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    head = net.circumstances.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    plan = [some for _ in range(PASSES) for some in in_steps(texts, rng)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda done: min((done + 1) / _WARM, max(0.02, 1 - done / len(plan)))
    )
    total = 0.0
    for done, some in enumerate(plan, 1):
        hidden, at = step(some, rng)
        said = head(hidden, at.passage, at.index, at.kind)
        loss = functional.cross_entropy(said.flatten(0, 1), at.tags.flatten(), ignore_index=IGNORE)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 0.05)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        total += float(loss.detach())
        if done % 100 == 0:
            print(f"{done}/{len(plan)} loss {total / 100:.4f}", flush=True)
            total = 0.0


def main(labels: Path) -> None:
    """Fit the head, and write it."""
    net = Network()
    net.take_over(network_state(export.FOLDER))
    fit(net, hidden_states(labels))
    export.save_head(net.circumstances.eval(), export.FOLDER / "circumstances.onnx")
    export.write_manifest(export.FOLDER, read_manifest(export.FOLDER)["calibration"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    main(parser.parse_args().labels)
