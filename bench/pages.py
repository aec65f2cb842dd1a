"""Measures how fast the pages of a large record are served: ``python -m bench.pages [EVENTS] [--record FILE] [--workers N]``.

Builds a record of EVENTS events (default 100,000; see :mod:`bench.copies`), or takes FILE, which is built if it does not
exist, and serves it with ``communique serve``. Each kind of page is requested at many addresses:

* by 20 readers at once, each address for the first time, after the server has finished its queries at start-up;
* by one reader, each address for the first time, compared with the bare query for the page's rows;
* by 20 readers at once, the addresses in turn, with wrk if it is installed;
* by 20 readers at once while an article is written every second, so that pages have to be made again.

At the end there are 10,000 requests over all kinds of pages, with the server's memory before and after.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.copies import copy_in_batches, keys_of, originals, shifted
from bench.load import request_at_once, request_each, request_in_turn
from communique.model import STATUSES, Reading
from communique.ontology import types
from communique.record import Record, open_record
from communique.record.queries.sums import STEPS

N_ADDRESSES = 200
N_BARE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A kind of page: its addresses, and a function that runs the bare query for the rows of one of them."""

    name: str
    paths: Sequence[str]
    bare: Callable[[int], object] | None = None


def build(record: Record, given: Sequence[Reading], wanted: int) -> None:
    """Fill a record with copies of readings until it has about ``wanted`` events."""
    record.add_many(given)
    record.merge()
    own, keys = record.counts()["events"], keys_of(record)
    copy_in_batches(record, keys, 1, wanted // own)


def kinds(record: Record) -> list[Page]:
    """Return the pages to request."""
    pairs = [(row.source, row.target) for row in record.pairs()[:8]]
    codes = list(dict.fromkeys(itertools.chain.from_iterable(pairs)))
    years = [f"since={year}-01-01&until={year}-12-31" for year in range(1995, 2019)]
    some: Any = {"newest": True, "limit": 5 * N_ADDRESSES}
    events = [row.id for row in record.events(**some)][::5]
    articles = [row.id for row in record.articles(**some)][::5]
    lists = [f"type={kind}" for kind in types()] + [f"actor={code}" for code in codes] + years
    between = [f"one={one}&two={two}" for one, two in pairs]

    def page(**filters: Any) -> object:
        return list(record.events(newest=True, limit=50, **filters))

    def pair_page(number: int) -> object:
        one, two = pairs[number % len(pairs)]
        return page(actor=one, other=two)

    return [
        Page(name="start", paths=["/"], bare=lambda _: page()),
        Page(
            name="events",
            paths=[f"/events?{left}" for left in ["", *lists]]
            + [f"/events?{left}&{right}" for left in lists[: 16 + len(codes)] for right in years[::6]]
            + [f"/events?status={status}" for status in STATUSES]
            + [f"/events?min_confidence={step}" for step in STEPS],
            bare=lambda n: page(type=types()[n % 16]),
        ),
        Page(name="event", paths=[f"/events/{id_}" for id_ in events]),
        Page(
            name="pair",
            paths=[f"/pair?{pair}" for pair in between]
            + [f"/pair?{pair}&{year}" for pair in between for year in years],
            bare=pair_page,
        ),
        Page(
            name="article",
            paths=[f"/articles/{id_}" for id_ in articles],
            bare=lambda n: record.kept(articles[n % len(articles)]),
        ),
        Page(name="statements", paths=[f"/statements?{left}" for left in ["", *lists[16:]]]),
        Page(name="articles", paths=[f"/articles?{left}" for left in ["", *years]]),
        Page(
            name="actors",
            paths=["/actors", "/actors?kind=person", "/actors?kind=country", "/actors?name=Kim"],
        ),
        Page(name="actor", paths=[f"/actor?name={code}" for code in codes]),
        Page(name="places", paths=[f"/places?{left}" for left in ["", *lists]]),
        Page(name="sites", paths=["/sites"]),
    ]


@contextlib.contextmanager
def serving(path: Path, workers: int) -> Iterator[tuple[int, int]]:
    """Serve a record with the command; yield the port and the id of the server's process."""
    words = ["serve", str(path), "--port", "0"] + (["--workers", str(workers)] if workers > 1 else [])
    code = "from communique.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, text=True) as served:
        try:
            assert served.stderr is not None
            found = next(filter(None, (re.search(r"http://[^/]+:(\d+)/", line) for line in served.stderr)))
            yield int(found[1]), served.pid
        finally:
            served.terminate()


def memory_mb(process: int) -> float:
    """Return the memory of a process and its children in MB, with shared memory counted once."""
    rolled = [Path(f"/proc/{id_}/smaps_rollup").read_text() for id_ in _family(process)]
    return sum(int(found[1]) for text in rolled if (found := re.search(r"Pss:\s+(\d+)", text))) / 1024


def _family(process: int) -> list[int]:
    """Return the ids of a process and its children."""
    started = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *map(int, started)]


