"""Malformed gold is refused; the message names the file and the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.evaluation import load_gold

GOOD = json.dumps({"id": "x", "text": "Kenya asked."}).encode()


@pytest.mark.parametrize(
    "bad",
    [
        b"{broken",
        b"3",
        b"[]",
        b'"format"',
        b'{"id": "x"}',
        b'{"format": "1", "id": "x"}',
        b'{"text": "x", "events": 3}',
        b'{"text": "x", "events": [{"type": "CHAT"}]}',
        b'{"text": "x", "events": [{"type": "AID", "source": {"start": 0}}]}',
        b'{"text": "x", "events": [{"type": "AID", "source": {"start": "0", "end": 1}}]}',
        b'{"text": "x", "events": [{"type": "AID", "source": {"start": 3, "end": 1}}]}',
        b'{"text": "\xff"}',
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(GOOD + b"\n\n" + bad + b"\n")
    with pytest.raises(InputError, match=r"gold\.jsonl:3: "):
        load_gold(path)


@pytest.mark.parametrize(
    ("annotations", "where"),
    [
        ({}, r"x\.txt: no attributions"),
        ({"x_a.ann": "T1\tContent 0 five\tq\n"}, r"x_a\.ann:1: "),
        ({"x_a.ann": "T1\tContent\tq\n"}, r"x_a\.ann:1: "),
        ({"x_a.ann": "T1\tContent 0 5\tq\nE1\tAttribution:T1 Content:T9\n"}, r"x_a\.ann:2: 'T9' is missing"),
        ({"x_a.ann": "T1\tContent 0 5\tq\nE1\tAttribution:T1 Content\n"}, r"x_a\.ann:2: "),
    ],
)
def test_bad_annotations_are_named(tmp_path: Path, annotations: dict[str, str], where: str) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/x.txt").write_text("Kenya asked.", encoding="utf-8")
    for name, content in annotations.items():
        (tmp_path / "attributions" / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=where):
        load_gold(tmp_path)


def test_bad_time_markup_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.tml").write_text("<TimeML>\n<TEXT>", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.tml: .*line 2"):
        load_gold(tmp_path)
