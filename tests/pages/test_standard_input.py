"""Standard input: told by its first bytes for what a file is told by its name."""

from __future__ import annotations

import gzip
import io
import sys

import pytest

from communique.model import Page
from communique.pages import open_pages


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Page]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(open_pages("-"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"text": "A"}\n{"text": "B"}', ["A", "B"]),
        (b'\n\n  {"text": "A"}', ["A"]),
        (b'{\n "text": "A"\n}', ["A"]),
        (b'[\n{"text": "A"}]', ["A"]),
        (b"The two met.", ["The two met."]),
        (b"[music] The two met.", ["[music] The two met."]),
        (b"\xef\xbb\xbf<html><p>A</p>", [b"\xef\xbb\xbf<html><p>A</p>"]),
        (gzip.compress(b'{"text": "A"}\n{"text": "B"}', mtime=0), ["A", "B"]),
    ],
)
def test_open_pages_sniffs_standard_input(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[object]
) -> None:
    assert [page.text or page.html for page in feed(monkeypatch, data)] == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C0102"),
        (b"   \n", "C0102"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "C0103"),
        (gzip.compress(b"The two met." * 99, mtime=0)[:25], "C0104"),
    ],
)
def test_open_pages_reports_bad_standard_input(
    monkeypatch: pytest.MonkeyPatch, data: bytes, code: str
) -> None:
    assert code in [problem.code for problem in feed(monkeypatch, data)[0].problems]
