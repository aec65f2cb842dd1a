"""Whom a name or office is easily mistaken for: a national office, a title within a name, a law that looks like a body."""

import pytest

from communique.knowledge import load
from communique.reading.actors.phrases.noun_phrases import describe
from tests.reading.actors.marked import read

AMERICA = "{N American} President {P Donald Trump} spoke in {L Washington}. "


@pytest.mark.parametrize(
    "surface", ["The Texas secretary of state", "The Georgia attorney general", "The Ohio secretary of state"]
)
def test_an_office_of_a_part_is_not_held_by_who_holds_the_nations(surface):
    state = surface.split()[1]
    marked = f"{AMERICA}Secretary of State {{P Mike Pompeo}} and Attorney General {{P William Barr}} met. "
    actor = read(f"{marked}<The {{L {state}}} {surface.partition(f'{state} ')[2]}> sued.").actor(surface)
    assert (actor.known_as, actor.country) == (None, "USA")


def test_an_office_of_a_part_is_held_by_who_was_named_with_it():
    marked = (
        AMERICA + "<{L Ohio} Secretary of State {P Ann Day}> sued. <The {L Ohio} secretary of state> left."
    )
    assert read(marked).actor("The Ohio secretary of state").name == "Ann Day"


@pytest.mark.parametrize(
    ("name", "called", "role"),
    [
        ("Shah Mehmood Khan", "Shah Mehmood Khan", None),
        ("Sultan Al Marri", "Sultan Al Marri", None),
        ("Sultan bin Ahmed", "Sultan bin Ahmed", None),
        ("Sultan Haroon Rashid", "Haroon Rashid", "Sultan"),
    ],
)
def test_a_royal_title_that_is_a_given_name(name, called, role):
    actor = read(f"<{{P {name}}}> spoke.", None).actor(name)
    assert actor.name == called
    assert (actor.role or "").partition(" of ")[0] == (role or "")


@pytest.mark.parametrize(
    ("marked", "surface"),
    [
        ("<{O Globex} founder and CEO, {P Ann Otieno}>, spoke.", "Globex founder and CEO, Ann Otieno"),
        ("<{O Globex} founder and CEO>, {P Ann Otieno}, spoke.", "Globex founder and CEO"),
        ("<The Minister of Trade and {O Industry}>, {P Ann Otieno}, spoke.", "The Minister of Trade and Industry"),
        ("<The vice minister of trade and director of the fund>, {P Ann Otieno}, spoke.", "The vice minister of trade and director of the fund"),
    ],
)  # fmt: skip
def test_two_titles_before_a_comma_and_one_name_are_one_persons(marked, surface):
    found = read(marked)
    assert found.group(surface) == ()
    assert found.actor(surface).name == "Ann Otieno"
    assert [actor.name for actor in found.found.actors if actor.kind == "person"] == ["Ann Otieno"]


@pytest.mark.parametrize(
    "marked",
    [
        "<The king and his envoy>, {P Ann Otieno}, spoke.",
        "<The king and prime minister>, {P Ann Otieno} and {P Bob Day}, spoke.",
    ],
)
def test_two_titles_of_two_persons_are_not_one_persons(marked):
    surface = marked[1 : marked.index(">")]
    actor = read(marked).actor(surface)
    assert actor is None or actor.name != "Ann Otieno"


@pytest.mark.parametrize(
    ("marked", "surface", "kind"),
    [
        ("<The ministry of foreign affairs> spoke.", "The ministry of foreign affairs", "organization"),
        ("<The council of ministers> met.", "The council of ministers", "organization"),
        ("<The ministries of health> spoke.", "The ministries of health", "group"),
        ("<People all around the country> marched.", "People all around the country", "group"),
    ],
)
def test_one_body_or_many(marked, surface, kind):
    assert read(marked).actor(surface).kind == kind


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mexican American Legislative Caucus", "USA"),
        ("Chinese Canadian Council", "CAN"),
        ("Mexican Legislative Caucus", "MEX"),
    ],
)
def test_descent_is_not_the_country(name, country):
    assert read(f"The <{{O {name}}}> met.").actor(name).country == country


@pytest.mark.parametrize("marked", ["<The {O Hill}>", "<{O The Hill}>", "the <{O Hill}>"])
def test_a_paper_whose_article_is_within_its_name(marked):
    surface = marked.replace("{O ", "").replace("}", "").rpartition("<")[2].removesuffix(">")
    assert read(f"{AMERICA}He told {marked} so.").actor(surface).known_as == "org:hill"


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [
        ("Democratic", "Democratic Party"),
        ("Congressional", "Congress"),
        ("Medicare", None),
        ("Air Force One", None),
    ],
)
def test_what_is_no_body_of_its_own(name, stands_for):
    actor = read(f"{AMERICA}He spoke of {{O {name}}}.").actor(name)
    assert (actor and actor.name) == stands_for


def test_a_law_that_takes_part_in_something_stays():
    assert read(f"{AMERICA}He attacked <the {{O ACA}}>.").actor("the ACA") is not None


@pytest.mark.parametrize(
    "surface",
    ["The District Attorney's office in Ohio", "The Prime Minister's Office", "The mayor's office"],
)
def test_the_office_of_a_holder_is_a_body(surface):
    actor = read(f"<{surface}> declined to comment.", None).actor(surface)
    assert (actor.kind, actor.name) == ("organization", surface.removeprefix("The "))


def test_a_prosecutors_office_is_of_no_one_prosecutor():
    found = read("<The prosecutor’s office> charged <a man>.", None)
    assert found.actor("The prosecutor’s office").sectors == ("JUD",)
    assert [actor.name for actor in found.found.actors] == ["prosecutor’s office", "man"]


def test_a_given_name_that_was_taken_for_a_title():
    actor = read("<Sultan {P Al Marri}> spoke.", None).actor("Sultan Al Marri")
    assert (actor.name, actor.role) == ("Sultan Al Marri", None)


def test_a_title_of_one_country_that_was_found_as_a_name():
    marked = "<{P Taoiseach}> condemns attack\n<{P Micheál Martin}> spoke in {L Dublin}."
    found = read(marked, "2021-03-02")
    assert found.actor("Taoiseach").name == "Micheál Martin"
    assert read("<{P Taoiseach}> condemns attack", None).actor("Taoiseach").country == "IRL"


@pytest.mark.parametrize(
    ("name", "short", "is_it"), [("University of Narnia", "Unan", True), ("Academy of Arts", "Paris", False)]
)
def test_a_short_name_with_one_capital(name, short, is_it):
    found = read(f"<The {{O {name}}}> ({short}) closed. <{{O {short}}}> rested.")
    actor = found.actor(short)
    assert (actor is not None and actor.name == name) is is_it


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("the Ministry of Commerce", None),  # there are towns of this name
        ("the Ministry of Energy", None),
        ("the Ministry of the Interior", None),
        ("the Ministry of Energy of Peru", "PER"),
        ("the Ministry of Health in Lima", "PER"),
    ],
)
def test_a_field_is_no_town(phrase, country):
    assert describe(phrase, load(), spoken=["USA", "PER"]).country == country
