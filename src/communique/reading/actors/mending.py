"""Names as they were found, mended where the text itself says better what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.knowledge import Knowledge, normalise
from communique.models.labels import NameLabel
from communique.reading.actors.beside import trim
from communique.reading.layers import Name

_TITLED = re.compile(
    r"\b(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Adm|Lt)\.\s+((?:[A-Z][\w'’.-]*[\w'’]\s+|[A-Z]\.\s*){0,3}[A-Z][\w'’-]+)"
)
"""A short title with its stop, and the capitalised words after it: a person, whatever a name finder made of them."""
_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def mend(text: str, names: Sequence[Name], knowledge: Knowledge) -> list[Name]:
    """Return the names of a text with wrong labels and bounds set right, in the order of the text.

    >>> from communique.knowledge import load
    >>> found = [Name(start=0, end=13, label="Organization", score=0.6)]
    >>> mended = mend("Rep. Mark Doe (R-N.C.) said so.", found, load())
    >>> [(name.start, name.end, name.label) for name in mended]
    [(5, 13, 'Person')]
    """
    kept = [_relabelled(text, name, knowledge) for name in names]
    for match in _TITLED.finditer(text):
        start, end = match.span(1)
        last = text[start:end].rpartition(" ")[2]
        end -= len(last) + 1 if last in _DAYS else 0
        touching = [name for name in kept if name.start < end and name.end > match.start()]
        if end <= start or any(name.label == "Person" and name.start <= start for name in touching):
            continue
        end = next((name.end for name in touching if name.label == "Person" and name.end > start), end)
        kept = [name for name in kept if name not in touching]
        kept.append(Name(start=start, end=end, label="Person", score=1.0))
    return sorted(kept, key=lambda name: (name.start, -name.end))


def _relabelled(text: str, name: Name, knowledge: Knowledge) -> Name:
    """Return a name that was taken for a person's as what it is: a capital or a house that no one is called by."""
    if name.label != "Person":
        return name
    plain = normalise(trim(text[name.start : name.end]))
    fact = knowledge.first(plain, ("state", "capital", "metonym"))
    if fact is None or knowledge.first(plain, ("person", "given")) or knowledge.family(plain):
        return name
    label: NameLabel = "Organization" if fact.kind == "metonym" else "Location"
    return Name(start=name.start, end=name.end, label=label, score=name.score)
