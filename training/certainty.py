"""Standoff labels of how certain acts are: draws paragraphs of the press into a sheet, and reads labels from notes.

``python -m training.certainty draw LABELS --out SHEET`` writes a sheet of paragraphs with their predicates numbered in
brackets; ``python -m training.certainty take SHEET NOTES… --into standoff/certainty.jsonl`` turns the labeller's notes into
labels by SHA-1 and offsets, without text. Sheets contain text of the press and stay outside the project.

Notes have a line for each paragraph: its number, then two labels for each predicate, as in the sets UW and UDS-IH2:
whether the act happened or will happen according to the text, and whether it has happened by now (-3 surely not, 0 open, 3
surely)::

    17: 3/3 2.4/-2.6 -1.2/-3
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from communique.models.labels import LAYERS
from communique.models.weights import load
from communique.reading.encoder import encode
from training import event_texts, sets, sheets
from training.examples import USUAL, Example, of_text
from training.measuring import plain_article

FILE = event_texts.STANDOFF / "certainty.jsonl"
SHARES = {"politics": 0.7, "stories": 0.15, "news": 0.15}
"""The shares of the presses (:data:`training.event_texts.PRESS`) among the paragraphs."""
WORDS, PREDICATES = (8, 70), (2, 10)
PLAIN = 2.4
"""A predicate is plain if the reader gives it at least this certainty. Most of the press is, and labels of it teach little."""
_CERTAIN = LAYERS["factuality"].index("certain")
_WORD = re.compile(r"[^\W\d_]+")

Target = tuple[int, int, float, float]
"""Start, end, certain, happened."""


def usual_predicates(labels: Path) -> frozenset[str]:
    """Return the usual predicates of the label sets (see :data:`training.examples.USUAL`)."""
    seen, at = Counter[str](), Counter[str]()
    for name in sets.SCALES:
        for text, targets in sets.status_sentences(labels / "status" / name / "train.jsonl"):
            seen.update(word.lower() for word in _WORD.findall(text))
            at.update(text[a:b].lower() for (a, b), _ in targets)
    return frozenset(word for word, n in at.items() if n > 1 and n > USUAL * seen[word])


def draw(labels: Path, n: int, seed: int) -> Iterator[str]:
    """Yield ``n`` paragraphs with marked predicates; half of them have the highest shares of predicates that are not plain."""
    words = usual_predicates(labels)
    fits = partial(_fits, words=words)
    ranked = partial(_ranked, words=words)
    for text in sheets.draw(labels, n, seed, SHARES, fits, ranked, 0.5, sheets.labelled_in(FILE)):
        yield sheets.marked(text, [(*span, "") for span in predicates(text, words)])


def predicates(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Return the spans of a text's words that are among ``words``.

    >>> predicates("They met, then talked.", frozenset({"met", "talked"}))
    [(5, 8), (15, 21)]
    """
    return [m.span() for m in _WORD.finditer(text) if m[0].lower() in words]


def _fits(text: str, words: frozenset[str]) -> bool:
    return (
        WORDS[0] <= len(text.split()) <= WORDS[1]
        and "[" not in text
        and PREDICATES[0] <= len(predicates(text, words)) <= PREDICATES[1]
    )


def _ranked(texts: Sequence[str], words: frozenset[str]) -> list[str]:
    """Return the texts, those first of whose predicates the largest share is not plain to the reader."""

    def plain(text: str) -> float:
        (encoded,) = encode([plain_article(text)], load())
        at = [int(np.searchsorted(encoded.pieces.end, a, "right")) for a, _ in predicates(text, words)]
        return float((encoded.layer("factuality")[at, _CERTAIN] >= PLAIN).mean())

    return sorted(texts, key=plain)


def take(texts: Mapping[int, str], notes: str) -> tuple[dict[str, list[Target]], list[str]]:
    """Return the labels by plain text, and the errors of lines that could not be read.

    >>> take({1: "They [1:met]."}, "1: 3/2.8")
    ({'They met.': [(5, 8, 3.0, 2.8)]}, [])
    """
    return sheets.by_line(texts, notes, _targets)


def _targets(text: str, said: str) -> tuple[str, list[Target]]:
    plain, acts = sheets.unmarked(text)
    try:
        pairs = [tuple(map(float, pair.split("/"))) for pair in said.split()]
    except ValueError:
        raise sheets.NoteError("labels are pairs of numbers, such as 3/-2.6") from None
    if len(pairs) != len(acts) or any(len(p) != 2 or max(map(abs, p)) > 3 for p in pairs):
        raise sheets.NoteError(f"wanted {len(acts)} pairs from -3 to 3")
    return plain, [
        (start, end, certain, happened)
        for (start, end, _), (certain, happened) in zip(acts, pairs, strict=True)
    ]


def examples(labels: Path) -> Iterator[Example]:
    """Yield the paragraphs with labelled predicates that are for training as examples."""
    for text, row in event_texts.labelled_texts(FILE.stem, event_texts.press_texts(labels)):
        made, at = of_text(FILE.stem, text)
        for start, end, certain, happened in row["targets"]:
            piece, stop = at((start, end))
            if piece < stop:
                made.factuality.append((piece, (certain, happened)))
        yield made


if __name__ == "__main__":
    sheets.command(__doc__, "targets", draw, take)
