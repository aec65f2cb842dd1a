"""Words for a field that are a party's name in some country, and bodies that more than one state has."""

import re

import pytest

from tests.reading.actors.marked import read

KENYA = "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"
BRITAIN = "{L Britain}'s {L London} was calm. {N British} shops opened in {L London}. {L Britain} slept.\n"


@pytest.mark.parametrize(
    ("before", "phrase", "country", "sectors"),
    [
        (KENYA, "the Minister of Labour", "KEN", ("GOV",)),
        (KENYA, "the Ministry of Labour", "KEN", ("GOV",)),
        (KENYA, "the Labour Court", "KEN", ("JUD",)),
        (KENYA, "the former Secretary of Labor", "KEN", ("ELI",)),
        (BRITAIN, "the Minister for Labour", "GBR", ("GOV",)),
        (BRITAIN, "Labour lawmakers", "GBR", ("LEG",)),
        (BRITAIN, "the leader of Labour", "GBR", ("PTY",)),
    ],
)
def test_labour_is_a_field_and_where_its_state_is_spoken_of_a_party(before, phrase, country, sectors):
    actor = read(f"{before}<{phrase}> spoke.").actor(phrase)
    assert (actor.country, actor.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("before", "name"),
    [(KENYA, "Labor"), (BRITAIN, "Labour Party"), ("{L Canberra} in {L Australia}. ", "Australian Labor Party")],
)  # fmt: skip
def test_who_is_labour_takes_a_state_that_is_spoken_of(before, name):
    surface = "Labour" if name == "Labour Party" else "Labor"
    actor = read(f"{before}<{{O {surface}}}> spoke.").actor(surface)
    assert actor is None or actor.name == name


def test_labor_alone_makes_no_country_spoken_of():
    found = read("{O Labor} won. {O Labor} rose. {O Labor} fell. <The government> spoke. <{P Ann Day}> left.")
    assert found.actor("The government").country is None


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("<The {O Securities and Exchange Commission} of {L Thailand}> sued.", "Securities and Exchange Commission", "THA"),
        ("<The {O Securities and Exchange Commission of Thailand}> sued.", "The Securities and Exchange Commission of Thailand", "THA"),
        ("<The {O Securities and Exchange Commission (SEC) of Nigeria}> sued.", "The Securities and Exchange Commission (SEC) of Nigeria", "NGA"),
        ("<{L Ghana}'s {O Food and Drug Administration}> sued.", "Ghana's Food and Drug Administration", "GHA"),
        ("<The {O Securities and Exchange Commission}> sued.", "The Securities and Exchange Commission", "USA"),
        ("<The {O Securities and Exchange Commission} of late> sued.", "Securities and Exchange Commission", "USA"),
    ],
)  # fmt: skip
def test_a_body_that_several_states_have_is_of_the_one_that_the_text_says(marked, surface, country):
    found = read(marked + " <The {O SEC}> left.")
    actor = found.actor(surface)
    assert (actor.country, actor.sectors) == (country, ("GOV",))
    if "Securities" in surface:
        assert found.actor("The SEC").country == country


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("a {O Senate} panel", ("LEG",)),
        ("a {O House} panel", ("LEG",)),
        ("{O House} committees led by {O Democrats}", ("LEG",)),
        ("a congressional commission", ("LEG",)),
        ("a {O Pentagon} panel", ("GOV",)),
        ("a government panel", ("GOV",)),
    ],
)
def test_a_parliaments_panel_is_of_the_parliament(phrase, sectors):
    surface = re.sub(r"\{O ([^}]*)\}", r"\1", phrase)
    assert read(f"In the {{L United States}} <{phrase}> met.").actor(surface).sectors == sectors


def test_a_lawmakers_committee_is_of_the_parliament():
    found = read("{N American} Senator {P Ann Day} came. <Her committee> met. Minister {P Bob Hill} left. <His committee> met.")  # fmt: skip
    assert found.actor("Her committee").sectors == ("LEG",)
    assert found.actor("His committee").sectors == ("GOV",)


@pytest.mark.parametrize(
    ("around", "country"),
    [
        ("{O Democrats} in the {L United States} wept.", None),
        ("{L London} was calm.", "GBR"),
        ("Rain fell.", "GBR"),
    ],
)
def test_an_administration_is_a_leaders_where_no_other_of_the_name_is_nearer(around, country):
    found = read(f"{around} <The {{P Brown}} administration> spoke.", on="2012-06-14")
    assert found.actor("The Brown administration").country == country
