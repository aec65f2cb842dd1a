"""A table of phrases of the news, each in a sentence with its date, and every time that is in it."""

from datetime import date
from pathlib import Path

import pytest

from communique.reading.times import find_times

TABLE = Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("published", "text", "times"), ROWS)
def test_find_times_reads_each_phrase_of_the_table_and_nothing_else(
    published: str, text: str, times: str
) -> None:
    found = find_times(text, published=date.fromisoformat(published))
    assert "; ".join(f"{text[t.start : t.end]}={t.value or '-'}" for t in found) == times
