"""Folds: which documents and sentences are for training, and which only for measuring.

PolNeAR and the status sets have their own splits. Elsewhere, a document (by its name) or a sentence (by its text) is for
measuring if its SHA-1 is 0 modulo 7.
"""

from __future__ import annotations

import hashlib

MEASURE, CALIBRATION, TRAINING = 0, 1, range(2, 7)
"""The fold for measuring only; the one for calibration on the press (and for measuring on the passages); those for training."""


def key(text: str) -> str:
    """Return the SHA-1 of a text, which identifies it in standoff labels.

    >>> key("Mali")[:7]
    'daa6a48'
    """
    return hashlib.sha1(text.encode()).hexdigest()


def fold(name: str) -> int:
    """Return the fold (0 to 6) of a document, by its name, or of a sentence or passage, by its text."""
    return int(key(name), 16) % 7


def is_dev(name: str) -> bool:
    """Tell whether a document or sentence is for measuring only."""
    return fold(name) == MEASURE
