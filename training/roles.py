"""The role heads: for a predicate, the role of each piece near it.

A head reads a window of the encoder's hidden states, not the whole passage. So its result for a predicate does not depend
on other predicates, and its running time does not depend on the length of the passage.
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
"""The width of the role heads, and the number of buckets for the distance from a predicate to a piece, on either side."""
EYES, EYE = 2, 32
"""The number of their attention heads, and the width of each; 4 of width 40 are not better for the sides of events."""


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
        """Return the pieces ``x`` [windows, pieces, width] after attention; those ``outside`` [windows, pieces] are masked."""
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
    """The windows that a head reads: the pieces around each predicate. All have the same length."""

    places: Tensor
    """The indices of the pieces in their passages [predicates, pieces]."""
    outside: Tensor
    """Which of the places lie outside of the window or the passage [predicates, pieces]."""
    index: Tensor
    """The place of each predicate in its window [predicates]."""

    @classmethod
    def around(cls, real: Tensor, passage: Tensor, index: Tensor, reach: int) -> Windows:
        """Return the windows of predicates.

        Args:
            real: which pieces of each passage are not padding [passages, pieces].
            passage: the predicates' passages [predicates].
            index: their pieces [predicates].
            reach: the number of pieces of a window on either side of its predicate, as far as the passage goes.

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
    """For each predicate, a tag for each piece near it: O, or B or I of source or target.

    The predicate and a piece are combined by sum and by product, with their signed distance. Convolutions let a tag
    depend on its neighbours, and attention lets it depend on all other pieces, because only one of two candidates can be
    the source. The hidden states are projected first (``piece``), once for a passage, because its windows overlap.
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

    def forward(
        self, pieces: Tensor, predicate: Tensor, index: Tensor, kind: Tensor, outside: Tensor | None = None
    ) -> Tensor:
        """Return tag scores [predicates, pieces, 5].

        Args:
            pieces: projected states of the pieces around each predicate [predicates, pieces, 2 * ROLE_WIDTH].
            predicate: hidden states of the predicates [predicates, hidden].
            index: which of the pieces is the predicate [predicates].
            kind: the predicates' kinds [predicates].
            outside: which of them are not pieces of the passage [predicates, pieces]; ``None`` if all are.

        """
        add_p, times_p = self.predicate(predicate).chunk(2, -1)
        add_t, times_t = pieces.chunk(2, -1)
        steps = torch.arange(pieces.shape[1], device=pieces.device)[None] - index[:, None]
        # One bucket for each short distance, growing buckets for longer ones.
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
        """Return the tag scores for windows of passages, given their hidden states [passages, pieces, hidden]."""
        pieces = self.piece(hidden)[passage[:, None], windows.places]
        at = windows.places.gather(1, windows.index[:, None])[:, 0]
        scores: Tensor = self(pieces, hidden[passage, at], windows.index, kind, windows.outside)
        return scores

    def of_window(self, window: Tensor, index: Tensor, kind: Tensor, outside: Tensor | None = None) -> Tensor:
        """Return tag scores for predicates, given the hidden states of the pieces around each [predicates, pieces, hidden].

        The other arguments are those of :meth:`forward`.
        """
        predicate = window[torch.arange(len(index)), index]
        scores: Tensor = self(self.piece(window), predicate, index, kind, outside)
        return scores

    def _mixed(self, number: int, x: Tensor, outside: Tensor | None) -> Tensor:
        if outside is not None:
            x = x.masked_fill(outside[..., None], 0)
        near = self.mix[number](x.transpose(1, 2)).transpose(1, 2)
        mixed: Tensor = self.norms[number](x + self.drop(self.dense[number](functional.gelu(near))))
        return mixed
