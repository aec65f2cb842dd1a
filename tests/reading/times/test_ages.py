"""Ages of people are amounts, ages of things are lengths of time."""

from __future__ import annotations

import pytest

from communique.reading.times import find_times_and_ages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 34-year-old man was held.", [("A 34-year-old", 34, "year")]),
        (
            "A 45-year-old teacher and a six-month-old baby were killed.",
            [("A 45-year-old", 45, "year"), ("a six-month-old", 6, "month")],
        ),
        ("He is 61 years old.", [("61 years old", 61, "year")]),
        (
            "A boy aged 17 was held, and a woman died at the age of 92.",
            [("aged 17", 17, "year"), ("the age of 92", 92, "year")],
        ),
        (
            "A 53-year old miner and his four-month old son were found.",
            [("A 53-year old", 53, "year"), ("four-month old", 4, "month")],
        ),
        ("The mother of a two-years-old was 19 years of age.", [("a two-years-old", 2, "year"), ("19 years of age", 19, "year")]),
        ("Two 16-year-olds won.", [("16-year-olds", 16, "year")]),
        ("A day-old infant and a weeks-old baby were found.", [("A day-old", 1, "day"), ("a weeks-old", None, "week")]),
        ("A 24-year-old law student met the 51-year-old state prosecutor.", [("A 24-year-old", 24, "year"), ("the 51-year-old", 51, "year")]),
        ("The 42-year-old Okello plans to run; the 61-year-old faces charges.", [("The 42-year-old", 42, "year"), ("the 61-year-old", 61, "year")]),
        ("The 37-year-old rejected allegations.", [("The 37-year-old", 37, "year")]),
        ("Most are at least 22 years old, some about 18 years of age.", [("22 years old", 22, "year"), ("18 years of age", 18, "year")]),
        ("Her son is a few months old.", [("a few months old", None, "month")]),
        ("They held Ann House, 39 years old, and Paul Case, a 39-year-old black man.", [("39 years old", 39, "year"), ("a 39-year-old", 39, "year")]),
        ("The suspect in the case was 19 years old.", [("19 years old", 19, "year")]),
    ],
)  # fmt: skip
def test_the_age_of_a_person_is_an_amount_and_no_time(
    text: str, found: list[tuple[str, float | None, str]]
) -> None:
    times, ages = find_times_and_ages(text, published=None)
    assert [(text[a.start : a.end], a.value, a.unit) for a in ages] == found
    assert times == ()


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It broke a 10-year-old truce.", "a 10-year-old", "P10Y"),
        ("They left the 24-year-old East African Trade Agreement.", "the 24-year-old", "P24Y"),
        ("He told of a 35-year-old racist photo.", "a 35-year-old", "P35Y"),
        ("She backs the two-year-old health care law.", "the two-year-old", "P2Y"),
        ("They lifted the 50-year-old sanctions.", "the 50-year-old", "P50Y"),
        ("The year-old strike goes on.", "The year-old", "P1Y"),
        ("He studied at a 600-year-old college.", "a 600-year-old", "P600Y"),
        ("They lifted a decades-old rule.", "a decades-old", "PXDE"),
        ("The business is four years old.", "four years old", "P4Y"),
        ("The recovery, almost six years old, goes on.", "six years old", "P6Y"),
        ("The group, less than a year old, has members.", "a year old", "P1Y"),
        ("Some of the houses are hundreds of years old.", "hundreds of years old", "PXY"),
        ("It is 40 years old.", "40 years old", "P40Y"),
        ("They mend water lines that are 50 years old.", "50 years old", "P50Y"),
        ("He cited an 18-hour-old report.", "an 18-hour-old", "PT18H"),
    ],
)
def test_the_age_of_a_thing_is_a_time(text: str, surface: str, value: str) -> None:
    times, ages = find_times_and_ages(text, published=None)
    assert ages == ()
    assert [(text[t.start : t.end], t.value) for t in times] == [(surface, value)]
