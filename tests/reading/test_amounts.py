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
        ("All five won re-election; one foot in the door", []),
        ("He who in 2016 won Ohio", []),
        (
            "5,000 won, five million won, five pounds, 6 foot",
            [
                ("5,000 won", 5e3, "KRW"),
                ("five million won", 5e6, "KRW"),
                ("five pounds", 5, "GBP"),
                ("6 foot", 6, "ft"),
            ],
        ),
        ("It cost $1234567890123456789, or $1.23456789.", []),
        ("1,111,111,111,111,111,111,111,111 dollars, Rs 1,50,000", []),
        ("costs $5, 6 or 7.", [("$5", 5, "USD")]),
        ("a fine of $3.50.", [("$3.50", 3.5, "USD")]),
        ("two hundred million dollars", [("two hundred million dollars", 2e8, "USD")]),
        (
            "$2 hundred thousand, then $3 Million",
            [("$2 hundred thousand", 2e5, "USD"), ("$3 Million", 3e6, "USD")],
        ),
        ("two hundred dollars", [("two hundred dollars", 200, "USD")]),
        ("Ann Otieno, 46, and Paul Diallo Jr., 9, were unhurt.", [("46", 46, "year"), ("9", 9, "year")]),
        ("They named the suspect as Otieno, 118.", [("118", 118, "year")]),
        (
            "He came on May, 3, 2012, to Lagos, 12:30 p.m., with Okello, 250, and Diallo, 1.5 miles off.",
            [("1.5 miles", 1.5, "mi")],
        ),
    ],
)
def test_amounts(text: str, found: list[tuple[str, float, str | None]]) -> None:
    assert [(text[a.start : a.end], a.value, a.unit) for a in find_amounts(text)] == found


@pytest.mark.parametrize("prefix", ["1,", "$", "$1", "1 ", "111,111,", "A", "A’", "Aa, 1"])
def test_time_grows_with_length_only(prefix: str) -> None:
    began = time.process_time()
    find_amounts(prefix * (100_000 // len(prefix)))
    assert time.process_time() - began < 2
