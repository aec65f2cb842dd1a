"""Countries that a phrase's own words tell, and words that seem to tell one and do not."""

import re

import pytest

from tests.reading.actors.marked import read

PLAIN = "Little was said. "


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("a {L San Francisco}-based adviser", "USA"),
        ("a {N British}-based lawyer", "GBR"),
        ("a {L Mali} expert", None),
        ("{L China} specialists", None),
        ("a {N Malian} expert", "MLI"),
        ("{L U.S.} analysts", "USA"),
        ("the {O UN} ambassador", None),
        ("the {O UN} envoy", "UNO"),
        ("leaders of the reform movement in {L Cuba}", "CUB"),
        ("leaders of {L Mali}'s closest partners", None),
        ("nine {N African-Americans}", "USA"),
    ],
)
def test_whose_someone_is_and_what_he_deals_with(phrase, country):
    surface = re.sub(r"\{[LNO] ([^}]*)\}", r"\1", phrase)
    assert read(f"{PLAIN}It said that <{phrase}> spoke.").actor(surface).country == country  # fmt: skip
