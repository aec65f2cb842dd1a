"""The network: one small BERT encoder, a linear head for every token layer, and two heads for roles.

The encoder starts from all-MiniLM-L6-v2; case and gap embeddings start at zero, so it begins as it was.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from communique.models.labels import EVENT_TYPES, ROLES, SLICES, WIDTH
from communique.models.labels import LAYERS as LAYER_TAGS
from communique.models.pieces import N_CASES, N_GAPS

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ROLE_WIDTH, REACH = 160, 24
"""Width of the role heads; buckets of distance between a predicate and a piece on either side."""


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT has it)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output; ``mask`` is added to the attention's scores."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            scores = (q @ k.transpose(-1, -2)) / math.sqrt(HIDDEN // HEADS) + mask
            mixed = functional.softmax(scores, -1) @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces to hidden states."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.case = nn.Embedding(N_CASES, HIDDEN)
        self.gap = nn.Embedding(N_GAPS, HIDDEN)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.gap.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor) -> Tensor:
        """Return hidden states [passages, pieces, HIDDEN]; id 0 is padding."""
        mask = (ids == 0)[:, None, None, :].to(self.norm.weight.dtype) * -1e4
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(positions)[None] + self.case(case) + self.gap(gap)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        return x

    def start_from(self, safetensors: Path) -> None:
        """Take over the weights of a BERT of the same size."""
        w = load_file(safetensors)
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
            )
            _norm(self.norm, w, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    parts = [w[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                    getattr(layer.out, kind).copy_(w[f"{at}attention.output.dense.{kind}"])
                    getattr(layer.up, kind).copy_(w[f"{at}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(w[f"{at}output.dense.{kind}"])
                _norm(layer.norm1, w, f"{at}attention.output.LayerNorm")
                _norm(layer.norm2, w, f"{at}output.LayerNorm")


def _norm(norm: nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(weights[f"{name}.weight"])
    norm.bias.copy_(weights[f"{name}.bias"])


class Roles(nn.Module):
    """For each predicate, a tag for every piece of its passage: O, or B/I of source or target.

    Predicate and piece meet by sum and by product, with their signed distance; two gated convolutions along
    the pieces then let a tag see its neighbours.
    """

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.piece = nn.Linear(HIDDEN, 2 * ROLE_WIDTH)
        self.predicate = nn.Linear(HIDDEN, 2 * ROLE_WIDTH)
        self.kind = nn.Embedding(kinds, ROLE_WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, ROLE_WIDTH)
        self.mix = nn.ModuleList(
            nn.Conv1d(ROLE_WIDTH, ROLE_WIDTH, 5, padding=2, groups=ROLE_WIDTH) for _ in range(2)
        )
        self.dense = nn.ModuleList(nn.Linear(ROLE_WIDTH, ROLE_WIDTH) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(ROLE_WIDTH) for _ in range(2))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(ROLE_WIDTH, len(ROLES))

    def forward(self, hidden: Tensor, passage: Tensor, index: Tensor, kind: Tensor) -> Tensor:
        """Return tag scores [predicates, pieces, 5]; a predicate is a passage, a piece in it, and a kind."""
        t = hidden.shape[1]
        add_p, times_p = self.predicate(hidden[passage, index]).chunk(2, -1)
        add_t, times_t = (part[passage] for part in self.piece(hidden).chunk(2, -1))
        steps = torch.arange(t, device=hidden.device)[None] - index[:, None]
        # near distances one by one, far ones in growing buckets
        size = steps.abs().to(torch.float32)
        far = 8 + (torch.log2(size.clamp(min=8) / 8) * 4)
        bucket = torch.where(size < 8, size, far).clamp(max=REACH).to(torch.int64)
        bucket = torch.where(steps < 0, bucket, -bucket) + REACH
        x = (
            add_p[:, None]
            + add_t
            + times_p[:, None] * times_t
            + self.kind(kind)[:, None]
            + self.distance(bucket)
        )
        x = functional.gelu(x)
        for mix, dense, norm in zip(self.mix, self.dense, self.norms, strict=True):
            near = mix(x.transpose(1, 2)).transpose(1, 2)
            x = norm(x + self.drop(dense(functional.gelu(near))))
        return self.tags(x)


class Network(nn.Module):
    """The encoder and every head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.inner = nn.Linear(HIDDEN, HIDDEN)
        self.tokens = nn.Linear(2 * HIDDEN, WIDTH)
        self.drop = nn.Dropout(0.1)
        self.statements = Roles(1)
        self.events = Roles(len(EVENT_TYPES))

    def layers(self, hidden: Tensor) -> Tensor:
        """Return every token layer's scores [passages, pieces, WIDTH]."""
        both = torch.cat([hidden, functional.gelu(self.inner(hidden))], -1)
        return self.tokens(self.drop(both))

    def take_over(self, saved: dict[str, Any]) -> None:
        """Go on from saved weights; a token layer that they lack starts anew."""
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
        self.load_state_dict(state)
