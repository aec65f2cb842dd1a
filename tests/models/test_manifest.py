"""Figures stand with the weights that they are of."""

import json
import shutil

import pytest

from communique.models import manifest


@pytest.fixture
def folder(tmp_path):
    shutil.copy(manifest.FOLDER / "manifest.json", tmp_path)
    return tmp_path


def test_figures_that_are_kept_are_given_back_and_leave_the_weights_the_same(folder):
    before = manifest.figures(folder)
    manifest.keep_figures(folder, measured={"names: F1": 0.83049, "new": 1.0}, judged={"events": (3, 4)})
    manifest.keep_figures(folder, measured={"new": 0.5})
    after = manifest.figures(folder)
    assert after.model == before.model
    assert after.measured == before.measured | {"names: F1": 0.83, "new": 0.5}
    assert after.judged == before.judged | {"events": (3, 4)}


def test_a_manifest_as_it_is_made_has_no_figures(folder):
    path = folder / "manifest.json"
    made = json.loads(path.read_text())
    made.pop("figures", None)
    path.write_text(json.dumps(made))
    assert (manifest.figures(folder).measured, manifest.figures(folder).judged) == ({}, {})


def test_a_new_calibration_has_no_figures(folder):
    before = manifest.read_manifest(folder)
    manifest.keep_figures(folder, measured={"names: F1": 0.83})
    manifest.keep_calibration({"events": [0.5, 1.25]}, folder)
    assert manifest.figures(folder) == manifest.Figures(model=manifest.figures(folder).model)
    after = manifest.read_manifest(folder)
    assert after == {name: value for name, value in before.items() if name != "figures"} | {
        "calibration": {"events": [0.5, 1.25]}
    }
