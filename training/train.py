"""Train a network on labels: ``python -m training.train --labels LABELS --start small --out runs/NAME``.

One network, all label sets mixed: each step takes one batch of one set and adds up the losses of the layers
that are labelled in it. Checkpoints resume; seeds are fixed. See ``training/README.md`` for the recipe.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from communique.models.labels import LAYERS
from training import batches, losses, pretrained, shipped
from training.data import load_sets
from training.examples import Example
from training.network import LARGE, SMALL, Network, shape_of

torch.backends.cuda.enable_cudnn_sdp(False)  # otherwise it would plan anew for every length of passage
SHAPES = {"small": SMALL, "large": LARGE}


def begin(start: str) -> Network:
    """Return the network to start from.

    Args:
        start: ``small`` or ``large`` for the bare encoder of that shape, else a trained ``network.pt``, or the folder of
            what ships.

    Raises:
        SystemExit: the bare encoder's package is missing, or its file is another.

    """
    if start in SHAPES:
        net = Network(SHAPES[start])
        pretrained.start(net.encoder, SHAPES[start])
        return net
    saved = saved_state(Path(start))
    net = Network(shape_of(saved["net"]))
    net.take_over(saved)
    return net


def saved_state(path: Path) -> dict[str, Any]:
    """Return the parameters and the layers of a trained ``network.pt``, or of the folder of what ships."""
    state: dict[str, Any] = (
        shipped.network_state(path) if path.is_dir() else torch.load(path, weights_only=True)
    )
    return state


def precision(device: str | torch.device) -> torch.dtype:
    """Return the fastest floating-point type of a device: bfloat16 on a GPU and on CPUs with AMX, float32 on others."""
    # without AMX an x86 core took 1.7 times as long in bfloat16 (3,072 pieces by a layer of the large encoder)
    tiles = bool(torch.cpu.get_capabilities().get("amx_bf16"))
    return torch.bfloat16 if torch.device(device).type != "cpu" or tiles else torch.float32


def autocast(device: str | torch.device) -> torch.autocast:
    """Return the context in which a network is to be computed on the device."""
    half = precision(device) == torch.bfloat16
    return torch.autocast(torch.device(device).type, torch.bfloat16, enabled=half)


def put(net: Network, how: argparse.Namespace) -> Network:
    """Return the network on the device, its encoder's layers compiled where the options say so.

    The heads are not compiled: their shapes change with every batch, and each would be compiled anew.
    """
    if how.compile:
        for layer in net.encoder.layers:
            layer.compile(dynamic=True)
    placed: Network = net.to(how.device)
    return placed


class TrainingRun:
    """A training run: network, optimiser, schedule, number of steps done, and the running mean of the weights.

    The mean forgets at ``average`` a step. Averaged weights read what is new to them better than those of any one step.
    """

    def __init__(self, net: Network, n_steps: int, how: argparse.Namespace) -> None:
        # so that sums over pieces do not depend on the number of threads
        torch.use_deterministic_algorithms(mode=torch.device(how.device).type == "cpu")
        self.net = put(net, how)
        self.average: float = how.average
        self.n_steps = n_steps
        self.mean = {name: value.detach().clone() for name, value in net.state_dict().items()}
        named = list(net.named_parameters())
        body = [p for name, p in named if name.startswith("encoder")]
        rest = [p for name, p in named if not name.startswith("encoder")]
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "lr": how.lr}, {"params": rest, "lr": how.lr * how.heads}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=True,
        )
        warm = min(200, n_steps // 10 + 1)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / warm, max(0.02, (n_steps - s) / (n_steps - warm)))
        )
        self.done = 0
        self.sums: dict[str, Tensor] = {}
        self.checkpoint: Path = how.out / "checkpoint.pt"
        how.out.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True, map_location=how.device)
            for name in ("net", "optimizer", "schedule"):
                getattr(self, name).load_state_dict(state[name])
            self.mean, self.done = state["mean"], state["done"]
            torch.set_rng_state(state["random"].cpu())

    def step(self, parts: dict[str, Tensor]) -> None:
        """Take one optimiser step on the sum of the losses."""
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.done += 1
        keep = min(self.average, self.done / (self.done + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.mean.values()), list(self.net.state_dict().values()), 1 - keep)
            for name, value in parts.items():
                sums = self.sums.setdefault(name, torch.zeros(2, device=value.device))
                sums += torch.stack([value.detach(), torch.ones_like(value)])

    def follow(
        self, plan: Iterator[batches.Batch], parts: Callable[[batches.Batch], dict[str, Tensor]]
    ) -> None:
        """Take all steps of the plan; print the progress and save checkpoints."""
        self.net.train()
        began, first = time.perf_counter(), self.done
        device = next(self.net.parameters()).device
        for batch in plan:
            with autocast(device):
                found = parts(batch.to(device))
            self.step(found)
            if self.done % 100 == 0 or self.done == self.n_steps:
                left = (time.perf_counter() - began) / (self.done - first) * (self.n_steps - self.done)
                means = " ".join(f"{name} {float(s[0] / s[1]):.4f}" for name, s in sorted(self.sums.items()))
                print(f"{self.done}/{self.n_steps}, {left / 60:.1f} min left | {means}", flush=True)
                self.sums.clear()
            if self.done % 100 == 0:
                self.save()

    def save(self) -> None:
        """Write a checkpoint atomically."""
        state = {name: getattr(self, name).state_dict() for name in ("net", "optimizer", "schedule")} | {
            "mean": self.mean,
            "done": self.done,
            "random": torch.get_rng_state(),
        }
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def finish(self) -> Path:
        """Write the running mean as the trained network, and return its path."""
        path = self.checkpoint.with_name("network.pt")
        layers = {name: list(tags) for name, tags in LAYERS.items()}
        torch.save({"net": {name: value.cpu() for name, value in self.mean.items()}, "layers": layers}, path)
        self.checkpoint.unlink(missing_ok=True)
        return path


def chosen(labels: Path, sets: str) -> tuple[dict[str, list[Example]], dict[str, float]]:
    """Return the label sets that the option names, and how often each stands in the plan."""
    often = {name: float(n) for name, n in (pair.split(":") for pair in sets.split(","))}
    available = load_sets(labels)
    data = {name: available[name]() for name in often}
    for name, examples in data.items():
        pieces = sum(len(e.ids) for e in examples)
        print(f"{name:16s} {len(examples):6d} passages {pieces:9d} pieces, {often[name]} times", flush=True)
    return data, often


def train(how: argparse.Namespace) -> Path:
    """Train as the options say; resume where a checkpoint lies in the output folder; return the trained network's file."""
    torch.manual_seed(how.seed)
    torch.set_num_threads(how.threads)
    plan = batches.make_plan(*chosen(how.labels, how.sets), random.Random(how.seed), how.budget)[: how.most]
    run = TrainingRun(begin(how.start), len(plan), how)

    def parts(batch: batches.Batch) -> dict[str, Tensor]:
        return losses.labelled(run.net, *losses.read(run.net, batch), batch, how.smoothing)

    run.follow(batches.loaded(plan, run.done, how), parts)
    return run.finish()


