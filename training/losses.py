"""The losses of a network: against labels, and against the output of teachers.

Layers are weighted so that their losses start at a similar size: triggers are rare, so their mean over pieces is
small; modes and statuses are read at few pieces, so their mean is noisy.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from communique.models.labels import SLICES
from training.batches import Batch, Roles
from training.examples import IGNORE, USUAL, Example
from training.network import Network
from training.roles import RoleHead, Windows

WEIGHTS = {
    "trigger": 6.0,
    "mode": 0.3,
    "announces": 0.3,
    "status": 0.3,
    "factuality": 0.5,
    "roles": 2.0,
}
"""Weights of the layers in the sum; 1 for those not listed."""
STATES = 10.0
"""Weight of the hidden states, where a student follows a teacher's: their loss then is of the size of the others'."""
PIECEWISE = ("sentence", "name", "time", "cue")
AT_TRIGGERS = ("mode", "announces", "status")
LIKELY = 0.15
"""Least probability that the teachers give a trigger or cue whose sides the student learns from them."""


def read(net: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return hidden states and the scores of every token layer."""
    hidden = net.encoder(batch.ids, batch.case, batch.gap)
    return hidden, net.layers(hidden).float()


def labelled(
    net: Network, hidden: Tensor, scores: Tensor, batch: Batch, smoothing: float
) -> dict[str, Tensor]:
    """Return the loss of each layer that the batch has labels for.

    Args:
        net: for its role heads.
        hidden: of the batch, as :func:`read` gives them.
        scores: likewise.
        batch: passages with their labels.
        smoothing: label smoothing for events.

    """
    out = {
        layer: functional.cross_entropy(
            scores[..., SLICES[layer]].flatten(0, 1), gold.flatten(), ignore_index=IGNORE
        )
        for layer, gold in batch.layers.items()
    }
    if batch.triggers is not None:
        gold = batch.triggers * (1 - smoothing) + 0.0005
        out["trigger"] = WEIGHTS["trigger"] * over_pieces(_yes_or_no(scores, gold), batch)
    for layer, (i, p, value) in batch.points.items():
        said = scores[..., SLICES[layer]][i, p]
        out[layer] = WEIGHTS[layer] * (
            _apart(said, value)
            if layer == "factuality"
            else functional.cross_entropy(said, value, label_smoothing=smoothing)
        )
    for name, at in batch.roles.items():
        said, windows = role_scores(net, name, hidden, batch, at)
        gold = at.tags.gather(1, windows.places).masked_fill(windows.outside, IGNORE)
        out[f"{name} roles"] = WEIGHTS["roles"] * functional.cross_entropy(
            said.flatten(0, 1), gold.flatten(), ignore_index=IGNORE
        )
    return out


@dataclass(slots=True)
class Taught:
    """The output of teachers for a batch: hidden states of the first teacher, and mean probabilities."""

    states: Tensor  # [passages, pieces, width]
    layers: dict[str, Tensor]  # [passages, pieces, tags]
    roles: dict[
        str, tuple[Roles, Tensor]
    ]  # the predicates, and the probabilities of their tags [predicates, pieces of the window, 5]


TOKEN_LAYERS = (*PIECEWISE, "trigger", *AT_TRIGGERS, "factuality")
TAUGHT = (*TOKEN_LAYERS, "statements roles", "events roles")
"""The layers that a student may learn from its teachers."""


@dataclass(frozen=True, slots=True)
class Teacher:
    """A network in evaluation mode, and the layers of :data:`TAUGHT` for which it is used.

    Roles need its triggers or cues too.
    """

    net: Network
    knows: frozenset[str] = frozenset(TAUGHT)


