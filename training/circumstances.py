"""Standoff labels of when and where acts were: draws paragraphs of the press into a sheet, and reads labels from notes.

``python -m training.circumstances draw LABELS --out SHEET`` writes a sheet of paragraphs that have labelled events and
contain a time or a place, with events and statements marked (``[1 ACCUSE:blamed]``, ``[2 SAY:said]``); ``python -m
training.circumstances take SHEET NOTES… --into standoff/circumstances.jsonl`` turns the labeller's notes into labels by
SHA-1 and offsets, without text. Sheets and notes contain text of the press and stay outside the project.

Notes have a line for each paragraph: its number, then the time and the place of each act that has one, in the words of the
paragraph (``#2`` means their second occurrence; without a number it is the one nearest to the act); ``-`` if no act has
either::

    17: 1 when Friday | 1 where Oslo | 2 when last month
    18: -
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from communique.model import Page
from communique.models.labels import DOINGS, SAID
from communique.reading.batches import read_pages
from training import event_texts, passage_set, sheets
from training.examples import Example, Predicate, of_text, role_tags
from training.folds import CALIBRATION, TRAINING, fold, key

FILE = event_texts.STANDOFF / "circumstances.jsonl"
SURE = 0.5
"""Least confidence of a statement whose cue is marked."""

Told = tuple[int, int, str, tuple[int, int] | None, tuple[int, int] | None]
"""An act: start, end, kind (a type of event, or :data:`~communique.models.labels.SAID`), and the spans of its time and of
its place, or ``None``.
"""


def draw(labels: Path, n: int, seed: int) -> list[str]:
    """Return ``n`` paragraphs with marked acts, among those that have labelled events and contain a time or place."""
    press = event_texts.press_texts(labels)
    known = sheets.labelled_in(FILE)
    events = {
        row.text: [(*e["trigger"], e["type"]) for e in row.events]
        for name in ("press", "paragraphs", "doubtful")
        for row in event_texts.standoff(name, press, {CALIBRATION, *TRAINING})
        if "[" not in row.text and key(row.text) not in known
    }
    texts = sorted(events)
    random.Random(seed).shuffle(texts)
    return list(itertools.islice(_acting(texts, events), n))


def _acting(texts: Sequence[str], events: Mapping[str, list[sheets.Act]]) -> Iterator[str]:
    """Yield the texts that contain an act and a time or place, with their acts marked."""
    pages = (Page(source=str(i), text=text) for i, text in enumerate(texts))
    for text, reading in zip(texts, read_pages(pages), strict=False):
        cues = [s.cue for s in reading.statements if s.cue is not None and s.confidence >= SURE]
        acts = apart([*events[text], *((cue.start, cue.end, SAID) for cue in cues)])
        if acts and reading.article and reading.article.text == text and (reading.places or reading.times):
            yield sheets.marked(text, acts)


def apart(acts: Iterable[sheets.Act]) -> list[sheets.Act]:
    """Return the acts in order; of overlapping ones only the first.

    >>> apart([(5, 8, "CONSULT"), (5, 8, "SAY"), (0, 4, "SAY")])
    [(0, 4, 'SAY'), (5, 8, 'CONSULT')]
    """
    kept: list[sheets.Act] = []
    for one in acts:
        if not any(one[0] < other[1] and other[0] < one[1] for other in kept):
            kept.append(one)
    return sorted(kept)


def take(texts: Mapping[int, str], notes: str) -> tuple[dict[str, list[Told]], list[str]]:
    """Return the labelled acts by plain text, and the errors of lines that could not be read.

    >>> take({1: "In Oslo they [1 CONSULT:met] on Friday."}, "1: 1 when Friday | 1 where Oslo")
    ({'In Oslo they met on Friday.': [(13, 16, 'CONSULT', (20, 26), (3, 7))]}, [])
    """
    return sheets.by_line(texts, notes, _label)


def _label(paragraph: str, said: str) -> tuple[str, list[Told]]:
    text, acts = sheets.unmarked(paragraph)
    found: dict[tuple[int, str], tuple[int, int]] = {}
    for note in sheets.notes_of(text, acts, said, ("when", "where")):
        if (note.act, note.name) in found:
            raise sheets.NoteError(f"“{note.part}”: the act has one already")
        found[note.act, note.name] = note.span
    return text, [
        (*act, found.get((number, "when")), found.get((number, "where"))) for number, act in enumerate(acts)
    ]


def labelled(labels: Path, folds: Container[int] = TRAINING) -> Iterator[tuple[str, list[Told]]]:
    """Yield the texts with labelled times and places of acts, including the project's passages.

    Args:
        labels: the folder of labels.
        folds: the folds of the wanted texts.

    """
    for passage in passage_set.load()[0]:
        if fold(passage.text) in folds:
            yield passage.text, _of_passage(passage)
    for text, row in event_texts.labelled_texts(FILE.stem, event_texts.press_texts(labels), folds):
        yield text, [(*act, when and (*when,), where and (*where,)) for *act, when, where in row["acts"]]


def _of_passage(passage: passage_set.Passage) -> list[Told]:
    """Return the acts of one of the project's passages; durations and repetitions do not count as times of acts."""
    dated = {i for i, (kind, _) in passage.times.items() if kind in {"DATE", "TIME"}}
    spans = passage.spans
    found: list[Told] = []
    for e in passage.events:
        when, where = (next((i for i in e.rest if i in wanted), None) for wanted in (dated, passage.places))
        found.append(
            (*spans[e.trigger], e.type, spans[when] if when else None, spans[where] if where else None)
        )
    return found


def examples(labels: Path) -> Iterator[Example]:
    """Yield the labelled texts that are for training as examples, with the time and place of each act."""
    for text, acts in labelled(labels):
        made, at = of_text(FILE.stem, text)
        for start, end, kind, *told in acts:
            roles = ([at(span)] if span else [] for span in told)
            made.circumstances.append(
                Predicate(*at((start, end)), DOINGS.index(kind), role_tags(len(made.ids), *roles))
            )
        yield made


if __name__ == "__main__":
    sheets.command(__doc__, "acts", draw, take)
