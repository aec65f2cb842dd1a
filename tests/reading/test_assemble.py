"""Whom a cue addresses."""

import pytest

from communique.reading.assemble import _PHRASE


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("reporters on Monday", "reporters"),
        ("his aides, who", "his aides"),
        ("the court that", "the court"),
        # never a crumb of a word: what begins like "the" or "this" is not "t" before "he" or "his"
        ("the Associated Press", None),
        ("them Monday", None),
        ("those Kenyans", None),
        ("state-run TV", None),
    ],
)
def test_an_addressee_is_a_whole_word(after: str, told: str | None) -> None:
    found = _PHRASE.match(after)
    assert (found and found[1]) == told
