from __future__ import annotations

import pytest

from communique.models.pieces import cut
from communique.reading.encoder import _parts_a_word, _words, opens_glued


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


@pytest.mark.parametrize(
    "text",
    [
        "It lasted a month.|Ruto left",
        "“It lasted a month.”|Ruto left",
        "Did it last?|Ruto left",
        "It ended!|He left",
    ],
)
def test_a_sentence_glued_to_the_one_before_opens_with_a_word_of_its_own(text: str) -> None:
    at = text.index("|")
    (pieces,) = cut([text.replace("|", "")])
    assert pieces.start[opens_glued(pieces)].tolist() == [at]
    word = int((pieces.start == at).argmax())
    assert _words(pieces)[word] > _words(pieces)[word - 1]


@pytest.mark.parametrize(
    "text",
    [
        "Mr.Ruto left",
        "the U.S.Senate",
        "St.Ives",
        "it ended. Ruto left",
        "a month.ruto",
        'an “end."Ruto',
        ".Ruto",
        "Ruto",
        "",
    ],
)
def test_no_sentence_is_glued(text: str) -> None:
    (pieces,) = cut([text])
    assert not opens_glued(pieces).any()
