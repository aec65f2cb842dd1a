"""What was not judged is no right answer, and each model has its own figures."""

from __future__ import annotations

import json

import pytest

from bench import judged
from communique.errors import InputError
from tests.record.readings import everything


def line(model: str | None = None, **verdict: bool) -> str:
    full = {"type": True, "status": True, "sources": True, "targets": True} | verdict
    row = {
        "id": "event-1",
        "layer": "event",
        "confidence": 0.6,
        "verdict": {name: value for name, value in full.items() if value is not None},
    }
    return json.dumps(row | ({"model": model} if model else {})) + "\n"


def test_a_field_without_a_verdict_is_an_error(tmp_path):
    (tmp_path / "events.jsonl").write_text(line() + line(targets=None), encoding="utf-8")
    with pytest.raises(InputError, match=r"events\.jsonl:2: event-1: no verdict on targets"):
        judged.score(tmp_path)


def test_a_verdict_that_is_no_yes_or_no_is_an_error(tmp_path):
    (tmp_path / "events.jsonl").write_text(line(targets="?"), encoding="utf-8")
    with pytest.raises(InputError, match="neither true nor false"):
        judged.score(tmp_path)


def test_figures_are_grouped_by_model(tmp_path, capsys):
    (tmp_path / "events.jsonl").write_text(line("m1") + line("m2", type=False) + line(), encoding="utf-8")
    judged.score(tmp_path)
    shown = capsys.readouterr().out
    assert shown.count("# ") == 3
    assert "# m1\nevents, confidence ≥ 0.0: 1 of 1 right" in shown
    assert "# m2\nevents, confidence ≥ 0.0: 0 of 1 right" in shown
    assert f"# {judged.UNRECORDED}\n" in shown
    assert "    mode" not in shown


def test_events_drawn_of_the_sure_ones_count_among_those_alone(tmp_path, capsys):
    more = {**json.loads(line("m1", type=False)), "of": judged.SURE}
    (tmp_path / "events.jsonl").write_text(line("m1") + json.dumps(more), encoding="utf-8")
    assert judged.score(tmp_path)["m1"] == {
        "events, at least 0.0": (1, 1),
        "events, at least 0.2": (1, 1),
        "events, at least 0.5": (1, 2),
    }
    assert "confidence ≥ 0.5: 1 of 2 right" in capsys.readouterr().out


def test_a_draw_for_a_comparison_is_scored_by_itself_too(tmp_path, capsys):
    drawn = json.dumps(json.loads(line("m1", type=False)) | {"of": 0.5, "draw": "blind"}) + "\n"
    (tmp_path / "events.jsonl").write_text(line("m1") + drawn, encoding="utf-8")
    judged.score(tmp_path)
    both, alone = capsys.readouterr().out.split("of these, the draw “blind” alone:\n")
    assert "events, confidence ≥ 0.5: 1 of 2 right" in both
    assert alone.startswith("events, confidence ≥ 0.5: 0 of 1 right")


def test_a_drawn_line_holds_the_model():
    lines = [line for reading in everything() for _, line, _ in judged.entries(reading)]
    assert {line["layer"] for line in lines} == {"event", "statement"}
    assert {line["model"] for line in lines} == {reading.reader.model for reading in everything()}


def test_the_verdicts_kept_are_whole():
    assert len(judged.verdicts(judged.FOLDER)) >= 300
