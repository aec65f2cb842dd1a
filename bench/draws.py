"""Draws entries for people to judge from articles on which nothing was tuned (fold 0)."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from communique.model import Page
from training.event_texts import politics
from training.folds import is_dev

Drawn = tuple[dict[str, Any], str]
"""An entry's line for ``draw.jsonl``, and its text for the judge."""


def command_line(description: str | None) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """Return the parser of ``draw LABELS FOLDER`` and ``score``, and that of ``score`` alone, for further options.

    >>> command_line("Judge.")[0].parse_args(["draw", "labels", "folder"]).verb
    'draw'
    """
    parser = argparse.ArgumentParser(description=description)
    verbs = parser.add_subparsers(dest="verb", required=True)
    drawing = verbs.add_parser("draw")
    drawing.add_argument("labels", type=Path)
    drawing.add_argument("folder", type=Path)
    return parser, verbs.add_parser("score")


def articles(labels: Path, n: int, seed: int) -> list[Page]:
    """Return ``n`` articles of fold 0 of the US political press, drawn at random with a seed."""
    held = [row for row in politics(labels) if is_dev(row["content_original"])]
    rows = random.Random(seed).sample(held, n)
    return [
        Page(
            source=r["ID"],
            id=r["ID"],
            text=r["content_original"],
            title=r["title"],
            site=r["source"],
            published=r["date"] or None,
        )
        for r in rows
    ]


def write_draw(folder: Path, chosen: Mapping[str, Sequence[Drawn]]) -> None:
    r"""Write drawn entries, given by layer: ``draw.jsonl`` with a line for each, and ``draw.txt`` for the judge.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_draw(folder, {"event": [({"type": "AID"}, "Oslo sent food.")]})
    >>> (folder / "draw.jsonl").read_text(), (folder / "draw.txt").read_text()
    ('{"id": "event-1", "type": "AID"}\n', '## event-1 Oslo sent food.\n\n')

    """
    folder.mkdir(parents=True, exist_ok=True)
    numbered = [
        (f"{layer}-{number}", line, shown)
        for layer, entries in chosen.items()
        for number, (line, shown) in enumerate(entries, 1)
    ]
    lines = (json.dumps({"id": key, **line}) + "\n" for key, line, _ in numbered)
    (folder / "draw.jsonl").write_text("".join(lines), encoding="utf-8")
    texts = (f"## {key} {shown}\n\n" for key, _, shown in numbered)
    (folder / "draw.txt").write_text("".join(texts), encoding="utf-8")
