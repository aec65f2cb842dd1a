"""Confidence: the probability that an entry is right, from the evidence for it.

It is a logistic model. Its features are the log-odds of the probabilities that the heads give, and features of the
words and the sides. Its coefficients are fitted on labelled texts that were not used in training
(``training/calibrate.py``) and ship with the weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_SURE = 0.999
"""Probabilities are clipped to this (and its complement)."""


def logits(*probabilities: float) -> tuple[float, ...]:
    """Return the log-odds of each probability, clipped to ±6.9.

    >>> logits(0.5)
    (0.0,)
    """
    held = (min(max(p, 1 - _SURE), _SURE) for p in probabilities)
    return tuple(math.log(p / (1 - p)) for p in held)


def confidence(evidence: Sequence[float], calibration: Sequence[float]) -> float:
    """Return the probability that an entry is right.

    Args:
        evidence: the features.
        calibration: the intercept, then a coefficient for each feature.

    >>> confidence([0.0], [0.0, 1.0])
    0.5

    """
    intercept, *slopes = calibration
    score = intercept + sum(b * x for b, x in zip(slopes, evidence, strict=True))
    return 1 / (1 + math.exp(-score))
