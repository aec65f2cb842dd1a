"""From values to days."""

from datetime import date

import pytest

from communique.model import EventTime, Span, Time
from communique.reading.times import find_times, interval

PUBLISHED = date(2019, 4, 11)


def days(value: str | None, kind: str = "DATE") -> tuple[str | None, str | None, str] | None:
    read = interval(Time(start=3, end=9, type=kind, value=value), published=PUBLISHED)  # type: ignore[arg-type]
    return read and (read.start, read.end, read.precision)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-04-10", ("2019-04-10", "2019-04-10", "day")),
        ("2019-04-10T21:30", ("2019-04-10", "2019-04-10", "day")),
        ("2019-04-10TNI", ("2019-04-10", "2019-04-10", "day")),
        ("2019-W14", ("2019-04-01", "2019-04-07", "week")),
        ("2019-W14-WE", ("2019-04-06", "2019-04-07", "week")),
        ("2019-02", ("2019-02-01", "2019-02-28", "month")),
        ("2016-02", ("2016-02-01", "2016-02-29", "month")),
        ("2019-Q4", ("2019-10-01", "2019-12-31", "month")),
        ("2018-H2", ("2018-07-01", "2018-12-31", "month")),
        ("2018-WI", ("2018-12-01", "2019-02-28", "month")),
        ("2018", ("2018-01-01", "2018-12-31", "year")),
        ("199", ("1990-01-01", "1999-12-31", "year")),
        ("18", ("1800-01-01", "1899-12-31", "year")),
        ("PRESENT_REF", ("2019-04-11", "2019-04-11", "day")),
    ],
)
def test_interval_covers_the_whole_of_what_is_named(value: str, expected: tuple[str, str, str]) -> None:
    assert days(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        None,
        "PAST_REF",
        "FUTURE_REF",
        "XXXX-WXX-2",
        "XXXX-03",
        "XXXX-Q3",
        "2019-02-30",
        "2019-13",
        "2019-W60",
        "0000",
        "",
    ],
)
def test_interval_of_what_is_not_known_is_none(value: str | None) -> None:
    assert days(value) is None


def test_interval_of_lengths_and_sets_is_none() -> None:
    assert days("P3M", "DURATION") is None
    assert days("P1D", "SET") is None


def test_interval_of_now_without_a_date_of_publication_is_none() -> None:
    assert interval(Time(start=0, end=3, type="DATE", value="PRESENT_REF"), published=None) is None


@pytest.mark.parametrize(
    ("phrase", "truth", "precision"),
    [
        ("last year", "2018-08-02", "year"),
        ("a decade ago", "2009-04-11", "year"),
        ("on Tuesday", "2019-04-09", "day"),
        ("last week", "2019-04-03", "week"),
        ("in February", "2019-02-14", "month"),
        ("last summer", "2018-07-20", "month"),
        ("in the 1990s", "1994-07-08", "year"),
    ],
)
def test_interval_of_a_phrase_contains_the_truth(phrase: str, truth: str, precision: str) -> None:
    (time,) = find_times(f"The two sides met {phrase}.", published=PUBLISHED)
    read = interval(time, published=PUBLISHED)
    assert read is not None
    assert read.precision == precision
    assert read.start is not None
    assert read.end is not None
    assert read.start <= truth <= read.end
    if precision != "day":
        assert read.start < read.end


def test_interval_of_a_day_that_is_none_is_none() -> None:
    (time,) = find_times("The two sides met on 30 February.", published=PUBLISHED)
    assert interval(time, published=PUBLISHED) is None


def test_interval_keeps_the_phrase() -> None:
    time = Time(start=3, end=7, type="DATE", value="2018")
    assert interval(time, published=None) == EventTime(
        start="2018-01-01", end="2018-12-31", precision="year", phrase=Span(start=3, end=7)
    )
