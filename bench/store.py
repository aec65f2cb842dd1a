"""Measures how fast a record is written and queried as it grows: ``python -m bench.store [EVENTS] [--server] [--last] [--articles FILE]``.

``python -m bench.store --ask RECORD`` runs the same queries on an existing record, and writes nothing.

Real readings (of ``examples/``, or those in FILE, as JSON lines) are repeated with shifted days until there are EVENTS
events (default 20,000). Most copies are made by SQL, a million in minutes. At 1, 10 and 100 per cent of EVENTS (but not
below 1,000), some are written as a reader writes them, with a transaction for each article, and each query is run 30
times. ``--last`` measures only at EVENTS; ``--server`` uses PostgreSQL.

The examples are mostly about one pair of countries, so the series of a pair sums far more events than in a usual record.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, Unpack

import sqlalchemy as sa

from bench import postgres_server
from bench.copies import SPREAD_DAYS, STEP_DAYS, copy_in_batches, in_bulk, keys_of, originals, shifted
from communique.model import Reading
from communique.ontology import types
from communique.record import EventFilters, Record, open_record, schema

Item = TypeVar("Item")
N_ASKED = 30
N_WRITTEN = 200  # articles written in single transactions at each size
OPTIONS = ("shared_buffers=1GB", "max_wal_size=8GB", "maintenance_work_mem=512MB")  # of PostgreSQL


def time_query(name: str, query: Callable[[int], object]) -> None:
    """Print the times of 30 runs of a query, and the CPU times of this process, which other processes do not affect.

    Args:
        name: the name of the query.
        query: runs it, given the number of the run.

    """
    times, cpu = [], []
    for number in range(N_ASKED):
        start = time.perf_counter(), time.process_time()
        query(number)
        times.append(1000 * (time.perf_counter() - start[0]))
        cpu.append(1000 * (time.process_time() - start[1]))
    p95, cpu_p95 = (statistics.quantiles(some, n=20)[18] for some in (times, cpu))
    middle, cpu_middle = statistics.median(times), statistics.median(cpu)
    print(
        f"  {name}: p50 {middle:.1f} ms, p95 {p95:.1f} ms (CPU {cpu_middle:.1f}, {cpu_p95:.1f})", flush=True
    )


def time_queries(record: Record) -> None:
    """Print the times of the queries that the pages run."""
    pairs = [(row.source, row.target) for row in record.pairs()[:6]]
    codes = list(dict.fromkeys(itertools.chain.from_iterable(pairs)))
    words = ("sanctions", "missile", "talks", "president", "summit", "nuclear")
    rare = record.count_articles() // 40

    def of(some: Sequence[Item], number: int) -> Item:
        return some[number % len(some)]

    def page(**filters: Unpack[EventFilters]) -> int:
        asked: EventFilters = {**filters, "limit": 50}
        return len(list(record.events(**asked)))

    time_query(
        "series of a pair by month", lambda n: record.series(actor=of(pairs, n)[0], other=of(pairs, n)[1])
    )
    time_query(
        "series of a pair by week, in a year",
        lambda n: record.series(
            by="week", actor=of(pairs, n)[0], other=of(pairs, n)[1], since="2010-01-01", until="2010-12-31"
        ),
    )
    time_query("series of an actor by month", lambda n: record.series(actor=of(codes, n)))
    time_query("days of all events", lambda _: record.days())
    time_query("page of events, newest", lambda _: page(newest=True))
    time_query("page of an actor and a type", lambda n: page(actor=of(codes, n), type=of(types(), n)))
    time_query("page of a pair", lambda n: page(actor=of(pairs, n)[0], other=of(pairs, n)[1], newest=True))
    time_query(
        "page of a type in a year",
        lambda n: page(type=of(types(), n), since="2010-01-01", until="2010-12-31"),
    )
    time_query(
        "page of an actor, least confidence, status",
        lambda n: page(actor=of(codes, n), status="asserted", min_confidence=0.5),
    )
    time_query("full-text search, common word", lambda n: page(text=of(words, n), newest=True))
    time_query("full-text search, phrase", lambda _: page(text='"North Korea" sanctions', newest=True))
    time_query("full-text search, rare word", lambda n: page(text=f"no{n * 31 % rare + 1}", newest=True))
    time_query("full-text search of an actor", lambda n: page(text=of(words, n), actor=of(codes, n)))
    time_query("pairs of countries", lambda _: record.pairs())
    time_query("counts", lambda _: record.counts())


def n_rows(record: Record) -> int:
    """Return the number of rows in all tables."""
    with record._store.reading() as connection:  # noqa: SLF001 - a record has no method for all tables
        tables = [sa.select(sa.func.count()).select_from(table) for table in schema.metadata.sorted_tables]
        return sum(connection.execute(chosen).scalar_one() for chosen in tables)


def write_some(record: Record, given: Sequence[Reading], first: int) -> None:
    """Write copies of articles as a reader does, and one of them a second time; print the times."""
    some = [
        shifted(given[number % len(given)], number, number * STEP_DAYS % SPREAD_DAYS)
        for number in range(first, first + N_WRITTEN)
    ]
    before, cpu, wall = n_rows(record), time.process_time(), time.perf_counter()
    record.add_many(some)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    rows = n_rows(record) - before
    print(
        f"  written: {rows / wall:.0f} rows a second, {1000 * cpu / len(some):.2f} ms CPU an article",
        flush=True,
    )
    wall = time.perf_counter()
    again = record.add(some[0])
    assert not again
    print(f"  the same reading again: {1000 * (time.perf_counter() - wall):.1f} ms", flush=True)


def settle(record: Record) -> None:
    """Run VACUUM ANALYZE, as PostgreSQL's autovacuum would do after a while."""
    if record.path is None:
        with record._store._engine.connect() as connection:  # noqa: SLF001 - a chore of the server
            plain = connection.execution_options(isolation_level="AUTOCOMMIT")
            plain.exec_driver_sql("VACUUM ANALYZE")


