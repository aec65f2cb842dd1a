"""Train a narrowed encoder to follow the original one: ``python -m training.recovery --start NARROW --teacher WIDE …``.

The student (:mod:`training.narrowing`) learns the teacher's hidden states, and so the scores that the token layers give
for them, on passages of all label sets; no label is needed. The heads stay as they are. The last part of the training
simulates int8 (:mod:`training.quantised`).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from training import batches, losses, train
from training.network import Network
from training.quantised import round_all

SCORES = 0.05
"""Weight of the scores beside the hidden states (:data:`training.losses.STATES`); at the start both losses are of one size."""


def differences(student: Network, teacher: Network, batch: batches.Batch) -> dict[str, Tensor]:
    """Return the mean squared differences of the networks' hidden states and scores over a batch's pieces, weighted.

    Args:
        student: the network to train.
        teacher: the network to follow, in evaluation mode, of the same width.
        batch: passages; labels are not used.

    """
    with torch.no_grad():
        states, scores = losses.read(teacher, batch)
    hidden, said = losses.read(student, batch)
    return {
        "states": losses.states_apart(hidden, states, batch),
        "scores": SCORES * losses.over_pieces((said - scores).square().mean(-1), batch),
    }


def recover(how: argparse.Namespace) -> Path:
    """Train the student as the options say; return its file."""
    torch.manual_seed(how.seed)
    torch.set_num_threads(how.threads)
    plan = batches.make_plan(*train.chosen(how.labels, how.sets), random.Random(how.seed), how.budget)[
        : how.most
    ]
    student = train.begin(how.start)
    for module in student.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0  # the target is exact
    for name, parameter in student.named_parameters():
        parameter.requires_grad_(name.startswith("encoder.layers."))
    run = train.TrainingRun(student, len(plan), how)
    teacher = train.put(train.begin(how.teacher), how).eval()

    def parts(batch: batches.Batch) -> dict[str, Tensor]:
        if run.done >= run.n_steps * (1 - how.rounded):
            round_all(run.net)
        return differences(run.net, teacher, batch)

    run.follow(batches.loaded(plan, run.done, how), parts)
    return run.finish()


def parser() -> argparse.ArgumentParser:
    """Return the options: those of a training, and the teacher."""
    made = train.parser()
    made.description = __doc__
    made.add_argument("--teacher", required=True, help="a network.pt, or the folder of exported weights")
    made.add_argument(
        "--rounded", type=float, default=0.2, help="share of the steps, at the end, that simulate int8"
    )
    made.set_defaults(lr=1.5e-4, average=0.985)
    return made


if __name__ == "__main__":
    recover(parser().parse_args())
