"""The methods of :class:`communique.record.Record` that only read."""

from __future__ import annotations

from communique.record.asking.entries import Entries
from communique.record.asking.numbers import Numbers
from communique.record.asking.people import People


class Asking(Entries, People, Numbers):
    """All queries of an open record.

    In the examples ``record`` holds five invented readings (``tests/record/readings.py``): of a telephone call, of an attack
    that two sites report, of another attack, and of a page that could not be read.
    """
