"""Options that filter: what is wrong with one, or means nothing, is said and never left out in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.cli import app
from communique.model import STATUSES
from communique.ontology.plover import types
from communique.record import open_record
from tests.record.readings import everything


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "400"}).invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "news.sqlite"
    with open_record(path) as opened:
        opened.add_many(everything())
    return path


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--type", "CONSLT"), types()),
        (("--status", "deny"), STATUSES),
        (("--since", "yesterday"), ["YYYY-MM-DD"]),
        (("--until", "2019-02-30"), ["day"]),
        (("--since", "2019", "--until", "2018"), ["2018-12-31", "before", "2019-01-01"]),
        (("--actor", " "), ["KOR"]),
        (
            ("--statements", "--type", "CONSULT", "--status", "denied"),
            ["--type and --status", "--statements"],
        ),
        (("--matrix", "--actor", "KOR"), ["--actor", "--matrix"]),
        (("--series", "--limit", "3"), ["--limit", "--series"]),
        (("--series", "--matrix"), ["one of"]),
    ],
)
def test_what_is_wrong_with_an_option_is_said(
    record: Path, options: tuple[str, ...], says: list[str]
) -> None:
    done = run("show", record, *options)
    assert done.exit_code == 2
    assert [word for word in says if word not in done.output] == []


def test_types_and_statuses_are_taken_in_any_letters_and_periods_whole(record: Path) -> None:
    plain = run("show", record, "--type", "CONSULT", "--status", "asserted", "--to", "jsonl").stdout
    assert plain
    assert run("show", record, "--type", "consult", "--status", "Asserted", "--to", "jsonl").stdout == plain
    rows = [json.loads(line) for line in run("show", record, "--to", "jsonl").stdout.splitlines()]
    years = {(row["date"] or row["published"] or "")[:4] for row in rows} - {""}
    for year in years:
        of_year = run("show", record, "--since", year, "--until", year, "--to", "jsonl").stdout
        of_days = run("show", record, "--since", f"{year}-01-01", "--until", f"{year}-12-31", "--to", "jsonl")
        assert of_year == of_days.stdout != ""


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_a_cut_list_says_so(record: Path, form: str) -> None:
    assert "--limit" in run("show", record, "--limit", "1", "--to", form).stderr
    assert "--limit" not in run("show", record, "--to", form).stderr


@pytest.mark.parametrize("what", [(), ("--statements",)])
def test_tables_give_the_ids_that_judging_takes(record: Path, what: tuple[str, ...]) -> None:
    entry = json.loads(run("show", record, *what, "--limit", "1", "--to", "jsonl").stdout)["id"]
    table = run("show", record, *what, "--ids", "--min-confidence", "0").stdout
    assert entry in table
    assert entry not in run("show", record, *what, "--min-confidence", "0").stdout


def test_nothing_found_is_no_table(record: Path) -> None:
    assert run("show", record, "--actor", "Narnia").stdout.startswith("0 events")
    assert run("show", record, "--actor", "Narnia", "--series").stdout == "0 events\n"
    assert run("show", record, "--actor", "Narnia", "--statements").stdout.startswith("0 statements")


def test_a_publication_date_that_is_none_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    for wrong in ("yesterday", "2024", "2024-W03-1", "20240301"):
        done = run("read", "nothing.html", "--published", wrong, "--into", tmp_path / "none.sqlite")
        assert (done.exit_code, wrong in done.output) == (2, True)
    assert not (tmp_path / "none.sqlite").exists()


def test_charts_refuse_what_they_would_leave_out(record: Path, tmp_path: Path) -> None:
    for options in (
        ("--matrix", "--actor", "KOR"),
        ("--pair", "KOR", "PRK", "--actor", "USA"),
        ("--matrix", "--map"),
    ):
        assert run("chart", record, "-o", tmp_path / "c.json", *options).exit_code == 2
    assert run("chart", record, "-o", tmp_path / "c.json", "--min-confidence", "1").exit_code == 0
    assert (
        "\n0 events"
        in "\n"
        + run("chart", record, "-o", tmp_path / "c.json", "--min-confidence", "1").stderr.split(": ")[1]
    )
