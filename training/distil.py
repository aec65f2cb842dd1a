"""Distil teachers into the small network: ``python -m training.distil --teachers A/network.pt B/network.pt=cue,time …``.

The student reads the labelled texts and many more texts of the press without labels. On both it learns the output of
the teachers, for each layer and piece, since all share one vocabulary. A teacher may be used for some layers only: so
the network that the student starts from, as the teacher of layers that the others lack, keeps it from forgetting.
Some pieces of each passage are hidden from the student (:mod:`training.hiding`). The last part of the training
simulates int8 (:mod:`training.quantised`), so that the exported graphs lose little.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor

from communique.models.labels import LAYERS
from training import batches, losses, train
from training.hiding import hide
from training.network import VOCABULARY
from training.quantised import round_all


def distil(how: argparse.Namespace) -> Path:
    """Train the student as the options say; return its file."""
    torch.manual_seed(how.seed)
    torch.set_num_threads(how.threads)
    data, often = train.chosen(how.labels, how.sets)
    plan = batches.make_plan(data, often, random.Random(how.seed), how.budget)[: how.most]
    run = train.TrainingRun(train.begin(how.start), len(plan), how)
    teachers = [teacher(asked, how) for asked in how.teachers]
    wanted = frozenset[str]().union(*(t.knows for t in teachers))
    factual = [e for name in ("uw", "uds", "certainty") for e in data.get(name, [])]
    predicates = losses.predicate_pieces(factual, VOCABULARY).to(how.device)

    def parts(batch: batches.Batch) -> dict[str, Tensor]:
        if run.done >= run.n_steps * (1 - how.rounded):
            round_all(run.net)
        hidden, scores = losses.read(run.net, hide(batch, how.hidden))
        gold = losses.labelled(run.net, hidden, scores, batch, how.smoothing)
        # Labels of the layers that no teacher covers
        if gold and wanted.isdisjoint(gold) and not how.everywhere:
            return gold
        said = losses.taught(teachers, batch, how.room, gold if how.labels_alone else ())
        taught = losses.as_taught(run.net, hidden, scores, batch, said, predicates)
        if how.states:
            taught["taught states"] = losses.states_apart(hidden, said.states, batch)
        return gold | {
            name: loss
            for name, loss in taught.items()
            if not (how.labels_alone and name.removeprefix("taught ") in gold)
        }

    run.follow(batches.loaded(plan, run.done, how), parts)
    return run.finish()


def teacher(asked: str, how: argparse.Namespace) -> losses.Teacher:
    """Return the teacher of an option: ``PATH`` for all of its layers, or ``PATH=LAYER,LAYER…``.

    Raises:
        SystemExit: a layer is not of :data:`training.losses.TAUGHT`.

    """
    path, _, layers = asked.partition("=")
    knows = frozenset(layers.split(",")) if layers else frozenset(losses.TAUGHT)
    if strange := knows.difference(losses.TAUGHT):
        raise SystemExit(f"no layer {min(strange)!r}; there are {', '.join(losses.TAUGHT)}")
    had = train.saved_state(Path(path))["layers"]
    # It starts untrained
    knows -= {layer for layer, tags in LAYERS.items() if tuple(had.get(layer, ())) != tags}
    net = train.put(train.begin(path), how).eval()
    return losses.Teacher(net.to(train.precision(how.device)), knows)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the options: those of a training, and the teachers."""
    made = train.parser()
    made.description = __doc__
    made.add_argument(
        "--teachers",
        nargs="+",
        required=True,
        help="their network.pt, each with =LAYER,… where it is asked for these alone",
    )
    made.add_argument(
        "--labels-alone",
        action="store_true",
        help="where a batch is labelled in a layer, learn that layer from the labels alone: of a teacher that is no better than the student",
    )
    made.add_argument(
        "--everywhere",
        action="store_true",
        help="ask the teachers also of batches that are labelled in none of their layers",
    )
    made.add_argument(
        "--hidden",
        type=float,
        default=0.12,
        help="share of pieces that the student does not see, though its teachers do (training.hiding)",
    )
    made.add_argument(
        "--states",
        action="store_true",
        help="learn the first teacher's hidden states too: of a student that was cut out of it (training.narrowing)",
    )
    made.add_argument(
        "--rounded", type=float, default=0.2, help="the last part of the training, in int8's steps"
    )
    return made


if __name__ == "__main__":
    distil(parser().parse_args())
