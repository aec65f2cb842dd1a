"""Events over time: by day where there is room to draw days or weeks, else by month, and the same number either way."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from communique.record.queries.answers import DayRow
from communique.web.activity import over_time, overview
from communique.web.periods import UNITS, number_of


class Calendar:
    """A stub of a record that returns the numbers of events by day or by month."""

    def __init__(self, days: list[str | None]) -> None:
        self.events = [(day, 1 + number % 4) for number, day in enumerate(days)]
        self.asked: list[str] = []

    def days(self, *, by, layer, since=None, until=None):
        assert layer == "events"
        self.asked.append(by)
        kept = [
            (day and (day if by == "day" else day[:7]), quad)
            for day, quad in self.events
            if (since is None and until is None) or (day and (since or "") <= day <= (until or "~"))
        ]
        return [DayRow(day=day, quad=quad, n=n) for (day, quad), n in Counter(kept).items()]


def every(days: int, first: str, last: str) -> list[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(days=n)).isoformat() for n in range(0, (end - start).days + 1, days)]


CENTURY = every(50, "1921-03-07", "2019-05-20")
NEWS = [*every(400, "1950-06-25", "2015-01-01"), *every(1, "2018-11-05", "2019-05-20"), None]


def test_a_long_time_is_counted_by_month():
    record = Calendar([*CENTURY, None])
    found = overview(record)
    assert record.asked == ["month"]
    assert (found.total, found.undated, found.drawn) == (len(CENTURY) + 1, 1, found)
    assert (found.first, found.last, found.unit) == ("1921-03-01", "2019-05-31", "year")
    assert found.in_periods == over_time(record).by("year")


def test_a_short_time_is_counted_by_day():
    record = Calendar(every(3, "2018-11-05", "2019-05-20"))
    assert overview(record) == over_time(record)
    record.asked.clear()
    assert overview(record, since="2019-01-10", until="2019-03-01").total == 17
    assert record.asked == ["day"]


def test_most_of_a_long_time_in_a_short_one_is_drawn_by_week():
    found = overview(Calendar(NEWS))
    assert found.total == len(NEWS)
    assert found.drawn.unit == "week"
    assert (found.drawn.first, found.drawn.last) == ("2018-11-05", "2019-05-20")
    assert sum(sum(counts) for _, counts in found.in_periods) == found.drawn.total == 197


@pytest.mark.parametrize(
    ("since", "until"), [("2018-12-13", None), (None, "2019-02-11"), ("1960-01-01", None)]
)
def test_what_is_drawn_keeps_to_what_is_asked_for(since, until):
    record = Calendar(NEWS)
    given = {"since": since, "until": until}
    found, wanted = overview(record, **given), over_time(record, **given)
    assert (found.total, found.quads) == (wanted.total, wanted.quads)
    assert (found.drawn.total, found.drawn.quads) == (wanted.drawn.total, wanted.drawn.quads)


def test_what_is_known_no_closer_is_in_no_shorter_period():
    record = Calendar([*every(3, "2018-11-05", "2019-05-20"), "2019-01", "2019", "2019", "201", None])
    found = over_time(record)
    assert (found.total, found.undated, found.drawn.unit, found.n_drawn, found.n_far) == (
        71,
        1,
        "week",
        66,
        0,
    )
    assert found.vaguer == [("month", 1), ("year", 2), ("decade", 1)]
    assert found.left_out_text == (
        "of 71 events not drawn: 1 dated to the month only, 2 dated to the year only, 1 dated to more than a year, "
        "1 on no day"
    )
    numbers = {unit: sum(sum(counts) for _, counts in found.by(unit)) for unit in UNITS}
    assert numbers == {"day": 66, "week": 66, "month": 67, "quarter": 67, "year": 69}
    assert [sum(n for _, n in found.vaguer_than(unit)) for unit in UNITS] == [4, 4, 3, 3, 1]


def test_a_long_time_has_a_place_for_years():
    found = overview(Calendar([*CENTURY, "1950", "1950-03", "1885"]))
    assert (found.drawn.unit, found.vaguer) == ("year", [])
    assert (found.n_drawn, found.n_far) == (len(CENTURY) + 2, 1)
    assert min(number for number, _ in found.drawn.by("year")) == number_of("1921-03-07", "year")


def test_months_are_vague_where_weeks_are_drawn_of_a_long_time():
    record = Calendar([*NEWS, "2019-01", "2019", "1950"])
    found, wanted = overview(record), over_time(record)
    assert found.drawn.unit == wanted.drawn.unit == "week"
    assert found.vaguer == wanted.vaguer == [("month", 1), ("year", 2)]
    assert (found.n_drawn, found.n_far) == (wanted.n_drawn, wanted.n_far)


def test_what_no_calendar_has_is_on_no_day():
    found = over_time(Calendar(["2019-02-30", "2019-13", "20199", "soon", "2019"]))
    assert (found.total, found.undated, found.vaguer) == (5, 4, [("year", 1)])
