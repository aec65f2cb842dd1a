"""Confidence: what speaks for an entry, as the share of such entries that are right.

A logistic model over evidence: the log-odds of the probabilities that the heads give, and what the words and the sides show.
Its coefficients are fitted on labelled texts that the training has not seen (``training/calibrate.py``) and ship with the
weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_SURE = 0.999
"""Probabilities beyond this (and under its complement) carry no more evidence."""


def logits(*probabilities: float) -> tuple[float, ...]:
    """Return the log-odds of each probability, held within ±6.9.

    >>> logits(0.5)
    (0.0,)
    """
    held = (min(max(p, 1 - _SURE), _SURE) for p in probabilities)
    return tuple(math.log(p / (1 - p)) for p in held)


def confidence(evidence: Sequence[float], calibration: Sequence[float]) -> float:
    """Return how likely an entry is right.

    Args:
        evidence: what speaks for it and against it, as numbers.
        calibration: the intercept, then a coefficient for each of them.

    >>> confidence([0.0], [0.0, 1.0])
    0.5

    """
    intercept, *slopes = calibration
    score = intercept + sum(b * x for b, x in zip(slopes, evidence, strict=True))
    return 1 / (1 + math.exp(-score))
