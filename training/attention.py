"""Attention as a single node of the exported graphs."""

from __future__ import annotations

from typing import Any

from torch import Tensor, autograd
from torch.nn import functional


class Fused(autograd.Function):
    """Attention that is exported as ONNX Runtime's fused node.

    Separate nodes would take longer, since all scores would be written to memory and read again. It has no mask, since a
    graph reads one passage, or one window, in each call.
    """

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        """Return the attention output; it, ``q``, ``k`` and ``v`` have the shape [passages, pieces, hidden]."""
        q, k, v = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (q, k, v))
        return functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(-2)

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        """Return the node for the exported graph."""
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())
