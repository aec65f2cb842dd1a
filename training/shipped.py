"""Loads exported weights for training: from int8 graphs to a network.

``training.train --start src/communique/models`` uses this. A few hundred steps regain the precision that was lost to
int8.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from communique.models.labels import ROLE_HEADS
from communique.models.manifest import read_manifest

_PARTS = {"encoder": "", "projections": "", **{name: f"{name}." for name in ROLE_HEADS}}
"""The graphs, and the prefixes of the names of their parameters."""
_NODE = re.compile(r"^/(.+)/(?:Gemm_)?(?:MatMul|Conv|Gather)_quant$|^/(.+)/Gather$")


def network_state(folder: Path) -> dict[str, Any]:
    """Return what ``torch.load`` returns for a ``network.pt``: the parameters by name, and the tags of the layers.

    Raises:
        KeyError: a graph is not of the form that ``training.export`` writes.

    """
    state: dict[str, torch.Tensor] = {}
    for name, prefix in _PARTS.items():
        graph = onnx.load(folder / f"{name}.onnx").graph
        held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        for key, values in held.items():
            plain = key.removeprefix("net.")
            if re.search(r"\.(?:bias|weight|scale)$", plain) and values.dtype == np.float32:
                state[prefix + plain] = torch.from_numpy(values.copy())
        for key, values in held.items():
            if key.endswith(".rows"):  # the embedding of words, as training.export packs it
                module = prefix + key.removeprefix("net.").removesuffix(".rows")
                scale = state.pop(f"{module}.scale").numpy()
                state[f"{module}.weight"] = torch.from_numpy(values.astype(np.float32) * scale)
        for node in graph.node:
            found = _NODE.match(node.name)
            packed = next((i for i in node.input if i.endswith("_quantized") and i in held), None)
            if found is None or packed is None:
                continue
            module = prefix + (found[1] or found[2]).replace("/", ".")
            state[f"{module}.weight"] = torch.from_numpy(
                _unpacked(held, packed, transpose="MatMul" in node.op_type)
            )
    layers = read_manifest(folder)["layers"]
    return {"net": state, "layers": layers}


def _unpacked(held: dict[str, np.ndarray], packed: str, *, transpose: bool) -> np.ndarray:
    name = packed.removesuffix("_quantized")
    scale, zero = held[f"{name}_scale"], held[f"{name}_zero_point"]
    values = (held[packed].astype(np.float32) - zero.astype(np.float32)) * scale
    return np.ascontiguousarray(values.T if transpose else values, np.float32)
