"""Allies and critics, who are called the same and are not the same: those of one are not those of another."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("{L US} allies", "{N Saudi} allies", False),
        ("{L US} allies", "{N American} allies", True),
        ("{P Ann Day}'s critics", "{P Bob Hill}'s critics", False),
        ("{P Ann Day}'s critics", "{P Day}'s critics", True),
        ("{P Ann Day}'s opponents", "{P Bob Hill}'s opponents", False),
    ],
)
def test_whose_they_are_keeps_them_apart(one, other, are_one):
    found = read(f"<{one}> spoke. <{other}> wept.")
    first, second = (found.found.by_span[span] for span in found.phrases)
    assert (first == second) == are_one
