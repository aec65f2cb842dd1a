"""The weights that ship: int8 ONNX graphs, each checked against the manifest's hash when it is loaded."""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from communique.errors import ModelError
from communique.models.labels import EVENT_TYPES, LAYERS, ROLE_HEADS
from communique.models.manifest import FOLDER, hash_of, read_manifest

Array = npt.NDArray[np.float32]
_PARTS = {"files", "layers", "types", "calibration"}
GRAPHS = {name: f"{name}.onnx" for name in ("encoder", "projections", *ROLE_HEADS)}
"""The graphs and their files."""
_SLOW_NODE = "SkipLayerNormFusion"
"""An optimisation of ONNX Runtime that fuses an addition with the layer norm after it; switched off, as the fused
node takes six times as long on a CPU.
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """The encoder, the projections for the role heads, and these heads by name.

    ``hash`` identifies them together with the calibration.

    ``calibration`` turns a layer's evidence into its confidence (:mod:`communique.reading.confidence`).
    """

    encoder: ort.InferenceSession
    projections: ort.InferenceSession
    heads: dict[str, ort.InferenceSession]
    calibration: dict[str, tuple[float, ...]]
    hash: str

    def read(
        self, ids: npt.NDArray[np.int64], case: npt.NDArray[np.int64], gap: npt.NDArray[np.int64]
    ) -> tuple[Array, Array]:
        """Return hidden states and token layers' scores of one passage [pieces], both [1, pieces, …].

        It takes one passage at a time: activations are quantised by their range in the call, so in a batch the result
        would depend on the other passages, and readings must not depend on what else is read.
        """
        feeds = {"ids": ids[None], "case": case[None], "gap": gap[None]}
        hidden, layers = self.encoder.run(None, feeds)
        return hidden, layers

    def project(self, hidden: Array) -> dict[str, Array]:
        """Return what each role head reads of a passage's hidden states [1, pieces, width], by head, each [1, pieces, …].

        Windows of predicates overlap, so it is computed once for a passage.
        """
        return dict(zip(ROLE_HEADS, self.projections.run(None, {"hidden": hidden}), strict=True))

    def roles(self, head: str, pieces: Array, predicate: Array, index: int, kind: int) -> Array:
        """Return the role tags' scores [pieces, 5] of one predicate, for the pieces around it.

        It takes one predicate at a time, for the same reason.

        Args:
            head: one of :data:`~communique.models.labels.ROLE_HEADS`.
            pieces: projected states [1, pieces, …] of the pieces around the predicate (:meth:`project`).
            predicate: hidden state [1, width] of the predicate.
            index: which of the pieces is the predicate.
            kind: its kind (an event's type; 0 for statements; of circumstances :data:`~communique.models.labels.DOINGS`).

        """
        feeds = {
            "pieces": pieces,
            "predicate": predicate,
            "index": np.array([index]),
            "kind": np.array([kind]),
        }
        (tags,) = self.heads[head].run(None, feeds)
        return tags[0]  # type: ignore[no-any-return]


@functools.cache
def load(folder: Path = FOLDER) -> Weights:
    """Load the weights in ``folder``, once.

    Raises:
        ModelError: a file is missing, is not what its hash says, or was made for other labels.

    """
    manifest = _fitting_manifest(folder)
    contents = {name: _checked(folder / name, digest) for name, digest in manifest["files"].items()}
    options = ort.SessionOptions()
    options.intra_op_num_threads = _n_threads()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    encoder, projections, *heads = (
        ort.InferenceSession(
            contents[file],
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOW_NODE],
        )
        for file in GRAPHS.values()
    )
    calibration = {layer: tuple(values) for layer, values in manifest["calibration"].items()}
    return Weights(
        encoder=encoder,
        projections=projections,
        heads=dict(zip(ROLE_HEADS, heads, strict=True)),
        calibration=calibration,
        hash=hash_of(manifest),
    )


def _fitting_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of weights that were made for the labels of this reader."""
    try:
        manifest = read_manifest(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"no weights in {folder}: install the package again, or run `make train`") from error
    if not manifest.keys() >= _PARTS or not manifest["files"].keys() >= {*GRAPHS.values()}:
        raise ModelError(
            f"the manifest in {folder} lacks a part: install the package again, or run `make train`"
        )
    layers = {name: list(tags) for name, tags in LAYERS.items()}
    if (manifest["layers"], manifest["types"]) != (layers, list(EVENT_TYPES)):
        raise ModelError(f"the weights in {folder} were made for other labels: run `make train`")
    return manifest


def _checked(path: Path, digest: str) -> bytes:
    """Return the content of a file after checking its hash."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path.name} is missing from {path.parent}: install the package again") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError(f"{path.name} is not what its hash says: install the package again")
    return content


def _n_threads() -> int:
    """Return the first number in ``OMP_NUM_THREADS``, which may be a list ("4,2"); 1 if it is not set."""
    first = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]
    return int(first) if first.isdecimal() else 1
