"""Checks every line and every span of the readings of a thousand real articles: ``python -m bench.thousand LABELS``.

There must be one line out for each line in, in the same order; every problem must have a code; every span must be within
its text, must not be empty, and must not begin or end with a blank. Prints articles and words per second, CPU seconds and
peak memory.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from communique.errors import CODES
from training.event_texts import politics

LAYERS = ("actors", "events", "statements", "times", "places")


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Yield every span of a reading, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def articles(labels: Path, n: int) -> list[dict[str, Any]]:
    """Return the first ``n`` articles of the press, as objects for the JSON lines that ``communique read`` takes."""
    return [
        {
            "id": r["ID"],
            "text": r["content_original"],
            "title": r["title"],
            "url": r["url"],
            "published": r["date"] or None,
        }
        for r in itertools.islice(politics(labels), n)
    ]


def read(inputs: Sequence[dict[str, Any]], workers: int) -> tuple[list[dict[str, Any]], int, float]:
    """Return the readings that ``communique read`` makes of the inputs, its exit code, and the time in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        source.write_text("".join(json.dumps(r) + "\n" for r in inputs), encoding="utf-8")
        command: list[str | Path] = [
            Path(sys.executable).with_name("communique"),
            "read",
            source,
            "--to",
            "jsonl",
        ]
        command += ["--workers", str(workers)]
        began = time.perf_counter()
        with out.open("wb") as stdout:
            code = subprocess.run(command, stdout=stdout, stderr=subprocess.DEVNULL, check=False).returncode
        wall = time.perf_counter() - began
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()], code, wall


def check(inputs: Sequence[dict[str, Any]], readings: Sequence[dict[str, Any]]) -> tuple[Counter[str], int]:
    """Return the number of errors of each kind, and the number of checked spans."""
    wrong = Counter({"lines missing": abs(len(readings) - len(inputs))})
    n_spans = 0
    for given, reading in zip(inputs, readings, strict=False):
        wrong["line out of order"] += given["id"] != reading["id"]
        if reading["article"] is None:
            wrong["lost without a problem"] += not reading["problems"]
            continue
        text = reading["article"]["text"]
        wrong["text changed"] += text != given["text"]
        for start, end in spans({k: v for k, v in reading.items() if k != "problems"}):
            n_spans += 1
            surface = text[start:end]
            wrong["span outside the text"] += not 0 <= start < end <= len(text)
            wrong["span with blanks at its ends"] += surface != surface.strip()
    codes = (p["code"] for reading in readings for p in reading["problems"])
    wrong["problem without a code"] += sum(code not in CODES for code in codes)
    return +wrong, n_spans


def main() -> int:
    """Read, check and print; return 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    inputs = articles(options.labels, options.articles)
    words = sum(len(r["text"].split()) for r in inputs)
    readings, code, wall = read(inputs, options.workers)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    wrong, n_spans = check(inputs, readings)
    codes = Counter(p["code"] for r in readings for p in r["problems"])
    n = {layer: sum(len(r[layer]) for r in readings) for layer in LAYERS}
    print(
        f"{len(inputs)} articles, {words} words, exit code {code}; {n}; problems {dict(sorted(codes.items()))}"
    )
    print(
        f"{len(inputs) / wall:.1f} articles a second, {words / wall:.0f} words a second, "
        f"{usage.ru_utime + usage.ru_stime:.0f} CPU seconds, peak {usage.ru_maxrss / 1024:.0f} MB"
    )
    print(f"{n_spans} spans checked; wrong: {dict(wrong) or 'nothing'}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
