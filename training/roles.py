"""The role heads: for one predicate, the role of each piece near it.

Each reads a window of the encoder's hidden states rather than the whole passage, so its result for a predicate does
not depend on other predicates, and its time not on the length of the passage.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.models.labels import ROLES
from training.attention import Fused
from training.quantised import Linear

ROLE_WIDTH, DISTANCES = 160, 24
"""Width of the role heads; buckets of distance between a predicate and a piece on either side."""
EYES, EYE = 2, 32
"""Number of their attention heads and the width of each; 4 heads of width 40 are no better for the sides of events."""


class Neighbours(nn.Module):
    """Attention among the pieces of a window, with a residual connection and layer norm."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.qkv = Linear(width, 3 * EYES * EYE)
        self.out = Linear(EYES * EYE, width)
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.out.weight)  # starts at zero, so that weights trained without it work unchanged
        nn.init.zeros_(self.out.bias)

    def forward(self, x: Tensor, outside: Tensor | None) -> Tensor:
        """Return [windows, pieces, width]; pieces ``outside`` the passage [windows, pieces] are masked."""
        qkv = self.qkv(x).chunk(3, -1)
        if torch.onnx.is_in_onnx_export():
            taken = Fused.apply(*qkv, EYES)
        else:
            q, k, v = (part.unflatten(-1, (EYES, -1)).transpose(1, 2) for part in qkv)
            mask = None if outside is None else outside[:, None, None].to(x.dtype) * -1e4
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
            taken = mixed.transpose(1, 2).flatten(-2)
        normed: Tensor = self.norm(x + self.drop(self.out(taken)))
        return normed


@dataclass(frozen=True, slots=True)
class Windows:
    """The pieces around predicates that a head reads of them."""

    places: Tensor
    """Which pieces of their passages these are [predicates, pieces]."""
    outside: Tensor
    """Which of them are none, as all windows are of one length [predicates, pieces]."""
    index: Tensor
    """Which of them stands for the predicate [predicates]."""

    @classmethod
    def around(cls, real: Tensor, passage: Tensor, index: Tensor, reach: int) -> Windows:
        """Return the windows of predicates.

        Args:
            real: which pieces of each passage are no padding [passages, pieces].
            passage: the predicates' passages [predicates].
            index: their pieces [predicates].
            reach: how many pieces belong to a window on either side of its predicate, as far as the passage goes.

        >>> Windows.around(torch.ones(1, 9) > 0, torch.tensor([0, 0]), torch.tensor([1, 5]), 2).places
        tensor([[0, 1, 2, 3, 4],
                [3, 4, 5, 6, 7]])

        """
        length = real.shape[1]
        first = (index - reach).clamp(min=0)
        places = first[:, None] + torch.arange(min(2 * reach + 1, length), device=real.device)
        outside = (places >= length) | (places > index[:, None] + reach)
        places = places.clamp(max=length - 1)
        return cls(places, outside | ~real[passage[:, None], places], index - first)


class RoleHead(nn.Module):
    """For each predicate, a tag for every piece near it: O, or B/I of source or target.

    Predicate and piece are combined by sum and by product, with their signed distance. Gated convolutions let a tag
    depend on its neighbours, and attention lets it depend on all other pieces, as only one of two candidates can be
    the source.
    """

    def __init__(self, hidden: int, kinds: int, reach: int) -> None:
        super().__init__()
        self.reach = reach
        self.piece = Linear(hidden, 2 * ROLE_WIDTH)
        self.predicate = Linear(hidden, 2 * ROLE_WIDTH)
        self.kind = nn.Embedding(kinds, ROLE_WIDTH)
        self.distance = nn.Embedding(2 * DISTANCES + 1, ROLE_WIDTH)
        self.mix = nn.ModuleList(
            nn.Conv1d(ROLE_WIDTH, ROLE_WIDTH, 5, padding=2, groups=ROLE_WIDTH) for _ in range(2)
        )
        self.dense = nn.ModuleList(Linear(ROLE_WIDTH, ROLE_WIDTH) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(ROLE_WIDTH) for _ in range(2))
        self.all = Neighbours(ROLE_WIDTH)
        self.drop = nn.Dropout(0.1)
        self.tags = Linear(ROLE_WIDTH, len(ROLES))

    def forward(self, window: Tensor, index: Tensor, kind: Tensor, outside: Tensor | None = None) -> Tensor:
        """Return tag scores [predicates, pieces, 5].

        Args:
            window: hidden states of the pieces around each predicate [predicates, pieces, hidden].
            index: which of them is the predicate [predicates].
            kind: the predicates' kinds [predicates].
            outside: which of them are no pieces of the passage [predicates, pieces]; ``None`` where all are.

        """
        add_p, times_p = self.predicate(window[torch.arange(len(index)), index]).chunk(2, -1)
        add_t, times_t = self.piece(window).chunk(2, -1)
        steps = torch.arange(window.shape[1], device=window.device)[None] - index[:, None]
        # one bucket for each near distance, growing buckets for far ones
        size = steps.abs().to(torch.float32)
        far = 8 + (torch.log2(size.clamp(min=8) / 8) * 4)
        bucket = torch.where(size < 8, size, far).clamp(max=DISTANCES).to(torch.int64)
        bucket = torch.where(steps < 0, bucket, -bucket) + DISTANCES
        x = (
            add_p[:, None]
            + add_t
            + times_p[:, None] * times_t
            + self.kind(kind)[:, None]
            + self.distance(bucket)
        )
        x = self.all(self._mixed(0, functional.gelu(x), outside), outside)
        tags: Tensor = self.tags(self._mixed(1, x, outside))
        return tags

    def of(self, hidden: Tensor, windows: Windows, passage: Tensor, kind: Tensor) -> Tensor:
        """Return tag scores for the windows of predicates in passages with these hidden states [passages, pieces, hidden]."""
        scores: Tensor = self(hidden[passage[:, None], windows.places], windows.index, kind, windows.outside)
        return scores

    def _mixed(self, number: int, x: Tensor, outside: Tensor | None) -> Tensor:
        if outside is not None:
            x = x.masked_fill(outside[..., None], 0)
        near = self.mix[number](x.transpose(1, 2)).transpose(1, 2)
        mixed: Tensor = self.norms[number](x + self.drop(self.dense[number](functional.gelu(near))))
        return mixed
