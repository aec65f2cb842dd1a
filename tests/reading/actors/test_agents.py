"""People whom only the ending of a word tells, or no ending, and of which country a firm's users are."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("festival-goers", "group"),
        ("policy-makers", "group"),
        ("a decision-maker", "person"),
        ("one user", "person"),
        ("a flight attendant", "person"),
        ("armed vigilantes", "group"),
        ("10,000 security personnel", "group"),
        ("the four co-chairs", "group"),
        ("a bevy of governors", "group"),
        ("a narrow number of people", "group"),
        ("pro-Palestinian", None),
        ("a user fee", None),
        ("a trade-off", None),
    ],
)
def test_people_by_the_last_part_of_a_word(phrase, kind):
    actor = read(f"On Monday <{phrase}> left.", on=None).actor(phrase)
    assert (None if actor is None else actor.kind) == kind


def test_a_firms_users_are_anywhere():
    found = read("<A {O Twitter} user> wrote. <{O Twitter} executives> left.")
    assert found.actor("A Twitter user").country is None
    assert found.actor("Twitter executives").country == "USA"


def test_personnel_are_of_the_sector_of_their_body():
    assert read("<{O FBI} personnel> came.").actor("FBI personnel").sectors == ("COP",)
