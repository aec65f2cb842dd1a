from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.models.pieces import cut

MANNERS = {"lower": 0, "Title": 1, "UPPER": 2, "McDonald": 3, "2019": 4, "—": 5}


def test_case_tells_how_a_word_is_written() -> None:
    for word, case in MANNERS.items():
        (pieces,) = cut([word])
        assert pieces.case[0] == case, word


def test_gap_tells_what_stands_before_a_piece() -> None:
    (pieces,) = cut(["a b\nc\n\nd-e"])
    assert pieces.gap.tolist() == [0, 1, 2, 3, 0, 0]


def test_no_text_has_no_pieces() -> None:
    assert [len(p) for p in cut(["", " ", "\n"])] == [0, 0, 0]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_offsets_lie_in_order_within_the_text(text: str) -> None:
    (pieces,) = cut([text])
    assert (pieces.start <= pieces.end).all()
    assert (np.diff(pieces.start) >= 0).all()
    if len(pieces):
        assert pieces.start[0] >= 0
        assert pieces.end[-1] <= len(text)


def test_a_text_has_the_same_pieces_alone_and_among_others() -> None:
    text = "Seoul said “No.” 😀"
    (alone,) = cut([text])
    among = cut(["Another, much longer text than that.", text, ""])[1]
    assert alone.ids.tolist() == among.ids.tolist()
    assert alone.start.tolist() == among.start.tolist()
