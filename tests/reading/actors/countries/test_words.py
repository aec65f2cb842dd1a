"""Words for people and bodies that are held, and to which country an article gives them."""

import pytest

from tests.reading.actors.marked import read

HOME = "Voters in {L Ohio} were calm. Shops in {L Ohio} opened. "


@pytest.mark.parametrize(
    "word", ["security guard", "classmate", "roommate", "audience", "city councils", "neo-nazis"]
)
def test_more_words_are_for_people_and_bodies(word):
    assert read(f"{HOME}Towns in {{L Ohio}} voted. It hit <the {word}>.", home="USA").actor(f"the {word}").country == "USA"  # fmt: skip
