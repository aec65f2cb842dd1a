"""What the encoder's outputs mean: one table of layers, shared by the recipes and the reader.

The token layers stand side by side in the encoder's one output, in the order of :data:`LAYERS`.
"""

from __future__ import annotations

from typing import Literal, get_args

from communique.model import STATUSES, TimeType
from communique.ontology import modes, types

NameLabel = Literal[
    "Person", "Location", "Organization", "NORP", "Facility", "Product", "Misc", "Money", "Date"
]
NAME_KINDS: tuple[NameLabel, ...] = get_args(NameLabel)
"""The classes of the Worldwide newswire set."""
TIME_KINDS: tuple[TimeType, ...] = get_args(TimeType)
EVENT_TYPES: tuple[str, ...] = tuple(sorted(types()))
EVENT_MODES: tuple[tuple[str, str], ...] = tuple(
    (kind, mode) for kind in EVENT_TYPES for mode in sorted(modes(kind))
)
ROLES = ("O", "B-source", "I-source", "B-target", "I-target")
"""Tags of a predicate's roles. For statements the source is the speaker and the target the content; for circumstances
the first role is the time and the second the place.
"""
ROLE_HEADS = ("statements", "events", "circumstances")
"""The role heads; each is a graph of its own."""
REACH = {"statements": 96, "events": 48, "circumstances": 72}
"""Number of pieces that each role head reads on either side of a predicate. Four of 1,000 statements reach farther;
the sides of an event stand nearer.
"""
SAID = "SAY"
"""The kind of a statement's cue among the kinds of acts that have a time and place."""
DOINGS: tuple[str, ...] = (*EVENT_TYPES, SAID)
"""The kinds of acts that have a time and place: types of events, and :data:`SAID`."""


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags of ``kinds``: O, then B and I of each.

    >>> bio(("X",))
    ('O', 'B-X', 'I-X')
    """
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


# layer: its outputs, in order
LAYERS: dict[str, tuple[str, ...]] = {
    "sentence": ("inside", "end"),
    "name": bio(NAME_KINDS),
    "time": bio(TIME_KINDS),
    "cue": bio(("cue",)),
    "trigger": EVENT_TYPES,  # each type is a separate yes or no, since one word may be two events
    "mode": tuple(f"{kind}/{mode}" for kind, mode in EVENT_MODES),
    "announces": ("none", *EVENT_TYPES),  # what a planned AGREE or CONCEDE is to bring
    "status": STATUSES,
    # from -3 (surely not) to 3 (surely): whether the text holds that it happened or will happen; whether it has happened by now
    "factuality": ("certain", "happened"),
}
SLICES: dict[str, slice] = {}
_start = 0
for _layer, _tags in LAYERS.items():
    SLICES[_layer] = slice(_start, _start + len(_tags))
    _start += len(_tags)
WIDTH = _start
"""Number of outputs for each piece."""
