"""Standoff labels of names and times: draws paragraphs of the press into a sheet, and reads labels from notes.

``python -m training.naming draw LABELS --out SHEET`` writes a sheet of paragraphs about whose names the reader is unsure;
``python -m training.naming take SHEET NOTES… --into standoff/naming.jsonl`` turns the labeller's notes into labels by SHA-1
and offsets, without text. Sheets and notes contain text of the press and stay outside the project.

Notes have a line for each paragraph: its number, then each name with its class in the Worldwide newswire, and each time
expression with its type in TimeML; ``-`` if there are none. Words are labelled wherever they occur in the paragraph, with
``#2`` only at their second occurrence. If a name lies within a longer one, or a time within a longer one, only the longer
counts::

    17: Person Anwar Ibrahim | Location Kuala Lumpur | Date Monday | DATE Monday | DURATION two years
    18: -
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from communique.models.labels import NAME_KINDS, TIME_KINDS
from communique.models.weights import load
from communique.reading.encoder import encode
from communique.reading.spans import softmax
from training import event_texts, sheets
from training.examples import IGNORE, TAG, Example, of_text, tag_bio
from training.measuring import plain_article

FILE = event_texts.STANDOFF / "naming.jsonl"
SHARES = {"politics": 0.5, "stories": 0.5}
"""The shares of the presses (:data:`training.event_texts.PRESS`) among the paragraphs; the others have labels already."""
WORDS = (10, 110)
UNSURE = 0.7
"""Share of paragraphs in a sheet about which the reader is unsure; the others are random."""
_CODES = frozenset({*NAME_KINDS, *TIME_KINDS})

Mark = tuple[int, int, str]
"""Start, end, and the class of a name or the type of a time."""


def draw(labels: Path, n: int, seed: int) -> list[str]:
    """Return ``n`` paragraphs, most of them with names about which the reader is unsure."""
    return sheets.draw(labels, n, seed, SHARES, _fits, unsure, UNSURE, sheets.labelled_in(FILE))


def _fits(text: str) -> bool:
    return WORDS[0] <= len(text.split()) <= WORDS[1]


def unsure(texts: Sequence[str]) -> list[str]:
    """Return the texts, those first about whose names the reader is least sure for their length."""

    def sure(text: str) -> float:
        (encoded,) = encode([plain_article(text)], load())
        best = softmax(encoded.layer("name")).max(1)
        return float(-(1 - best).sum()) / (len(text.split()) + 15)

    return sorted(texts, key=sure)


def take(texts: Mapping[int, str], notes: str) -> tuple[dict[str, list[Mark]], list[str]]:
    """Return the marks by text, and the errors of lines that could not be read.

    >>> take({1: "Mali and the Bank of Mali."}, "1: Location Mali | Organization Bank of Mali")
    ({'Mali and the Bank of Mali.': [(0, 4, 'Location'), (13, 25, 'Organization')]}, [])
    """
    return sheets.by_line(texts, notes, lambda text, said: (text, marks(text, said)))


def marks(text: str, said: str) -> list[Mark]:
    """Return the marks in a line of notes, in order.

    Raises:
        NoteError: a class is unknown, or words are not in the text, have two classes of one layer, or partly overlap others.

    """
    found: set[Mark] = set()
    for part in sheets.parts_of(said):
        code, _, words = part.partition(" ")
        if code not in _CODES:
            raise sheets.NoteError(f"“{part}” does not begin with a class")
        found.update((*span, code) for span in sheets.find(text, words.strip()))
    kept: list[Mark] = []
    for start, end, code in sorted(found, key=lambda m: (m[0] - m[1], m)):
        met = [(a, b) for a, b, other in kept if a < end and start < b and _layer(other) == _layer(code)]
        if any((a, b) == (start, end) or a > start or b < end for a, b in met):
            raise sheets.NoteError(f"“{text[start:end]}” has two classes, or partly overlaps another")
        if not met:
            kept.append((start, end, code))
    return sorted(kept)


def _layer(code: str) -> str:
    return "name" if code in NAME_KINDS else "time"


def examples(labels: Path) -> Iterator[Example]:
    """Yield the paragraphs with labelled names and times that are for training."""
    for text, row in event_texts.labelled_texts(FILE.stem, event_texts.press_texts(labels)):
        made, at = of_text(FILE.stem, text)
        made.layers = {layer: np.zeros(len(made.ids), np.int64) for layer in ("name", "time")}
        for start, end, code in row["marks"]:
            layer = _layer(code)
            tag_bio(made.layers[layer], at((start, end)), TAG[layer][f"B-{code}"])
        for tags in made.layers.values():
            tags[0] = tags[-1] = IGNORE
        yield made


if __name__ == "__main__":
    sheets.command(__doc__, "marks", draw, take)
