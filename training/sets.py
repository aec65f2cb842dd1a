"""The public label sets as examples: names and sentence ends, statements, times, factuality."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from communique.evaluation import load_gold
from communique.models.labels import LAYERS
from communique.reading.sentences import plain_ends
from training.examples import (
    IGNORE,
    TAG,
    Example,
    Predicate,
    covered,
    example,
    of_text,
    passages_of,
    role_tags,
    tag_bio,
)
from training.folds import is_dev
from training.renaming import Document
from training.spacing import join_tokens

# --- names and sentence ends ---------------------------------------------------------------------------------


def name_documents(folder: Path, *, dev: bool) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield each document of the Worldwide newswire set as running text with its names (start, end, class)."""
    for text, marks, _ in newswire(folder, dev=dev):
        yield text, marks


def newswire(folder: Path, *, dev: bool) -> Iterator[Document]:
    """Yield the text, names and sentence ends of each document; sentences are joined by blanks and, sometimes, line breaks.

    If the set has several sentences in one block, unambiguous full stops are sentence ends too.
    """
    for path in sorted(folder.glob("*.tsv")):
        if is_dev(path.name.removesuffix(".txt.tsv")) != dev:
            continue
        rng = random.Random(path.name)
        text, marks, ends = "", [], []
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
            if not rows:
                continue
            sentence, spans = join_tokens([row[0].strip() for row in rows])
            marks += [
                (len(text) + a, len(text) + b, kind)
                for a, b, kind in entities([row[1].strip() for row in rows], spans)
            ]
            ends += [len(text) + end for end in (*plain_ends(sentence), len(sentence))]
            text += sentence + ("\n" if rng.random() < 0.3 else " ")
        yield text, marks, ends


def entities(tags: list[str], spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return the entities (start, end, class) of a sentence's BIO tags."""
    found: list[tuple[int, int, str]] = []
    inside = False
    for tag, (start, end) in zip(tags, spans, strict=True):
        if tag[:1] == "I" and inside:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif tag[:1] in "BI":
            found.append((start, end, tag[2:]))
        inside = tag[:1] in "BI"
    return found


def names(documents: Iterable[Document]) -> Iterator[Example]:
    """Yield the passages of documents of the Worldwide newswire, with names and sentence ends."""
    for text, marks, ends in documents:
        pieces, ranges = passages_of(text)
        for first, last in ranges:
            made = example("names", pieces, first, last)
            name = np.zeros(len(made.ids), np.int64)
            sentence = np.zeros(len(made.ids), np.int64)
            for start, end, kind in marks:
                tag_bio(name, covered(pieces, first, last, start, end), TAG["name"][f"B-{kind}"])
            lo, hi = pieces.start[first], pieces.end[last - 1]
            for end in ends:
                if lo < end <= hi:
                    sentence[covered(pieces, first, last, end - 1, end)[0]] = 1
            name[0] = name[-1] = sentence[0] = sentence[-1] = IGNORE
            made.layers = {"name": name, "sentence": sentence}
            yield made


# --- statements ----------------------------------------------------------------------------------------------


def statements(split: Path) -> Iterator[Example]:
    """Yield the passages of PolNeAR, with cues, and the source and the content of each cue."""
    for gold in load_gold(split):
        pieces, ranges = passages_of(gold.text)
        for first, last in ranges:
            made = example("statements", pieces, first, last)
            cues = np.zeros(len(made.ids), np.int64)
            lo, hi = pieces.start[first], pieces.end[last - 1]
            for row in gold.statements or ():
                if not row.cue or not lo <= row.cue[0][0] < hi:
                    continue
                cue, *more = [covered(pieces, first, last, *span) for span in row.cue]
                tag_bio(cues, cue, TAG["cue"]["B-cue"])
                for span in more:
                    tag_bio(cues, span, TAG["cue"]["B-cue"])
                speaker, content = (
                    [
                        covered(pieces, first, last, max(a, lo), min(b, hi))
                        for a, b in spans
                        if a < hi and b > lo
                    ]
                    for spans in (row.speaker, row.content)
                )
                made.statements.append(Predicate(*cue, 0, role_tags(len(made.ids), speaker, content)))
            cues[0] = cues[-1] = IGNORE
            made.layers = {"cue": cues}
            yield made


# --- times ---------------------------------------------------------------------------------------------------


def times(folders: list[Path], *, dev: bool) -> Iterator[Example]:
    """Yield the passages of TimeBank and AQUAINT, with time expressions."""
    for gold in (gold for folder in folders for gold in load_gold(folder)):
        if is_dev(gold.id) != dev:
            continue
        pieces, ranges = passages_of(gold.text)
        for first, last in ranges:
            made = example("times", pieces, first, last)
            tags = np.zeros(len(made.ids), np.int64)
            for time in gold.times or ():
                a, b = covered(pieces, first, last, *time.span)
                if 0 < a < b <= len(tags) - 1:
                    tag_bio(tags, (a, b), TAG["time"][f"B-{time.type}"])
            tags[0] = tags[-1] = IGNORE
            made.layers = {"time": tags}
            yield made


# --- status --------------------------------------------------------------------------------------------------


def status_sentences(path: Path) -> Iterator[tuple[str, list[tuple[tuple[int, int], float]]]]:
    """Yield each sentence as running text with its targets: a span and a label from -3 to 3 on the set's scale."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, spans = join_tokens(row["text"].split(" "))
        targets = [
            ((spans[a][0], spans[min(b, len(spans)) - 1][1]), float(t["label"]))
            for t in row["targets"]
            for a, b in (t["span1"],)
        ]
        if targets:
            yield text, targets


SCALES = {"UW": "certain", "UDS_IH2": "happened"}
"""The scale of each factuality set: a sure future event is near 3 in UW, and near -3 in UDS-IH2, as it has not happened."""


def on_scale(scale: str, value: float) -> tuple[float, float]:
    """Return a label on one scale of factuality; the other is unknown.

    >>> on_scale("happened", 3.0)
    (nan, 3.0)
    """
    certain, happened = (value if scale == name else math.nan for name in LAYERS["factuality"])
    return certain, happened


def status(path: Path, scale: str) -> Iterator[Example]:
    """Yield the sentences of a factuality file, whose labels are on one of the layer's scales, as examples."""
    for text, targets in status_sentences(path):
        made, at = of_text("status", text)
        for span, value in targets:
            piece, stop = at(span)
            if piece < stop:
                made.factuality.append((piece, on_scale(scale, value)))
        yield made
