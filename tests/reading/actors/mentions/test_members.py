"""Members of a party called by it are persons: the one named before who fits, else someone without a name; some are a group."""

import pytest

from tests.reading.actors.marked import read

HOUSE = (
    "Rep. {P Ann Doe} (R-N.Y.) and Sen. {P Bob Roe}, D-Mich., met in {L Washington}. {N Americans} watched. "
)


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        (HOUSE + "<The Staten Island Republican> spoke.", "The Staten Island Republican", "Ann Doe"),
        (HOUSE + "<the Michigan Democrat> spoke.", "the Michigan Democrat", "Bob Roe"),
        (HOUSE + "<The Republican> spoke.", "The Republican", "Ann Doe"),
        (HOUSE + "<The veteran Democrat> spoke.", "The veteran Democrat", "Bob Roe"),
        # Of another state, of a rank, brought up anew: someone else.
        (HOUSE + "<the Ohio Democrat> spoke.", "the Ohio Democrat", "Ohio Democrat"),
        (HOUSE + "<The top Democrat> spoke.", "The top Democrat", "top Democrat"),
        (HOUSE + "<A Michigan Democrat> spoke.", "A Michigan Democrat", "Michigan Democrat"),
        # Two who fit.
        ("Sen. {P Al Poe}, D-Ohio, met Rep. {P Cy Coe}, D-Ohio. <The Ohio Democrat> spoke.", "The Ohio Democrat", "Ohio Democrat"),
        # Whose name follows.
        (HOUSE + "<The top Democrat on the panel>, Virginia Sen. {P Dee Moe}, spoke.", "The top Democrat on the panel", "Dee Moe"),
        # The party itself, and what is called by it.
        (HOUSE + "<{O Republican Party}> met.", "Republican Party", "Republican Party"),
        (HOUSE + "<{N Democrats}> met.", "Democrats", "Democratic Party"),
        ("{P Theresa May} spoke in {L London}. <The Kensington Tory> left.", "The Kensington Tory", "Kensington Tory"),
        ("{N Canadian} lawmaker {P Eve Foe} spoke in {L Ottawa}, {L Canada}. <The Toronto Liberal> left.", "The Toronto Liberal", "Eve Foe"),
        # The president is not who a text calls by state and party.
        ("{N US} President {P Barack Obama} spoke. <The Vermont Democrat> left.", "The Vermont Democrat", "Vermont Democrat"),
    ],
)  # fmt: skip
def test_members_are_persons(marked, surface, name):
    actor = read(marked, "2014-05-12").actor(surface)
    assert actor.name == name
    assert (actor.kind == "person") is (not name.endswith("Party"))


@pytest.mark.parametrize(
    ("surface", "country"),
    [("A Texas Republican", "USA"), ("A senior Tory", "GBR"), ("any Senate Republican", "USA")],
)
def test_their_country_is_that_of_the_party(surface, country):
    assert read(f"{{L London}} and {{L Ohio}} waited. <{surface}> spoke.").actor(surface).country == country


@pytest.mark.parametrize(
    ("phrase", "surface", "kind"),
    [
        ("<Some {N Republicans}>", "Some Republicans", "group"),
        ("<Two moderate {N Democrats}>", "Two moderate Democrats", "group"),
        ("<Many {N Democrats} in the House>", "Many Democrats in the House", "group"),
        ("<dozens of {N Tories}>", "dozens of Tories", "group"),
        ("<Some {N Liberal Democrats}>", "Some Liberal Democrats", "group"),
        ("<Several New Jersey {N Republicans}>", "Several New Jersey Republicans", "group"),
        # all of it, and what is called by it
        ("<The {N Republicans}>", "Republicans", "organization"),
        ("<Some {N Republican} lawmakers>", "Some Republican lawmakers", "group"),
    ],
)
def test_some_of_a_party_are_a_group_and_not_the_party(phrase, surface, kind):
    actor = read(f"{{L London}} and {{L Ohio}} waited. {phrase} spoke.").actor(surface)
    assert actor.kind == kind
    assert (actor.known_as is None) is (kind == "group")
