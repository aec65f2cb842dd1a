"""Phrases that hardly say who is meant: "some in Gaza", "the city", "the Times"."""

import pytest

from tests.reading.actors.marked import read

HOME = "Voters in {L Ohio} were calm. Shops in {L Ohio} and {L Texas} opened. The {N American} people slept. "


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("many on the left", "USA"),
        ("some in {L Gaza}", "PSE"),
        ("voters there", "USA"),
        ("two “rogue” employees", "USA"),
        ("the city", "USA"),
        ("some of it", None),
        ("the car", None),
    ],
)
def test_whoever_is_meant_has_a_country(phrase, country):
    found = read(f"{HOME}It hit <{phrase}>.", home="USA")
    actor = found.actor(phrase.replace("{L ", "").replace("}", ""))
    assert (actor and actor.country) == country


def test_some_somewhere_are_not_the_people():
    found = read(HOME + "<The American people> agreed. <Many in the House> left. <Many in the Senate> left.")
    names = {
        found.actor(phrase).name
        for phrase in ("The American people", "Many in the House", "Many in the Senate")
    }
    assert len(names) == 3


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The {O New York Times} asked. It told <the {O Times}>.", "New York Times"),
        ("It told <the {O Times}>. The {O New York Times} asked.", "New York Times"),
        ("The {O New York Times} and the {O Washington Times} asked. It told <the {O Times}>.", "Times"),
        ("It told <the {O Times}>.", "Times"),
    ],
)
def test_a_paper_for_short_is_the_one_that_is_told_in_full(marked, name):
    assert read(marked).actor("the Times").name == name
