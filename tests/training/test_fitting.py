import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs training/requirements.txt")

import onnx
import torch
from onnx import numpy_helper

from communique.models.labels import ROLE_HEADS
from communique.models.manifest import FOLDER
from communique.models.weights import GRAPHS, load
from training import data, export, fitting
from training.examples import Predicate, of_text
from training.network import HIDDEN, Network, shape_of
from training.quantised import STEPS, steps
from training.roles import RoleHead, Windows
from training.shipped import network_state


def window(rng: np.random.Generator, n: int) -> fitting.Window:
    """Return a window of random pieces in which the hidden state of one piece marks it as the source of the act at piece 1."""
    states = rng.normal(size=(n, HIDDEN)).astype(np.float16)
    at = int(rng.integers(2, n))
    states[at] += 3
    tags = np.zeros(n, np.int64)
    tags[at] = 1
    return fitting.Window(states, Predicate(1, 2, 0, tags), 48)


def test_the_windows_of_a_step_keep_their_tags() -> None:
    rng = np.random.default_rng(1)
    some = [window(rng, 5), window(rng, 9)]
    (hidden, index, kind, outside), tags = fitting.step(some, random.Random(1))
    assert hidden.shape == (2, 9, HIDDEN)
    assert index.tolist() == [1, 1]
    assert kind.tolist() == [0, 0]
    assert outside.sum(1).tolist() == [4, 0]
    assert (tags[0, 5:] == -100).all()
    assert tags[1].tolist() == some[1].predicate.tags.tolist()


def test_windows_are_read_of_a_prepared_file_as_of_the_labels() -> None:
    one, _ = of_text("press", "Mali thanked Chad.")
    one.events.append(Predicate(2, 3, 0, np.zeros(len(one.ids), np.int64)))
    (plain,) = fitting.windows([one], "events", 48)
    (small,) = fitting.windows([data._small(one)], "events", 48)
    assert one.ids.dtype == np.uint16
    assert (plain.hidden == small.hidden).all()


def test_a_window_is_as_wide_as_its_head_reaches() -> None:
    tags = np.arange(30)
    one = fitting.Window(np.zeros((30, 4), np.float16), Predicate(9, 11, 0, tags), 3)
    assert len(one) == 7
    hidden, seen, at = one.read(10)
    assert seen.tolist() == [7, 8, 9, 10, 11, 12, 13]
    assert (len(hidden), at) == (7, 3)
    assert one.read(1)[1].tolist() == [0, 1, 2, 3, 4]


def test_half_of_what_a_head_was_is_kept() -> None:
    head = Network().events
    before = {key: value.clone() for key, value in head.state_dict().items()}
    with torch.no_grad():
        for value in head.parameters():
            value.add_(1)
    fitting.halve(head, before)
    for key, value in head.named_parameters():
        assert torch.allclose(value, before[key] + 0.5)


def test_a_head_learns_what_it_is_shown() -> None:
    rng = np.random.default_rng(2)
    some = [window(rng, int(rng.integers(6, 12))) for _ in range(96)]
    torch.manual_seed(3)
    head = Network().events
    fitting.fit(head, some, 60)
    (hidden, index, kind, outside), tags = fitting.step(some, random.Random(1))
    with torch.no_grad():
        said = head.eval().of_window(hidden, index, kind, outside).softmax(-1)[..., 1]
    found = said.masked_fill(tags < 0, 0).argmax(1)
    assert (found == (tags == 1).float().argmax(1)).float().mean() > 0.9


def test_a_predicate_reads_the_same_alone_and_beside_others() -> None:
    torch.manual_seed(1)
    head = RoleHead(HIDDEN, 4, 3).eval()
    torch.nn.init.normal_(head.all.out.weight)
    hidden, lengths = torch.randn(2, 12, HIDDEN), (12, 7)
    real = torch.arange(12)[None] < torch.tensor(lengths)[:, None]
    passage, index, kind = torch.tensor([0, 0, 1, 1]), torch.tensor([0, 5, 6, 1]), torch.tensor([1, 2, 3, 0])
    with torch.no_grad():
        beside = head.of(hidden, Windows.around(real, passage, index, 3), passage, kind)
        for n, (p, at) in enumerate(zip(passage.tolist(), index.tolist(), strict=True)):
            first, last = max(0, at - 3), min(lengths[p], at + 4)
            alone = head.of_window(hidden[p : p + 1, first:last], index[n : n + 1] - first, kind[n : n + 1])
            assert torch.allclose(alone[0], beside[n, : last - first], atol=1e-4)


def test_what_ships_is_taken_back_whole() -> None:
    state = network_state(FOLDER)["net"]
    net = Network(shape_of(state)).eval()
    net.load_state_dict(state)  # no parameter is missing
    torch.manual_seed(1)
    window = torch.randn(1, 30, HIDDEN)
    for name in ROLE_HEADS:
        with torch.no_grad():
            expected = getattr(net, name).of_window(window, torch.tensor([7]), torch.tensor([0]))[0].numpy()
        pieces = load().project(window.numpy())[name]
        found = load().roles(name, pieces, window[:, 7].numpy(), 7, 0)
        assert np.abs(found - expected).max() < 0.05 * np.abs(expected).max()  # int8 rounds what is read


def saturates(graph: onnx.GraphProto) -> bool:
    """Tell whether sums of two eight-bit products may overflow 16 bits in ONNX Runtime on a CPU without VNNI."""
    held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    weights = [held[node.input[1]] for node in graph.node if node.op_type == "MatMulInteger"]
    assert weights
    return any(w.dtype == np.int8 and 2 * 255 * np.abs(w.astype(int)).max() >= 2**15 for w in weights)


@pytest.mark.parametrize("name", GRAPHS)
def test_weights_that_ship_saturate_on_no_cpu(name: str) -> None:
    assert not saturates(onnx.load(FOLDER / f"{name}.onnx").graph)


@pytest.mark.filterwarnings("ignore")
def test_weights_are_exported_in_steps_that_saturate_on_no_cpu(tmp_path: Path) -> None:
    head = Network().events.eval()
    export.save_head(head, tmp_path / "events.onnx")
    graph = onnx.load(tmp_path / "events.onnx").graph
    assert not saturates(graph)
    held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    node = next(node for node in graph.node if node.name == "/dense.0/MatMul_quant")
    weight, zero = (held[node.input[at]] for at in (1, 3))
    scale = held[node.input[1].replace("_quantized", "_scale")]
    assert weight.dtype == np.int8
    assert not zero.any()
    exact = head.dense[0].weight.detach().numpy().T
    assert (
        np.abs(weight * scale - exact).mean() < 0.3 * scale.max()
    )  # a quarter of a step, but for what is cut


def test_steps_cut_what_stands_out_where_the_rest_gains() -> None:
    torch.manual_seed(1)
    weights = torch.randn(4, 4000)
    weights[0, 0] = 6.0
    whole, step = steps(weights)
    assert whole.abs().max() == STEPS
    assert float(step[0]) * STEPS < 6.0
    nearest = weights.abs().amax(1, keepdim=True) / STEPS
    plain = (weights / nearest).round() * nearest
    assert ((whole * step - weights) ** 2).sum() < ((plain - weights) ** 2).sum()
