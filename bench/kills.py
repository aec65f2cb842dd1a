"""Kill a writing run again and again, and compare what it ends with: ``python bench/kills.py [KILLS]``.

A run writes 600 articles and merges them; it is killed (signal 9) at random moments, KILLS times (default 50),
each time resumed. After every kill the doctor looks; at the end the dump must equal an undisturbed run's.
"""

import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import store

from communique.record import open_record

N_ARTICLES = 600
SEED = 11


def write(path: str) -> None:
    """Write the articles that the record has not, then merge."""
    with open_record(path) as record:
        for reading in itertools.islice(store.readings(), N_ARTICLES):
            if not record.has(reading.id, reading.reader):
                record.add(reading)
        record.merge()


def run(path: Path, *, kill_after_s: float | None) -> bool:
    """Run a writer; return whether it came to its end."""
    writer = subprocess.Popen([sys.executable, __file__, "--write", str(path)], env=os.environ)
    if kill_after_s is not None:
        time.sleep(kill_after_s)
        writer.send_signal(signal.SIGKILL)
    return writer.wait() == 0


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder) / "whole.sqlite", Path(folder) / "killed.sqlite"
        start_s = time.monotonic()
        run(whole, kill_after_s=None)
        long_s = time.monotonic() - start_s
        with open_record(whole) as record:
            wanted = list(record.dump())
        done = clean = rounds = 0
        while done < kills:
            if run(
                killed, kill_after_s=0.2 + chance.random() * long_s
            ):  # it ended before the kill: begin anew
                killed.unlink()
                continue
            done += 1
            if killed.exists() and killed.stat().st_size:
                with open_record(killed) as record:
                    clean += not record.doctor()
            else:
                clean += 1
            if done % 5 == 0:
                run(killed, kill_after_s=None)
                with open_record(killed) as record:
                    assert list(record.dump()) == wanted
                rounds += 1
                killed.unlink()
        print(
            f"{clean} of {done} kills left a clean record; {rounds} of {rounds} resumed runs equal the undisturbed one"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(sys.argv[2])
    else:
        main()