@torch.no_grad()
def taught(
    teachers: Sequence[Teacher], batch: Batch, room: int, unasked: Container[str] = frozenset()
) -> Taught:
    """Return the teachers' output for all layers that they cover, and for the sides of all likely predicates.

    Args:
        teachers: the teachers; the mean counts for a layer that several cover.
        batch: passages, labelled or not.
        room: most predicates times pieces of their passages in one call of a role head.
        unasked: roles, of :data:`TAUGHT`, to leave out: computing them takes as long as reading the batch.

    """
    both = [(teacher, *read(teacher.net, batch)) for teacher in teachers]
    layers = {}
    for layer in TOKEN_LAYERS:
        said = [
            _probabilities(layer, scores[..., SLICES[layer]]) for t, _, scores in both if layer in t.knows
        ]
        if said:
            layers[layer] = torch.stack(said).mean(0)
    roles = {}
    for name in ("statements", "events"):
        asked = [(t.net, hidden) for t, hidden, _ in both if f"{name} roles" in t.knows]
        if not asked or f"{name} roles" in unasked:
            continue
        likely = layers["trigger"] if name == "events" else 1 - layers["cue"][..., :1]
        at = _predicates(likely, batch, room // batch.ids.shape[1])
        if len(at.passage):
            said = [role_scores(net, name, hidden, batch, at)[0].softmax(-1) for net, hidden in asked]
            roles[name] = (at, torch.stack(said).mean(0))
    return Taught(both[0][1], layers, roles)


def _predicates(likely: Tensor, batch: Batch, most: int) -> Roles:
    """Return the pieces that are likely predicates [passages, pieces, kinds]; a random ``most`` of them if there are more."""
    passage, index, kind = ((likely > LIKELY) & (batch.ids > 0)[..., None]).nonzero(as_tuple=True)
    if len(passage) > most:
        some = torch.randperm(len(passage), device=passage.device)[:most]
        passage, index, kind = passage[some], index[some], kind[some]
    return Roles(passage, index, kind, kind)  # their tags come from the teachers


def as_taught(
    net: Network, hidden: Tensor, scores: Tensor, batch: Batch, said: Taught, predicates: Tensor
) -> dict[str, Tensor]:
    """Return the loss of each layer against the teachers' output.

    Args:
        net: for its role heads.
        hidden: of the batch, as :func:`read` gives them.
        scores: likewise.
        batch: the passages.
        said: the output of :func:`taught` for the batch.
        predicates: which pieces are usual predicates [vocabulary], where factuality is learnt.

    """
    out = {
        layer: over_pieces(_unlike(scores[..., SLICES[layer]], said.layers[layer]), batch)
        for layer in PIECEWISE
        if layer in said.layers
    }
    if "trigger" in said.layers:
        triggers = said.layers["trigger"]
        undecided = -(torch.xlogy(triggers, triggers) + torch.xlogy(1 - triggers, 1 - triggers)).sum(-1)
        out["trigger"] = WEIGHTS["trigger"] * over_pieces(_yes_or_no(scores, triggers) - undecided, batch)
        acts = triggers.amax(-1) * (triggers.amax(-1) > LIKELY)
        for layer in AT_TRIGGERS:
            unlike = _unlike(scores[..., SLICES[layer]], said.layers[layer])
            out[layer] = WEIGHTS[layer] * (unlike * acts).sum() / acts.sum().clamp(min=1)
    if "factuality" in said.layers:
        where = predicates[batch.ids].float()
        gap = functional.smooth_l1_loss(
            scores[..., SLICES["factuality"]], said.layers["factuality"], reduction="none"
        ).mean(-1)
        out["factuality"] = WEIGHTS["factuality"] * (gap * where).sum() / where.sum().clamp(min=1)
    for name, (at, tags) in said.roles.items():
        found, windows = role_scores(net, name, hidden, batch, at)
        unlike = _unlike(found, tags)
        pieces = (~windows.outside).float()
        out[f"{name} roles"] = WEIGHTS["roles"] * (unlike * pieces).sum() / pieces.sum()
    return {f"taught {layer}": loss for layer, loss in out.items()}


def states_apart(hidden: Tensor, wanted: Tensor, batch: Batch) -> Tensor:
    """Return the mean squared difference of hidden states [passages, pieces, width] over a batch's pieces, weighted."""
    return STATES * over_pieces((hidden - wanted).square().mean(-1), batch)


def predicate_pieces(examples: Sequence[Example], n: int) -> Tensor:
    """Return which pieces are usual predicates [``n``] (see :data:`training.examples.USUAL`)."""
    seen, at = torch.zeros(n), torch.zeros(n)
    for e in examples:
        ids = torch.as_tensor(e.ids.astype("int64"))
        seen.index_add_(0, ids, torch.ones(len(ids)))
        for p, _ in e.factuality:
            at[ids[p]] += 1
    return (at > USUAL * seen) & (at > 1)


def role_scores(net: Network, name: str, hidden: Tensor, batch: Batch, at: Roles) -> tuple[Tensor, Windows]:
    """Return a role head's scores [predicates, pieces of the window, 5], and the windows that it read."""
    head: RoleHead = getattr(net, name)
    windows = Windows.around(batch.ids > 0, at.passage, at.index, head.reach)
    return head.of(hidden, windows, at.passage, at.kind).float(), windows


def _probabilities(layer: str, scores: Tensor) -> Tensor:
    if layer == "factuality":
        return scores
    return scores.sigmoid() if layer == "trigger" else scores.softmax(-1)


def _apart(said: Tensor, value: Tensor) -> Tensor:
    """Return the loss against the labels of factuality that are given; both arguments are [points, scales]."""
    labelled = ~value.isnan()
    return functional.smooth_l1_loss(said[labelled], value[labelled].float())


def _yes_or_no(scores: Tensor, gold: Tensor) -> Tensor:
    said = scores[..., SLICES["trigger"]]
    return functional.binary_cross_entropy_with_logits(said, gold, reduction="none").sum(-1)


def _unlike(scores: Tensor, probabilities: Tensor) -> Tensor:
    """Return the divergence of the student's scores from the teachers' probabilities [passages, pieces]."""
    return functional.kl_div(scores.log_softmax(-1), probabilities, reduction="none").sum(-1)


def over_pieces(loss: Tensor, batch: Batch) -> Tensor:
    """Return the mean of a loss [passages, pieces] over the pieces that are no padding."""
    real = (batch.ids > 0).float()
    return (loss * real).sum() / real.sum()
