"""Checks that a killed run can be resumed: ``python -m bench.kills [KILLS] [--articles N] [--read] [--server]``.

The run writes N small articles (default 2,000) into a record. It is killed (signal 9) KILLS times (default 50) at
random moments between its first and its last article. After each kill the doctor checks the record, and the same run is
started again. At the end the record's dump must equal that of an undisturbed run.

With ``--read`` the run is ``communique read`` on a file of such articles, which is slower, as each start loads the
weights. With ``--server`` the record is in PostgreSQL and it is not the run that is killed but the server (``immediate``,
as if its machine had crashed). It is started again, and the run then retries the article that it was writing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench import copies, postgres_server
from communique.model import Reading
from communique.record import Record, TroubleError, open_record

N_ARTICLES = 2000
SEED = 11
POLL_S = 0.005
LONGEST_S = 600
LINES = (
    "{one} and {two} signed an agreement on trade on {day}.",
    "The president of {one} accused {two} of breaking the truce on {day}.",
    "{one} sent 40 tonnes of food to {two} on {day}.",
)
PLACES = ("Kenya", "Peru", "Norway", "Japan", "Egypt", "Poland", "Vietnam")


@dataclass(slots=True)
class Score:
    """The results of the kills."""

    wanted: int
    at: list[int] = field(default_factory=list)  # number of articles in the record at each kill
    clean: int = 0
    is_equal: bool = False

    def __str__(self) -> str:
        places = f", with {min(self.at)} to {max(self.at)} articles there" if self.at else ""
        return (
            f"{len(self.at)} of {self.wanted} kills{places}; the doctor found nothing after {self.clean} of them; "
            f"the resumed run's record {'equals' if self.is_equal else 'DIFFERS FROM'} the undisturbed one's"
        )

    @property
    def is_right(self) -> bool:
        """Whether all kills took place and nothing was lost or damaged."""
        return len(self.at) == self.clean == self.wanted and self.is_equal


def write(record: Record, n_articles: int) -> None:
    """Write the articles that the record lacks, then merge."""
    for number in range(n_articles):
        reading = copies.article(number, n_events=2, filler="")
        if not record.has(reading.id, reading.reader):
            record.add(reading)
    record.merge()


def small_articles(path: Path, n_articles: int) -> None:
    """Write a file of small articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(n_articles):
            one, two = PLACES[number % 7], PLACES[(number // 7 + 1 + number) % 7]
            day = f"{number % 28 + 1} May 20{number % 20:02}"
            text = LINES[number % 3].format(one=one, two=two, day=day)
            file.write(json.dumps({"text": f"{text} It was the item number {number}."}) + "\n")


def command(record: Path, file: Path | None, n_articles: int) -> list[str]:
    """Return the command line of the run that is killed; with ``file``, it is ``communique read``."""
    if file is None:
        return [sys.executable, "-m", "bench.kills", "--write", str(record), "--articles", str(n_articles)]
    code = "from communique.cli import main; main()"
    return [sys.executable, "-c", code, "read", str(file), "--into", str(record)]


def start(given: list[str]) -> subprocess.Popen[bytes]:
    # Small batches, so that a kill finds some readings written and others not.
    environment = os.environ | {"COMMUNIQUE_BATCH_ARTICLES": "4"}
    return subprocess.Popen(given, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def finish(run: subprocess.Popen[bytes]) -> None:
    if run.wait(LONGEST_S) not in {0, 3}:
        sys.exit(f"the run failed with {run.returncode}")


def n_pages(record: Path) -> int:
    """Return the number of readings in a record; 0 while it is being created."""
    with (  # the file or its tables do not exist yet
        contextlib.suppress(sqlite3.OperationalError),
        contextlib.closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True)) as looked_at,
    ):
        return int(looked_at.execute("SELECT count(*) FROM pages").fetchone()[0])
    return 0


def kill_once(given: list[str], record: Path, *, after: int, late_s: float) -> bool:
    """Start the run and kill it ``late_s`` seconds after it has written ``after`` articles.

    Returns:
        Whether it was still running then.

    """
    with start(given) as run:
        end_s = time.monotonic() + LONGEST_S
        while run.poll() is None and n_pages(record) < after:
            if time.monotonic() > end_s:
                run.kill()
                sys.exit("the run makes no progress")
            time.sleep(POLL_S)
        time.sleep(late_s)
        if run.poll() is not None:
            return False
        run.send_signal(signal.SIGKILL)
        return True


def measure(kills: int, n_articles: int, *, reads: bool) -> Score:
    """Kill a run ``kills`` times, and compare the final record with that of an undisturbed run."""
    chance, score = random.Random(SEED), Score(wanted=kills)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl" if reads else None
        if file is not None:
            small_articles(file, n_articles)
        whole, killed = Path(folder) / "whole.sqlite", Path(folder) / "killed.sqlite"
        finish(start(command(whole, file, n_articles)))
        moments = sorted(chance.sample(range(1, n_articles - n_articles // 50), kills))
        for after in moments:
            if not kill_once(
                command(killed, file, n_articles), killed, after=after, late_s=chance.random() / 100
            ):
                break
            with open_record(killed, create=False) as opened:
                score.at.append(opened.counts()["pages"])
                findings = opened.doctor()
            score.clean += not findings
            print(
                f"{len(score.at)}: killed with {score.at[-1]} of {n_articles}; {findings or 'clean'}",
                flush=True,
            )
        finish(start(command(killed, file, n_articles)))
        score.is_equal = dump(str(killed)) == dump(str(whole))
    return score


def dump(address: str) -> list[str]:
    """Return the dump of a record; empty if the doctor finds anything."""
    with open_record(address, create=False) as opened:
        return [] if opened.doctor() else list(opened.dump())


def measure_server(kills: int, n_articles: int) -> Score:
    """Kill a server ``kills`` times during writing, and compare the final record with an undisturbed one."""
    chance, score = random.Random(SEED), Score(wanted=kills)
    with tempfile.TemporaryDirectory() as folder, postgres_server.running() as running:
        whole = f"{folder}/whole.sqlite"
        with open_record(whole) as record:
            write(record, n_articles)
        address = running.database()
        moments = iter(sorted(chance.sample(range(1, n_articles), kills)))
        n_lost = 0
        with open_record(address) as record:
            due = next(moments, None)
            for number in range(n_articles):
                reading = copies.article(number, n_events=2, filler="")
                killer = None
                if number == due:
                    due = next(moments, None)
                    killer = threading.Thread(target=restart, args=(running, chance.random() / 100))
                    killer.start()
                    score.at.append(number)
                n_lost += add_until_kept(record, reading, until=killer)
                if killer is not None:
                    killer.join()
                    score.clean += not record.doctor()
            record.merge()
        score.is_equal = dump(address) == dump(whole) != []
        print(f"{n_lost} attempts to write failed while the server was down, and were repeated", flush=True)
    return score


def restart(running: postgres_server.Server, after_s: float) -> None:
    """Kill a server after a moment, and start it again."""
    time.sleep(after_s)
    running.stop(mode="immediate")
    running.start()


def add_until_kept(record: Record, reading: Reading, *, until: threading.Thread | None) -> int:
    """Add a reading, again and again while the thread ``until`` restarts the server; return the number of failures."""
    n_failed = 0
    end_s = time.monotonic() + LONGEST_S
    while True:
        try:
            record.add(reading)
            if until is None or not until.is_alive():
                return n_failed
        except TroubleError as error:
            if error.code != "C0418" or time.monotonic() > end_s:
                raise
            n_failed += 1
            time.sleep(POLL_S)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--articles", type=int, default=N_ARTICLES, metavar="N")
    parser.add_argument("--read", action="store_true", help="kill `communique read`")
    parser.add_argument("--server", action="store_true", help="kill a PostgreSQL server under a writer")
    parser.add_argument("--write", metavar="RECORD", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        with open_record(given.write) as record:
            write(record, given.articles)
        return
    if given.server:
        score = measure_server(given.kills, given.articles)
    else:
        score = measure(given.kills, given.articles, reads=given.read)
    print(score)
    sys.exit(not score.is_right)


if __name__ == "__main__":
    main()
