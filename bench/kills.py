"""Kill a run again and again, and compare what it ends with: ``python -m bench.kills [KILLS] [--read FILE]``.

With ``--read`` the run is ``communique read FILE --into RECORD``; without, it writes 600 readings made here, which
is quick, so that more kills hit a transaction. Each of KILLS (default 50) runs is killed (signal 9) at a random
moment; then the doctor looks, the run is resumed, and its dump must equal an undisturbed run's.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import store
from communique.record import open_record

N_ARTICLES = 600
SEED = 11
START_S = 0.2
"""Nothing is written in the first moments of a run; kills come later than that."""


def write(path: str) -> None:
    """Write the articles that the record has not, then merge."""
    with open_record(path) as record:
        for reading in itertools.islice(store.readings(), N_ARTICLES):
            if not record.has(reading.id, reading.reader):
                record.add(reading)
        record.merge()


@dataclass(slots=True)
class Score:
    """What the kills came to."""

    kills: int = 0
    within: int = 0  # kills that came when something was written, and something was not
    clean: int = 0
    equal: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.within} of them between the first and the last reading; "
            f"the doctor found nothing after {self.clean} of {self.kills}; "
            f"{self.equal} of {self.kills} resumed runs equal the undisturbed one"
        )


def command(record: Path, file: Path | None) -> list[str]:
    """Return the run that is killed."""
    if file is None:
        return [sys.executable, "-m", "bench.kills", "--write", str(record)]
    return [
        sys.executable,
        "-c",
        "from communique.cli import main; main()",
        "read",
        str(file),
        "--into",
        str(record),
    ]


def run(record: Path, file: Path | None, *, kill_after_s: float | None = None) -> float | None:
    """Run to the end, or to the kill; return how long it took, ``None`` where it was killed."""
    start_s = time.monotonic()
    # Small batches: a kill then finds some readings written and some not.
    environment = os.environ | {"COMMUNIQUE_BATCH_ARTICLES": "4"}
    with subprocess.Popen(
        command(record, file), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as made:
        if kill_after_s is not None:
            try:
                made.wait(kill_after_s)
            except subprocess.TimeoutExpired:
                made.send_signal(signal.SIGKILL)
                made.wait()
                return None
        code = made.wait()
    if code not in {0, 3}:
        sys.exit(f"the run failed with {code}")
    return time.monotonic() - start_s


def look(record: Path) -> tuple[int, bool]:
    """Return how many readings a record holds, and whether it is clean."""
    if not record.exists() or not record.stat().st_size:
        return 0, True
    with open_record(record) as opened:
        return sum(1 for _ in opened.readings()), not opened.doctor()


def dump(record: Path) -> list[str]:
    with open_record(record, create=False) as opened:
        return list(opened.dump())


def measure(kills: int, file: Path | None) -> Score:
    chance, score = random.Random(SEED), Score()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.sqlite"
        long_s = run(whole, file) or 0
        wanted, (n_readings, _) = dump(whole), look(whole)
        while score.kills < kills:
            killed = Path(folder) / f"killed-{score.kills}.sqlite"
            after_s = START_S + chance.random() * long_s
            if run(killed, file, kill_after_s=after_s) is not None:  # it ended before the kill
                killed.unlink()
                continue
            n_written, is_clean = look(killed)
            score.kills += 1
            score.within += 0 < n_written < n_readings
            score.clean += is_clean
            run(killed, file)
            found = dump(killed)
            score.equal += found == wanted and look(killed)[1]
            for line in itertools.islice(sorted(set(found) ^ set(wanted)), 2):
                print(f"differs: {line[:300]}")
            print(
                f"{score.kills}: killed after {after_s:.1f} s with {n_written} of {n_readings} written",
                flush=True,
            )
            for left in Path(folder).glob(f"{killed.name}*"):
                left.unlink()
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--read", type=Path, metavar="FILE", help="articles, as `communique read` takes them")
    parser.add_argument("--write", metavar="RECORD", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(given.write)
        return
    score = measure(given.kills, given.read)
    print(score)
    sys.exit(not score.clean == score.equal == score.kills)


if __name__ == "__main__":
    main()
