"""Whom an office or a seat calls: the one who acts of several who hold it, who held it before, the senator of a state."""

import pytest

from tests.reading.actors.marked import read

SENATORS = "{N American} Sen. {P Ann Otieno} (D-Ill.) and Sen. {P Ben Kamau} (R-Utah) met in {L Ohio}. "


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        # Of several senators the one who acts in the nearest sentence.
        (SENATORS + "<{P Otieno}> spoke of <{P Kamau}>. <The senator> left.", "The senator", "Ann Otieno"),
        (SENATORS + "<{P Otieno}> spoke and <{P Kamau}> left. <The senator> left.", "The senator", "senator"),
        # Someone new is none who was named before.
        (SENATORS + "<{P Otieno}> spoke. <One senator> left.", "One senator", "One senator"),
        (SENATORS + "<{P Otieno}> spoke. <Another senator> left.", "Another senator", "Another senator"),
        # The senator of a state is no other state's.
        (SENATORS + "<{P Kamau}> spoke. <The Illinois senator> left.", "The Illinois senator", "Ann Otieno"),
        (SENATORS + "<{P Kamau}> spoke. <The Texas senator> left.", "The Texas senator", "Texas senator"),
        ("{N American} voters met Sen. {P Ann Otieno}. <The Texas senator> left.", "The Texas senator", "Ann Otieno"),
        # Nor is the son of the father's state.
        ("{N American} voters met Sen. {P Ann Otieno} and Rep. {P Joe Otieno}, Utah Republican. <The Texas Republican> left.",
         "The Texas Republican", "Ann Otieno"),
        # Who held an office.
        ("<Former FBI director {P Ann Otieno}> spoke in {L Ohio}. <The former FBI director> left.", "The former FBI director", "Ann Otieno"),
        ("<FBI director {P Ann Otieno}> spoke in {L Ohio}. <The former FBI director> left.", "The former FBI director", "former FBI director"),
        # "The president" is the country's, not a union's, and who holds the office rather than who held it.
        ("{L Kenya}'s President {P Ann Otieno} spoke. <Teamsters President {P Ben Kamau}> met <the president>.", "the president", "Ann Otieno"),
        ("{L Kenya}'s President {P Ann Otieno} left. In a talk with Mr. <{P Kamau}>, <the president> seemed to give in.", "the president", "Ann Otieno"),
        ("{N Americans} mourned President {P George H.W. Bush}. In {L Mexico} it was told to President {P Donald Trump}. <The president> left.", "The president", "Donald Trump"),
    ],
)  # fmt: skip
def test_whom_an_office_calls(marked, surface, name):
    actor = read(marked, "2025-04-10").actor(surface)
    assert (actor and actor.name) == name


def test_the_last_word_of_a_bodys_name_is_the_body_and_no_state():
    text = "{L Ohio} voted. <The {O Arizona Republic}> spoke. It rained. <The Republic> said no. <The republic> is old."
    found = read(text, home="USA")
    assert found.actor("The Republic").name == "Arizona Republic"
    assert found.actor("The republic").name != "Arizona Republic"


def test_who_holds_an_office_is_not_the_one_who_held_it():
    marked = "{N Costa Rican} former President {P Laura Chinchilla} waved. <Costa Rica's president> left."
    assert read(marked, "2018-01-01").actor("Costa Rica's president").name == "Luis Guillermo Solis"


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("Health Minister {P Ann Day} spoke. Finance Minister {P Bob Hill} spoke. <The health minister> left.", "The health minister", "Ann Day"),
        ("<A finance ministry official> spoke. <A health ministry official> spoke. <The finance ministry official> left.", "The finance ministry official", "finance ministry official"),
        ("{N German} army spokesman {P Ann Day} spoke. <A foreign ministry spokesman> spoke. <The German army spokesman> left.", "The German army spokesman", "Ann Day"),
        # Who holds it, before who held it.
        ("{N Kenyan} President {P Ann Day} spoke. {N Kenyan} former President {P Bob Hill} waved. <Kenya's president> left.", "Kenya's president", "Ann Day"),
        # Words that say nothing of the field set nobody apart.
        ("Health Minister {P Ann Day} spoke. <The government minister> left.", "The government minister", "Ann Day"),
        ("{N Kenyan} Health Minister {P Ann Day} spoke. <The Kenyan minister> left.", "The Kenyan minister", "Ann Day"),
    ],
)  # fmt: skip
def test_an_office_of_another_field_is_another_persons(marked, surface, name):
    assert read(marked).actor(surface).name == name
