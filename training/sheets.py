"""Sheets of paragraphs of the press for people to label, whose labels are kept by SHA-1 and offsets, without text.

Several modules use sheets: for events (:mod:`training.labelling`), how certain acts are (:mod:`training.certainty`), names
and times (:mod:`training.naming`), when and where acts were (:mod:`training.circumstances`), and implied parties
(:mod:`training.implied`). Sheets and notes contain text of the press and stay outside the project.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training import event_texts
from training.folds import TRAINING, fold, key

LOOKED_AT = 8
"""The number of paragraphs that are considered for each one that is drawn."""
_MARKED = re.compile(r"\[\d+(?: ([A-Z]+(?: [a-z]+)*))?:([^\[\]]+)\]")
_NUMBERED = re.compile(r"(.*)#([1-9]\d*)", re.DOTALL)

Act = tuple[int, int, str]
"""The start and end of an act's word, and the label in its mark, which may be empty."""


class Note(NamedTuple):
    """A part of a line of notes: its text, the index of the act, the name of what is noted about it, and the span."""

    part: str
    act: int
    name: str
    span: tuple[int, int]


class NoteError(ValueError):
    """A line of notes that cannot be read."""


def draw(
    labels: Path,
    n: int,
    seed: int,
    shares: Mapping[str, float],
    fits: Callable[[str], bool],
    ranked: Callable[[Sequence[str]], Iterable[str]],
    first: float,
    labelled: frozenset[str],
    folds: Container[int] = TRAINING,
) -> list[str]:
    """Return about ``n`` different paragraphs to be labelled.

    Args:
        labels: the folder of labels.
        n: the number of paragraphs; a press that has too few yields fewer.
        seed: the seed of the draw.
        shares: the share of each press (:data:`training.event_texts.PRESS`).
        fits: tells whether a paragraph may be drawn.
        ranked: sorts paragraphs, the most informative first; it may leave some out.
        first: the share that is taken from the beginning of that order; the others are random.
        labelled: the SHA-1 of the paragraphs that already have labels.
        folds: the folds of the wanted paragraphs.

    """
    rng = random.Random(seed)
    chosen: list[str] = []
    taken = set(labelled)
    for name, share in shares.items():
        texts = event_texts.press_texts(labels, name)
        pool = [t for sha1, t in sorted(texts.items()) if sha1 not in taken and fold(t) in folds and fits(t)]
        looked_at = rng.sample(pool, min(len(pool), round(LOOKED_AT * n * share)))
        head = list(itertools.islice(ranked(looked_at), round(first * n * share)))
        rest = sorted(set(looked_at).difference(head))
        drawn = head + rng.sample(rest, min(len(rest), round((1 - first) * n * share)))
        chosen += drawn
        taken.update(map(key, drawn))
        print(f"{name}: {len(head)} of {len(looked_at)}", file=sys.stderr)
    rng.shuffle(chosen)
    return chosen


def labelled_in(*files: Path) -> frozenset[str]:
    """Return the SHA-1 of the paragraphs that are labelled in the files."""
    return frozenset(json.loads(line)["sha1"] for path in files for line in _lines(path))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def write(path: Path, texts: Iterable[str]) -> None:
    """Write a sheet: the texts numbered from 1."""
    path.write_text("".join(f"## {i}\n{t}\n\n" for i, t in enumerate(texts, 1)), encoding="utf-8")


