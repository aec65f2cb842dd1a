"""The whole recipe: ``python -m training.recipe LABELS`` makes every weight that ships.

With a GPU two large teachers are trained on the labels and distilled into the small network, on the labels and on the
press without labels: minutes. Without one, the small network is trained on the labels alone, in four passes: some hours
on two cores, and a weaker reader. Then export and calibration. Each part goes on from its last checkpoint in
``training/runs``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import calibrate, distil, export, train

RUNS = Path(__file__).parent / "runs"
_EVENTS = "passages:5,sentences:6,paragraphs:6,press:5,varied0:1,varied1:1,varied2:1,present:2"
_REST = "names:5,statements:5,times:6,uw:7,uds:3"
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
_PRESS = "passages:4,sentences:5,paragraphs:6,press:6,varied0:2,names:1.5,statements:1.2,times:1,uw:4,uds:1"
PASSES = {
    "first": ("--start", "small", "--sets", "names:3,statements:4.5,times:3,uw:3,uds:3"),
    "second": ("--sets", _PRESS, "--lr", "1.5e-4", "--smoothing", "0.03", "--seed", "6"),
    "third": (
        "--sets", "passages:3,sentences:4,paragraphs:4,press:6,varied1:3,names:1,statements:1,times:1,uw:2.5,uds:0.5",
        "--lr", "1.4e-4", "--smoothing", "0.03", "--seed", "8",
    ),
    "fourth": (
        "--sets",
        "present:1,passages:2,sentences:4,paragraphs:3,press:4,varied2:2,names:0.8,statements:0.9,times:0.8,uw:2,uds:0.4",
        "--lr", "1.4e-4", "--smoothing", "0.03", "--seed", "10",
    ),
}  # fmt: skip


def made(name: str) -> Path:
    """Return where the network of a part of the recipe lies, or is to lie."""
    return RUNS / name.replace(" ", "-") / "network.pt"


def distilled(labels: Path) -> list[Path]:
    """Train what teachers are not there yet, and their student; return the networks to export."""
    for name, how in TEACHERS.items():
        if not made(name).exists():
            train.train(
                train.parser().parse_args(["--labels", str(labels), "--out", str(made(name).parent), *how])
            )
    if not made("student").exists():
        teachers = ["--teachers", *(str(made(name)) for name in TEACHERS)]
        out = str(made("student").parent)
        distil.distil(
            distil.parser().parse_args(["--labels", str(labels), "--out", out, *STUDENT, *teachers])
        )
    return [made("student")]


def passes(labels: Path) -> list[Path]:
    """Train what passes are not there yet, each from the one before; return the networks whose mean is exported."""
    before = ""
    for name, how in PASSES.items():
        begin = [] if not before else ["--start", before]
        if not made(name).exists():
            train.train(
                train.parser().parse_args(
                    ["--labels", str(labels), "--out", str(made(name).parent), *begin, *how]
                )
            )
        before = str(made(name))
    return [made("third"), made("fourth")]


def main() -> None:
    """Run what is not done yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    labels = parser.parse_args().labels
    export.export(distilled(labels) if torch.cuda.is_available() else passes(labels))
    calibrate.main(labels)


if __name__ == "__main__":
    main()
