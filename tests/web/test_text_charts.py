"""Series and matrices in the terminal show what the record counts."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from typer.testing import CliRunner

from communique.cli import app, text_charts
from communique.web.activity import Activity


def run(news, *words):
    done = CliRunner().invoke(app, ["show", str(news.path), *words], env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_series_is_drawn_and_counts_every_event(news):
    text = run(news, "--series")
    assert "│" in text
    told = text.splitlines()[-1]
    assert re.fullmatch(r"\d+ events(; \d+ long before or after not drawn)?; 1 on no day", told)
    assert sum(map(int, re.findall(r"\d+", told))) == news.counts()["events"]


def test_a_series_as_rows_adds_up(news):
    rows = [json.loads(line) for line in run(news, "--series", "--to", "jsonl").splitlines()]
    dated = sum(row.n for row in news.days() if row.day)
    assert sum(row[f"quad_{n}"] for row in rows for n in range(1, 5)) == dated
    sheet = list(csv.DictReader(io.StringIO(run(news, "--series", "--to", "csv"))))
    assert len(sheet) == len(rows)


def test_a_series_follows_filters(news):
    assert run(news, "--series", "--actor", "Nobody").strip() == "0 events"


def test_a_matrix_shows_the_busiest_pairs(news):
    text = run(news, "--matrix")
    assert "USA" in text.splitlines()[2]
    rows = list(csv.DictReader(io.StringIO(run(news, "--matrix", "--to", "csv"))))
    assert [(row["source"], row["target"]) for row in rows] == [(r.source, r.target) for r in news.pairs()]


def test_one_drawing_at_a_time(news):
    done = CliRunner().invoke(app, ["show", str(news.path), "--series", "--matrix"])
    assert done.exit_code == 2
    assert "Give one of" in done.output


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_fit_the_terminal_whatever_the_numbers(width):
    days = (("2019-04-08", (90_000, 1, 3, 0)), ("2019-05-09", (0, 0, 0, 70_000)))
    for line in text_charts.series(
        Activity(total=160_004, undated=0, quads=(0, 0, 0, 0), days=days), width=width
    ):
        assert len(line.plain) <= max(width, 36)
