"""Weights that are not whole are refused by name, not met by a trace."""

import json
import shutil

import pytest

from communique.errors import ModelError
from communique.models.weights import FOLDER, _n_threads, load


@pytest.mark.parametrize("part", ["files", "layers", "types", "calibration"])
def test_a_manifest_without_a_part_is_refused(tmp_path, part):
    manifest = json.loads((FOLDER / "manifest.json").read_text())
    del manifest[part]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="lacks a part"):
        load(tmp_path)


def test_a_file_that_is_not_what_its_hash_says_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "weights", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    graph = tmp_path / "weights/events.onnx"
    graph.write_bytes(graph.read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelError, match=r"events\.onnx"):
        load(tmp_path / "weights")


def test_the_hash_names_the_calibration_too(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "weights", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = tmp_path / "weights/manifest.json"
    manifest = json.loads(path.read_text())
    manifest["calibration"]["events"][0] += 0.5
    path.write_text(json.dumps(manifest))
    assert load(tmp_path / "weights").hash != load(FOLDER).hash


@pytest.mark.parametrize(("given", "threads"), [(None, 1), ("", 1), ("4", 4), ("4,2", 4), ("many", 1)])
def test_threads_are_those_of_the_environment(monkeypatch, given, threads):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if given is not None:
        monkeypatch.setenv("OMP_NUM_THREADS", given)
    assert _n_threads() == threads