def parser() -> argparse.ArgumentParser:
    """Return the options of a training."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument(
        "--labels", type=Path, required=True, help="the folder of labels, or a file of training.data"
    )
    p.add_argument("--start", required=True, help="small, large, a network.pt, or the folder of what ships")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument(
        "--sets", default="names:3,statements:3,times:3,uw:3,uds:3", help="label sets, each with how often"
    )
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--heads", type=float, default=4, help="learning rate of the heads, as a multiple")
    p.add_argument(
        "--average", type=float, default=0.998, help="what the weights' running mean keeps at a step"
    )
    p.add_argument("--smoothing", type=float, default=0.02)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--budget", type=int, default=3072, help="pieces a batch, padding counted")
    p.add_argument("--most", type=int, help="steps after which it ends, however long the plan is")
    p.add_argument(
        "--room",
        type=int,
        default=40_000,
        help="predicates times pieces of their passages that a role head is asked for at once",
    )
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument(
        "--compile",
        action=argparse.BooleanOptionalAction,
        default=not torch.cuda.is_available() and shutil.which("g++") is not None,
        help="compile the encoders' layers: on a CPU a step takes half as long",
    )
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--workers", type=int, default=0, help="processes that put batches together")
    return p


if __name__ == "__main__":
    train(parser().parse_args())
