"""Stops that end a sentence whatever a model says of them, and those that may not."""

import time

import pytest

from communique.reading.sentences import plain_ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Police fired. Nobody fled.", [13]),
        ("He said “we march.” Nobody fled.", [19]),
        ("Would they go? Nobody knew.", [14]),
        ("“Would they go?” President Ruto asked.", []),
        ("The attorney gen. Ann Doe spoke.", []),
        ("Mr. Ruto of the U.S. Senate spoke to J. Doe.", []),
        ("It cost 3.5 million. the end", []),
        ("See example.com Today.", []),
        ("Police fired.Nobody fled.", [13]),
        ("He said “we march.”Nobody fled.", [19]),
        ("See example.Com or ask sen.Ann Doe, or St.Ives.", []),
    ],
)
def test_plain_stops(text: str, ends: list[int]) -> None:
    assert plain_ends(text) == ends


def test_a_long_text_is_searched_in_one_pass() -> None:
    began = time.process_time()
    plain_ends("a" * 200_000 + ". " * 200_000)
    assert time.process_time() - began < 2
