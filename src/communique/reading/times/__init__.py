"""Time expressions: found in a text, valued as TIMEX3, turned into intervals of days."""

from communique.reading.times.finding import find_times
from communique.reading.times.intervals import interval

__all__ = ["find_times", "interval"]
