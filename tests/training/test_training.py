"""The recipes: batches, losses against labels and teachers, rounding, and that a stopped training goes on as if it had not."""

import math
import random
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="training needs training/requirements.txt")

from communique.models.labels import LAYERS, SLICES, WIDTH  # noqa: E402
from training import batches, certainty, event_texts, losses, naming, sheets  # noqa: E402
from training.attention import Fused  # noqa: E402
from training.examples import Example  # noqa: E402
from training.folds import TRAINING, fold, key  # noqa: E402
from training.network import Network, Shape, relative_buckets  # noqa: E402
from training.quantised import Linear, round_all  # noqa: E402
from training.train import TrainingRun, parser  # noqa: E402

PAIRS = ((2.0, math.nan), (math.nan, 2.0), (2.0, -2.0))
TINY = Shape(hidden=48, layers=2, heads=4, head_width=12, inner=64, eps=1e-5)
TEACHER = Shape(hidden=64, layers=2, heads=4, head_width=16, inner=96, eps=1e-5, buckets=8)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return [event_texts.labelled(row) for row in event_texts.own_passages()][:24]


@pytest.fixture(scope="module")
def batch(examples: list[Example]) -> batches.Batch:
    return batches.collate(examples[:6], random.Random(1), 10**6)


def seeing(shape: Shape) -> Network:
    """Return an untrained network that finds triggers, which new networks do not."""
    net = Network(shape).eval()
    torch.nn.init.zeros_(net.tokens.bias)
    return net


def test_a_batch_holds_what_its_examples_do(examples: list[Example], batch: batches.Batch) -> None:
    assert batch.ids.shape[0] == 6
    assert int((batch.ids > 0).sum()) == sum(len(e.ids) for e in examples[:6])
    assert len(batch.roles["events"].index) == sum(len(e.events) for e in examples[:6])
    first = batch.roles["events"]
    for i, at, kind in zip(first.passage, first.index, first.kind, strict=True):
        assert batch.triggers[i, at, kind] == 1


@pytest.mark.filterwarnings("ignore:This DataLoader")  # where there is one core
def test_workers_change_nothing(examples: list[Example]) -> None:
    how = parser().parse_args(["--labels", ".", "--start", "small", "--out", "."])
    plan = batches.make_plan({"passages": examples}, {"passages": 1.5}, random.Random(3), 600)
    alone = list(batches.loaded(plan, 0, how))
    how.workers = 2
    together = list(batches.loaded(plan, 1, how))
    assert len(together) == len(alone) - 1
    for one, other in zip(alone[1:], together, strict=True):
        assert torch.equal(one.ids, other.ids)
        assert torch.equal(one.roles["events"].index, other.roles["events"].index)


def test_nothing_is_left_to_learn_from_oneself(batch: batches.Batch) -> None:
    torch.manual_seed(1)
    net = seeing(TINY)
    predicates = torch.ones(30522, dtype=torch.bool)
    said = losses.taught([losses.Teacher(net)], batch, 10**6)
    parts = losses.as_taught(net, *losses.read(net, batch), batch, said, predicates)
    assert set(parts) >= {
        "taught name",
        "taught cue",
        "taught trigger",
        "taught status",
        "taught events roles",
    }
    assert {name: float(loss.detach()) for name, loss in parts.items()} == pytest.approx(
        dict.fromkeys(parts, 0), abs=1e-4
    )


