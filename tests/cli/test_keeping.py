"""The verbs that maintain a record: judge, doctor, backup, snapshot, diff, import and others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.errors import InputError, RecordError
from communique.exchange import to_json
from communique.record import open_record
from tests.cli.running import run
from tests.record.readings import everything


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "news.sqlite"
    with open_record(path) as opened:
        opened.add_many(everything())
    return path


def first_event(path: Path) -> str:
    with open_record(path) as opened:
        return next(opened.events(type="CONSULT")).id


def test_judge_history_undo(record: Path) -> None:
    event = first_event(record)
    done = run(
        "judge",
        record,
        event,
        "correct",
        "--field",
        "type",
        "--value",
        "AGREE",
        "--who",
        "ana",
        "--why",
        "signed",
    )
    assert done.exit_code == 0, done.output
    made = done.stdout.split()[0]
    assert (
        run(
            "judge", record, event, "correct", "--field", "contexts", "--value", '["military"]', "--who", "bo"
        ).exit_code
        == 0
    )
    rows = [json.loads(line) for line in run("history", record, event, "--json").stdout.splitlines()]
    assert [(row["who"], row["why"], row["value"]) for row in rows] == [
        ("ana", "signed", "AGREE"),
        ("bo", None, ["military"]),
    ]
    done = run("judge", record, event, "correct", "--field", "targets", "--value", "PRK; both", "--who", "bo")
    assert done.exit_code == 0, done.output
    table = run("history", record, event).stdout
    assert "correct contexts military" in table
    assert "correct targets North Korea [PRK]; both" in table
    assert run("judge", record, done.stdout.split()[0], "undo", "--who", "bo").exit_code == 0
    refused = run("judge", record, event, "undo", "--who", "ana")
    assert "the history of an entry lists their ids, which begin with ju_" in str(refused.exception)
    assert run("judge", record, made, "undo", "--who", "ana").exit_code == 0
    assert "5 judgements" in run("history", record, event).stdout  # the undoing is one too
    with open_record(record) as opened:
        assert next(opened.events(ids=[event])).type == "CONSULT"


def test_a_judgement_that_makes_no_sense_is_refused(record: Path) -> None:
    assert isinstance(run("judge", record, "ev_none", "accept", "--who", "ana").exception, RecordError)
    assert run("judge", record, first_event(record), "praise", "--who", "ana").exit_code == 2
    assert run("judge", record, first_event(record), "accept").exit_code == 2
    for decision, option in (("correct", "--value"), ("merge", "--other"), ("accept", "--field")):
        refused = run("judge", record, first_event(record), decision, "--who", "ana")
        if decision == "accept":
            refused = run("judge", record, first_event(record), decision, "--field", "type", "--who", "ana")
        assert (refused.exit_code, option in refused.output) == (2, True)


def test_what_is_corrected_is_given_as_words_or_json(record: Path) -> None:
    event = first_event(record)
    for field, value, kept in (
        ("lat", "37", 37),
        ("lon", "127.5", 127.5),
        ("place", "38", "38"),
        ("mode", "null", None),
    ):
        done = run("judge", record, event, "correct", "--field", field, "--value", value, "--who", "ana")
        assert done.exit_code == 0, done.output
        with open_record(record) as opened:
            assert getattr(next(opened.events(ids=[event])), field) == kept


def test_ids_of_a_history_stand_whole_in_a_narrow_terminal(record: Path) -> None:
    event = first_event(record)
    made = run("judge", record, event, "accept", "--who", "ana", "--why", "read it").stdout.split()[0]
    table = CliRunner(env={"COLUMNS": "60"}).invoke(app, ["history", str(record), event]).stdout
    assert made in table
    assert "in force" in table
    assert "1 judgement on" in table


def test_names_with_brackets_stand_as_they_are(record: Path) -> None:
    event = first_event(record)
    for who in ("ana [press]", "bo [/desk]"):
        assert run("judge", record, event, "accept", "--who", who).exit_code == 0
        assert who in run("history", record, event).stdout


def test_a_history_tells_what_no_one_judged_from_what_is_not_there(record: Path) -> None:
    assert run("history", record, first_event(record)).stdout.startswith("0 judgements")
    for unknown in ("ev_none", "st_none", "ju_none", "nothing"):
        assert f"there is no {unknown}" in str(run("history", record, unknown).exception)
    made = run("judge", record, first_event(record), "accept", "--who", "ana").stdout.split()[0]
    assert run("history", record, made).stdout.startswith("0 judgements")


def test_doctor_counts_and_names_damage(record: Path) -> None:
    done = run("doctor", record)
    assert done.exit_code == 0, done.output
    assert "0 errors found" in done.stdout
    assert "events" in done.stdout
    with open_record(record) as opened, opened._store.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET type = 'AID'")
    done = run("doctor", record)
    assert done.exit_code == 1
    assert "wrong: reading" in done.stdout
    assert run("doctor", record, "--repair").exit_code == 0
    assert "0 errors found, 0 repaired" in run("doctor", record).stdout


def test_the_doctor_sends_no_one_to_the_doctor(record: Path) -> None:
    """However much of a file is cut off, what to do is to restore it."""
    whole = record.read_bytes()
    for part in (0.02, 0.3, 0.9):
        record.write_bytes(whole[: int(len(whole) * part) // 4096 * 4096])
        done = run("doctor", record)
        told = done.stdout + str(done.exception)
        assert done.exit_code == 1
        assert "restore a backup" in told
        assert "communique doctor" not in told


def test_backup_is_the_same_record_and_overwrites_nothing(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert run("backup", record, copy).exit_code == 0
    with open_record(record) as one, open_record(copy) as other:
        assert list(one.dump()) == list(other.dump())
    assert isinstance(run("backup", record, copy).exception, RecordError)


def test_a_backup_into_no_folder_names_the_folder(record: Path, tmp_path: Path) -> None:
    error = run("backup", record, tmp_path / "none" / "copy.sqlite").exception
    assert isinstance(error, RecordError)
    assert str(tmp_path / "none" / "copy.sqlite") in str(error)
    assert record.name not in str(error)


def test_snapshot_and_diff(record: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    assert run("snapshot", record, "-o", before).exit_code == 0
    same = run("diff", before, record)
    assert (same.stdout, same.stderr) == ("", "0 changes\n")  # what is as it was is not told
    assert run("merge", record).exit_code == 0
    assert "merged into ev_" in run("diff", before, record).stdout
    lines = [json.loads(line) for line in run("diff", before, record, "--json").stdout.splitlines()]
    assert {line["what"] for line in lines} == {"event"}


def test_no_bar_is_drawn_where_no_one_looks(record: Path, tmp_path: Path) -> None:
    lines = tmp_path / "readings.jsonl"
    run("export", record, "--to", "jsonl", "-o", lines)
    assert run("import", tmp_path / "other.sqlite", lines).stderr.startswith("5 readings, 5 of them new to ")


def test_import_takes_an_export_back(record: Path, tmp_path: Path) -> None:
    run("merge", record)
    lines, other = tmp_path / "readings.jsonl", tmp_path / "other.sqlite"
    assert run("export", record, "--to", "jsonl", "-o", lines).exit_code == 0
    done = run("import", other, lines, lines)
    assert done.exit_code == 0, done.output
    with open_record(record) as one, open_record(other) as two:
        assert list(one.dump()) == list(two.dump())


def test_a_broken_import_keeps_what_came_before(tmp_path: Path) -> None:
    lines, record = tmp_path / "readings.jsonl", tmp_path / "news.sqlite"
    lines.write_bytes(to_json(everything()[0]) + b"\n{broken\n")
    done = run("import", record, lines)
    assert isinstance(done.exception, InputError)
    assert "line 2" in str(done.exception)
    with open_record(record) as opened:
        assert opened.counts()["pages"] == 1
    assert isinstance(run("import", record, tmp_path / "none.jsonl").exception, InputError)
    lines.write_bytes(b"{broken\n")
    assert isinstance(run("import", tmp_path / "new.sqlite", lines).exception, InputError)
    assert not (tmp_path / "new.sqlite").exists()


def test_knowledge_is_asked_and_checked(tmp_path: Path) -> None:
    rows = [
        json.loads(line)
        for line in run(
            "knowledge", "find", "Moon Jae-in", "--on", "2019-04-10", "--json"
        ).stdout.splitlines()
    ]
    assert [row["country"] for row in rows] == ["KOR"]
    assert "President" in run("knowledge", "find", "Moon Jae-in", "--on", "2019-04-10").stdout
    early = run("knowledge", "find", "Moon Jae-in", "--on", "1950-01-01")
    assert early.exit_code == 1
    assert "'Moon Jae-in' is not known on 1950-01-01; on other days it is known" in early.stderr
    assert "other days" not in run("knowledge", "find", "Nobody Nowhere", "--on", "1950-01-01").stderr
    wrong_day = run("knowledge", "find", "Moon Jae-in", "--on", "2019")
    assert wrong_day.exit_code == 2
    assert "'2019' is not a date; give it as YYYY-MM-DD" in wrong_day.output
    assert run("knowledge", "check").exit_code == 0
    missing = run("knowledge", "check", tmp_path / "nope.tsv")
    assert missing.exit_code == 1
    assert f"{tmp_path / 'nope.tsv'}: cannot be read (No such file or directory)" in missing.stdout
    wrong = tmp_path / "mine.tsv"
    wrong.write_text(
        "id\tnames\tcountry\tsectors\trole\tfrom\tto\tgender\tsource\nperson:x\tX Y\tXX\tGOV\t\t2020\t2019\t\ttest\n"
    )
    done = run("knowledge", "check", wrong)
    assert done.exit_code == 1
    assert "unknown country XX" in done.stdout
    assert "before it begins" in done.stdout


def test_a_removed_article_is_told_of_and_kept_out(record: Path, tmp_path: Path) -> None:
    url = "https://han.example/1"
    assert "there is no article of" in str(run("remove", record, f"{url}2", "--who", "ana").exception)
    assert run("remove", record, url).exit_code == 2  # nobody said to remove it
    assert run("remove", record, url, "--undo", "--who", "ana").exit_code == 2
    done = run("remove", record, url, "--who", "ana", "--why", "the publisher asked")
    assert done.exit_code == 0, done.output
    assert "1 article, 3 actors, 3 reports, 1 statement, 0 judgements, 3 events" in done.stdout
    readings = tmp_path / "again.jsonl"
    readings.write_bytes(b"".join(to_json(reading) + b"\n" for reading in everything()))
    assert "5 readings, 0 of them new" in (taken := run("import", record, readings)).stderr
    assert "1 left out" in taken.stderr
    assert run("remove", record, url, "--undo").exit_code == 0
    assert "5 readings, 1 of them new" in run("import", record, readings).stderr


def test_a_page_of_a_removed_address_is_a_lost_input(tmp_path: Path) -> None:
    record, page = tmp_path / "news.sqlite", tmp_path / "page.jsonl"
    told = {
        "url": "https://han.example/1",
        "text": "Seoul rejected the offer on Monday.",
        "published": "2019-04-10",
    }
    page.write_text(json.dumps(told) + "\n", encoding="utf-8")
    assert run("read", page, "--into", record).exit_code == 0
    assert run("remove", record, told["url"], "--who", "ana").exit_code == 0
    for _ in range(2):
        done = run("read", page, "--into", record)
        assert done.exit_code == 3
        assert "C0402" in done.output
        assert "rejected" not in done.output
