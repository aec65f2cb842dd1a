"""Quantisation-aware training: linear maps whose weights and inputs are rounded as in the exported int8 graphs.

ONNX Runtime's dynamic quantisation (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html) rounds
weights to int8 with a scale an output, of which the graphs that ship use seven bits (:mod:`training.export`), and inputs to uint8 by the range of the
passage at hand. In training the rounding is passed by in the gradient (straight-through, https://arxiv.org/abs/1308.3432).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class Linear(nn.Linear):
    """A linear map that simulates int8 if its attribute ``rounded`` is set."""

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


STEPS = 64
"""Most steps of a weight: seven bits, so that the sum of two products with eight-bit inputs fits into 16 bits."""
_CLIPPED = tuple(1 - 0.02 * number for number in range(21))
"""Shares of an output's largest weight at which its weights may be clipped."""


def steps(w: Tensor) -> tuple[Tensor, Tensor]:
    """Return weights [outputs, inputs] as integers, and each output's step size [outputs, 1], with the least square error.

    >>> import torch
    >>> whole, step = steps(torch.tensor([[0.64, 0.004, -0.5]]))
    >>> whole.tolist(), round(float(step), 4)
    ([[64.0, 0.0, -50.0]], 0.01)
    """
    largest = w.abs().amax(1, keepdim=True).clamp(min=1e-8) / STEPS
    best, least = largest, torch.full_like(largest, torch.inf)
    for share in _CLIPPED:
        step = largest * share
        error = (_whole(w, step) * step - w).square().sum(1, keepdim=True)
        best, least = torch.where(error < least, step, best), torch.minimum(error, least)
    return _whole(w, best), best


def _whole(w: Tensor, step: Tensor) -> Tensor:
    return (w / step).round().clamp(-STEPS, STEPS)


def weights(w: Tensor) -> Tensor:
    """Return weights [outputs, inputs] rounded for training: with steps up to the largest weight, which is quick to compute.

    >>> import torch
    >>> weights(torch.tensor([[0.64, 0.004, -0.496]]))
    tensor([[ 0.6400,  0.0000, -0.5000]])
    """
    step = w.abs().amax(1, keepdim=True).clamp(min=1e-8) / STEPS
    return _whole(w, step) * step


def inputs(x: Tensor) -> Tensor:
    """Return inputs [passages, …, width] rounded to uint8 over each passage's range, which includes zero."""
    flat = x.float().flatten(1)
    low = flat.amin(1).clamp(max=0)
    scale = ((flat.amax(1).clamp(min=0) - low) / 255).clamp(min=1e-8)
    low, scale = (part.view(-1, *[1] * (x.dim() - 1)) for part in (low, scale))
    zero = (-low / scale).round()
    return (((x.float() / scale).round() + zero).clamp(0, 255) - zero).mul(scale).to(x.dtype)


def round_all(net: nn.Module) -> None:
    """Make all linear maps of the network simulate int8 from now on."""
    for module in net.modules():
        if isinstance(module, Linear):
            module.rounded = True
