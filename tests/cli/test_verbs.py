"""The verbs, run as users run them: in processes of their own, on files."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.exchange import from_json
from communique.record import open_record

COMMAND = Path(sys.executable).with_name("communique")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
README = EXAMPLES.with_name("README.md")
NEWS = "French Foreign Minister Catherine Colonna met her Greek counterpart Nikos Dendias in Athens on Friday. “We agree on everything,” Colonna said."


def run(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        input=stdin,
        env=environment,
        check=False,
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "news.sqlite"
    done = run("read", EXAMPLES, "--into", path)
    assert done.returncode == 0, done.stderr
    told = next(line for line in done.stdout.splitlines() if line.startswith("20 inputs, "))
    lines = README.read_text(encoding="utf-8").splitlines()
    said = next(line for line in lines if line.startswith("20 inputs, "))
    assert re.sub(r"\d+", "n", told) == re.sub(r"\d+", "n", said)
    for ours, theirs in zip(re.findall(r"\d+", told), re.findall(r"\d+", said), strict=True):
        # What the README says is printed, is; int8 differs a little from processor to processor.
        assert int(ours) == pytest.approx(int(theirs), rel=0.05)
    assert "C0203" in done.stdout  # the page in French
    assert "C0204" in done.stdout  # the page without a date
    assert f"communique show {path}" in done.stdout.replace("\n", "")
    return path


def test_help_is_fast() -> None:
    # Seconds of processor: on a machine at rest as long as one waits, and beside other tests still the same.
    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    times = []
    for _ in range(5):
        began = spent()
        assert "read" in run("--help").stdout
        times.append(spent() - began)
    assert 0 < min(times) < 0.3


def test_one_line_out_for_every_line_in_in_order(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps({"id": "one", "text": NEWS}),
        "{broken",
        json.dumps({"id": "three"}),
        json.dumps({"id": "four", "text": NEWS, "published": "2023-01-01"}),
        "[]",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("read", path, "--to", "jsonl")
    readings = [from_json(line) for line in done.stdout.splitlines()]
    assert len(readings) == 5
    assert [r.id for r in readings if r.article] == ["one", "four"]
    assert all(r.problems for r in readings if r.article is None)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "C0204 No publication date is known: 1 input, not lost" in done.stderr


def test_standard_input_is_read() -> None:
    done = run("read", "-", "--to", "jsonl", stdin=json.dumps({"id": "x", "text": NEWS}) + "\n")
    (line,) = done.stdout.splitlines()
    assert from_json(line).statements


def test_reading_again_changes_nothing(record: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    assert run("export", record, "--to", "jsonl", "--out", first).returncode == 0
    again = run("read", EXAMPLES, "--into", record, "--workers", "2", "--to", "table")
    assert again.returncode == 0
    assert " of the inputs were in " in again.stdout.replace("\n", " ")
    assert run("export", record, "--to", "jsonl", "--out", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_show_filters(record: Path) -> None:
    rows = [
        json.loads(line)
        for line in run("show", record, "--actor", "KOR", "--to", "jsonl").stdout.splitlines()
    ]
    assert rows
    assert all("KOR" in {p["country"] for p in (*row["sources"], *row["targets"])} for row in rows)
    talks = [
        json.loads(line)
        for line in run(
            "show", record, "--type", "CONSULT", "--status", "asserted", "--to", "jsonl"
        ).stdout.splitlines()
    ]
    assert talks
    assert {(row["type"], row["status"]) for row in talks} == {("CONSULT", "asserted")}
    late = [
        json.loads(line)
        for line in run(
            "show", record, "--since", "2020-01-01", "--until", "2020-12-31", "--to", "jsonl"
        ).stdout.splitlines()
    ]
    assert late
    assert all((row["date"] or row["published"])[:4] == "2020" for row in late)


def test_show_prints_tables_and_csv(record: Path) -> None:
    assert "who → whom" in run("show", record).stdout
    assert "what was said" in run("show", record, "--statements").stdout
    cells = run("show", record, "--statements", "--to", "csv").stdout
    assert cells.startswith("id,date,until,precision,speaker,speaker_country,")
    assert run("show", record, "--to", "csv").stdout.count("\n") > 5


@pytest.mark.parametrize(
    "arguments", [("show", "no-such-record.sqlite"), ("export", "no-such-record.sqlite")]
)
def test_a_missing_record_is_one_plain_line(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("communique: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_an_output_that_takes_nothing_is_one_plain_line(record: Path, form: str) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("there is no device that is always full")
    with full.open("wb") as out:
        done = subprocess.run(
            [COMMAND, "show", record, "--to", form],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        "communique: the output cannot be written (No space left on device); check the path and the space left\n"
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_an_output_that_the_shell_closed_is_no_trouble(record: Path, closed: str) -> None:
    verb = ["sh", "-c", f'"$@" {closed}', "sh", COMMAND, "show", record, "--to", "jsonl", "--limit", "1"]
    done = subprocess.run(verb, capture_output=True, text=True, check=False)
    told = {">&-": "only the first 1; --limit gives more\n", "2>&-": ""}
    assert (done.returncode, done.stderr) == (0, told[closed])


def test_half_a_gzip_does_not_stop_the_others(tmp_path: Path) -> None:
    whole = gzip.compress("\n".join(json.dumps({"id": str(n), "text": NEWS}) for n in range(50)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "c.html").write_bytes(b"")
    done = run("read", tmp_path, "--to", "jsonl")
    readings = [from_json(line) for line in done.stdout.splitlines()]
    codes = {p.code for r in readings for p in r.problems}
    assert {"C0104", "C0102"} <= codes
    assert any(r.article and r.article.text == NEWS and not r.id.isdigit() for r in readings)
    assert "Traceback" not in done.stderr


def test_what_could_not_be_read_is_named_by_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "lines.jsonl").write_text(f"{json.dumps({'text': NEWS})}\nno line\n", encoding="utf-8")
    lines = run("read", tmp_path, "nowhere.html", "--to", "jsonl").stderr
    # The record is in the folder that is read, and is no input.
    table = run("read", tmp_path, "nowhere.html", "--into", tmp_path / "news.sqlite").stdout
    for name in ("empty.html", "lines.jsonl:2", "nowhere.html"):
        assert name in lines
        assert name in table.replace("\n", "").replace(" ", "")
    assert "4 inputs, 1 article," in table
    assert "--actor GRC" in table or "--actor FRA" in table  # whom the pages are of, and no one else


def test_a_run_that_is_stopped_says_how_to_go_on(tmp_path: Path) -> None:
    path, record = tmp_path / "in.jsonl", tmp_path / "news.sqlite"
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": NEWS}) + "\n" for n in range(20_000)), encoding="utf-8"
    )
    # A shell's background jobs are deaf to Ctrl-C, and so would be what these tests start there.
    hearing = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    command = [sys.executable, "-c", hearing, COMMAND, "read", path, "--into", record]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for _ in range(600):
        time.sleep(0.1)
        if record.exists():
            with open_record(record) as opened:
                if opened.counts()["pages"] > 2:
                    break
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    with open_record(record) as opened:
        n_kept = opened.counts()["pages"]
    n_told = int(told.partition("stopped after ")[2].split()[0])
    assert n_kept - 1 <= n_told <= n_kept  # the signal may come between the writing and the counting
    assert "the same command goes on" in told
    assert "Traceback" not in told