def test_a_student_learns_from_teachers_of_another_shape(batch: batches.Batch) -> None:
    torch.manual_seed(1)
    student, teachers = Network(TINY), [losses.Teacher(seeing(TEACHER)) for _ in range(2)]
    predicates = torch.ones(30522, dtype=torch.bool)
    said = losses.taught(teachers, batch, 4000)
    assert all(len(at.index) <= 4000 // batch.ids.shape[1] for at, _ in said.roles.values())
    optimizer = torch.optim.AdamW(student.parameters(), lr=3e-3)
    sums = []
    for _ in range(12):
        parts = losses.as_taught(student, *losses.read(student, batch), batch, said, predicates)
        total = torch.stack(list(parts.values())).sum()
        total.backward()
        optimizer.step()
        optimizer.zero_grad()
        sums.append(float(total.detach()))
    assert sums[-1] < 0.7 * sums[0]


def test_a_teacher_is_asked_for_what_it_knows(batch: batches.Batch) -> None:
    torch.manual_seed(1)
    one, other = seeing(TINY), seeing(TEACHER)
    parts = [
        losses.Teacher(one, frozenset({"name", "cue"})),
        losses.Teacher(other, frozenset({"cue", "trigger", "events roles"})),
    ]
    said = losses.taught(parts, batch, 10**6)
    assert set(said.layers) == {"name", "cue", "trigger"}
    assert set(said.roles) == {"events"}
    assert not losses.taught(parts, batch, 10**6, {"events roles"}).roles
    alone = [losses.taught([losses.Teacher(net)], batch, 10**6).layers for net in (one, other)]
    assert torch.equal(said.layers["name"], alone[0]["name"])
    assert torch.equal(said.layers["trigger"], alone[1]["trigger"])
    assert torch.allclose(said.layers["cue"], (alone[0]["cue"] + alone[1]["cue"]) / 2)


def test_every_labelled_layer_has_a_loss(batch: batches.Batch) -> None:
    net = Network(TINY)
    found = losses.labelled(net, *losses.read(net, batch), batch, 0.02)
    assert {
        "trigger",
        "status",
        "announces",
        "mode",
        "cue",
        "time",
        "events roles",
        "statements roles",
    } <= set(found)
    assert all(torch.isfinite(loss) for loss in found.values())


def test_padding_changes_no_passage(examples: list[Example]) -> None:
    torch.manual_seed(1)
    net = Network(TEACHER).eval()
    short = min(examples, key=lambda e: len(e.ids))
    rng = random.Random(1)
    alone = batches.collate([short], rng, 10**6)
    beside = batches.collate([short, max(examples, key=lambda e: len(e.ids))], rng, 10**6)
    with torch.no_grad():
        _, one = losses.read(net, alone)
        _, two = losses.read(net, beside)
    assert torch.allclose(one[0], two[0, : len(short.ids)], atol=1e-4)


def test_rounding_stays_near_and_lets_the_gradient_through() -> None:
    torch.manual_seed(1)
    layer = Linear(32, 8)
    x = torch.randn(2, 5, 32, requires_grad=True)
    plain = layer(x).detach()
    round_all(layer)
    rounded = layer(x)
    assert not torch.equal(rounded, plain)
    assert float((rounded - plain).detach().abs().max()) < 0.1 * float(plain.abs().max())
    rounded.sum().backward()
    assert torch.allclose(x.grad, layer.weight.detach().sum(0).expand_as(x), atol=0.1)


def test_distances_are_told_apart_by_side() -> None:
    steps = torch.arange(-300, 301)
    buckets = relative_buckets(steps, 32)
    assert int(buckets.max()) == 31
    assert set(buckets[steps < 0].tolist()).isdisjoint(buckets[steps > 0].tolist())


def test_a_stopped_training_goes_on_as_if_it_had_not(examples: list[Example], tmp_path) -> None:
    def run(folder: str, stops: list[int]) -> dict[str, torch.Tensor]:
        how = parser().parse_args(
            [
                "--labels",
                ".",
                "--start",
                "small",
                "--out",
                str(tmp_path / folder),
                "--budget",
                "400",
                "--no-compile",
            ]
        )
        plan = batches.make_plan({"passages": examples}, {"passages": 1}, random.Random(1), how.budget)
        for stop in [*stops, len(plan)]:
            torch.manual_seed(5)
            run = TrainingRun(Network(TINY), len(plan), how)
            whole = batches.loaded(plan, run.done, how)
            part = (batch for batch, _ in zip(whole, range(stop - run.done), strict=False))
            run.follow(part, lambda b, net=run.net: losses.labelled(net, *losses.read(net, b), b, 0.02))
            run.save()
        return torch.load(run.finish(), weights_only=True)["net"]

    once, twice = run("once", []), run("twice", [2])
    assert all(torch.equal(once[name], twice[name]) for name in once)


def test_attention_is_the_same_while_learning_and_while_reading(examples: list[Example]) -> None:
    net = Network(TINY).eval()
    batch = batches.collate(examples[:4], random.Random(1), 10_000)
    with torch.no_grad():
        read = losses.read(net, batch)[0]
    learnt = losses.read(net, batch)[0].detach()
    real = batch.ids > 0
    assert torch.allclose(read[real], learnt[real], atol=1e-5)


def test_attention_as_one_node_is_what_a_layer_computes():
    torch.manual_seed(3)
    layer = Network(TINY).eval().encoder.layers[0]
    qkv = torch.randn(2, 9, 3 * TINY.hidden)
    with torch.no_grad():
        step_by_step = layer.attend(qkv, torch.zeros(2, 1, 1, 9))
        as_one = Fused.apply(*qkv.chunk(3, -1), TINY.heads)
    assert torch.allclose(step_by_step, as_one, atol=1e-6)


@pytest.mark.filterwarnings("ignore")  # of the exporter
def test_an_exported_graph_reads_as_the_network_does(tmp_path):
    import numpy as np
    import onnxruntime as ort

    from training.export import TokenGraph, save

    torch.manual_seed(4)
    net = Network(TINY).eval()
    ids = torch.randint(1000, 2000, (1, 300))  # long enough for the runtime to take attention in blocks
    names = ["ids", "case", "gap"]
    axes = {name: {1: "pieces"} for name in (*names, "hidden", "layers")}
    with torch.no_grad():
        save(
            TokenGraph(net), (ids, ids % 6, ids % 4), names, ["hidden", "layers"], axes, tmp_path / "net.onnx"
        )
        wanted = net.encoder(ids, ids % 6, ids % 4).numpy()
    session = ort.InferenceSession(str(tmp_path / "net.onnx"), providers=["CPUExecutionProvider"])
    feeds = {name: given.numpy() for name, given in zip(names, (ids, ids % 6, ids % 4), strict=True)}
    hidden, _ = session.run(None, feeds)
    assert np.corrcoef(hidden.ravel(), wanted.ravel())[0, 1] > 0.999


def test_a_scale_that_is_not_labelled_is_not_learnt(examples: list[Example]) -> None:
    some = [replace(e, factuality=[(1, pair)]) for e, pair in zip(examples, PAIRS, strict=False)]
    batch = batches.collate(some, random.Random(1), 10**6)
    torch.manual_seed(1)
    scores = torch.zeros(*batch.ids.shape, WIDTH, requires_grad=True)
    net = Network(TINY)
    loss = losses.labelled(net, net.encoder(batch.ids, batch.case, batch.gap), scores, batch, 0.0)[
        "factuality"
    ]
    loss.backward()
    gradient = scores.grad[:, 1, SLICES["factuality"]]
    assert torch.isfinite(loss)
    assert (gradient != 0).tolist() == [[True, False], [False, True], [True, True]]


def test_labels_of_the_press_become_examples(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = next(t for n in range(99) if fold(t := f"Mali met Chad on Monday {n}.") in TRAINING)
    monkeypatch.setattr(event_texts, "STANDOFF", tmp_path)
    monkeypatch.setattr(event_texts, "press_texts", lambda _: {key(text): text})
    sheets.keep(tmp_path / "certainty.jsonl", "targets", {text: [(5, 8, 3.0, -2.0)]})
    sheets.keep(
        tmp_path / "naming.jsonl", "marks", {text: [(0, 4, "Location"), (17, 23, "Date"), (17, 23, "DATE")]}
    )
    (certain,), (named,) = certainty.examples(tmp_path), naming.examples(tmp_path)
    assert certain.factuality == [(2, (3.0, -2.0))]
    tags = {
        layer: {i: LAYERS[layer][t] for i, t in enumerate(named.layers[layer]) if t > 0}
        for layer in named.layers
    }
    assert tags == {"name": {1: "B-Location", 5: "B-Date"}, "time": {5: "B-DATE"}}
