from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

pytest.importorskip("altair", reason="charts need altair: pip install 'communique[web]'")
pytest.importorskip("vl_convert", reason="charts need vl-convert-python: pip install 'communique[web]'")

from communique.cli import app


@pytest.mark.parametrize("path", ["series", "matrix", "pair", "map"])
def test_charts_come_as_pictures_and_as_data(site, path):
    query = "?one=KOR&two=PRK" if path == "pair" else ""
    svg = site.get(f"/charts/{path}.svg{query}")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert svg.text.startswith("<svg")
    assert site.get(f"/charts/{path}.png{query}").content.startswith(b"\x89PNG")
    spec = site.get(f"/charts/{path}.json{query}").json()
    assert "vega-lite" in spec["$schema"]


def test_a_pair_has_a_mark_for_each_event(site):
    spec = site.get("/charts/pair.json?one=USA&two=CHN").json()
    rows = (
        [row for values in spec["datasets"].values() for row in values]
        if "datasets" in spec
        else spec["data"]["values"]
    )
    marks = [row for row in rows if "event" in row]
    assert len(marks) == len(list(site.record.events(source="USA", target="CHN")))
    assert all(row["href"].startswith("/events/ev_") for row in marks)


def test_the_script_is_ours_to_serve(site):
    answer = site.get("/charts/vega.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "vegaEmbed" in answer.text


@pytest.mark.parametrize("more", [[], ["--pair", "KOR", "PRK"], ["--matrix"], ["--map"]])
def test_the_command_saves_the_same_charts(news, tmp_path, more):
    record = str(news.path)
    for kind in ("svg", "json"):
        out = tmp_path / f"chart.{kind}"
        done = CliRunner().invoke(app, ["chart", record, *more, "-o", str(out)])
        assert done.exit_code == 0, done.output
        again = out.read_bytes()
        CliRunner().invoke(app, ["chart", record, *more, "-o", str(out)])
        assert out.read_bytes() == again
    assert json.loads(out.read_text())


def test_a_whole_page_needs_no_other_host(news, tmp_path):
    out = tmp_path / "chart.html"
    assert CliRunner().invoke(app, ["chart", str(news.path), "-o", str(out)]).exit_code == 0
    assert (
        "cdn."
        not in out.read_text().split("<body")[0].replace("https://cdn.jsdelivr.net/npm/vega-lite", "")[:2000]
    )
