"""The whole recipe: ``python -m training.recipe LABELS`` makes every weight that ships.

With a GPU two large teachers are trained on the labels and distilled into the small network, on the labels and on the
press without labels: minutes. Without one, some hours on two cores, the small network is trained on the labels in four
passes, then a large teacher of events alone, which the small network is asked to follow. Then the small network is narrowed,
and the narrow one learns to follow it. Then export, the fit of the heads of roles, and calibration. Each part goes on from its
last checkpoint in ``training/runs``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import calibrate, distil, export, fitting, narrowing, recovery, train

RUNS = Path(__file__).parent / "runs"
_EVENTS = "passages:5,sentences:6,paragraphs:6,press:5,doubtful:5,circumstances:4,varied0:1,varied1:1,varied2:1,present:2"
_REST = "names:3,renamed0:1,renamed1:1,renamed2:1,naming:5,statements:5,times:6,uw:7,uds:3,certainty:6"
_TEACHER = (
    "--sets",
    f"{_EVENTS},{_REST}",
    "--budget",
    "8192",
    "--room",
    "200000",
    "--heads",
    "8",
    "--smoothing",
    "0.03",
    "--workers",
    "8",
)
TEACHERS = {
    "teacher 1": (*_TEACHER, "--start", "large", "--lr", "5e-5", "--seed", "1"),
    "teacher 2": (*_TEACHER, "--start", "large", "--lr", "6e-5", "--seed", "2"),
}
STUDENT = (
    "--sets", f"{_EVENTS},{_REST},unlabelled:2,unlabelled world:6",
    "--start", "small", "--lr", "3e-4", "--heads", "3", "--average", "0.999", "--seed", "3",
    "--budget", "8192", "--room", "150000", "--smoothing", "0.03", "--workers", "8",
)  # fmt: skip
_PRESS = "circumstances:3,passages:4,sentences:5,paragraphs:6,press:6,doubtful:6,varied0:2,names:1.5,naming:2,statements:1.2,times:1,uw:4,uds:1,certainty:3"
PASSES = {
    "first": ("--start", "small", "--sets", "names:3,statements:4.5,times:3,uw:3,uds:3"),
    "second": ("--sets", _PRESS, "--lr", "1.5e-4", "--smoothing", "0.03", "--seed", "6"),
    "third": (
        "--sets", ("circumstances:2,passages:3,sentences:4,paragraphs:4,press:6,doubtful:6,varied1:3,names:1,naming:2,statements:1,times:1,"
        "uw:2.5,uds:0.5,certainty:3"),
        "--lr", "1.4e-4", "--smoothing", "0.03", "--seed", "8",
    ),
    "fourth": (
        "--sets",
        ("present:1,circumstances:2,passages:2,sentences:4,paragraphs:3,press:4,doubtful:4,varied2:2,names:0.8,naming:2,statements:0.9,"
        "times:0.8,uw:2,uds:0.4,certainty:2"),
        "--lr", "1.4e-4", "--smoothing", "0.03", "--seed", "10",
    ),
}  # fmt: skip


EVENT_TEACHER = (
    "--sets", "passages:3,sentences:3,paragraphs:3,press:3.5,doubtful:3.5,present:1", "--start", "large", "--lr", "5e-5",
    "--heads", "8", "--smoothing", "0.03", "--seed", "17", "--most", "950",
)  # fmt: skip
_A_LITTLE = "circumstances:1,names:0.4,naming:1,statements:0.4,times:1,uw:2,uds:0.3,certainty:2"
EVENTS_ALONE = "trigger,mode,announces,status,events roles"
_FOLLOWING = ("--heads", "3", "--smoothing", "0.03")
FOLLOWERS = {
    "fifth": (
        *_FOLLOWING, "--sets",
        f"press:2.5,doubtful:2.5,passages:2.5,sentences:3,paragraphs:3,present:1,varied0:0.8,{_A_LITTLE},unlabelled:0.07,unlabelled world:0.6",
        "--lr", "2e-4", "--average", "0.997", "--seed", "28",
    ),
    "sixth": (
        *_FOLLOWING, "--sets",
        ("press:1,doubtful:1,circumstances:1,varied1:0.4,passages:1,sentences:2,paragraphs:2,present:0.5,names:0.3,renamed0:0.5,renamed1:0.5,"
        "naming:1,statements:0.4,times:1,uw:1.5,uds:0.3,certainty:1.5,unlabelled:0.32,unlabelled world:1"),
        "--lr", "2e-4", "--average", "0.997", "--seed", "31", "--most", "1100",
    ),
    "seventh": (
        *_FOLLOWING, "--sets",
        ("press:0.7,doubtful:0.7,circumstances:1,passages:0.5,sentences:1.5,paragraphs:1.5,names:0.15,renamed2:0.3,statements:0.2,times:0.7,uw:1,"
        "uds:0.1,naming:0.5,certainty:0.7,unlabelled:0.04,unlabelled world:0.3"),
        "--lr", "1.2e-4", "--average", "0.99", "--seed", "33", "--rounded", "0.5",
    ),
}  # fmt: skip


_SOME = (
    "names:1.3,renamed0:0.6,naming:1,statements:0.8,times:2,uw:2,uds:0.6,certainty:0.7,press:0.8,doubtful:0.9,circumstances:0.6,"
    "passages:2,sentences:6,paragraphs:2,unlabelled:0.06,unlabelled world:0.5"
)  # fmt: skip
RECOVERY = ("--sets", _SOME, "--seed", "70", "--most", "920")
NARROWED = (
    "--sets", _SOME, "--everywhere", "--labels-alone", "--states", "--hidden", "0.04", "--heads", "1", "--smoothing", "0.03",
    "--lr", "2e-4", "--average", "0.99", "--seed", "72", "--rounded", "0.3", "--most", "1000",
)  # fmt: skip
"""Both parts start from the narrowed network and learn from the wide one; the second also learns from the labels."""


def made(name: str) -> Path:
    """Return the path of the network of a part of the recipe."""
    return RUNS / name.replace(" ", "-") / "network.pt"


def run(name: str, labels: Path, *how: str) -> Path:
    """Return the network of a part of the recipe, trained now if it is missing.

    It is distilled if the part names teachers, and follows one if it names one.
    """
    if not made(name).exists():
        options = ["--labels", str(labels), "--out", str(made(name).parent), *how]
        if "--teachers" in how:
            distil.distil(distil.parser().parse_args(options))
        elif "--teacher" in how:
            recovery.recover(recovery.parser().parse_args(options))
        else:
            train.train(train.parser().parse_args(options))
    return made(name)


def distilled(labels: Path) -> Path:
    """Return the student of two large teachers."""
    teachers = [str(run(name, labels, *how)) for name, how in TEACHERS.items()]
    return run("student", labels, *STUDENT, "--teachers", *teachers)


def followed(labels: Path) -> Path:
    """Return the network of the last pass. Each pass starts from the one before; the last ones learn from a teacher."""
    (first, begin), *others = PASSES.items()
    last = run(first, labels, *begin)
    for name, how in others:
        last = run(name, labels, *how, "--start", str(last))
    asked = (run("event teacher", labels, *EVENT_TEACHER), last)
    teachers = ["--teachers", *(f"{path}={EVENTS_ALONE}" for path in asked)]
    for name, how in FOLLOWERS.items():
        last = run(name, labels, *how, "--start", str(last), *teachers)
    return last


def narrowed(labels: Path, wide: Path) -> Path:
    """Return the narrow network that is cut out of a wide one and learns to read as that does."""
    if not made("cut").exists():
        narrowing.main(wide, labels, made("cut"))
    recovered = run("recovered", labels, *RECOVERY, "--start", str(made("cut")), "--teacher", str(wide))
    return run("narrowed", labels, *NARROWED, "--start", str(recovered), "--teachers", str(wide))


def main() -> None:
    """Run the parts that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    labels = parser.parse_args().labels
    wide = distilled(labels) if torch.cuda.is_available() else followed(labels)
    export.export([narrowed(labels, wide)])
    fitting.main(labels)
    calibrate.main(labels)


if __name__ == "__main__":
    main()
