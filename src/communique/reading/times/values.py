"""The functions that give the TIMEX3 type and value of an expression, by grammar rule.

The value of a relative expression without an anchor is what its words alone say (``XXXX-WXX-2``, ``XXXX-03``,
``P2D``), or ``None``.
"""

from __future__ import annotations

from communique.model import TimeType
from communique.reading.times import (
    clocks,
    dates,
    durations,
    holidays,
    numbered,
    periods,
    relatives,
    reports,
    weekdays,
    years,
)
from communique.reading.times.timex import Builder


def _always(kind: TimeType, value: str) -> Builder:
    """Return a builder of one fixed type and value."""
    return lambda _: (kind, value)


VALUES: dict[str, Builder] = {
    # dates in full
    "iso": dates.iso,
    "slashed": dates.slashed,
    "attacks": holidays.attacks,
    "clock_date": clocks.clock_date,
    "date_clock": clocks.clock_date,
    "each_numbered": durations.rate,
    "numbered": numbered.numbered,
    "holiday": holidays.holiday,
    "month_day": dates.month_day,
    "other_day": dates.other_day,
    "first_day": dates.first_day,
    "day_month": dates.month_day,
    "month_year": dates.month_year,
    "month_of": dates.month_of,
    "rel_month": dates.rel_month,
    "each_month": dates.each_month,
    "month": dates.month,
    # parts of years
    "quarter": periods.quarter,
    "quarter_code": periods.quarter,
    "year_quarter": periods.quarter,
    "year_period": periods.year_period,
    "half_year": periods.half_year,
    "season_year": periods.season_year,
    "rel_season": periods.rel_season,
    "the_season": periods.the_season,
    "each_season": periods.each_season,
    "decade": periods.decade,
    "decade_of": periods.decade_of,
    "century": periods.century,
    # distances
    "ago": relatives.ago,
    "bare_ago": _always("DATE", "PAST_REF"),
    "back": relatives.ago,
    "from_now": relatives.from_now,
    "next_but_one": relatives.next_but_one,
    "weekdays_ago": relatives.weekdays_ago,
    "shifted": relatives.shifted,
    "in_time": relatives.in_time,
    "age": durations.age,
    "rate": durations.rate,
    # units under a relative word
    "week_of": dates.week_of,
    "span": durations.span,
    "and_half": durations.and_half,
    "or_so": relatives.or_so,
    "recent_span": relatives.recent_span,
    "ahead": durations.ahead,
    "in_the_unit": relatives.in_the_unit,
    "rel_unit": relatives.rel_unit,
    "year_earlier": reports.year_earlier,
    "unit_end": relatives.unit_end,
    "weekend": periods.weekend,
    "each_unit": durations.each_unit,
    "each_weekday": weekdays.each_weekday,
    # days and clock times
    "day_before": clocks.day_before,
    "part_of": clocks.part_of,
    "days_ref": clocks.days_ref,
    "weekdays": weekdays.weekdays,
    "weekday_nth": weekdays.weekday_nth,
    "week_day": weekdays.week_day,
    "weekday": weekdays.weekday,
    "rel_part": clocks.rel_part,
    "mid_part": clocks.mid_part,
    "overnight": clocks.overnight,
    "clock": clocks.clock,
    "noon": clocks.clock,
    # years
    "fiscal": years.year,
    "year": years.year,
    "short_year": years.short_year,
    # durations
    "length": relatives.length,
    "unit_long": durations.unit_long,
    "ordinals": durations.ordinals,
    "unit_ended": _always("DURATION", "P1Y"),
    "the_unit": relatives.the_unit,
    "units_past": _always("DATE", "PAST_REF"),
    "plain_units": durations.plain_units,
    # frequencies and references
    "frequency": durations.frequency,
    "present": _always("DATE", "PRESENT_REF"),
    "past": _always("DATE", "PAST_REF"),
    "future": _always("DATE", "FUTURE_REF"),
    "soon": relatives.soon,
    "current": _always("DATE", "PRESENT_REF"),
    "recent": _always("DATE", "PAST_REF"),
}
"""The builder of each grammar rule; it returns ``None`` if the match is no time expression."""
