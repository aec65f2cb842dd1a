"""Labelling the press by standoff: paragraphs drawn into a sheet to read, and labels taken back from it.

``python -m training.labelling draw LABELS --out SHEET`` writes a sheet of paragraphs that nobody has labelled, most of
them such as the reader finds events in, rightly or wrongly; ``python -m training.labelling take SHEET NOTES --into
standoff/press.jsonl`` turns the labeller's notes into labels by SHA-1 and offsets, without text, and says which lines
it could not take. Sheet and notes hold the press's own text and stay outside the project.

Notes have one block a paragraph, its number first, then a line an event, sides by their words (``#2`` for the second
occurrence, else the one nearest to the trigger; ``;;`` between several)::

    17
    CONSULT phone asserted - | speak by phone | Moon | U.S. President Donald Trump
    AGREE - planned CONSULT | meet | Moon ;; Trump |
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from communique.model import STATUSES
from communique.models.weights import load
from communique.ontology import modes, types
from communique.reading.encoder import encode
from communique.reading.spans import sigmoid
from training import event_texts
from training.folds import is_dev
from training.measuring import plain_article

SHARES = {"news": 0.15, "stories": 0.3, "politics": 0.3, "times": 0.05, "titles": 0.2}
"""How much of a sheet is from the press of forty countries, from world news in clusters, from US politics, from the wires
of the nineties, from headlines, which tell in the present."""
LIKELY, POSSIBLE = 0.3, 0.1
"""A paragraph in whose words the reader sees an event likelier than the first goes in first; than the second, next."""
MIX = (0.65, 0.2, 0.15)
"""How much of a sheet is likely, possible and quiet."""
WORDS = (6, 130)


def draw(labels: Path, out: Path, n: int, seed: int) -> None:
    """Write a sheet of ``n`` paragraphs; of those that the reader is unsure of more than of the quiet ones."""
    rng = random.Random(seed)
    seen = {
        row["sha1"] for path in event_texts.STANDOFF.glob("*.jsonl") for row in map(json.loads, path.open())
    }
    weights = load()
    chosen: list[str] = []
    for name, share in SHARES.items():
        texts = event_texts.press_texts(labels, name)
        pool = [t for key, t in sorted(texts.items()) if key not in seen and _fits(t)]
        likely: dict[int, list[str]] = {}
        bins: tuple[list[str], list[str]] = ([], [])
        for text in rng.sample(pool, min(len(pool), round(6 * n * share))):
            (encoded,) = encode([plain_article(text)], weights)
            best = sigmoid(encoded.layer("trigger")).max(0)
            if best.max() > LIKELY:
                likely.setdefault(int(best.argmax()), []).append(text)
            else:
                bins[0 if best.max() > POSSIBLE else 1].append(text)
        # the types in turn, so that the rare ones are not left out
        turns = [t for turn in itertools.zip_longest(*(likely[k] for k in sorted(likely))) for t in turn if t]
        for part, texts_of in zip(MIX, (turns, *bins), strict=True):
            chosen += texts_of[: round(part * n * share)]
        print(f"{name}: {[len(b) for b in (turns, *bins)]} drawn from", file=sys.stderr)
    rng.shuffle(chosen)
    out.write_text("".join(f"## {i}\n{t}\n\n" for i, t in enumerate(chosen, 1)), encoding="utf-8")


def _fits(text: str) -> bool:
    return WORDS[0] <= len(text.split()) <= WORDS[1] and not is_dev(text)


def sheet(path: Path) -> dict[int, str]:
    """Return a sheet's paragraphs by number."""
    parts = re.split(r"^## (\d+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {int(number): text.strip() for number, text in zip(parts[::2], parts[1::2], strict=True)}


class NoteError(ValueError):
    """A line of notes that cannot be taken."""


def take(texts: dict[int, str], notes: str) -> tuple[dict[int, list[dict]], list[str]]:
    """Return the events by paragraph, and what was wrong with the lines that could not be taken.

    A paragraph with such a line is left out whole: what its line says would be learnt as nothing.
    """
    taken: dict[int, list[dict]] = {}
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
                errors.append(f"line {at}: paragraph {number} is not in the sheet, or stands twice")
                wrong.add(number)
            taken.setdefault(number, [])
            continue
        try:
            taken.setdefault(number, []).append(event(texts.get(number, ""), row))
        except NoteError as error:
            errors.append(f"line {at} (paragraph {number}): {error}: {row}")
            wrong.add(number)
    return {n: events for n, events in taken.items() if n in texts and n not in wrong}, errors


def event(text: str, row: str) -> dict:
    """Return the event that a line of notes says.

    Raises:
        NoteError: it has no such form, code or words.

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
    trigger = _find(text, fields[0], 0)
    sides = [
        [_find(text, words.strip(), trigger[0]) for words in field.split(";;") if words.strip()]
        for field in fields[1:]
    ]
    return {
        "type": kind,
        "mode": mode,
        "status": status,
        "announces": announces,
        "trigger": trigger,
        "sources": sorted(sides[0]),
        "targets": sorted(sides[1]),
    }


def _find(text: str, words: str, near: int) -> list[int]:
    """Return the span of the words: the occurrence that ``#n`` names, else the one nearest to ``near``."""
    words, _, nth = re.fullmatch(r"(.*?)(#(\d+))?", words, re.DOTALL).groups()
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    if not found or (nth and int(nth) > len(found)):
        raise NoteError(f"“{words}” does not stand there as whole words")
    start = found[int(nth) - 1] if nth else min(found, key=lambda s: abs(s - near))
    return [start, start + len(words)]


def rows(texts: dict[int, str], taken: dict[int, list[dict]]) -> Iterator[str]:
    """Yield the lines of the standoff file."""
    for number, events in sorted(taken.items()):
        key = hashlib.sha1(texts[number].encode()).hexdigest()
        yield json.dumps({"sha1": key, "events": events}, separators=(",", ":"))


def main() -> None:
    """Draw a sheet, or take notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("draw")
    one.add_argument("labels", type=Path)
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("-n", type=int, default=300)
    one.add_argument("--seed", type=int, default=1)
    two = verbs.add_parser("take")
    two.add_argument("sheet", type=Path)
    two.add_argument("notes", type=Path, nargs="+")
    two.add_argument(
        "--into", type=Path, help="the standoff file to add to; without it the notes are only checked"
    )
    options = parser.parse_args()
    if options.verb == "draw":
        draw(options.labels, options.out, options.n, options.seed)
        return
    texts = sheet(options.sheet)
    taken, errors = take(texts, "\n".join(p.read_text(encoding="utf-8") for p in options.notes))
    n_events = sum(map(len, taken.values()))
    print(
        "\n".join(
            [*errors, f"{len(taken)} of {len(texts)} paragraphs, {n_events} events, {len(errors)} errors"]
        )
    )
    if options.into:
        old = options.into.read_text(encoding="utf-8").splitlines() if options.into.exists() else []
        kept = {json.loads(line)["sha1"]: line for line in (*old, *rows(texts, taken))}
        options.into.write_text("".join(f"{line}\n" for _, line in sorted(kept.items())), encoding="utf-8")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
