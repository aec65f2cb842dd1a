"""Confirmation by the encoder: drops expressions that match a rule but are no times, as "May" (a name) or "second"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from communique.model import Time
from communique.reading.encoder import Encoded
from communique.reading.spans import softmax

DOUBT = 0.3
"""A time is dropped if the encoder gives each of its pieces a probability below this of being part of a time."""
_AGE = re.compile(r"\bold\b|\baged?\b", re.IGNORECASE)


def confirm_times(text: str, times: Sequence[Time], encoded: Encoded) -> tuple[Time, ...]:
    """Return the times that the encoder does not rule out.

    Two kinds are always kept: ages of things, which the encoder's training sets seldom label, and times in text that
    the encoder has not read, such as a dateline.
    """
    chance = 1 - softmax(encoded.layer("time"))[:, 0]
    chance[~encoded.read] = 1
    first = np.searchsorted(encoded.pieces.end, [t.start for t in times], "right").tolist()
    last = np.searchsorted(encoded.pieces.start, [t.end for t in times], "left").tolist()
    return tuple(
        time
        for time, a, b in zip(times, first, last, strict=True)
        if a >= b or chance[a:b].max() > DOUBT or _AGE.search(text, time.start, time.end)
    )
