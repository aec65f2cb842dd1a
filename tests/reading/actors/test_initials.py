"""Short names in brackets behind long ones: whom they stand for, before and after, and the titles that they stand within."""

import pytest

from communique.knowledge import load
from communique.reading.actors.phrases.noun_phrases import describe
from tests.reading.actors.marked import read

BOARD = "Tea Growers Licensing Board"


@pytest.mark.parametrize(
    "marked",
    [
        "<{O TGLB}> warned of frost. <The {O Tea Growers Licensing Board}> (TGLB) closed.",  # before it is spelt out
        "<The {O Tea Growers Licensing Board}> closed. It is <the {O Tea Growers Licensing Board}> (TGLB). <{O TGLB}> rested.",
        "<The {O Tea Growers Licensing Board}>’s (TGLB) offices closed. <{O TGLB}> rested.",
    ],
)
def test_a_short_name_is_the_bodys_that_the_article_spells_out(marked):
    assert read(marked).actor("TGLB").name == BOARD


def test_a_short_name_in_small_letters_too():
    found = read("<The {O Directorate of Estates}> (DoE) closed. <{O DoE}> rested.")
    assert found.actor("DoE").name == "Directorate of Estates"


@pytest.mark.parametrize("short", ["AP", "BBC"])
def test_an_agency_behind_a_name_is_not_called_so(short):
    found = read(f"<The {{O Shelbyville Courier}}> ({short}) closed. <{{O {short}}}> rested.")
    assert found.actor(short).name != "Shelbyville Courier"


def test_two_that_are_called_by_each_other_end():
    found = read("<The {O UVPF}> (TLKF) and <the {O TLKF}> (UVPF) fought. <{O TLKF}> won.")
    assert found.actor("TLKF").name in {"TLKF", "UVPF"}


@pytest.mark.parametrize(
    ("marked", "sectors"),
    [
        ("<{O Bharatiya Janata Party} (BJP) vice-president {P Ravi Otieno}> spoke.", ("PTY",)),
        ("<{P Ravi Otieno}>, {O Bharatiya Janata Party} (BJP) spokesman in the north, spoke.", ("PTY",)),
    ],
)
def test_a_title_goes_on_behind_a_short_name(marked, sectors):
    assert read(marked).actor("Ravi Otieno").sectors == sectors


def test_a_phrase_goes_on_behind_a_short_name():
    said = describe("Bharatiya Janata Party (BJP) workers", load())
    assert (said.country, said.body.name) == ("IND", "Bharatiya Janata Party")


@pytest.mark.parametrize(("surface", "country"), [("Norbert Otim", "UGA"), ("the Democratic Party", "UGA")])
def test_a_party_with_other_initials_is_not_the_american_one(surface, country):
    found = read(
        "<{O Democratic Party} (DP) president {P Norbert Otim}> met {L Uganda}'s mayors. {L Uganda} voted for <the {O Democratic Party}>.",
        section="UGA",
    )
    assert found.actor(surface).country == country


def test_a_partys_office_is_of_a_country_that_is_spoken_of():
    assert describe("Democratic Party leader", load(), spoken=["JPN"]).country is None
    assert describe("Democratic Party leader", load(), spoken=["USA"]).country == "USA"
