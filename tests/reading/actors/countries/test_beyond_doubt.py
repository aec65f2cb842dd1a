"""Whoever is not known in an article that is on one country beyond doubt, and who is told by what stands nearest."""

import pytest

from communique.knowledge import load
from communique.reading.actors import home_country
from communique.reading.actors.phrases.noun_phrases import describe
from tests.reading.actors.marked import read

KENYA = (
    "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"
    * 2
)
AMERICA = (
    "{L Ohio} and {L Iowa} were calm. {N American} shops opened in {L Utah}. {N Americans} rested in {L Texas}.\n"
    * 2
)


def country(marked: str, surface: str, **how) -> str | None:
    actor = read(marked, **how).actor(surface)
    return None if actor is None else actor.country


@pytest.mark.parametrize(
    ("marked", "surface", "home", "code"),
    [
        (KENYA + "It rained. <They> were blamed for it.", "They", None, "KEN"),
        (KENYA + "It rained. It blamed <those> who paid.", "those", None, "KEN"),
        (KENYA + "It rained. “<We> pay,” one sign said.", "We", "KEN", "KEN"),
        (KENYA + "It rained. “<We> pay,” one sign said.", "We", None, None),
        (KENYA + "It rained. “Will <you> pay?” one sign said.", "you", "KEN", "KEN"),
        (KENYA + "It rained. It blamed <those> who paid.", "those", "USA", None),
        (KENYA + "It rained in {L Italy}. It blamed <those> who paid.", "those", None, None),
        (KENYA + "It rained. They blamed <each other> for it.", "each other", None, "KEN"),
        (KENYA + "It rained. <Anyone> may pay.", "Anyone", "KEN", None),
        (KENYA + "<I> paid for the rain.", "I", "KEN", "KEN"),
        (KENYA + "<I> paid for the rain.", "I", "USA", None),
    ],
)
def test_a_word_for_nobody_known_is_of_the_articles_own_country(marked, surface, home, code):
    assert country(marked, surface, home=home) == code


def test_both_sides_of_one_country_are_of_it():
    marked = "{L Kenya} voted. <The {N Kenyan} judges> met <the {N Kenyan} teachers>. It was late. <Both sides> were calm."
    assert country(marked, "Both sides") == "KEN"
    assert country(marked.replace("Both sides", "Both nations"), "Both nations") is None


@pytest.mark.parametrize(
    ("marked", "surface", "code"),
    [
        (AMERICA + "<Most Catholics> voted.", "Most Catholics", "USA"),
        (AMERICA + "Of {L Italy} little was known. <Most Catholics> voted.", "Most Catholics", None),
        (AMERICA + "<Most Muslims> voted.", "Most Muslims", None),
        (AMERICA + "<Voters across the country> stayed.", "Voters across the country", "USA"),
        (AMERICA + "<Tens of thousands of voters> stayed.", "Tens of thousands of voters", "USA"),
        (AMERICA + "<Two black males> stayed.", "Two black males", "USA"),
        (AMERICA + "<Minority voters> stayed.", "Minority voters", "USA"),
        (AMERICA + "{L Mali}, {L Kenya}, {L Peru}, {L Chad} and {L Mali} paid.\nIt was late.\nIt was cold.\n<Other states> paid.\nIt was hot.\nIt was dry.", "Other states", "USA"),
        (AMERICA + "{L Mali}, {L Kenya}, {L Peru}, {L Chad} and {L Mali} paid. <Other states> did not.", "Other states", None),
        (AMERICA + "They feared a raid by {L Kenya}. <The {N American} clerk> praised <a shopkeeper> who traded with {L Mali}.", "a shopkeeper", "USA"),
    ],
)  # fmt: skip
def test_groups_at_home(marked, surface, code):
    assert country(marked, surface) == code


@pytest.mark.parametrize(
    ("marked", "surface", "code"),
    [
        (AMERICA + "<A {N Republican}-led inquiry> began.", "A Republican-led inquiry", "USA"),
        (AMERICA + "<The likely {N Democratic} standard-bearer> came.", "The likely Democratic standard-bearer", "USA"),
        (AMERICA + "<A growing part of the {O GOP}> left.", "A growing part of the GOP", "USA"),
        ("<Part of the plan> failed.", "Part of the plan", None),
        ("<The embassies in {L Mali}> closed.", "The embassies in Mali", None),
        ("<The hospitals in {L Mali}> closed.", "The hospitals in Mali", "MLI"),
    ],
)  # fmt: skip
def test_parties_and_shares_and_guests(marked, surface, code):
    assert country(marked, surface) == code


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("{L Ohio} met {L Mali} leaders about <the country’s chief prosecutor>, and {L Peru} did too.", "MLI"),
        ("{L Mali} leaders met {L Peru} leaders about <the country’s chief prosecutor>.", None),
    ],
)  # fmt: skip
def test_what_the_country_has_is_of_the_one_named_before(marked, code):
    assert country(marked, "the country’s chief prosecutor", home="USA") == code


def test_the_administration_is_the_one_that_was_called_so():
    marked = "<The {P Obama} administration> met {N Ukrainian} and {N Russian} envoys.\n{L Ukraine} waited.\n{L Russia} waited. {L Kyiv} and {L Moscow} paid. It rained. <The administration> paid too."
    assert country(marked, "The administration", on="2014-04-27") == "USA"


def test_an_office_that_two_of_one_country_may_hold_is_of_that_country():
    marked = (
        "<Governor {P Ann Doe} of {L Ohio}> and <Governor {P Jim Roe} of {L Utah}> came, said {L Kenya} and {L Mali}.\n"
        "{L Kenya}, {L Mali} and {L Peru} paid. <The governor> left."
    )
    assert country(marked, "The governor") == "USA"


@pytest.mark.parametrize(
    ("site", "code"),
    [
        ("Fox Online News", "USA"),
        ("NPR Online News", "USA"),
        ("TheBlaze.com", "USA"),
        ("Boston Herald Editorial", "USA"),
        ("Vice", "USA"),
        ("Chicago Sun-Times", "USA"),
        ("Cato Institute (blog)", "USA"),
        ("The Nation", None),
        ("Guest Writer", None),
    ],
)
def test_an_outlet_by_what_its_site_is_called(site, code):
    assert home_country(site=site, url=None, knowledge=load()) == code


def test_initials_of_several_are_those_of_one():
    said = describe("major tech CEOs", load())
    assert (said.role, said.sectors, said.plural) == ("executive", ("BUS",), True)
