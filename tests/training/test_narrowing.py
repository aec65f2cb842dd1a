"""Narrowing: what is kept is what the layers need, the rest is made up for, and the encoder then learns to follow."""

import random
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="training needs training/requirements.txt")

from training import batches, event_texts, losses, narrowing, recovery, train  # noqa: E402
from training.examples import Example  # noqa: E402
from training.network import LARGE, NARROW, SMALL, Network, Shape, shape_of  # noqa: E402

WIDE = Shape(hidden=48, layers=2, heads=4, head_width=12, inner=64, eps=1e-5)
SLIM = replace(WIDE, heads=3, inner=32)


@pytest.fixture(scope="module")
def passages() -> list[Example]:
    return [event_texts.labelled(row) for row in event_texts.own_passages()][:24]


@pytest.fixture(scope="module")
def wide() -> Network:
    torch.manual_seed(3)
    return Network(WIDE).eval()


def apart(one: Network, other: Network, passages: list[Example]) -> float:
    """Return the mean squared difference of two networks' hidden states."""
    batch = batches.collate(passages, random.Random(1), 10**6)
    with torch.no_grad():
        return float(recovery.differences(one.eval(), other, batch)["states"]) / losses.STATES


def test_a_network_cut_to_its_own_shape_reads_as_before(wide: Network, passages: list[Example]) -> None:
    assert apart(narrowing.narrow(wide, WIDE, passages), wide, passages) < 1e-4


def test_heads_and_units_without_effect_are_removed_without_loss(passages: list[Example]) -> None:
    torch.manual_seed(3)
    net = Network(WIDE).eval()
    with torch.no_grad():
        for layer in net.encoder.layers:
            layer.out.weight[:, 12:24] = 0  # the second head
            layer.down.weight[:, 5:37] = 0
    narrowed = narrowing.narrow(net, SLIM, passages)
    assert apart(narrowed, net, passages) < 1e-4
    first, was = narrowed.encoder.layers[0], net.encoder.layers[0]
    assert torch.equal(first.qkv.weight[:36], torch.cat([was.qkv.weight[:12], was.qkv.weight[24:48]]))
    assert torch.equal(first.up.weight, torch.cat([was.up.weight[:5], was.up.weight[37:]]))


def test_what_is_kept_makes_up_for_what_is_not(wide: Network, passages: list[Example]) -> None:
    narrowed = narrowing.narrow(wide, SLIM, passages)
    cut = Network(SLIM).eval()
    state = {name: value for name, value in wide.state_dict().items() if ".layers." not in name}
    cut.load_state_dict(narrowed.state_dict() | state)
    with torch.no_grad():
        for mine, layer in zip(cut.encoder.layers, wide.encoder.layers, strict=True):
            rows = torch.cat([torch.arange(36) + 48 * part for part in range(3)])
            mine.qkv.weight.copy_(layer.qkv.weight[rows])
            mine.out.weight.copy_(layer.out.weight[:, :36])
            mine.up.weight.copy_(layer.up.weight[:32])
            mine.down.weight.copy_(layer.down.weight[:, :32])
    assert apart(narrowed, wide, passages) < 0.5 * apart(cut, wide, passages)


def test_a_narrowed_encoder_learns_to_follow(
    wide: Network, passages: list[Example], tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrowed = narrowing.narrow(wide, SLIM, passages)
    nets = {"narrow": narrowed, "wide": wide}
    monkeypatch.setattr(train, "begin", lambda name: nets[name])
    monkeypatch.setattr(train, "load_sets", lambda _: {"passages": lambda: passages})
    before = apart(narrowed, wide, passages)
    heads = {name: v.clone() for name, v in narrowed.state_dict().items() if not name.startswith("encoder")}
    how = recovery.parser().parse_args(
        [
            *(
                "--labels",
                ".",
                "--out",
                str(tmp_path),
                "--start",
                "narrow",
                "--teacher",
                "wide",
                "--no-compile",
            ),
            *("--sets", "passages:8", "--budget", "600", "--lr", "2e-3", "--rounded", "0"),
        ]
    )
    trained = Network(SLIM).eval()
    trained.load_state_dict(torch.load(recovery.recover(how), weights_only=True)["net"])
    assert apart(trained, wide, passages) < 0.7 * before
    assert all(torch.equal(trained.state_dict()[name], value) for name, value in heads.items())


@pytest.mark.parametrize("shape", [NARROW, SMALL, LARGE])
def test_saved_parameters_tell_their_shape(shape: Shape) -> None:
    with torch.device("meta"):
        assert shape_of(Network(shape).state_dict()) == shape


def test_parameters_of_another_shape_are_refused(wide: Network) -> None:
    with pytest.raises(ValueError, match="no shape"):
        shape_of(wide.state_dict())


def test_padding_is_left_out_of_the_differences(wide: Network, passages: list[Example]) -> None:
    torch.manual_seed(5)
    other = Network(WIDE).eval()
    short = min(passages, key=lambda e: len(e.ids))
    alone = batches.collate([short], random.Random(1), 10**6)
    padded = replace(
        alone,
        **{part: torch.nn.functional.pad(getattr(alone, part), (0, 40)) for part in ("ids", "case", "gap")},
    )
    one, two = (recovery.differences(other, wide, b)["states"] for b in (alone, padded))
    assert torch.allclose(one, two, atol=1e-4)
    assert float(one.detach()) > 0.1
    assert losses.read(wide, padded)[0].shape[1] == len(short.ids) + 40
