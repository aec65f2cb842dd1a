"""Renamed newswire: documents in which names are replaced by other names.

The newswire is small, and a network soon memorises its names: F1 is 0.99 on training documents and 0.83 on others.
If names are replaced, it has to learn from their form and their context.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.knowledge import load
from communique.knowledge.gazetteer import FILE

Mark = tuple[int, int, str]
Document = tuple[str, list[Mark], list[int]]
"""A text, its names (start, end, class) and its sentence ends."""
SHARE = 0.7
"""Share of a document's names that are replaced."""
KINDS = ("Person", "Organization", "Location", "Facility")
TOWN = 50_000
"""Least population of a town of the gazetteer that may replace another."""


class Names:
    """The names to choose from, by class and number of words: those in the documents and in the knowledge."""

    def __init__(self, documents: Iterable[Document]) -> None:
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for kind, name in (*_written(documents), *_known()):
            if name[:1].isupper() and not name.isupper() and not name.startswith("The "):
                found[kind, len(name.split())].add(name)
        self.by_length = {key: sorted(names) for key, names in found.items()}
        self.people = [
            name
            for (kind, n), names in self.by_length.items()
            if kind == "Person" and n > 1
            for name in names
        ]

    def rename(self, document: Document, rng: random.Random) -> Document:
        """Return a document with some of its names replaced, each wherever it occurs."""
        text, marks, _ = document
        new: dict[tuple[str, str], str] = self._persons(document, rng)
        for start, end, kind in marks:
            key = kind, text[start:end].lower()
            if kind in KINDS[1:] and key not in new:
                choice = self.by_length.get((kind, len(key[1].split())))
                new[key] = rng.choice(choice) if choice and rng.random() < SHARE else text[start:end]
        changes = []
        for start, end, kind in marks:
            old = text[start:end]
            name = new.get((kind, old.lower()), old)
            changes.append((start, end, name.upper() if old.isupper() and len(old) > 4 else name))
        return exchanged(document, changes)

    def _persons(self, document: Document, rng: random.Random) -> dict[tuple[str, str], str]:
        """Return new names for persons; a part of a full name gets the matching part of the new full name."""
        text, marks, _ = document
        names = [text[a:b].lower() for a, b, kind in marks if kind == "Person"]
        new: dict[tuple[str, str], str] = {}
        for name in sorted(set(names), key=lambda name: (-len(name.split()), names.index(name))):
            full = rng.choice(self.people) if rng.random() < SHARE else name.title()
            first, *_, last = name.split() * 2
            for part, called in (
                (name, full if first != last else full.split()[-1]),
                (last, full.split()[-1]),
                (first, full.split()[0]),
            ):
                new.setdefault(("Person", part), called)
        return {key: name for key, name in new.items() if name.lower() != key[1]}


def _written(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    for text, marks, _ in documents:
        yield from ((kind, text[start:end]) for start, end, kind in marks if kind in KINDS)


def _known() -> Iterator[tuple[str, str]]:
    for fact in load().all():
        if fact.kind in {"person", "org"}:
            yield "Person" if fact.kind == "person" else "Organization", fact.name
    for line in FILE.read_text(encoding="utf-8").splitlines():
        _, name, precision, *_, population, _, also = line.split("\t")
        if precision == "city" and not also and int(population) >= TOWN:
            yield "Location", name


def exchanged(document: Document, changes: Sequence[tuple[int, int, str]]) -> Document:
    """Return a document with names replaced, and all labels moved accordingly.

    Args:
        document: text, names and sentence ends.
        changes: for each name its start, its end and the words that replace it.

    >>> exchanged(("In Lima, Ana Paz won. Paz!", [(3, 7, "Location"), (9, 16, "Person")], [21]), [(3, 7, "Accra"), (9, 16, "Jo Li")])
    ('In Accra, Jo Li won. Paz!', [(3, 8, 'Location'), (10, 15, 'Person')], [20])

    """
    text, marks, ends = document
    parts, at = [], 0
    edges, shifts = [0], [0]
    for start, end, words in changes:
        parts += [text[at:start], words]
        at = end
        edges.append(end)
        shifts.append(shifts[-1] + len(words) - (end - start))

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(edges, offset) - 1]

    starts = {start: start + shifts[i] for i, (start, _, _) in enumerate(changes)}
    return (
        "".join([*parts, text[at:]]),
        [(starts.get(start, moved(start)), moved(end), kind) for start, end, kind in marks],
        [moved(end) for end in ends],
    )


def renamed(documents: Sequence[Document], rng: random.Random) -> Iterator[Document]:
    """Yield each document once, with some of its names replaced."""
    names = Names(documents)
    for document in documents:
        yield names.rename(document, rng)
