"""The manifest of the weights: their hashes, labels and calibration, and how good they were measured to be.

Figures belong to the weights that were measured: new weights, or a new calibration, have none until they are
measured.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The measured quality of weights; ``model`` is their hash.

    ``measured`` holds the figures of ``make gate`` by name; ``judged`` holds, for entries judged by people, how many
    of how many were right.
    """

    model: str
    measured: dict[str, float] = field(default_factory=dict)
    judged: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_manifest(folder: Path = FOLDER) -> dict[str, Any]:
    """Return the manifest of the weights in a folder.

    Raises:
        OSError, ValueError: there is none, or it is no JSON.

    """
    manifest: dict[str, Any] = orjson.loads((folder / "manifest.json").read_bytes())
    return manifest


def hash_of(manifest: Mapping[str, Any]) -> str:
    """Return the hash that names all weights, and the calibration with them.

    >>> hash_of({"files": {}, "calibration": {}})[:15]
    'sha256:44136fa3'
    """
    files = "".join(f"{name}:{digest}\n" for name, digest in sorted(manifest["files"].items()))
    calibration = orjson.dumps(manifest["calibration"], option=orjson.OPT_SORT_KEYS)
    return f"sha256:{hashlib.sha256(files.encode() + calibration).hexdigest()}"


def figures(folder: Path = FOLDER) -> Figures:
    """Return the measured quality of the weights in a folder.

    >>> figures().model == hash_of(read_manifest())
    True
    """
    manifest = read_manifest(folder)
    kept = manifest.get("figures", {})
    judged = {name: (int(right), int(n)) for name, (right, n) in kept.get("judged", {}).items()}
    return Figures(model=hash_of(manifest), measured=kept.get("measured", {}), judged=judged)


def keep_figures(
    folder: Path = FOLDER,
    *,
    measured: Mapping[str, float] | None = None,
    judged: Mapping[str, tuple[int, int]] | None = None,
) -> None:
    """Write figures into the manifest of the measured weights; figures of other names are kept.

    Args:
        folder: where the weights are.
        measured: figures by name.
        judged: how many entries of how many were right.

    """
    manifest = read_manifest(folder)
    kept = manifest.setdefault("figures", {})
    for part, found in (("measured", measured), ("judged", judged)):
        if found:
            kept[part] = kept.get(part, {}) | {
                name: round(value, 3) if isinstance(value, float) else value for name, value in found.items()
            }
    _write(manifest, folder)


def keep_calibration(calibration: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Write a new calibration into the manifest; the figures of the old one are deleted.

    Args:
        calibration: coefficients by layer.
        folder: where the weights are.

    """
    manifest = read_manifest(folder)
    manifest["calibration"] = dict(calibration)
    manifest.pop("figures", None)
    _write(manifest, folder)


def _write(manifest: Mapping[str, Any], folder: Path) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
