"""Narrow a trained network: ``python -m training.narrowing runs/NAME/network.pt LABELS runs/NARROW/network.pt``.

Of each layer it keeps the attention heads and inner units that the layer's output needs most. They are chosen by the
optimal brain surgeon (Hassibi and Stork 1993, "Second order derivatives for network pruning"; for groups of weights
Kurtic et al. 2023, https://arxiv.org/abs/2302.04089). The remaining weights are set by least squares, over passages of
all label sets, so that they make up for what is removed, in this layer and in those before it.
:mod:`training.recovery` then trains the narrowed encoder to follow the original one.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import batches, train
from training.data import load_sets
from training.examples import Example
from training.network import NARROW, Encoder, Layer, Network, Shape

SHARES = {
    "names": 40,
    "statements": 30,
    "times": 20,
    "uw": 10,
    "uds": 20,
    "certainty": 20,
    "naming": 20,
    "press": 40,
    "doubtful": 40,
    "circumstances": 20,
    "passages": 50,
    "sentences": 30,
    "paragraphs": 30,
    "unlabelled": 40,
    "unlabelled world": 40,
}
"""Number of passages from each label set: some 60,000 pieces in all, forty for each inner unit of a layer."""
RIDGE = 1e-3
"""The ridge of the least squares, as a share of the features' mean square; without it rare features get huge weights."""
AT_ONCE = 0.01
"""Share of the groups that is removed at a time, before the costs of the others are computed again."""


@dataclass(slots=True)
class Moments:
    """Sums over pieces of products of features, and of features and outputs. The last feature is the constant 1."""

    features: Tensor  # [features + 1, features + 1]
    outputs: Tensor  # [features + 1, outputs]

    @classmethod
    def empty(cls, n: int, n_outputs: int) -> Moments:
        """Return the sums over no pieces."""
        return cls(
            torch.zeros(n + 1, n + 1, dtype=torch.float64), torch.zeros(n + 1, n_outputs, dtype=torch.float64)
        )

    def add(self, features: Tensor, outputs: Tensor) -> None:
        """Add the pieces of a passage, both arguments [pieces, …]."""
        x = torch.cat([features, torch.ones(len(features), 1)], 1)
        self.features += (x.T @ x).double()
        self.outputs += (x.T @ outputs).double()

    def regularised(self) -> Tensor:
        """Return the products of features with the ridge added."""
        sums = self.features.clone()
        n = len(sums) - 1
        sums.diagonal()[:n].add_(RIDGE * sums.diagonal()[:n].mean())
        return sums

    def solve(self, kept: Tensor) -> tuple[Tensor, Tensor]:
        """Return weights [outputs, kept] and bias [outputs] of the least-squares map from the kept features.

        >>> x = torch.arange(12.0).view(6, 2).sin()
        >>> moments = Moments.empty(2, 1)
        >>> moments.add(x, 3 * x[:, [1]] + 1)
        >>> weight, bias = moments.solve(torch.tensor([1]))
        >>> round(float(weight)), round(float(bias))
        (3, 1)
        """
        some = torch.cat([kept, torch.tensor([len(self.features) - 1])])
        weights = torch.linalg.solve(self.regularised()[some][:, some], self.outputs[some])
        return weights[:-1].T.float().contiguous(), weights[-1].float()


def most_needed(moments: Moments, size: int, n: int) -> Tensor:
    """Return the features to keep: the ``n`` adjacent groups of ``size`` features without which the outputs lose most.

    The groups that cost least are removed a few at a time; the weights of the others are updated after each time.

    >>> x = torch.cat([torch.eye(4), -torch.eye(4)])
    >>> moments = Moments.empty(4, 1)
    >>> moments.add(x, x[:, [0]] + 3 * x[:, [3]])
    >>> most_needed(moments, 1, 2).tolist(), most_needed(moments, 2, 1).tolist()
    ([0, 3], [2, 3])
    """
    inverse = torch.linalg.inv(moments.regularised())
    weights = inverse @ moments.outputs
    groups = torch.arange(len(inverse) - 1).view(-1, size)
    kept = torch.ones(len(groups), dtype=torch.bool)
    while (left := int(kept.sum()) - n) > 0:
        own = torch.linalg.inv(inverse[groups[:, :, None], groups[:, None]])  # [groups, size, size]
        cost = torch.einsum("gso,gst,gto->g", weights[groups], own, weights[groups])
        least = cost.masked_fill(~kept, torch.inf).argsort()[: min(left, 1 + int(len(groups) * AT_ONCE))]
        out = groups[least].flatten()
        # the surgeon's update: what the other weights, and the inverse, are without the removed features
        solved = torch.linalg.solve(inverse[out][:, out], torch.cat([weights[out], inverse[out]], 1))
        change = inverse[:, out] @ solved
        weights -= change[:, : weights.shape[1]]
        inverse -= change[:, weights.shape[1] :]
        weights[out], inverse[out], inverse[:, out] = 0, 0, 0
        inverse[out, out] = 1
        kept[least] = False
    return groups[kept].flatten()


