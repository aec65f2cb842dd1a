"""Checks that order, workers, batches and hash seeds do not change a record: ``python -m bench.determinism FILE [--ray]``.

FILE holds articles as JSON lines. Each run reads all of them in a process of its own; the dumps of the records must be
equal, byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from communique.record import open_record

SEED = 5
COMMAND = [sys.executable, "-c", "from communique.cli import main; main()"]
RUNS: dict[str, tuple[bool, int, dict[str, str]]] = {
    "as given": (False, 1, {"PYTHONHASHSEED": "0"}),
    "shuffled": (True, 1, {"PYTHONHASHSEED": "0"}),
    "batches of 5": (False, 1, {"PYTHONHASHSEED": "0", "COMMUNIQUE_BATCH_ARTICLES": "5"}),
    "hash seed 1": (False, 1, {"PYTHONHASHSEED": "1"}),
    "hash seed 4711": (False, 1, {"PYTHONHASHSEED": "4711"}),
    "2 workers": (False, 2, {"PYTHONHASHSEED": "2"}),
    "4 workers, shuffled": (True, 4, {"PYTHONHASHSEED": "3"}),
}
"""The runs by name: whether the articles are shuffled, the number of workers, the environment."""


def communique(*arguments: str | Path, **environment: str) -> None:
    """Run the command; exit if it fails, but not if some inputs have no article (exit code 3)."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 3}:
        sys.exit(done.stderr)


def digest(record: Path) -> tuple[str, int]:
    """Return the hash of a record's dump and the number of its lines."""
    made, n_lines = hashlib.sha256(), 0
    with open_record(record, create=False) as opened:
        for line in opened.dump():
            made.update(line.encode() + b"\n")
            n_lines += 1
    return made.hexdigest(), n_lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--ray", action="store_true", help="one more run, on Ray")
    given = parser.parse_args()
    lines = given.file.read_bytes().splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        shuffled = Path(folder) / given.file.name
        random.Random(SEED).shuffle(lines)
        shuffled.write_bytes(b"".join(lines))
        found: dict[str, tuple[str, int]] = {}
        for name, (is_shuffled, workers, environment) in RUNS.items():
            record = Path(folder) / f"{len(found)}.sqlite"
            source = shuffled if is_shuffled else given.file
            communique("read", source, "--into", record, "--workers", str(workers), **environment)
            found[name] = digest(record)
            print(f"{name}: {found[name][1]} lines, sha256 {found[name][0][:16]}", flush=True)
        if given.ray:
            record, out = Path(folder) / "ray.sqlite", Path(folder) / "out"
            communique("read", given.file, "--engine", "ray", "--workers", "2", "-o", out)
            communique("import", record, out)
            found["Ray"] = digest(record)
            print(f"Ray: {found['Ray'][1]} lines, sha256 {found['Ray'][0][:16]}")
    n_equal = sum(one == found["as given"] for one in found.values())
    print(f"{n_equal} of {len(found)} runs give the same dump")
    sys.exit(n_equal < len(found))


if __name__ == "__main__":
    main()
