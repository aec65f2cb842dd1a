"""Roles: what a head links to an act, within its reach, whatever else is asked."""

import numpy as np
import pytest

from communique.model import Article, Block
from communique.models.labels import EVENT_TYPES, REACH
from communique.models.weights import load
from communique.reading.encoder import Encoded, encode
from communique.reading.roles import POSSIBLE, Predicate, _Layout, _spans, link, role_probabilities


def read(text: str) -> Encoded:
    (encoded,) = encode([Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))], load())
    return encoded


def act(encoded: Encoded, text: str, word: str, kind: str) -> Predicate:
    at = int(np.searchsorted(encoded.pieces.start, text.index(word)))
    return Predicate(at, at + 1, at, EVENT_TYPES.index(kind), 1.0)


def test_the_sides_of_an_act_do_not_depend_on_what_else_is_asked() -> None:
    text = "Mali expelled the envoy of Chad on Friday. Togo and Benin condemned the step and met in Paris."
    encoded = read(text)
    acts = [
        act(encoded, text, *pair)
        for pair in (("expelled", "SANCTION"), ("condemned", "ACCUSE"), ("met", "CONSULT"))
    ]
    together = link(encoded, acts, load(), head="events")
    assert [link(encoded, [one], load(), head="events")[0] for one in acts] == together
    assert any(item.sources for item in together)


def test_a_head_looks_no_farther_than_it_reaches() -> None:
    text = "Mali expelled the envoy of Chad. " + "It rained in Paris and the river rose again. " * 12
    encoded = read(text)
    found = role_probabilities(encoded, act(encoded, text, "expelled", "SANCTION"), load(), head="events")
    assert found is not None
    first, likely = found
    assert first == 0
    assert likely.shape[1] > 2 * REACH["events"]
    assert likely[:, : REACH["events"]].max() > 0.5
    assert not likely[:, REACH["events"] + 2 :].any()


def test_what_was_not_read_has_no_sides() -> None:
    text = "Mali expelled the envoy of Chad."
    article = Article(text=text, blocks=(Block(kind="caption", start=0, end=len(text)),))
    (encoded,) = encode([article], load())
    assert encoded.passage_of(1) is None
    assert (
        role_probabilities(encoded, act(encoded, text, "expelled", "SANCTION"), load(), head="events") is None
    )
    assert link(encoded, [act(encoded, text, "expelled", "SANCTION")], load(), head="events") == []


@pytest.mark.parametrize(
    ("likely", "floor", "found"),
    [
        (0.3, POSSIBLE, 1),
        (0.3, 0.35, 0),
        (0.4, 0.35, 1),
        (0.6, 0.5, 1),
    ],
)
def test_an_unlikely_side_stands_in_only_above_its_floor(likely: float, floor: float, found: int) -> None:
    encoded = read("Mali expelled the envoy of Chad.")
    passage = encoded.passage_of(1)
    assert passage is not None
    layout = _Layout.of(encoded, passage)
    within = np.zeros(layout.last - layout.first, np.float32)
    within[3] = likely
    spans, nobody = _spans(layout, within, within, layout.first, layout.last, floor)
    assert len(spans) == found
    assert nobody == pytest.approx(1 - likely)


def test_a_side_is_of_its_window_and_as_likely_as_its_pieces_are_on_the_mean() -> None:
    encoded = read("Mali expelled the envoy of Chad.")
    passage = encoded.passage_of(1)
    assert passage is not None
    layout = _Layout.of(encoded, passage)
    within = np.zeros(layout.last - layout.first, np.float32)
    within[[0, 3, 4]] = 0.9, 0.8, 0.6
    spans, nobody = _spans(layout, within, np.zeros_like(within), layout.first + 2, layout.last, POSSIBLE)
    assert [(span.first - layout.first, span.end - layout.first) for span in spans] == [(3, 5)]
    assert spans[0].probability == pytest.approx(0.7)
    assert nobody == pytest.approx(0.2)
    assert _spans(layout, within, within, layout.first, layout.first, POSSIBLE) == ([], 1.0)


def test_a_word_is_as_likely_as_its_pieces_are_on_the_mean() -> None:
    layout = _Layout.of(encoded := read("Oligarchisation worries Chad."), encoded.passages[0])
    likely = np.arange(2 * len(layout.opens), dtype=np.float32).reshape(2, -1)
    ends = [*layout.words[1:].tolist(), len(layout.opens)]
    means = [likely[:, a:b].mean(1) for a, b in zip(layout.words.tolist(), ends, strict=True)]
    by_word = layout.by_word(likely)
    assert layout.lengths.max() > 1
    assert by_word.dtype == np.float32
    assert np.allclose(by_word, np.repeat(np.stack(means, 1), layout.lengths, axis=1))
