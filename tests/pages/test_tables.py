"""Parquet files of pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from communique.pages import open_pages

pa = pytest.importorskip(
    "pyarrow", reason="pyarrow is not installed: Parquet is not tested here (communique[parquet])"
)
pq = pytest.importorskip("pyarrow.parquet")


def test_rows_are_pages(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": ["Talks began.", None, "Talks ended."],
            "published": [dt.date(2023, 3, 1), None, None],
            "url": ["https://a.example/1", None, None],
            "score": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    pages = list(open_pages([str(tmp_path / "a.parquet")], published="2023-04-01"))
    assert [page.text for page in pages] == ["Talks began.", None, "Talks ended."]
    assert [page.published for page in pages] == ["2023-03-01", "2023-04-01", "2023-04-01"]
    assert [problem.code for problem in pages[1].problems] == ["C0105"]
    assert pages[0].source.endswith("a.parquet:1")


def test_what_is_no_parquet_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really")
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "b.parquet")
    found = [page.problems[0].code for page in open_pages([str(tmp_path)])]
    assert found == ["C0101", "C0102"]


def test_a_text_that_is_no_unicode_does_not_stop_the_others(tmp_path: Path) -> None:
    texts = pa.array([b"Talks \xff began.", b"Talks ended."], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    pages = list(open_pages([str(tmp_path / "a.parquet")]))
    assert [page.text for page in pages] == ["Talks \ufffd began.", "Talks ended."]
