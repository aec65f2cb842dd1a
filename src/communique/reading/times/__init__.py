"""Time expressions: found in a text, valued as TIMEX3, turned into intervals of days."""

from communique.reading.times.finding import find_times, find_times_and_ages
from communique.reading.times.intervals import interval

__all__ = ["find_times", "find_times_and_ages", "interval"]
