from __future__ import annotations

import time

import pytest

from communique.reading.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It would cost $1 billion a year", [("$1 billion", 1e9, "USD")]),
        ("a loan of €250,000.50", [("€250,000.50", 250000.5, "EUR")]),
        (
            "500 kilograms, 800 kilometers (500 miles)",
            [("500 kilograms", 500, "kg"), ("800 kilometers", 800, "km"), ("500 miles", 500, "mi")],
        ),
        (
            "rose 3.5% or two percentage points",
            [("3.5%", 3.5, "%"), ("two percentage points", 2, "percentage point")],
        ),
        ("80 million rupees", [("80 million rupees", 8e7, None)]),
        ("HK$2bn", [("HK$2bn", 2e9, "HKD")]),
        ("In 2019 he met 12 people", []),
    ],
)
def test_amounts(text: str, found: list[tuple[str, float, str | None]]) -> None:
    assert [(text[a.start : a.end], a.value, a.unit) for a in find_amounts(text)] == found


@pytest.mark.parametrize("prefix", ["1,", "$", "$1", "1 ", "111,111,"])
def test_time_grows_with_length_only(prefix: str) -> None:
    began = time.perf_counter()
    find_amounts(prefix * (100_000 // len(prefix)))
    assert time.perf_counter() - began < 2
