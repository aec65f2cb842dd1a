from __future__ import annotations

import numpy as np

from communique.reading.spans import bio, runs, sigmoid, softmax


def one_hot(*tags: int, width: int = 5) -> np.ndarray:
    return np.eye(width, dtype=np.float32)[list(tags)] * 0.9 + 0.02


def test_runs_end_with_the_array() -> None:
    assert runs(np.array([False, True, True])) == [(1, 3)]
    assert runs(np.zeros(3, bool)) == []


def test_bio_splits_where_a_new_span_begins() -> None:
    assert [s[:3] for s in bio(one_hot(1, 2, 1, 0, 3, 4))] == [(0, 2, 0), (2, 3, 0), (4, 6, 1)]


def test_bio_takes_an_inside_without_beginning_as_a_span() -> None:
    assert [s[:3] for s in bio(one_hot(0, 4, 4))] == [(1, 3, 1)]


def test_bio_gives_a_span_its_likeliest_kind() -> None:
    assert [s[:3] for s in bio(one_hot(1, 4, 4))] == [(0, 3, 1)]


def test_bio_of_nothing_is_nothing() -> None:
    assert bio(np.zeros((0, 5), np.float32)) == []


def test_probabilities_add_up() -> None:
    assert np.allclose(softmax(np.array([[1000.0, 0.0]], np.float32)), [[1, 0]])
    assert sigmoid(np.array([0.0], np.float32)).tolist() == [0.5]
