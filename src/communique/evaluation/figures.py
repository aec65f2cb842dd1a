"""Precision, recall and F1 from counts by text, with 95% intervals by bootstrap over texts; Wilson's interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 1000
"""Bootstrap draws for an interval."""

Counts = tuple[int | None, int | None, int | None]
"""Numbers of right, predicted and gold items; ``None`` where a layer does not count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One layer's figures, each a share from 0 to 1 or ``None`` if it is undefined, and the counts behind them.

    A layer that counts only gold items (such as speakers of matched statements) has a recall and no precision; one
    that counts only predictions has neither. ``low`` and ``high`` bound the 95% interval of
    F1, or of the recall where there is no F1.
    """

    layer: str
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    right: int | None
    said: int | None
    gold: int | None


def score_layer(layer: str, rows: Sequence[Counts]) -> Score:
    """Sum the counts of the texts; the interval comes from drawing texts with replacement, with a fixed seed.

    Args:
        layer: its name.
        rows: the counts of each text; all rows of a layer have ``None`` in the same places.

    >>> score = score_layer("speakers", [(1, None, 2), (1, None, 1)])
    >>> score.precision, round(score.recall, 2), score.f1
    (None, 0.67, None)

    """
    right, said, gold = (_sum([row[at] for row in rows]) for at in range(3))
    precision, recall, f1 = _shares(right, said, gold)
    low = high = None
    if f1 is not None or recall is not None:
        numbers = np.array([[n or 0 for n in row] for row in rows])
        draws = np.random.default_rng(0).integers(0, len(rows), (DRAWS, len(rows)))
        sums = (numbers[draw].sum(0).tolist() for draw in draws)
        drawn = [
            _shares(
                *(n if whole is not None else None for n, whole in zip(row, (right, said, gold), strict=True))
            )
            for row in sums
        ]
        at = 2 if f1 is not None else 1
        kept = [figures[at] for figures in drawn if figures[at] is not None]
        low, high = (float(bound) for bound in np.percentile(np.array(kept), [2.5, 97.5]))
    return Score(
        layer=layer,
        precision=precision,
        recall=recall,
        f1=f1,
        low=low,
        high=high,
        right=right,
        said=said,
        gold=gold,
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    counted = [n for n in numbers if n is not None]
    return sum(counted) if counted else None


def _shares(
    right: int | None, said: int | None, gold: int | None
) -> tuple[float | None, float | None, float | None]:
    """Return precision, recall and F1; each is ``None`` if its denominator is 0."""
    if right is None:
        return None, None, None
    precision = right / said if said else None
    recall = right / gold if gold else None
    # The harmonic mean would be undefined if nothing was predicted; F1 is 0 then.
    f1 = 2 * right / (said + gold) if said is not None and gold is not None and said + gold else None
    return precision, recall, f1


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return the 95% interval of a share by Wilson's method; (0, 1) if there are no trials.

    >>> [round(bound, 2) for bound in wilson(8, 10)]
    [0.49, 0.94]
    """
    if trials == 0:
        return 0.0, 1.0
    z, share = 1.959964, hits / trials
    centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * (share * (1 - share) / trials + z * z / (4 * trials * trials)) ** 0.5
    return max(0.0, centre - half), min(1.0, centre + half)
