"""Evaluation of readings against gold labels: loading the gold, scores with intervals, reports."""

from __future__ import annotations

from communique.evaluation.figures import Score
from communique.evaluation.gold import Gold, load_gold, load_readings
from communique.evaluation.score import score_readings

__all__ = ["Gold", "Score", "load_gold", "load_readings", "score_readings"]
