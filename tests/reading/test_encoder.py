from __future__ import annotations

import pytest

from communique.reading.encoder import _parts_a_word


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("killed 1|,200 people", True),
        ("killed 1,|200 people", True),
        ("some 6.|5 percent", True),
        ("killed 1|200 people", True),
        ("the wo|rd", True),
        ("in 2011|, 200 died", False),
        ("in 2011,| 200 died", False),
        ("Mali,|200 died", False),
        ("it ended in 2011|.", False),
        ("the |word", False),
        ("|The", False),
        ("end|", False),
        ("|", False),
    ],
)
def test_words_and_numbers_are_not_parted(text: str, *, parted: bool) -> None:
    at = text.index("|")
    assert _parts_a_word(text.replace("|", ""), at) == parted
