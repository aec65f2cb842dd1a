"""Hidden pieces: a student that cannot see all words has to learn from the context.

The small network soon overfits to its labelled texts (:mod:`training.renaming`). With some pieces hidden, it never sees
the same passage twice; its teachers see the whole passage.
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from communique.models.vocabulary import LAST_SPECIAL, MASK
from training.batches import Batch
from training.examples import IGNORE


def hide(batch: Batch, share: float) -> Batch:
    """Return a batch with some pieces hidden; the share of each passage is drawn between 0 and twice ``share``.

    Triggers, cues and predicates are never hidden, since they could not be predicted from the rest.
    """
    shares = torch.rand(len(batch.ids), 1) * 2 * share
    drawn = (torch.rand(batch.ids.shape) < shares).to(batch.ids.device)
    hidden = drawn & (batch.ids > LAST_SPECIAL) & ~_predicates(batch)
    return replace(batch, ids=batch.ids.masked_fill(hidden, MASK))


def _predicates(batch: Batch) -> Tensor:
    """Return a mask of the pieces that belong to a labelled predicate [passages, pieces]."""
    found = torch.zeros_like(batch.ids, dtype=torch.bool)
    if batch.triggers is not None:
        found |= batch.triggers.amax(-1) > 0
    if "cue" in batch.layers:
        cues = batch.layers["cue"]
        found |= (cues != IGNORE) & (cues > 0)
    for i, p, _ in batch.points.values():
        found[i, p] = True
    for at in batch.roles.values():
        found[at.passage, at.index] = True
    return found
