"""Train every weight: ``python -m training.train --labels LABELS --start MODEL.safetensors --out runs/NAME``.

One network, all label sets mixed: each step takes one batch of one set and adds up the losses of the layers
that are labelled in it. Checkpoints resume; seeds are fixed. See ``training/README.md`` for the recipe.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from communique.models.labels import LAYERS
from training import sets
from training.network import Network
from training.sets import IGNORE, Example

BUDGET = 3072  # pieces a batch, padding counted


def load_sets(labels: Path) -> dict[str, Callable[[], list[Example]]]:
    """Return each training set by its name, loaded when called."""

    def standoff(name: str, texts: dict[str, str]) -> list[Example]:
        return list(sets.standoff(Path(__file__).parent / f"standoff/{name}.jsonl", texts))

    times = [labels / "times/TimeBank", labels / "times/AQUAINT"]
    return {
        "names": lambda: list(sets.names(labels / "names/worldwide", dev=False)),
        "statements": lambda: list(sets.statements(labels / "statements/polnear/train")),
        "times": lambda: list(sets.times(times, dev=False)),
        "uw": lambda: list(sets.status(labels / "status/UW/train.jsonl")),
        "uds": lambda: list(sets.status(labels / "status/UDS_IH2/train.jsonl")),
        "passages": lambda: list(sets.own_passages()),
        "sentences": lambda: standoff("events", sets.sentence_texts(labels)),
        "paragraphs": lambda: standoff("paragraphs", sets.paragraph_texts(labels)),
    }


def batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Return the examples in batches of like length, shuffled."""
    order = sorted(examples, key=lambda e: len(e.ids) + rng.randrange(12))
    made: list[list[Example]] = []
    for e in order:
        if made and (len(made[-1]) + 1) * max(len(e.ids), max(len(x.ids) for x in made[-1])) <= BUDGET:
            made[-1].append(e)
        else:
            made.append([e])
    rng.shuffle(made)
    return made


def padded(rows: list[np.ndarray], fill: float, length: int) -> Tensor:
    """Return the rows as one tensor, filled up to ``length``."""
    out = np.full((len(rows), length, *rows[0].shape[1:]), fill, rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def losses(net: Network, batch: list[Example], rng: random.Random, smoothing: float) -> dict[str, Tensor]:
    """Return the loss of each layer that the batch has labels for."""
    length = max(len(e.ids) for e in batch)
    ids, case, gap = (padded([getattr(e, part) for e in batch], 0, length) for part in ("ids", "case", "gap"))
    hidden = net.encoder(ids, case, gap)
    scores = net.layers(hidden).float()
    out: dict[str, Tensor] = {}

    def part(layer: str) -> Tensor:
        return scores[..., sets.SLICES[layer]]

    for layer in batch[0].layers:
        gold = padded([e.layers[layer] for e in batch], IGNORE, length)
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
            tags = head(hidden, passage, index, kind).float()
            out[f"{name} roles"] = 2 * functional.cross_entropy(
                tags.flatten(0, 1), gold.flatten(), ignore_index=IGNORE
            )
    return out


def train(options: argparse.Namespace) -> None:
    """Train as the options say; resume where a checkpoint lies in the output folder."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    available = load_sets(options.labels)
    chosen = {name: float(n) for name, n in (pair.split(":") for pair in options.sets.split(","))}
    data = {name: available[name]() for name in chosen}
    for name, examples in data.items():
        print(
            f"{name:11s} {len(examples):6d} passages {sum(len(e.ids) for e in examples):8d} pieces",
            flush=True,
        )
    plan: list[list[Example]] = []
    for _ in range(options.epochs):
        epoch = [
            b
            for name, times in chosen.items()
            for k in range(int(-(-times // 1)))
            for b in batches(data[name], rng)
            if k < int(times) or rng.random() < times % 1
        ]
        rng.shuffle(epoch)
        plan += epoch
    net = Network()
    if options.start.suffix == ".safetensors":
        net.encoder.start_from(options.start)
    else:
        net.take_over(torch.load(options.start, weights_only=True))
    body = [p for n, p in net.named_parameters() if n.startswith("encoder")]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": body, "lr": options.lr}, {"params": heads, "lr": options.lr * options.heads}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = min(200, len(plan) // 10 + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (len(plan) - s) / (len(plan) - warm)))
    )
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["step"]
    net.train()
    sums: dict[str, list[float]] = {}
    began = time.perf_counter()
    pieces = 0
    for step in range(done, len(plan)):
        batch = plan[step]
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(net, batch, rng, options.smoothing)
        total = torch.stack(list(parts.values())).sum()
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        pieces += sum(len(e.ids) for e in batch)
        for name, value in parts.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % 100 == 0:
            took = time.perf_counter() - began
            print(
                f"{step + 1}/{len(plan)} {pieces / took:.0f} pieces/s, {took / (step + 1 - done) * (len(plan) - step) / 60:.0f} min left | "
                + " ".join(f"{n} {sum(v) / len(v):.4f}" for n, v in sorted(sums.items())),
                flush=True,
            )
            sums.clear()
        if (step + 1) % 500 == 0 or step + 1 == len(plan):
            whole = {
                "net": net.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step + 1,
            }
            torch.save(whole, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save(
        {"net": net.state_dict(), "layers": {name: list(tags) for name, tags in LAYERS.items()}},
        options.out / "network.pt",
    )


def main() -> None:
    """Read the command line and train."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--labels", type=Path, required=True)
    p.add_argument(
        "--start",
        type=Path,
        required=True,
        help="model.safetensors of the small encoder, or a network.pt to go on from",
    )
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--sets", default="names:1,statements:1,times:1,uw:1,uds:1")
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--heads", type=float, default=4, help="learning rate of the heads, as a multiple")
    p.add_argument("--smoothing", type=float, default=0.02)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    train(p.parse_args())


if __name__ == "__main__":
    main()
