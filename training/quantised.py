"""Training that knows it will be int8: linear maps whose weights and inputs are rounded as the shipped graphs round them.

ONNX Runtime's dynamic quantisation (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html) rounds
weights to int8 with a scale an output, and inputs to uint8 by the range of the passage at hand. In training the
rounding is passed by in the gradient (straight-through, https://arxiv.org/abs/1308.3432).
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional


class Linear(nn.Linear):
    """A linear map that computes in int8's steps where ``rounded`` is set on it."""

    rounded = False

    def forward(self, x: Tensor) -> Tensor:
        """Return the map of ``x`` [passages, …, inputs]."""
        if not self.rounded:
            return super().forward(x)
        return functional.linear(
            through(x, inputs(x.detach())), through(self.weight, weights(self.weight.detach())), self.bias
        )


def through(x: Tensor, rounded: Tensor) -> Tensor:
    """Return ``rounded``, with the gradient of ``x``."""
    return x + (rounded - x).detach()


def weights(w: Tensor) -> Tensor:
    """Return weights [outputs, inputs] in steps of int8, a scale an output.

    >>> import torch
    >>> weights(torch.tensor([[1.27, 0.004, -0.996]]))
    tensor([[ 1.2700,  0.0000, -1.0000]])
    """
    scale = w.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (w / scale).round() * scale


def inputs(x: Tensor) -> Tensor:
    """Return inputs [passages, …, width] in steps of uint8 over each passage's range, zero among them."""
    flat = x.float().flatten(1)
    low = flat.amin(1).clamp(max=0)
    scale = ((flat.amax(1).clamp(min=0) - low) / 255).clamp(min=1e-8)
    low, scale = (part.view(-1, *[1] * (x.dim() - 1)) for part in (low, scale))
    zero = (-low / scale).round()
    return (((x.float() / scale).round() + zero).clamp(0, 255) - zero).mul(scale).to(x.dtype)


def round_all(net: nn.Module) -> None:
    """Let every linear map of the network compute in int8's steps from now on."""
    for module in net.modules():
        if isinstance(module, Linear):
            module.rounded = True
