"""Communiqué reads news pages and keeps the record of political life that they report.

Who did what to whom, who said what, when and where, each entry with the sentence that says so.

>>> import communique
>>> communique.Span(start=0, end=5).of("Seoul rejected the offer.")
'Seoul'

The names in ``__all__`` are public; all others are private by convention. Only the errors are imported at once, the rest
when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from communique.errors import (
    CommuniqueError,
    InputError,
    KnowledgeError,
    ModelError,
    OntologyError,
    RecordError,
)

if TYPE_CHECKING:
    from communique.exchange import from_json, to_json
    from communique.export import export
    from communique.model import (
        Actor,
        Amount,
        Article,
        Event,
        Page,
        Place,
        Problem,
        Reading,
        Span,
        Statement,
        Time,
    )
    from communique.reading.batches import read
    from communique.reading.reader import Reader
    from communique.record import Record, open_record

_NOUNS = (
    "Actor",
    "Amount",
    "Article",
    "Event",
    "Page",
    "Place",
    "Problem",
    "Reading",
    "Span",
    "Statement",
    "Time",
)
_LAZY = {
    **dict.fromkeys(_NOUNS, "communique.model"),
    "from_json": "communique.exchange",
    "to_json": "communique.exchange",
    "Reader": "communique.reading.reader",
    "read": "communique.reading.batches",
    "Record": "communique.record",
    "open_record": "communique.record",
    "export": "communique.export",
}
"""The module of each public name that is imported when it is first used."""

__all__ = [
    "Actor",
    "Amount",
    "Article",
    "CommuniqueError",
    "Event",
    "InputError",
    "KnowledgeError",
    "ModelError",
    "OntologyError",
    "Page",
    "Place",
    "Problem",
    "Reader",
    "Reading",
    "Record",
    "RecordError",
    "Span",
    "Statement",
    "Time",
    "export",
    "from_json",
    "open_record",
    "read",
    "to_json",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
