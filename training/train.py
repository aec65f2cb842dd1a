"""Train every weight: ``python -m training.train --labels LABELS --start MODEL.safetensors --out runs/NAME``.

One network, all label sets mixed: each step takes one batch of one set and adds up the losses of the layers
that are labelled in it. Checkpoints resume; seeds are fixed. See ``training/README.md`` for the recipe.
"""

from __future__ import annotations

import argparse
import functools
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from communique.models.labels import LAYERS, SLICES
from training import event_texts, sets, shipped
from training.examples import IGNORE, LIMIT, Example, join
from training.network import Network
from training.varying import Labelled, in_present, varied

BUDGET = 3072  # pieces a batch, padding counted


def load_sets(labels: Path, seed: int) -> dict[str, Callable[[], list[Example]]]:
    """Return each training set by its name, loaded when called; ``seed`` is for what is varied."""
    times = [labels / "times/TimeBank", labels / "times/AQUAINT"]
    rows = functools.cache(lambda: event_rows(labels))
    return {
        "names": lambda: list(sets.names(labels / "names/worldwide", dev=False)),
        "statements": lambda: list(sets.statements(labels / "statements/polnear/train")),
        "times": lambda: list(sets.times(times, dev=False)),
        "uw": lambda: list(sets.status(labels / "status/UW/train.jsonl")),
        "uds": lambda: list(sets.status(labels / "status/UDS_IH2/train.jsonl")),
        **{
            name: functools.partial(lambda name: [event_texts.labelled(row) for row in rows()[name]], name)
            for name in ("passages", "sentences", "paragraphs", "press")
        },
        "present": lambda: [
            event_texts.labelled(row) for row in in_present(r for part in rows().values() for r in part)
        ],
        "varied": lambda: [
            event_texts.labelled(row)
            for row in varied([r for part in rows().values() for r in part], random.Random(seed))
        ],
    }


def event_rows(labels: Path) -> dict[str, list[Labelled]]:
    """Return the texts whose events are labelled, by set."""
    press = event_texts.press_texts(labels)
    return {
        "passages": list(event_texts.own_passages()),
        # sentences of fold 1 have no part in the calibration
        "sentences": list(event_texts.standoff("events", event_texts.sentence_texts(labels), range(1, 7))),
        "paragraphs": list(event_texts.standoff("paragraphs", press)),
        "press": list(event_texts.standoff("press", press)),
    }


def batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Return the examples in batches of like length, shuffled."""
    if examples[0].triggers is not None:
        examples = joined(examples, rng)
    order = sorted(examples, key=lambda e: len(e.ids) + rng.randrange(12))
    made: list[list[Example]] = []
    for e in order:
        if made and (len(made[-1]) + 1) * max(len(x.ids) for x in (e, *made[-1])) <= BUDGET:
            made[-1].append(e)
        else:
            made.append([e])
    rng.shuffle(made)
    return made


def joined(examples: list[Example], rng: random.Random) -> list[Example]:
    """Return the examples shuffled, half of them alone and the others put together to passages of any length."""
    order = rng.sample(examples, len(examples))
    made: list[Example] = []
    while order:
        part = [order.pop()]
        room = rng.choice((0, LIMIT)) * rng.random()
        while order and sum(len(p.ids) - 2 for p in part) + len(order[-1].ids) - 2 <= room:
            part.append(order.pop())
        made.append(join(part, [rng.choice((1, 2, 3)) for _ in part[1:]]))
    return made


def padded(rows: list[np.ndarray], fill: float, length: int) -> Tensor:
    """Return the rows as one tensor, filled up to ``length``."""
    out = np.full((len(rows), length, *rows[0].shape[1:]), fill, rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def tags(batch: list[Example], length: int) -> Iterator[tuple[str, Tensor]]:
    """Yield each layer that is labelled somewhere in the batch, with its tags [passages, pieces]."""
    for layer in sorted({layer for e in batch for layer in e.layers}):
        rows = [e.layers.get(layer, np.full(len(e.ids), IGNORE)) for e in batch]
        if any((row != IGNORE).any() for row in rows):  # a mean over nothing is not a number
            yield layer, padded(rows, IGNORE, length)


def losses(net: Network, batch: list[Example], rng: random.Random, smoothing: float) -> dict[str, Tensor]:
    """Return the loss of each layer that the batch has labels for."""
    length = max(len(e.ids) for e in batch)
    ids, case, gap = (padded([getattr(e, part) for e in batch], 0, length) for part in ("ids", "case", "gap"))
    hidden = net.encoder(ids, case, gap)
    scores = net.layers(hidden).float()
    out: dict[str, Tensor] = {}

    def part(layer: str) -> Tensor:
        return scores[..., SLICES[layer]]

    for layer, gold in tags(batch, length):
        out[layer] = functional.cross_entropy(part(layer).flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    if batch[0].triggers is not None:
        gold = padded([e.triggers for e in batch], 0, length)
        loss = functional.binary_cross_entropy_with_logits(
            part("trigger"), gold * (1 - smoothing) + 0.0005, reduction="none"
        ).sum(-1)
        out["trigger"] = 6 * loss[ids > 0].mean()
    for layer, field in (("mode", "modes"), ("announces", "announces"), ("status", "statuses")):
        at = [(i, p, tag) for i, e in enumerate(batch) for p, tag in getattr(e, field)]
        if at:
            i, p, tag = (torch.tensor(x) for x in zip(*at, strict=True))
            out[layer] = 0.3 * functional.cross_entropy(part(layer)[i, p], tag, label_smoothing=smoothing)
    at = [(i, p, value) for i, e in enumerate(batch) for p, value in e.factuality]
    if at:
        i, p, value = (torch.tensor(x) for x in zip(*at, strict=True))
        out["factuality"] = 0.5 * functional.smooth_l1_loss(part("factuality")[i, p, 0], value.float())
    for name, head in (("statements", net.statements), ("events", net.events)):
        at = [
            (i, rng.randrange(p.first, p.last), p)
            for i, e in enumerate(batch)
            for p in getattr(e, name)
            if p.first < p.last
        ]
        if len(at) * length > 40_000:
            at = rng.sample(at, 40_000 // length)
        if at:
            passage, index, kind = (
                torch.tensor(x) for x in zip(*((i, j, p.kind) for i, j, p in at), strict=True)
            )
            gold = padded([p.tags for _, _, p in at], IGNORE, length)
            said = head(hidden, passage, index, kind).float()
            out[f"{name} roles"] = 2 * functional.cross_entropy(
                said.flatten(0, 1), gold.flatten(), ignore_index=IGNORE
            )
    return out


def make_plan(
    data: dict[str, list[Example]], often: dict[str, float], epochs: int, rng: random.Random
) -> list[list[Example]]:
    """Return every batch of the training in order; a set stands in an epoch ``often`` times, a fraction by lot."""
    plan: list[list[Example]] = []
    for _ in range(epochs):
        epoch = []
        for name, times in often.items():
            whole, part = divmod(times, 1)
            for _ in range(int(whole)):
                epoch += batches(data[name], rng)
            epoch += [batch for batch in batches(data[name], rng) if rng.random() < part]
        rng.shuffle(epoch)
        plan += epoch
    return plan


def begin(path: Path) -> Network:
    """Return the network to start from: the bare encoder's weights, a trained network, or what ships."""
    net = Network()
    if path.is_dir():
        net.take_over(shipped.network_state(path))
    elif path.suffix == ".safetensors":
        net.encoder.start_from(path)
    else:
        net.take_over(torch.load(path, weights_only=True))
    return net


