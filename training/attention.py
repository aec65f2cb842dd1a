"""Attention as one node of the exported graphs."""

from __future__ import annotations

from typing import Any

from torch import Tensor, autograd
from torch.nn import functional


class Fused(autograd.Function):
    """Attention as ONNX Runtime's fused node; without a mask, since a graph reads one passage or one window in a call.

    Separate nodes take longer, since all scores are written to memory and read again.
    """

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        """Return what each piece takes from all [passages, pieces, hidden]; all are of that shape."""
        q, k, v = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (q, k, v))
        return functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(-2)

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        """Write the node."""
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())
