from __future__ import annotations

from communique.models.pieces import cut
from communique.reading.passages import pack


def test_neighbours_share_a_passage_and_strangers_do_not() -> None:
    text = "One two.\nThree four.\nCAPTION\nFive six."
    (pieces,) = cut([text])
    blocks = [(0, 8), (9, 20), (29, 38)]
    surfaces = [text[pieces.start[a] : pieces.end[b - 1]] for a, b in pack(pieces, blocks)]
    assert surfaces == ["One two.\nThree four.", "Five six."]


def test_a_long_block_is_cut_after_a_sentence() -> None:
    text = "A short one. " * 40
    (pieces,) = cut([text])
    ranges = pack(pieces, [(0, len(text))], limit=50)
    assert len(ranges) > 1
    assert all(b - a <= 50 for a, b in ranges)
    assert [a for a, _ in ranges[1:]] == [b for _, b in ranges[:-1]]
    assert all(text[pieces.end[b - 1] - 1] == "." for _, b in ranges)


def test_a_block_without_sentences_is_cut_all_the_same() -> None:
    text = "word " * 300
    (pieces,) = cut([text])
    assert [b - a for a, b in pack(pieces, [(0, len(text))], limit=100)] == [100, 100, 100]


def test_nothing_to_read_has_no_passages() -> None:
    (pieces,) = cut(["some text"])
    assert pack(pieces, []) == []
    assert pack(pieces, [(4, 5)]) == []
