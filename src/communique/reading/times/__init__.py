"""Time expressions: finding them in a text, their TIMEX3 values, and the intervals of days that these cover."""

from communique.reading.times.finding import find_times, find_times_and_ages
from communique.reading.times.intervals import interval

__all__ = ["find_times", "find_times_and_ages", "interval"]
