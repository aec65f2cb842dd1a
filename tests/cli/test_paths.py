"""Impossible paths give an error in one line, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.errors import CommuniqueError
from communique.record import open_record
from tests.record.readings import everything

LONG = "x" * 5000


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "news.sqlite"
    with open_record(path) as opened:
        opened.add_many(everything())
    return str(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "RECORD", "--into", LONG],
        ["read", "RECORD", "--engine", "ray", "-o", LONG],
        ["show", LONG],
        ["export", LONG],
        ["export", "RECORD", "-o", LONG],
        ["export", "RECORD", "--to", "parquet", "-o", LONG],
        ["export", "RECORD", "--to", "parquet", "-o", f"{LONG}.parquet"],
        ["import", "RECORD", f"{LONG}.jsonl"],
        ["import", "RECORD", f"{LONG}.parquet"],
        ["import", LONG, __file__],
        ["evaluate", LONG],
        ["evaluate", f"{LONG}.jsonl"],
        ["backup", "RECORD", LONG],
        ["snapshot", "RECORD", "-o", LONG],
        ["diff", LONG, "RECORD"],
        ["chart", "RECORD", "--matrix", "-o", f"{LONG}.json"],
        ["doctor", LONG],
        ["serve", LONG],
        ["knowledge", "check", LONG],
        ["knowledge", "find", "Seoul", "--with", LONG],
    ],
    ids=lambda arguments: " ".join(arguments).replace(LONG, "LONG").replace(__file__, "FILE"),
)
def test_a_name_too_long_is_told(record: str, arguments: list[str]) -> None:
    done = CliRunner().invoke(app, [record if part == "RECORD" else part for part in arguments])
    assert done.exit_code == 1
    # An error of ours, which `main` writes as a line; or the verb has said by itself what is wrong.
    assert isinstance(done.exception, CommuniqueError) or (
        isinstance(done.exception, SystemExit) and "File name too long" in done.output
    )


def test_an_input_too_long_is_a_lost_input() -> None:
    done = CliRunner().invoke(app, ["read", LONG])
    assert done.exit_code == 3
    assert "C0101" in done.output