def read(path: Path) -> dict[int, str]:
    """Return a sheet's paragraphs by number."""
    parts = re.split(r"^## (\d+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {int(number): text.strip() for number, text in zip(parts[::2], parts[1::2], strict=True)}


def marked(text: str, acts: Sequence[Act]) -> str:
    """Return a text with its acts, which must be sorted, marked and numbered.

    >>> marked("They met and left.", [(5, 8, "CONSULT"), (13, 17, "")])
    'They [1 CONSULT:met] and [2:left].'
    """
    for number, (start, end, what) in reversed(list(enumerate(acts, 1))):
        mark = f"{number} {what}".rstrip()
        text = f"{text[:start]}[{mark}:{text[start:end]}]{text[end:]}"
    return text


def unmarked(text: str) -> tuple[str, list[Act]]:
    """Return a paragraph without its marks, and the acts that were marked.

    >>> unmarked("They [1 ACCUSE target:blamed] and [2:left].")
    ('They blamed and left.', [(5, 11, 'ACCUSE target'), (16, 20, '')])
    """
    plain, acts, at = "", [], 0
    for found in _MARKED.finditer(text):
        plain += text[at : found.start()]
        acts.append((len(plain), len(plain) + len(found[2]), found[1] or ""))
        plain += found[2]
        at = found.end()
    return plain + text[at:], acts


def by_line(
    texts: Mapping[int, str], notes: str, label: Callable[[str, str], tuple[str, list[Any]]]
) -> tuple[dict[str, list[Any]], list[str]]:
    r"""Return the labels in notes with one line for each paragraph (``number: …``).

    Args:
        texts: the paragraphs of a sheet by number.
        notes: the labeller's notes.
        label: returns the plain text and the labels of a paragraph, given it and its line, or raises :class:`NoteError`.

    Returns:
        The labels by plain text, and the errors of lines that could not be read.

    >>> by_line({1: "They met."}, "1: met\n2: left", lambda text, said: (text, [text.index(said)]))
    ({'They met.': [5]}, ['2: left: no such paragraph'])

    """
    taken: dict[str, list[Any]] = {}
    errors = []
    told: set[str] = set()
    for line in filter(None, map(str.strip, notes.splitlines())):
        number, _, said = line.partition(":")
        paragraph = texts.get(int(number)) if number.isdecimal() else None
        if paragraph is None or number in told:
            errors.append(f"{line}: no such paragraph" if paragraph is None else f"{line}: it occurs twice")
            continue
        told.add(number)
        try:
            text, found = label(paragraph, said.strip())
        except NoteError as error:
            errors.append(f"{line}: {error}")
        else:
            taken[text] = found
    return taken, errors


def parts_of(said: str) -> list[str]:
    """Return the parts of a line of notes, which are separated by ``|``; none for ``-``.

    >>> parts_of("Location Mali | Date Monday"), parts_of("-")
    (['Location Mali', 'Date Monday'], [])
    """
    return [] if said == "-" else [part.strip() for part in said.split("|")]


def notes_of(text: str, acts: Sequence[Act], said: str, names: Sequence[str]) -> Iterator[Note]:
    """Yield the parts of a line of notes on the acts of a paragraph: ``1 when Friday``.

    Args:
        text: the paragraph, without its marks.
        acts: its acts, which notes number from 1.
        said: the line without its number.
        names: the words that may follow the number of an act.

    Raises:
        NoteError: a part is malformed, its act does not exist, or its words are not in the text.

    >>> acts = [(5, 8, "CONSULT")]
    >>> [(one.act, one.name, one.span) for one in notes_of("They met on Friday.", acts, "1 when Friday", ["when"])]
    [(0, 'when', (12, 18))]

    """
    form = re.compile(rf"(\d+) ({'|'.join(names)}) (.+)")
    for part in parts_of(said):
        found = form.fullmatch(part)
        if found is None or not 0 < int(found[1]) <= len(acts):
            raise NoteError(f"“{part}” is malformed, or there is no such act")
        act = int(found[1]) - 1
        yield Note(part, act, found[2], find_one(text, found[3].strip(), acts[act][0]))


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Return the spans of words in a text, as whole words.

    Args:
        text: the paragraph.
        words: words of the paragraph; ``#2`` at the end means only their second occurrence.

    Raises:
        NoteError: they do not occur there.

    >>> find("Mali and Chad left Mali.", "Mali"), find("Mali and Chad left Mali.", "Mali#2")
    ([(0, 4), (19, 23)], [(19, 23)])

    """
    numbered = _NUMBERED.fullmatch(words)
    plain, number = (numbered[1], int(numbered[2])) if numbered else (words, 0)
    places = re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text) if plain else ()
    found = [m.span() for m in places]
    if not found or number > len(found):
        raise NoteError(f"“{words}” does not occur there as whole words")
    return [found[number - 1]] if number else found


def find_one(text: str, words: str, near: int) -> tuple[int, int]:
    """Return the occurrence of words that is nearest to the character ``near``; otherwise like :func:`find`.

    >>> find_one("Mali and Chad left Mali.", "Mali", 20)
    (19, 23)
    """
    return min(find(text, words), key=lambda span: abs(span[0] - near))


def keep(path: Path, field: str, taken: Mapping[str, Sequence[Any]]) -> None:
    """Add labels to a file, by the SHA-1 of their text; new labels of a paragraph replace its old ones.

    Args:
        path: the file.
        field: the name of the labels in its lines.
        taken: the labels by text.

    """
    kept = {json.loads(line)["sha1"]: line for line in _lines(path)}
    for text, found in taken.items():
        sha1 = key(text)
        kept[sha1] = json.dumps({"sha1": sha1, field: found}, separators=(",", ":"))
    path.write_text("".join(f"{line}\n" for _, line in sorted(kept.items())), encoding="utf-8")


def command(
    description: str | None,
    field: str,
    draw: Callable[[Path, int, int], Iterable[str]],
    take: Callable[[Mapping[int, str], str], tuple[Mapping[str, Sequence[Any]], list[str]]],
) -> None:
    """Run a module's command line: ``draw LABELS --out SHEET``, or ``take SHEET NOTES… [--into FILE]``.

    Args:
        description: the module's docstring.
        field: the name of the labels in the file.
        draw: returns the paragraphs of a sheet, given the folder of labels, their number and the seed.
        take: returns the labels by text, and the errors, given a sheet and the notes.

    """
    parser = argparse.ArgumentParser(description=description)
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
        "--into", type=Path, help="the file of labels to add to; without it the notes are only checked"
    )
    options = parser.parse_args()
    if options.verb == "draw":
        write(options.out, draw(options.labels, options.n, options.seed))
        return
    texts = read(options.sheet)
    taken, errors = take(texts, "\n".join(p.read_text(encoding="utf-8") for p in options.notes))
    n_labels = sum(map(len, taken.values()))
    summary = f"{len(taken)} of {len(texts)} paragraphs, {n_labels} {field}, {len(errors)} errors"
    print("\n".join([*errors, summary]))
    if options.into:
        keep(options.into, field, taken)
    sys.exit(1 if errors else 0)