class Course:
    """One training under way: network, optimiser, schedule, how many steps are done, and the weights' running mean.

    The mean forgets at ``average`` a step. Averaged weights read what is new to them better than those of any one step.
    """

    def __init__(
        self, net: Network, n_steps: int, lr: float, heads: float, average: float, folder: Path
    ) -> None:
        body = [p for name, p in net.named_parameters() if name.startswith("encoder")]
        rest = [p for name, p in net.named_parameters() if not name.startswith("encoder")]
        self.net = net
        self.average = average
        self.mean = {name: value.detach().clone() for name, value in net.state_dict().items()}
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "lr": lr}, {"params": rest, "lr": lr * heads}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=True,
        )
        warm = min(200, n_steps // 10 + 1)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / warm, max(0.02, (n_steps - s) / (n_steps - warm)))
        )
        self.done = 0
        self.checkpoint = folder / "checkpoint.pt"
        folder.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True)
            for name in ("net", "optimizer", "schedule"):
                getattr(self, name).load_state_dict(state[name])
            self.mean, self.done = state["mean"], state["done"]

    def step(self, parts: dict[str, Tensor]) -> None:
        """Take one step down the sum of the losses."""
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.done += 1
        keep = min(self.average, self.done / (self.done + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.mean.values()), list(self.net.state_dict().values()), 1 - keep)

    def save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {name: getattr(self, name).state_dict() for name in ("net", "optimizer", "schedule")} | {
            "mean": self.mean,
            "done": self.done,
        }
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)


def train(how: argparse.Namespace) -> None:
    """Train as the options say; resume where a checkpoint lies in the output folder."""
    torch.manual_seed(how.seed)
    torch.set_num_threads(how.threads)
    rng = random.Random(how.seed)
    often = {name: float(n) for name, n in (pair.split(":") for pair in how.sets.split(","))}
    available = load_sets(how.labels, how.seed)
    data = {name: available[name]() for name in often}
    for name, examples in data.items():
        print(
            f"{name:11s} {len(examples):6d} passages {sum(len(e.ids) for e in examples):8d} pieces",
            flush=True,
        )
    plan = make_plan(data, often, how.epochs, rng)
    course = Course(begin(how.start), len(plan), how.lr, how.heads, how.average, how.out)
    course.net.train()
    sums: dict[str, list[float]] = {}
    began, first = time.perf_counter(), course.done
    for batch in plan[first:]:
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(course.net, batch, rng, how.smoothing)
        course.step(parts)
        for name, value in parts.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if course.done % 100 == 0:
            left = (time.perf_counter() - began) / (course.done - first) * (len(plan) - course.done)
            means = " ".join(f"{n} {sum(v) / len(v):.4f}" for n, v in sorted(sums.items()))
            print(f"{course.done}/{len(plan)}, {left / 60:.0f} min left | {means}", flush=True)
            sums.clear()
        if course.done % 500 == 0 or course.done == len(plan):
            course.save()
    layers = {name: list(tags) for name, tags in LAYERS.items()}
    torch.save({"net": course.mean, "layers": layers}, how.out / "network.pt")


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the options of a command line."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--labels", type=Path, required=True)
    p.add_argument(
        "--start",
        type=Path,
        required=True,
        help="model.safetensors of the small encoder, a network.pt or the folder of what ships to go on from",
    )
    p.add_argument("--out", type=Path, required=True)
    p.add_argument(
        "--sets",
        default="names:1,statements:1,times:1,uw:1,uds:1",
        help="label sets, each with how often an epoch",
    )
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--heads", type=float, default=4, help="learning rate of the heads, as a multiple")
    p.add_argument(
        "--average", type=float, default=0.998, help="what the weights' running mean keeps at a step"
    )
    p.add_argument("--smoothing", type=float, default=0.02)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    return p.parse_args(arguments)


if __name__ == "__main__":
    train(options())
