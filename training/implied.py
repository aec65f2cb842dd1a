"""Standoff labels of implied parties: sources and targets of events that are not named in the event's own clause.

"The plan is theirs; he called it absurd" blames them, although no phrase of the clause says so. ``python -m
training.implied draw LABELS --out SHEET`` writes a sheet of paragraphs with such acts, each marked with the side that it
lacks (``[1 ACCUSE target:absurd]``); ``python -m training.implied take SHEET NOTES… --into standoff/implied.jsonl`` turns
the labeller's notes into labels by SHA-1 and offsets, without text. Sheets and notes contain text of the press and stay
outside the project.

Notes have a line for each paragraph: its number, then a part for each party that the paragraph implies on the missing side
of an act, in the words of the paragraph (``#2`` means their second occurrence; without a number it is the one nearest to
the act); ``-`` if there is none::

    17: 1 target Globex | 2 source police
    18: -
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training import event_texts, sheets
from training.folds import CALIBRATION, TRAINING, key

FILE = event_texts.STANDOFF / "implied.jsonl"
SETS = ("press", "paragraphs", "doubtful")
SIDES = ("source", "target")

Span = tuple[int, int]
"""The first character of a party, and the one after its last."""
Told = tuple[int, int, str, list[Span], list[Span]]
"""An act: start and end of its word, its type, its implied sources and its implied targets; one of the lists is empty."""


def draw(labels: Path, n: int, seed: int) -> list[str]:
    """Return ``n`` paragraphs in which the acts that lack a side are marked, paragraphs for calibration first."""
    press = event_texts.press_texts(labels)
    known = sheets.labelled_in(FILE)
    rows = [
        (folds != {CALIBRATION}, row)
        for folds in ({CALIBRATION}, TRAINING)
        for name in SETS
        for row in event_texts.standoff(name, press, folds)
        if "[" not in row.text and key(row.text) not in known
    ]
    random.Random(seed).shuffle(rows)
    rows.sort(key=lambda pair: pair[0])
    found = ((row.text, lacking(row.events)) for _, row in rows)
    return list(itertools.islice((sheets.marked(text, acts) for text, acts in found if acts), n))


def lacking(events: Sequence[dict[str, Any]]) -> list[sheets.Act]:
    """Return the acts that lack exactly one side, with their type and that side; of overlapping ones only the first.

    >>> lacking([{"type": "ACCUSE", "trigger": [4, 9], "sources": [[0, 3]], "targets": []}])
    [(4, 9, 'ACCUSE target')]
    """
    kept: list[sheets.Act] = []
    for e in events:
        start, end = e["trigger"]
        sides = [side for side in SIDES if not e[f"{side}s"]]
        if len(sides) == 1 and not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, f"{e['type']} {sides[0]}"))
    return sorted(kept)


def take(texts: Mapping[int, str], notes: str) -> tuple[dict[str, list[Told]], list[str]]:
    """Return the acts with their labelled sides by plain text, and the errors of lines that could not be read.

    >>> take({1: "It is Mali's. Ann [1 ACCUSE target:blamed] it."}, "1: 1 target Mali")
    ({"It is Mali's. Ann blamed it.": [(18, 24, 'ACCUSE', [], [(6, 10)])]}, [])
    """
    return sheets.by_line(texts, notes, _label)


def _label(paragraph: str, said: str) -> tuple[str, list[Told]]:
    text, acts = sheets.unmarked(paragraph)
    lacks = [what.split() for _, _, what in acts]
    sides: list[tuple[list[Span], list[Span]]] = [([], []) for _ in acts]
    for note in sheets.notes_of(text, acts, said, SIDES):
        if note.name not in lacks[note.act]:
            raise sheets.NoteError(f"“{note.part}”: the act has its {note.name}")
        sides[note.act][SIDES.index(note.name)].append(note.span)
    return text, [
        (start, end, kind, *both) for (start, end, _), (kind, _), both in zip(acts, lacks, sides, strict=True)
    ]


if __name__ == "__main__":
    sheets.command(__doc__, "sides", draw, take)
