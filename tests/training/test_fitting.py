import random

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs training/requirements.txt")

import torch

from training import fitting
from training.examples import Predicate
from training.network import HIDDEN, Network


def text(rng: np.random.Generator, n: int) -> fitting.Text:
    """Return a text of some pieces, in which the time of the act at piece 1 is the piece that says so."""
    states = rng.normal(size=(n, HIDDEN)).astype(np.float16)
    at = int(rng.integers(2, n))
    states[at] += 3
    tags = np.zeros(n, np.int64)
    tags[at] = 1
    return states, [Predicate(1, 2, 0, tags)]


def test_acts_of_a_step_keep_their_texts_and_their_tags() -> None:
    rng = np.random.default_rng(1)
    texts = [text(rng, 5), text(rng, 9)]
    hidden, at = fitting.step(texts, random.Random(1))
    assert hidden.shape == (2, 9, HIDDEN)
    assert at.passage.tolist() == [0, 1]
    assert at.index.tolist() == [1, 1]
    assert (at.tags[0, 5:] == -100).all()
    assert at.tags[1].tolist() == texts[1][1][0].tags.tolist()


def test_the_head_learns_and_nothing_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    texts = [text(rng, int(rng.integers(6, 12))) for _ in range(96)]
    monkeypatch.setattr(fitting, "PASSES", 20)
    torch.manual_seed(3)
    net = Network()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    fitting.fit(net, texts)
    changed = {
        name.split(".")[0] for name, value in net.state_dict().items() if not value.equal(before[name])
    }
    assert changed == {"circumstances"}
    hidden, at = fitting.step(texts, random.Random(1))
    with torch.no_grad():
        said = net.circumstances.eval()(hidden, at.passage, at.index, at.kind).softmax(-1)[..., 1]
    found = said.masked_fill(at.tags < 0, 0).argmax(1)
    assert (found == (at.tags == 1).float().argmax(1)).float().mean() > 0.9
