"""Phrases and pronouns for several persons: a list with a pronoun, a description or two titles in it, and "they" after a pair."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "phrase", "names"),
    [
        (
            "They met <GOP strategist {P Ann Otieno} and former banker {P Bob Day}>.",
            "GOP strategist Ann Otieno and former banker Bob Day",
            ("Ann Otieno", "Bob Day"),
        ),
        (
            "<{P Ann Otieno}> spoke. <She and Sen. {P Bob Day}, R-Ohio,> left.",
            "She and Sen. Bob Day, R-Ohio,",
            ("Ann Otieno", "Bob Day"),
        ),
        (
            "<Mr. {P Bob Day} and his lawyer, {P Ann Otieno}> said no.",
            "Mr. Bob Day and his lawyer, Ann Otieno",
            ("Bob Day", "Ann Otieno"),
        ),
        (
            "<Sens. {P Ann Otieno} of Ohio and {P Bob Day} of Utah, who led and lost,> said no.",
            "Sens. Ann Otieno of Ohio and Bob Day of Utah, who led and lost,",
            ("Ann Otieno", "Bob Day"),
        ),
        # Two titles of one person.
        (
            "<The writer and lawmaker {P Bob Day}> said no.",
            "The writer and lawmaker Bob Day",
            (),
        ),
    ],
)
def test_whom_a_list_of_persons_names(marked, phrase, names):
    assert read(marked).group(phrase) == names


def test_a_consultant_before_a_magnate_is_himself():
    found = read("They met <GOP political consultant {P Bob Day}> and casino magnate {P Cy Hale} there.")
    assert found.actor("GOP political consultant Bob Day").name == "Bob Day"


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("<{P Ann Otieno}> and <{P Bob Day}> spoke. <They> left.", ("Ann Otieno", "Bob Day")),
        ("It said both {P Ann Otieno} and Rep. {P Bob Day} erred. <They> left.", ("Ann Otieno", "Bob Day")),
        ("It met <{P Ann Otieno}> and <{P Bob Day}>. <They> left.", ()),
        ("<{P Ann Otieno}> met <{P Bob Day}>. <They> left.", ()),
    ],
)
def test_they_are_two_who_act_together(marked, names):
    assert read(marked).group("They") == names