def settle(process: int) -> None:
    """Wait until a server has finished its queries at start-up and has been idle for a second."""
    n_idle = 0
    while n_idle < 10:
        n_idle = 0 if any(map(_is_busy, _family(process))) else n_idle + 1
        time.sleep(0.1)


def _is_busy(process: int) -> bool:
    """Tell whether a thread of a process is running, runnable or waiting for the disk."""
    threads = (path.read_text() for path in Path(f"/proc/{process}/task").glob("*/stat"))
    return any(text.rpartition(")")[2].split()[0] in {"R", "D"} for text in threads)


@contextlib.contextmanager
def writing(record: Record, given: Sequence[Reading]) -> Iterator[None]:
    """Write an article every second in the meantime, as a running reader does."""
    done = threading.Event()
    first = time.time_ns()

    def write() -> None:
        for number in itertools.count(first):
            if done.wait(1):
                return
            record.add(shifted(given[number % len(given)], number, number % 1000))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def measure(record: Record, path: Path, given: Sequence[Reading], options: argparse.Namespace) -> None:
    """Request every kind of page in each way, and print the times and the memory."""
    pages = [page for page in kinds(record) if not options.only or page.name in options.only]
    with serving(path, options.workers) as (port, process):
        request_each(port, ["/about"])
        settle(process)
        print(f"{options.clients} at once, each address for the first time:", flush=True)
        for page in pages:
            found = request_at_once(port, page.paths[:N_ADDRESSES], clients=options.clients)
            print(f"  {page.name}: {found}", flush=True)
    with serving(path, options.workers) as (port, process):
        request_each(port, ["/about"])
        settle(process)
        print("one reader, each address for the first time:", flush=True)
        for page in pages:
            times = request_each(port, page.paths[:N_ADDRESSES])
            says = f"  {page.name}: p50 {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
            if page.bare is not None:
                bare = [_time_ms(page.bare, number) for number in range(N_BARE)]
                ratio = statistics.median(times) / statistics.median(bare)
                says += f"; {ratio:.1f} times the bare query ({statistics.median(bare):.1f} ms)"
            print(says, flush=True)
        clients: Any = {"clients": options.clients, "seconds": options.seconds}
        print(f"{options.clients} at once:", flush=True)
        for page in pages:
            print(f"  {page.name}: {request_in_turn(port, page.paths, **clients)}", flush=True)
            request_each(port, ["/about"])  # let requests that were abandoned finish first
        print(f"{options.clients} at once, while an article a second is written:", flush=True)
        for page in pages:
            with writing(record, given):
                print(f"  {page.name}: {request_in_turn(port, page.paths, **clients)}", flush=True)
            request_each(port, ["/about"])
        every = [path for page in pages for path in page.paths[:N_ADDRESSES]]
        before, done = memory_mb(process), 0
        print(f"memory {before:.0f} MB", flush=True)
        while done < options.soak:
            done += request_in_turn(port, every, clients=options.clients, seconds=4 * options.seconds).n
            print(f"  after {done} requests more: {memory_mb(process):.0f} MB", flush=True)


def _time_ms(query: Callable[[int], object], number: int) -> float:
    start = time.perf_counter()
    query(number)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=int, nargs="?", default=100_000)
    parser.add_argument("--record", type=Path, metavar="FILE", help="built if it does not exist, and kept")
    parser.add_argument("--only", nargs="*", metavar="PAGE", help="start, events, event, pair, article, …")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=5, help="how long each kind of page is requested")
    parser.add_argument(
        "--soak", type=int, default=10_000, help="requests after which the memory is compared"
    )
    options = parser.parse_args()
    given = originals(None)
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "news.sqlite"
        is_new = not path.exists()
        with open_record(path) as record:
            if is_new:
                build(record, given, options.events)
            print(f"{record.counts()['events']} events, {record.counts()['articles']} articles", flush=True)
            measure(record, path, given, options)


if __name__ == "__main__":
    main()
