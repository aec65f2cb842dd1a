"""The network: a BERT-like encoder, a linear head for each token layer, and three role heads.

It has three shapes. The small and the large one start from pretrained weights (:mod:`training.pretrained`); the large
one is a teacher (:mod:`training.distil`). The narrow one, which ships, is cut out of the small one
(:mod:`training.narrowing`). Embeddings of case and gap start at zero, so at first they change nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.models.labels import DOINGS, EVENT_TYPES, REACH, SLICES, WIDTH
from communique.models.labels import LAYERS as LAYER_TAGS
from communique.models.pieces import N_CASES, N_GAPS
from training.attention import Fused
from training.quantised import Linear
from training.roles import RoleHead

HIDDEN, VOCABULARY, POSITIONS = 384, 30522, 512
RARE = -5.0
"""The initial log-odds of a trigger: at most about one piece in 150 is a trigger of a given type."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of an encoder.

    Attributes:
        hidden: width of its states.
        layers: their number.
        heads: attention heads of a layer.
        head_width: width of one of them.
        inner: width of a layer's feed-forward network.
        eps: of the layer norms.
        buckets: relative-distance buckets that bias the attention, or 0.

    """

    hidden: int
    layers: int
    heads: int
    head_width: int
    inner: int
    eps: float
    buckets: int = 0


SMALL = Shape(hidden=HIDDEN, layers=6, heads=12, head_width=32, inner=1536, eps=1e-12)
"""all-MiniLM-L6-v2."""
NARROW = replace(SMALL, heads=10, inner=768)
"""What ships: five sixths of the small one's attention heads and half of its inner units."""
LARGE = Shape(hidden=768, layers=12, heads=12, head_width=64, inner=3072, eps=1e-5, buckets=32)
"""all-mpnet-base-v2 (MPNet, https://arxiv.org/abs/2004.09297)."""


def shape_of(parameters: Mapping[str, Tensor]) -> Shape:
    """Return the shape of the network that has these parameters.

    Raises:
        ValueError: no shape of this module fits.

    """
    inner, hidden = parameters["encoder.layers.0.up.weight"].shape
    for shape in (NARROW, SMALL, LARGE):
        if (shape.hidden, shape.inner) == (hidden, inner):
            return shape
    raise ValueError(f"no shape has states {hidden} wide and {inner} inner units")


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT has it)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d, attended = shape.hidden, shape.heads * shape.head_width
        self.heads = shape.heads
        self.qkv = Linear(d, 3 * attended)
        self.out = Linear(attended, d)
        self.norm1 = nn.LayerNorm(d, eps=shape.eps)
        self.up = Linear(d, shape.inner)
        self.down = Linear(shape.inner, d)
        self.norm2 = nn.LayerNorm(d, eps=shape.eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output; ``mask`` is added to the attention's scores."""
        x = self.norm1(x + self.drop(self.out(self.attend(self.qkv(x), mask))))
        out: Tensor = self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return out

    def attend(self, qkv: Tensor, mask: Tensor) -> Tensor:
        """Return the attention's output, given queries, keys and values side by side."""
        attended: Tensor
        if torch.onnx.is_in_onnx_export():
            attended = Fused.apply(*qkv.chunk(3, -1), self.heads)
            return attended
        q, k, v = qkv.unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
        if torch.is_grad_enabled() and not qkv.is_cuda:
            # on a CPU the backward pass of the plain product is faster for such short passages
            scores = (q @ k.transpose(-1, -2)) / math.sqrt(q.shape[-1]) + mask.to(q.dtype)
            mixed = functional.softmax(scores, -1).to(v.dtype) @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        attended = mixed.transpose(1, 2).flatten(-2)
        return attended


class Encoder(nn.Module):
    """Pieces to hidden states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, shape.hidden)
        self.positions = nn.Embedding(POSITIONS, shape.hidden)
        self.case = nn.Embedding(N_CASES, shape.hidden)
        self.gap = nn.Embedding(N_GAPS, shape.hidden)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.gap.weight)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.near = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor) -> Tensor:
        """Return hidden states [passages, pieces, hidden]; id 0 is padding."""
        mask = (ids == 0)[:, None, None, :].to(self.norm.weight.dtype) * -1e4
        positions = torch.arange(ids.shape[1], device=ids.device)
        if self.near is not None:
            buckets = relative_buckets(positions[None] - positions[:, None], self.near.num_embeddings)
            mask = mask + self.near(buckets).permute(2, 0, 1)[None]
        x: Tensor = self.words(ids) + self.positions(positions)[None] + self.case(case) + self.gap(gap)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def relative_buckets(steps: Tensor, n: int, farthest: int = 128) -> Tensor:
    """Return the buckets of signed distances, separate for each sign.

    There is one bucket for each near distance, and growing ones for far distances.

    After T5 (https://arxiv.org/abs/1910.10683), whose scheme MPNet shares.

    >>> relative_buckets(torch.tensor([-200, -3, 0, 3]), 32).tolist()
    [15, 3, 0, 19]
    """
    n //= 2
    near = n // 2
    size = steps.abs()
    far = near + (torch.log(size.clamp(min=1).float() / near) / math.log(farthest / near) * (n - near)).long()
    return torch.where(size < near, size, far.clamp(max=n - 1)) + (steps > 0).long() * n


class Network(nn.Module):
    """The encoder and every head."""

    def __init__(self, shape: Shape = NARROW) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.inner = Linear(shape.hidden, shape.hidden)
        self.tokens = Linear(2 * shape.hidden, WIDTH)
        nn.init.constant_(self.tokens.bias[SLICES["trigger"]], RARE)
        self.drop = nn.Dropout(0.1)
        self.statements = RoleHead(shape.hidden, 1, REACH["statements"])
        self.events = RoleHead(shape.hidden, len(EVENT_TYPES), REACH["events"])
        self.circumstances = RoleHead(shape.hidden, len(DOINGS), REACH["circumstances"])

    def layers(self, hidden: Tensor) -> Tensor:
        """Return every token layer's scores [passages, pieces, WIDTH]."""
        both = torch.cat([hidden, functional.gelu(self.inner(hidden))], -1)
        scores: Tensor = self.tokens(self.drop(both))
        return scores

    def take_over(self, saved: dict[str, Any]) -> None:
        """Load saved weights.

        A token layer that they lack starts untrained, and so does missing attention of the role heads.
        """
        state = dict(saved["net"])
        layers: dict[str, list[str]] = saved.get("layers", {})
        for name in ("tokens.weight", "tokens.bias"):
            fresh = self.state_dict()[name].clone()
            at = 0
            for layer, tags in layers.items():
                if LAYER_TAGS.get(layer) == tuple(tags):
                    fresh[SLICES[layer]] = state[name][at : at + len(tags)]
                at += len(tags)
            state[name] = fresh
        younger = {name: value for name, value in self.state_dict().items() if ".all." in name}
        self.load_state_dict(younger | state)
