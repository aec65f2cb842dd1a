"""Write the weights that ship: ``python -m training.export runs/NAME/network.pt``, or the mean of several.

It writes int8 ONNX graphs (the encoder with all token layers, the projections for the role heads, and one graph for
each of these heads) and a manifest of their hashes to ``src/communique/models``.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from communique.models.labels import EVENT_TYPES, LAYERS, ROLE_HEADS
from communique.models.weights import GRAPHS
from training.network import HIDDEN, Network, shape_of
from training.quantised import steps
from training.roles import ROLE_WIDTH, RoleHead

FOLDER = Path(__file__).parent.parent / "src/communique/models"
FILES = (*GRAPHS.values(), "tokenizer.json")


class Rows(nn.Module):
    """An int8 embedding with a scale for each row; with one scale for all, rows of small values would have only a few steps."""

    rows: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of ``ids``."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class TokenGraph(nn.Module):
    """The encoder and the token layers as one graph."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = copy.deepcopy(net)
        self.net.encoder.add_module("words", Rows(net.encoder.words.weight.detach()))

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor) -> tuple[Tensor, Tensor]:
        """Return hidden states and scores."""
        hidden = self.net.encoder(ids, case, gap)
        return hidden, self.net.layers(hidden)


class Projections(nn.Module):
    """What the role heads read of hidden states, as one graph."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        for name in ROLE_HEADS:
            self.add_module(name, nn.Sequential(OrderedDict(piece=getattr(net, name).piece)))

    def forward(self, hidden: Tensor) -> tuple[Tensor, ...]:
        """Return the projected states for each head."""
        return tuple(self.get_submodule(name)(hidden) for name in ROLE_HEADS)


def save(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    out: Path,
) -> None:
    """Export ``module`` and quantise its weights."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},  # its attention
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            out,
            op_types_to_quantize=["MatMul", "Gemm"],  # small tables and convolutions are not quantised
            weight_type=QuantType.QInt8,
            per_channel=True,
        )
        in_steps(out, plain)


def in_steps(graph: Path, plain: Path) -> None:
    """Write the weights of a graph's integer matrix products in the seven-bit steps of :func:`training.quantised.steps`.

    On CPUs without VNNI, ONNX Runtime adds two products of an input and a weight up in 16 bits, where those of eight bits saturate
    (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html): the graph reads otherwise there. Eight bits without
    a sign are exact on every CPU too, but a product of theirs takes 1.4 times as long there; with VNNI all go to one kernel
    (onnxruntime/core/mlas/lib/platform.cpp).

    Args:
        graph: the file that ONNX Runtime's dynamic quantisation wrote; it is overwritten.
        plain: the same before it was quantised.

    """
    model = onnx.load(graph)
    held = {item.name: item for item in model.graph.initializer}
    for weight in onnx.load(plain).graph.initializer:
        for name in (weight.name, f"{weight.name}_Transposed"):  # as that of a product of matrices is
            if f"{name}_quantized" not in held:
                continue
            exact = torch.from_numpy(numpy_helper.to_array(weight).copy())
            whole, step = steps(exact if name != weight.name else exact.T)
            fresh = {"quantized": whole.T.numpy().astype(np.int8), "scale": step[:, 0].numpy()}
            for part, values in fresh.items():
                held[f"{name}_{part}"].CopyFrom(
                    numpy_helper.from_array(np.ascontiguousarray(values), f"{name}_{part}")
                )
    onnx.save(model, graph)


def mean(networks: Sequence[Path]) -> dict[str, Any]:
    """Return the mean of trained networks of which each continued from another; the mean is better than any single one."""
    saved = [torch.load(path, weights_only=True) for path in networks]
    net = {name: torch.stack([one["net"][name].float() for one in saved]).mean(0) for name in saved[0]["net"]}
    return {"net": net, "layers": saved[0]["layers"]}


def export(networks: Sequence[Path], folder: Path = FOLDER) -> None:
    """Export the mean of the trained ``networks`` into ``folder``."""
    saved = mean(networks)
    net = Network(shape_of(saved["net"]))
    net.take_over(saved)
    net.eval()
    ids = torch.randint(1000, 2000, (2, 9))
    tokens = {0: "passages", 1: "pieces"}
    with torch.no_grad():
        save(
            TokenGraph(net),
            (ids, ids % 6, ids % 4),
            ["ids", "case", "gap"],
            ["hidden", "layers"],
            dict.fromkeys(("ids", "case", "gap", "hidden", "layers"), tokens),
            folder / "encoder.onnx",
        )
        save_projections(net, folder / GRAPHS["projections"])
        for name in ROLE_HEADS:
            save_head(getattr(net, name), folder / GRAPHS[name])
    write_manifest(folder)
    print({name: f"{(folder / name).stat().st_size / 1e6:.1f} MB" for name in FILES})


def save_projections(net: Network, out: Path) -> None:
    """Export the projections of hidden states for all role heads, as one graph that reads a passage."""
    save(
        Projections(net),
        (torch.randn(1, 9, HIDDEN),),
        ["hidden"],
        list(ROLE_HEADS),
        {name: {1: "pieces"} for name in ("hidden", *ROLE_HEADS)},
        out,
    )


def save_head(head: RoleHead, out: Path) -> None:
    """Export a role head without its projection; it reads one window in a call."""
    pieces, predicate = torch.randn(1, 9, 2 * ROLE_WIDTH), torch.randn(1, HIDDEN)
    save(
        head,
        (pieces, predicate, torch.tensor([3]), torch.tensor([0])),
        ["pieces", "predicate", "index", "kind"],
        ["tags"],
        {"pieces": {1: "pieces"}, "tags": {1: "pieces"}},
        out,
    )


def write_manifest(folder: Path, calibration: dict[str, list[float]] | None = None) -> None:
    """Write the manifest: the hashes of the files in ``folder``, the labels and the calibration."""
    manifest = {
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
        "layers": {name: list(tags) for name, tags in LAYERS.items()},
        "types": list(EVENT_TYPES),
        "calibration": calibration or {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    export(options.networks, options.folder)