def narrow(net: Network, shape: Shape, passages: Sequence[Example]) -> Network:
    """Return a network cut to a narrower shape.

    Args:
        net: the trained network.
        shape: of the same width and number of layers, with fewer attention heads and inner units.
        passages: those on which the layers' outputs are to stay the same.

    """
    narrowed = Network(shape)
    unchanged = {name: value for name, value in net.state_dict().items() if ".layers." not in name}
    narrowed.load_state_dict(narrowed.state_dict() | unchanged)
    with torch.no_grad():
        before = [_embedded(net.encoder, e) for e in passages]
        after = list(before)
        for wide, slim in zip(net.encoder.layers, narrowed.encoder.layers, strict=True):
            _narrow_attention(cast(Layer, wide), cast(Layer, slim), before, after, shape)
            _narrow_inner(cast(Layer, wide), cast(Layer, slim), before, after, shape)
            print(f"share of variance lost: {_lost(before, after):.4f}", flush=True)
    return narrowed


def _embedded(encoder: Encoder, e: Example) -> Tensor:
    """Return the first layer's input for a passage [pieces, hidden]."""
    ids, case, gap = (torch.from_numpy(part.astype("int64")) for part in (e.ids, e.case, e.gap))
    summed = (
        encoder.words(ids) + encoder.positions(torch.arange(len(ids))) + encoder.case(case) + encoder.gap(gap)
    )
    embedded: Tensor = encoder.norm(summed)
    return embedded


def _narrow_attention(
    wide: Layer, slim: Layer, before: list[Tensor], after: list[Tensor], shape: Shape
) -> None:
    """Narrow a layer's attention.

    Args:
        wide: the layer.
        slim: the layer to write to.
        before: states of each passage in the original network; replaced by those after the attention.
        after: likewise, in the narrowed network.
        shape: of the narrowed network.

    """
    moments = Moments.empty(wide.out.in_features, shape.hidden)
    for b, a in zip(before, after, strict=True):
        moments.add(_attended(wide, a), b + wide.out(_attended(wide, b)) - a)
    kept = most_needed(moments, shape.head_width, shape.heads)
    _set(slim.out, *moments.solve(kept))
    rows = torch.cat([kept + part * wide.out.in_features for part in range(3)])  # queries, keys, values
    _set(slim.qkv, wide.qkv.weight[rows], wide.qkv.bias[rows])
    slim.norm1.load_state_dict(wide.norm1.state_dict())
    before[:] = [wide.norm1(b + wide.out(_attended(wide, b))) for b in before]
    after[:] = [slim.norm1(a + slim.out(_attended(slim, a))) for a in after]


def _narrow_inner(wide: Layer, slim: Layer, before: list[Tensor], after: list[Tensor], shape: Shape) -> None:
    """Narrow a layer's feed-forward network; the arguments are those of :func:`_narrow_attention`."""
    moments = Moments.empty(wide.down.in_features, shape.hidden)
    for b, a in zip(before, after, strict=True):
        moments.add(functional.gelu(wide.up(a)), b + wide.down(functional.gelu(wide.up(b))) - a)
    kept = most_needed(moments, 1, shape.inner)
    _set(slim.down, *moments.solve(kept))
    _set(slim.up, wide.up.weight[kept], wide.up.bias[kept])
    slim.norm2.load_state_dict(wide.norm2.state_dict())
    before[:] = [wide.norm2(b + wide.down(functional.gelu(wide.up(b)))) for b in before]
    after[:] = [slim.norm2(a + slim.down(functional.gelu(slim.up(a)))) for a in after]


def _attended(layer: Layer, x: Tensor) -> Tensor:
    """Return the attention's output for one passage's states ``x`` [pieces, hidden], its heads side by side."""
    return layer.attend(layer.qkv(x[None]), torch.zeros(1, 1, 1, len(x)))[0]


def _set(linear: nn.Linear, weight: Tensor, bias: Tensor) -> None:
    linear.weight.copy_(weight)
    linear.bias.copy_(bias)


def _lost(before: Sequence[Tensor], after: Sequence[Tensor]) -> float:
    lost = sum(float((b - a).square().sum()) for b, a in zip(before, after, strict=True))
    return lost / sum(float((b - b.mean(0)).square().sum()) for b in before)


def sample(labels: Path, seed: int = 5) -> Iterator[Example]:
    """Yield passages of all label sets, alone and joined, as in training."""
    sets = load_sets(labels)
    rng = random.Random(seed)
    for name, n in SHARES.items():
        examples = sets[name]()
        yield from batches.joined(rng.sample(examples, min(len(examples), 3 * n)), rng)[:n]


def main(network: Path, labels: Path, out: Path) -> Path:
    """Narrow a network to the shape that ships; return the new network's file."""
    passages = list(sample(labels))
    print(f"{len(passages)} passages, {sum(len(e.ids) for e in passages)} pieces", flush=True)
    narrowed = narrow(train.begin(str(network)).eval(), NARROW, passages)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"net": narrowed.state_dict(), "layers": train.saved_state(network)["layers"]}, out)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path, help="a network.pt, or the folder of exported weights")
    parser.add_argument("labels", type=Path, help="the folder of labels, or a file of training.data")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    main(options.network, options.labels, options.out)
