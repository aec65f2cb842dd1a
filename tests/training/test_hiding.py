"""Pieces that are hidden from a student."""

import pytest

from communique.models.vocabulary import CLS, MASK, SEP

torch = pytest.importorskip("torch", reason="training needs training/requirements.txt")

from training.batches import Batch, Roles  # noqa: E402
from training.examples import IGNORE  # noqa: E402
from training.hiding import hide  # noqa: E402


def batch(rows: int = 200) -> Batch:
    """Return passages of a hundred words, each with a trigger, a cue and a predicate with roles."""
    ids = torch.arange(1000, 1100).repeat(rows, 1)
    ids[:, 0], ids[:, -2], ids[:, -1] = CLS, SEP, 0
    triggers = torch.zeros(rows, 100, 16)
    triggers[:, 10, 3] = 1
    cues = torch.full((rows, 100), IGNORE)
    cues[:, 20] = 1
    passages = torch.arange(rows)
    fortieth = torch.full((rows,), 40)
    role = Roles(passages, fortieth, fortieth * 0, cues)
    certain = (passages, torch.full((rows,), 30), torch.ones(rows, 2))
    return Batch(ids, ids * 0, ids * 0, {"cue": cues}, triggers, {"factuality": certain}, {"events": role})


def test_a_share_is_hidden_and_predicates_and_marks_never_are() -> None:
    torch.manual_seed(1)
    given = batch()
    hidden = hide(given, 0.12).ids == MASK
    assert 0.1 < hidden.float().mean() < 0.13
    shares = hidden.float().mean(1)
    assert shares.min() < 0.02
    assert 0.2 < shares.max() < 0.3
    assert not hidden[:, [0, 10, 20, 30, 40, 98, 99]].any()
    assert (given.ids != MASK).all()


def test_nothing_is_hidden_where_no_share_is_given() -> None:
    given = batch(3)
    assert torch.equal(hide(given, 0.0).ids, given.ids)
