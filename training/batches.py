"""Batches: examples collated into tensors, and the order of batches in training."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from communique.models.labels import ROLE_HEADS
from communique.reading.passages import LIMIT
from training.examples import IGNORE, Example, join

Points = tuple[Tensor, Tensor, Tensor]
"""Passages, pieces in them, and the labels there, each [points]; the labels of factuality are [points, scales]."""


@dataclass(slots=True)
class Roles:
    """Predicates: the passage, the piece and the kind of each [predicates], and their tags [predicates, pieces]."""

    passage: Tensor
    index: Tensor
    kind: Tensor
    tags: Tensor


@dataclass(slots=True)
class Batch:
    """Passages as tensors [passages, pieces], with the labels that some of them have."""

    ids: Tensor
    case: Tensor
    gap: Tensor
    layers: dict[str, Tensor]
    triggers: Tensor | None  # [passages, pieces, types]
    points: dict[str, Points]  # mode, announces, status, factuality
    roles: dict[str, Roles]  # of each head

    def to(self, device: torch.device) -> Batch:
        """Return the batch on another device."""
        return replace(self, **{f.name: _moved(getattr(self, f.name), device) for f in fields(self)})


def _moved(value: Any, device: torch.device) -> Any:
    if isinstance(value, Tensor):
        return value.to(device, non_blocking=True)
    if isinstance(value, dict):
        return {key: _moved(part, device) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(_moved(part, device) for part in value)
    if isinstance(value, Roles):
        return Roles(*(_moved(getattr(value, f.name), device) for f in fields(value)))
    return value


def collate(examples: list[Example], rng: random.Random, room: int) -> Batch:
    """Return the examples as a batch; each cue and trigger is represented by one of its pieces, drawn at random.

    Args:
        examples: passages of the same label set.
        rng: draws the pieces and, if there are too many predicates, which of them are kept.
        room: greatest number of predicates times pieces of their passages in one call of a role head.

    """
    length = max(len(e.ids) for e in examples)
    ids, case, gap = (
        padded([getattr(e, part) for e in examples], 0, length).long() for part in ("ids", "case", "gap")
    )
    triggers = [e.triggers for e in examples if e.triggers is not None]
    return Batch(
        ids,
        case,
        gap,
        dict(tags(examples, length)),
        padded(triggers, 0, length).float() if triggers else None,
        _points(examples),
        _roles(examples, length, rng, room),
    )


def _points(examples: list[Example]) -> dict[str, Points]:
    """Return the labels of the layers that have labels at single pieces."""
    points: dict[str, Points] = {}
    for layer, name in (
        ("mode", "modes"),
        ("announces", "announces"),
        ("status", "statuses"),
        ("factuality", "factuality"),
    ):
        at = [(i, p, value) for i, e in enumerate(examples) for p, value in getattr(e, name)]
        if at:
            i, p, value = (torch.tensor(part) for part in zip(*at, strict=True))
            points[layer] = (i, p, value)
    return points


def _roles(examples: list[Example], length: int, rng: random.Random, room: int) -> dict[str, Roles]:
    """Return the labelled predicates of each role head; the arguments are those of :func:`collate`."""
    roles = {}
    for name in ROLE_HEADS:
        at = [
            (i, rng.randrange(p.first, p.last), p)
            for i, e in enumerate(examples)
            for p in getattr(e, name)
            if p.first < p.last
        ]
        if len(at) * length > room:
            at = rng.sample(at, max(1, room // length))
        if at:
            passage, index, kind = (
                torch.tensor(p) for p in zip(*((i, j, p.kind) for i, j, p in at), strict=True)
            )
            tagged = padded([p.tags for _, _, p in at], IGNORE, length).long()
            roles[name] = Roles(passage, index, kind, tagged)
    return roles


def padded(rows: list[np.ndarray], fill: int, length: int) -> Tensor:
    """Return rows of various lengths as one tensor, filled up to ``length``."""
    out = np.full((len(rows), length, *rows[0].shape[1:]), fill, rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def tags(examples: list[Example], length: int) -> Iterator[tuple[str, Tensor]]:
    """Yield each layer that has labels in the batch, with its tags [passages, pieces]."""
    for layer in sorted({layer for e in examples for layer in e.layers}):
        rows = [e.layers.get(layer, np.full(len(e.ids), IGNORE, np.int16)) for e in examples]
        if any((row != IGNORE).any() for row in rows):  # without labels, the mean of the loss would be NaN
            yield layer, padded(rows, IGNORE, length).long()


def batched(examples: list[Example], rng: random.Random, budget: int) -> list[list[Example]]:
    """Return shuffled batches of examples of similar length, each of at most ``budget`` pieces including padding."""
    if examples[0].triggers is not None or examples[0].circumstances:
        examples = joined(examples, rng)
    order = sorted(examples, key=lambda e: len(e.ids) + rng.randrange(12))
    made: list[list[Example]] = []
    longest = 0
    for e in order:
        longest = max(longest, len(e.ids))
        if made and (len(made[-1]) + 1) * longest <= budget:
            made[-1].append(e)
        else:
            made.append([e])
            longest = len(e.ids)
    rng.shuffle(made)
    return made


def joined(examples: list[Example], rng: random.Random) -> list[Example]:
    """Return the examples in random order, about half of them alone and the others joined to passages of various lengths."""
    order = rng.sample(examples, len(examples))
    made: list[Example] = []
    while order:
        part = [order.pop()]
        room = rng.choice((0, LIMIT)) * rng.random()
        while order and sum(len(p.ids) - 2 for p in part) + len(order[-1].ids) - 2 <= room:
            part.append(order.pop())
        made.append(join(part, [rng.choice((1, 2, 3)) for _ in part[1:]]))
    return made


def make_plan(
    data: dict[str, list[Example]], often: dict[str, float], rng: random.Random, budget: int
) -> list[list[Example]]:
    """Return all batches of a training in order.

    Args:
        data: the examples of each set.
        often: how often each set occurs; of a fraction of a set, the batches are drawn at random.
        rng: draws and shuffles.
        budget: most pieces of a batch, including padding.

    """
    plan: list[list[Example]] = []
    for name, times in often.items():
        whole, part = divmod(times, 1)
        for _ in range(int(whole)):
            plan += batched(data[name], rng, budget)
        plan += [batch for batch in batched(data[name], rng, budget) if rng.random() < part]
    rng.shuffle(plan)
    return plan


class _Plan(Dataset[Batch]):
    def __init__(self, plan: list[list[Example]], first: int, seed: int, room: int) -> None:
        self.plan, self.first, self.seed, self.room = plan, first, seed, room

    def __len__(self) -> int:
        return len(self.plan) - self.first

    def __getitem__(self, at: int) -> Batch:
        place = self.first + at
        return collate(self.plan[place], random.Random(f"{self.seed}/{place}"), self.room)


def loaded(plan: list[list[Example]], first: int, how: argparse.Namespace) -> Iterator[Batch]:
    """Yield the batches of a plan, from number ``first`` on.

    Each batch is seeded by its place in the plan, so the number of workers does not change it.
    """
    made = _Plan(plan, first, how.seed, how.room)
    if how.workers:
        yield from DataLoader(made, batch_size=None, num_workers=how.workers, prefetch_factor=8)
    else:
        yield from (made[at] for at in range(len(made)))
