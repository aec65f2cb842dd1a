from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

pytest.importorskip("altair", reason="charts need altair: pip install 'communique[web]'")
pytest.importorskip("vl_convert", reason="charts need vl-convert-python: pip install 'communique[web]'")

from communique.cli import app
from communique.web import chart_files, charts, dealings
from communique.web.activity import Activity


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


def test_what_is_not_told_as_fact_is_dashed(site):
    spec = site.get("/charts/pair.json?one=CHN&two=PRK").json()
    marks = (
        [row for values in spec["datasets"].values() for row in values]
        if "datasets" in spec
        else spec["data"]["values"]
    )
    denied = next(row for row in marks if "(denied" in row["event"])
    asserted = next(row for row in marks if "(asserted" in row["event"])
    encoding = spec["spec"]["layer"][0]["encoding"]
    field, scale = (encoding["strokeDash"][name] for name in ("field", "scale"))
    dashes = dict(zip(scale["domain"], scale["range"], strict=True))
    assert dashes[denied[field]] != dashes[asserted[field]] == [1, 0]


def test_a_chart_says_what_it_leaves_out(site, monkeypatch):
    monkeypatch.setattr(dealings, "MOST_MARKS", 3)
    monkeypatch.setattr(dealings, "N_LISTED", 2)
    n_events = len(list(site.record.events(actor="KOR", other="PRK")))
    title = site.get("/charts/pair.json?one=KOR&two=PRK&limit=3").json()["title"]
    assert title["subtitle"] == f"the newest 2 of {n_events} events"
    monkeypatch.setattr(chart_files, "MORE", 2)
    assert site.get("/charts/matrix.json?limit=3").json()["title"]["subtitle"].startswith("the 2 busiest of ")
    undated = Activity(total=5, undated=2, quads=(3, 0, 0, 0), days=(("2019-04-08", (3, 0, 0, 0)),))
    assert charts.series_chart(undated).to_dict()["title"]["subtitle"] == "of 5 events not drawn: 2 on no day"


@pytest.mark.parametrize("path", ["series", "pair"])
def test_classes_are_told_apart_without_their_colours(site, path):
    svg = site.get(f"/charts/{path}.svg{'?one=KOR&two=PRK' if path == 'pair' else ''}").text
    legend = svg[svg.index("role-legend-symbol") :]
    outlines = dict.fromkeys(
        re.findall(r'class="mark-symbol role-legend-symbol".*?d="([^"]+)"', svg[svg.index("role-legend") :])
    )
    assert legend
    assert len(outlines) >= 2


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
