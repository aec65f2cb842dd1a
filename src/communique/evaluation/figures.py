"""Precision, recall and F1 with 95% intervals by bootstrap over texts, and Wilson's interval of a share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 1000
"""Number of bootstrap samples from which an interval is taken."""

Counts = tuple[int | None, int | None, int | None]
"""Numbers of right, predicted and gold items; ``None`` if a layer does not count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The figures of one layer, each a share from 0 to 1 or ``None`` if undefined, and the counts behind them.

    A layer that counts no predictions (such as speakers of matched statements) has a recall and no precision; one that
    counts only predictions has neither. ``low`` and ``high`` bound the 95% interval of F1, or of recall if there is no
    F1.
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
    """Return the score of a layer over all texts.

    The interval comes from drawing texts with replacement, with a fixed seed.

    Args:
        layer: its name.
        rows: the counts of each text; all rows have ``None`` in the same places.

    >>> score = score_layer("speakers", [(1, None, 2), (1, None, 1)])
    >>> score.precision, round(score.recall, 2), score.f1
    (None, 0.67, None)

    """
    totals = _sum_counts(rows)
    right, said, gold = totals
    precision, recall, f1 = _shares(right, said, gold)
    low = high = None
    if f1 is not None or recall is not None:
        low, high = _interval(rows, totals)
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


def _sum_counts(rows: Sequence[Counts]) -> Counts:
    """Return the sums of the counts over texts; ``None`` for what is not counted."""

    def total(column: int) -> int | None:
        counted = [n for row in rows if (n := row[column]) is not None]
        return sum(counted) if counted else None

    return total(0), total(1), total(2)


def _interval(rows: Sequence[Counts], totals: Counts) -> tuple[float, float]:
    """Return the 95% interval of F1, or of recall if there is no F1."""
    numbers = np.array([[n or 0 for n in row] for row in rows])
    draws = np.random.default_rng(0).integers(0, len(rows), (DRAWS, len(rows)))
    figures = []
    for draw in draws:
        sums = zip(numbers[draw].sum(axis=0).tolist(), totals, strict=True)
        right, said, gold = (None if total is None else number for number, total in sums)
        _, recall, f1 = _shares(right, said, gold)
        figures.append(recall if f1 is None else f1)
    low, high = np.percentile([figure for figure in figures if figure is not None], [2.5, 97.5])
    return float(low), float(high)


def _shares(
    right: int | None, said: int | None, gold: int | None
) -> tuple[float | None, float | None, float | None]:
    """Return precision, recall and F1; each is ``None`` if its denominator is 0."""
    if right is None:
        return None, None, None
    precision = right / said if said else None
    recall = right / gold if gold else None
    # By this formula F1 is 0 if nothing was predicted; as a harmonic mean it would be undefined.
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