def measure(record: Record, wanted: int, given: Sequence[Reading], *, is_last_only: bool) -> None:
    """Let a record grow to ``wanted`` events, and print the times of writing and of queries at each size."""
    record.add_many(given)
    record.merge()
    own, keys = record.counts()["events"], keys_of(record)
    print(f"{len(given)} readings, {own} events", flush=True)
    done, n_written = 1, 0
    sizes = {wanted} if is_last_only else {max(1000, wanted // 100), max(1000, wanted // 10), wanted}
    for size in sorted(sizes):
        last = size // own
        wall = time.perf_counter()
        with in_bulk(record):
            copy_in_batches(record, keys, done, last)
        done = max(done, last)
        settle(record)
        print(f"{record.counts()['events']} events, made in {time.perf_counter() - wall:.0f} s:", flush=True)
        write_some(record, given, n_written)
        n_written += N_WRITTEN
        time_queries(record)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak_mb:.0f} MB at the peak")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=int, nargs="?", default=20_000)
    parser.add_argument("--server", action="store_true", help="in PostgreSQL")
    parser.add_argument("--last", action="store_true", help="measure only at EVENTS")
    parser.add_argument("--articles", type=Path, metavar="FILE", help="readings, as JSON lines")
    parser.add_argument(
        "--ask", metavar="RECORD", help="only query this record: a file, or a postgresql:// address"
    )
    asked = parser.parse_args()
    if asked.ask:
        with open_record(asked.ask, create=False) as record:
            time_queries(record)
        return
    given = originals(asked.articles)
    if asked.server:
        with (
            postgres_server.running(options=OPTIONS) as running,
            open_record(running.database()) as record,
        ):
            measure(record, asked.events, given, is_last_only=asked.last)
        return
    with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/news.sqlite") as record:
        measure(record, asked.events, given, is_last_only=asked.last)
        print(f"{(Path(folder) / 'news.sqlite').stat().st_size / 1e6:.0f} MB on disk")


if __name__ == "__main__":
    main()
