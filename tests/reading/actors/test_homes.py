"""Countries of actors that have a name without a title, are called as one country calls its own, or stand in a count."""

import pytest

from tests.reading.actors.marked import read

AMERICA = (
    "{N American} shops opened in {L Ohio} and {L Texas}. {N Americans} rested in {L Utah} and {L Iowa}.\n"
)
TWO = "{N American} and {N Afghan} papers wrote of {L Ohio}, {L Iowa} and {L Kabul}.\n"
KENYA = "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"
FAR = KENYA * 2 + "It rained.\nIt snowed.\n"


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # Beside a stranger, the nearest name decides for whoever has no title.
        (FAR + "<{P Ann Otieno}> left {L Nairobi} for {L France}.", "Ann Otieno", "KEN"),
        (FAR + "In {L Nairobi} as in {L France} <{P Ann Otieno}> spoke.", "Ann Otieno", None),
        (FAR + "<{P Ann Otieno}> left for {L France}.\nIt rained.\n<{P Ann Otieno}> spoke.", "Ann Otieno", None),
        # Whoever is "her husband" is of the country that alone is spoken of; whose "the group's" is, nobody knows.
        (KENYA + "<Her husband> spoke.", "Her husband", "KEN"),
        (TWO + "<Her husband> spoke.", "Her husband", None),
        (KENYA + "<The group's husband> spoke.", "The group's husband", None),
        (KENYA + "<Others> disagreed.", "Others", "KEN"),
        # The party and state spelt out after a name.
        ("<{P Ann Doe}>, {L Ohio} Republican, spoke.", "Ann Doe", "USA"),
        ("<{P Ann Doe}>, R-Ohio, spoke.", "Ann Doe", "USA"),
        ("<{P Ann Doe}>, {N Irish} Republican, spoke.", "Ann Doe", None),
    ],
)  # fmt: skip
def test_who_has_no_title(marked, surface, country):
    assert read(marked).actor(surface).country == country


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        (TWO + "{L Kabul} fell. In {L Washington}, <a congressional committee> met.", "a congressional committee", "USA"),
        ("{L Kabul} and {L Lima} talked of a pact. <A congressional committee> met.", "A congressional committee", None),
        (TWO + "{L Kabul} heard that {L Washington} waits: <the administration> agrees.", "the administration", "USA"),
        (TWO + "{L Kabul} heard that {L Washington} waits: <top administration officials> agree.", "top administration officials", "USA"),
        (TWO + "{L Kabul} heard that {L Washington} waits: <the committee> agrees.", "the committee", None),
    ],
)  # fmt: skip
def test_what_one_country_calls_its_own(marked, surface, country):
    assert read(marked).actor(surface).country == country


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        (AMERICA + "<{P Ann Doe} of {L Ohio}> spoke. <{P Doe}'s allies> cheered.", "Doe's allies", "USA"),
        (TWO + "<{P Ann Doe} of {L Ohio}> spoke. <{P Doe}'s allies> cheered.", "Doe's allies", None),
        (AMERICA + "<{N American} allies> cheered.", "American allies", None),
    ],
)  # fmt: skip
def test_whose_allies_are_at_home(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (actor.country if actor else None) == country


def test_a_family_name_that_people_of_one_country_bear():
    assert read(AMERICA + "<{P Manafort}> met <{N French} farmers>.").actor("Manafort").country == "USA"
    assert read(KENYA + "<{P Manafort}> met <{N French} farmers>.").actor("Manafort").country is None
    both = read(AMERICA + "{N French} wine. <{P Steele}> met <{N French} farmers>.")
    assert both.actor("Steele").country is None  # an American's and a Briton's name
    led = read(TWO + "<{P Obama}> left.", on="2019-04-10")
    assert (led.actor("Obama").country, led.actor("Obama").known_as) == ("USA", None)


def test_a_person_whose_name_was_not_found_everywhere():
    found = read("<{P Ann Otieno}>, <the {N Kenyan} minister>, spoke. <Farmers> praised <Ann Otieno>.")
    assert found.actor("Ann Otieno", 1) is found.actor("Ann Otieno", 0)
    assert found.actor("Ann Otieno", 1).country == "KEN"
    assert read("<Farmers> praised <Angela Merkel>.").actor("Angela Merkel").country == "DEU"


def test_a_name_of_two_of_whom_one_has_a_country():
    text = "<The {N Kenyan} minister {P Ann Otieno}> met <{P Bob Otieno}>. <{P Otieno}> spoke."
    assert read(text).actor("Otieno").country == "KEN"
