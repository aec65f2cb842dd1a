"""Sends requests to a server as fast as it answers, with wrk if it is installed, else with threads of this process.

wrk (Debian's package of that name) takes almost no CPU time; Python threads compete with the server.
"""

from __future__ import annotations

import contextlib
import http.client
import itertools
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = """
local paths, at = {}, 0
function setup(thread) thread:set("start", counter or 0); counter = (counter or 0) + 1 end
function init(args) for line in io.lines(args[1]) do paths[#paths + 1] = line end; at = start * 7919 end
function request() at = at + 1; return wrk.format("GET", paths[at % #paths + 1]) end
function done(summary, latency, requests)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("\\nRESULT %d %d %d %d %d %d\\n", summary.requests, wrong, summary.duration,
    latency:percentile(50), latency:percentile(95), latency.max))
end
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The result: the requests per second, the times of requests, and the number of those that were not answered with 200."""

    n: int
    n_wrong: int
    per_s: float
    p50_ms: float
    p95_ms: float
    worst_ms: float

    def __str__(self) -> str:
        wrong = f", {self.n_wrong} NOT ANSWERED" if self.n_wrong else ""
        return (
            f"p50 {self.p50_ms:.0f} ms, p95 {self.p95_ms:.0f} ms, worst {self.worst_ms:.0f} ms, "
            f"{self.per_s:.0f} a second{wrong}"
        )


def request_in_turn(port: int, paths: Sequence[str], *, clients: int, seconds: float) -> Load:
    """Request paths in turn, from several clients at once; each sends its next request as soon as it has its answer."""
    if shutil.which("wrk") is None:
        return _threads(port, paths, clients=clients, seconds=seconds)
    with tempfile.TemporaryDirectory() as folder:
        script, listed = Path(folder) / "load.lua", Path(folder) / "paths"
        script.write_text(_SCRIPT)
        listed.write_text("\n".join(paths))
        given = ["wrk", "-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s", "--timeout", "60s"]
        address = [f"http://127.0.0.1:{port}", "-s", str(script), "--", str(listed)]
        said = subprocess.run([*given, *address], capture_output=True, text=True, check=True).stdout
    n, wrong, duration, middle, most, worst = map(int, said.rpartition("RESULT ")[2].split())
    return Load(
        n=n,
        n_wrong=wrong,
        per_s=1e6 * n / duration,
        p50_ms=middle / 1000,
        p95_ms=most / 1000,
        worst_ms=worst / 1000,
    )


def request_each(port: int, paths: Sequence[str]) -> list[float]:
    """Request each path once, one after another; return the times in milliseconds."""
    times = []
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        for path in paths:
            start = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, f"{path}: {answer.status}"
            times.append(1000 * (time.perf_counter() - start))
    return times


def request_at_once(port: int, paths: Sequence[str], *, clients: int) -> Load:
    """Request each path once, from several clients at once."""
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as asking:
        times = list(asking.map(lambda path: request_each(port, [path])[0], paths))
    return _load(times, time.perf_counter() - start)


def _load(times: Sequence[float], taken: float, *, n_wrong: int = 0) -> Load:
    return Load(
        n=len(times),
        n_wrong=n_wrong,
        per_s=len(times) / taken,
        p50_ms=statistics.median(times),
        p95_ms=statistics.quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0],
        worst_ms=max(times),
    )


def _threads(port: int, paths: Sequence[str], *, clients: int, seconds: float) -> Load:
    end, turn = time.perf_counter() + seconds, itertools.cycle(paths)
    times: list[float] = []
    wrong = 0

    def ask() -> None:
        nonlocal wrong
        while time.perf_counter() < end:
            try:
                times.extend(request_each(port, [next(turn)]))
            except (OSError, AssertionError, http.client.HTTPException):
                wrong += 1

    start = time.perf_counter()
    asking = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    return _load(times, time.perf_counter() - start, n_wrong=wrong)
