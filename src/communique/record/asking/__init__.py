"""The queries of a record: the read-only part of :class:`communique.record.Record`."""

from __future__ import annotations

from communique.record.asking.entries import Entries
from communique.record.asking.numbers import Numbers
from communique.record.asking.people import People


class Asking(Entries, People, Numbers):
    """All questions to an open record.

    In the examples ``record`` holds five made-up readings: of a telephone call, of an attack that two sites report and of
    another one, and of a page that could not be read (``tests/record/readings.py``).
    """
