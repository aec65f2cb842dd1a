from __future__ import annotations

import time

import pytest

from communique.reading.statements import find_quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We agree,” he said.", ["“We agree,”"]),
        ('"We agree," he said. "Fully."', ['"We agree,"', '"Fully."']),
        ("He called it “a start.\nNothing closed it.", ["“a start."]),
        ("A stray closing mark” stays.", []),
        ('A 6" pipe is no quotation.', []),
        ("«Non», a-t-il dit", ["«Non»"]),
        ("", []),
    ],
)
def test_quotations_keep_to_their_paragraph(text: str, quotations: list[str]) -> None:
    assert [q.of(text) for q in find_quotations(text)] == quotations


@pytest.mark.parametrize("mark", ['"', "“", "”", "«", "„“", '" “'])
def test_ten_thousand_marks_take_no_time(mark: str) -> None:
    began = time.perf_counter()
    find_quotations(mark * (100_000 // len(mark)))
    assert time.perf_counter() - began < 1
