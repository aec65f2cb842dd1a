"""Output whose reader has closed it: ``communique show … | head``."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from communique.cli import main
from communique.reading import batches
from communique.record import open_record
from tests.record.readings import everything


@pytest.mark.parametrize(
    "verb",
    [
        ("show", "RECORD"),
        ("show", "RECORD", "--to", "csv"),
        ("show", "RECORD", "--series"),
        ("show", "RECORD", "--matrix"),
        ("export", "RECORD"),
        ("doctor", "RECORD"),
        ("knowledge", "find", "Kim Jong-un"),
        ("show", "--help"),
        ("--help",),
    ],
)
def test_an_output_that_its_reader_closed_is_no_failure(
    record: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    assert _code_of_closed(monkeypatch, [str(record) if part == "RECORD" else part for part in verb]) == 0


def test_what_is_read_into_a_record_is_read_to_its_end_though_no_one_reads_the_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = everything()
    monkeypatch.setattr(batches, "read_pages", lambda pages, **_: (list(pages), iter(readings))[1])
    for number in range(len(readings)):
        (tmp_path / f"{number}.txt").write_text(f"Seoul thanked {number} cities.")
    asked = ["read", *map(str, tmp_path.glob("*.txt")), "--to", "jsonl"]
    assert _code_of_closed(monkeypatch, asked) == 0
    path = tmp_path / "news.sqlite"
    _code_of_closed(monkeypatch, [*asked, "--into", str(path)])
    with open_record(path) as record:
        assert record.counts()["pages"] == len(readings)


def _code_of_closed(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> object:
    """Return the exit code of the command when the reader of its output has closed it."""
    there, here = os.pipe()
    os.close(there)
    with os.fdopen(here, "w", buffering=1, encoding="utf-8") as out, monkeypatch.context() as patch:
        patch.setattr(sys, "argv", ["communique", *arguments])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", io.StringIO())
        with pytest.raises(SystemExit) as ended:
            main()
        assert sys.stderr.getvalue().count("communique: ") == 0  # type: ignore[union-attr]
    return ended.value.code
