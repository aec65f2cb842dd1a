"""Standoff labels of events in the press: draws paragraphs of the press into a sheet, and reads labels from notes.

``python -m training.labelling draw LABELS --out SHEET`` writes a sheet of paragraphs that nobody has labelled; about most
of them the reader is unsure. ``python -m training.labelling take SHEET NOTES --into standoff/doubtful.jsonl`` turns the
labeller's notes into labels by SHA-1 and offsets, without text, and prints the lines that it could not read. Sheets and
notes contain text of the press and stay outside the project.

Paragraphs that were drawn because the reader was unsure are not a sample of the press, so they are only used in training.
The labels for calibration and measuring are in ``standoff/press.jsonl``, to which they are not added.

Notes have a block for each paragraph: its number, then a line for each event, with the trigger and the sides in the words
of the paragraph (``#2`` means their second occurrence; without a number it is the one nearest to the trigger), several
parties of a side separated by ``;;``::

    17
    CONSULT phone asserted - | speak by phone | Moon | U.S. President Donald Trump
    AGREE - planned CONSULT | meet | Moon ;; Trump |
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from communique.model import STATUSES
from communique.models.weights import load
from communique.ontology import modes, types
from communique.reading.encoder import encode
from communique.reading.spans import sigmoid
from training import event_texts, sheets
from training.measuring import plain_article
from training.sheets import NoteError

SHARES = {"news": 0.05, "stories": 0.1, "politics": 0.65, "times": 0.02, "titles": 0.18}
"""Shares of the presses in a sheet: newspapers of forty countries, clustered world news, US politics, news agencies of the
1990s, and headlines (which use the present tense).
"""
POSSIBLE = 0.1
"""A paragraph is useful if the reader gives some word in it a probability above this of being a trigger."""
UNSURE = 0.8
"""Share of paragraphs in a sheet about which the reader is unsure; the others are random."""
WORDS = (6, 130)


def draw(labels: Path, n: int, seed: int) -> list[str]:
    """Return ``n`` paragraphs, most of them those about which the reader is least sure."""
    labelled = sheets.labelled_in(*event_texts.STANDOFF.glob("*.jsonl"))
    return sheets.draw(labels, n, seed, SHARES, _fits, unsure, UNSURE, labelled, range(1, 7))


def unsure(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts in which an event is possible, those first about which the reader is least sure for their length.

    The types of events take turns, so that rare ones are not left out.
    """
    weights = load()
    by_type: dict[int, list[tuple[float, str]]] = {}
    for text in texts:
        (encoded,) = encode([plain_article(text)], weights)
        likely = sigmoid(encoded.layer("trigger"))
        if likely.size and likely.max() > POSSIBLE:
            kind = int(likely.max(0).argmax())
            best = likely.max(1)
            # 15 is added to the length because labelling a paragraph takes some time whatever its length.
            doubt = float((best * (1 - best)).sum()) / (len(text.split()) + 15)
            by_type.setdefault(kind, []).append((-doubt, text))
    turns = itertools.zip_longest(*(sorted(by_type[kind]) for kind in sorted(by_type)))
    yield from (pair[1] for turn in turns for pair in turn if pair)


def _fits(text: str) -> bool:
    return WORDS[0] <= len(text.split()) <= WORDS[1]


def take(texts: Mapping[int, str], notes: str) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    """Return the events by text, and the errors of lines that could not be read.

    A paragraph with such a line is left out, since otherwise its event would be learnt as no event.
    """
    taken: dict[int, list[dict[str, Any]]] = {}
    errors = []
    wrong: set[int] = set()
    number = 0
    for at, line in enumerate(notes.splitlines(), 1):
        row = line.strip()
        if not row:
            continue
        if row.isdecimal():
            number = int(row)
            if number not in texts or number in taken:
                errors.append(f"line {at}: paragraph {number} is not in the sheet, or occurs twice")
                wrong.add(number)
            taken.setdefault(number, [])
            continue
        try:
            taken.setdefault(number, []).append(event(texts.get(number, ""), row))
        except NoteError as error:
            errors.append(f"line {at} (paragraph {number}): {error}: {row}")
            wrong.add(number)
    return {texts[n]: events for n, events in taken.items() if n in texts and n not in wrong}, errors


def event(text: str, row: str) -> dict[str, Any]:
    """Return the event in a line of notes.

    Raises:
        NoteError: the line is malformed, or a code or words are unknown.

    """
    head, *fields = (part.strip() for part in row.split("|"))
    codes = head.split()
    if len(codes) != 4 or len(fields) != 3:
        raise NoteError("wanted: TYPE MODE STATUS ANNOUNCES | trigger | sources | targets")
    kind, mode, status, announces = (None if code == "-" else code for code in codes)
    if kind not in types() or status not in STATUSES or announces not in {None, *types()}:
        raise NoteError("no such type, status or announced type")
    if mode is not None and mode not in modes(kind):
        raise NoteError(f"{kind} has no mode {mode}; it has {', '.join(sorted(modes(kind))) or 'none'}")
    trigger = sheets.find_one(text, fields[0], 0)
    sides = [
        [
            list(sheets.find_one(text, words.strip(), trigger[0]))
            for words in field.split(";;")
            if words.strip()
        ]
        for field in fields[1:]
    ]
    return {
        "type": kind,
        "mode": mode,
        "status": status,
        "announces": announces,
        "trigger": list(trigger),
        "sources": sorted(sides[0]),
        "targets": sorted(sides[1]),
    }


if __name__ == "__main__":
    sheets.command(__doc__, "events", draw, take)
