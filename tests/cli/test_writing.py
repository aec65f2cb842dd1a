"""Charts and exports of a record: filtered like lists, and not written if there is nothing to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli.options import ExportFormat
from communique.export import FORMATS, reread
from tests.cli.running import run


def test_a_dash_is_standard_output(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plain, dashed = (run("export", record, "--to", "csv", *out).stdout for out in ((), ("-o", "-")))
    assert plain == dashed != ""
    assert list(tmp_path.iterdir()) == []
    assert run("export", record, "--to", "parquet", "-o", "-").exit_code == 2


def test_charts_refuse_what_they_would_leave_out(record: Path, tmp_path: Path) -> None:
    for options in (
        ("--matrix", "--actor", "KOR"),
        ("--pair", "KOR", "PRK", "--actor", "USA"),
        ("--matrix", "--map"),
    ):
        assert run("chart", record, "-o", tmp_path / "c.json", *options).exit_code == 2
    done = run("chart", record, "-o", tmp_path / "c.pdf")
    assert done.exit_code == 2
    assert ".svg, .png, .html, .json, not '.pdf'" in done.output


def test_a_chart_of_nothing_is_not_written(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.json"
    for options, says in (
        (("--min-confidence", "1"), "0 events"),
        (("--pair", "IND", "Narnia"), "0 events of India and Narnia"),
        (("--map", "--actor", "Narnia"), "0 events in 0 places"),
        (("--matrix", "--until", "1800"), "0 countries"),
    ):
        done = run("chart", record, "-o", out, *options)
        assert done.exit_code == 1
        assert f"nothing to draw, so {out} is not written: {says}" in str(done.exception)
    assert not out.exists()
    assert run("chart", record, "-o", out).exit_code == 0
    assert out.exists()


def test_exports_take_the_same_filters_and_say_what_is_left_out(record: Path, tmp_path: Path) -> None:
    assert set(ExportFormat) == set(FORMATS)
    whole, some = tmp_path / "whole.csv", tmp_path / "some.csv"
    assert "whole.csv.manifest.json" in run("export", record, "--to", "csv", "-o", whole).stderr
    assert (
        run(
            "export", record, "--to", "csv", "-o", some, "--type", "consult", "--min-confidence", "0.1"
        ).exit_code
        == 0
    )
    kinds = [{row["type"] for row in reread(path, form="csv")} for path in (whole, some)]
    assert kinds[1] == {"CONSULT"} < kinds[0]
    manifest = json.loads((tmp_path / "some.csv.manifest.json").read_bytes())
    assert manifest["filters"] == {"type": "CONSULT", "min_confidence": 0.1}
    for form in set(FORMATS) - {"jsonl", "parquet"}:
        done = run("export", record, "--to", form, "--actor", "Narnia")
        assert (done.exit_code, done.stderr.startswith("0 rows")) == (0, True)
    assert run("export", record, "--to", "jsonl", "--actor", "KOR").exit_code == 2
    assert run("export", record, "--to", "parquet").exit_code == 2
    assert run("export", record, "--to", "xml").exit_code == 2


def test_statements_are_exported_as_they_are_shown(record: Path) -> None:
    cells = run("export", record, "--to", "statements", "--actor", "KOR").stdout
    assert run("show", record, "--statements", "--actor", "KOR", "--to", "csv").stdout == cells
    assert cells.count("\n") > 1
    refused = run("export", record, "--to", "statements", "--status", "denied", "--other", "USA")
    assert refused.exit_code == 2
    assert all(words in refused.stderr for words in ("--other and --status", "--to statements"))
