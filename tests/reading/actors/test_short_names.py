"""People called by less than their full name: by a family name of two words, with a title, with more told beside it."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        # A family name of two words, before the full name too; one whom two longer names may hold is neither.
        ("<{P Ann Otieno Kamau}> spoke. It rained. <{P Otieno Kamau}> left.", "Otieno Kamau", "Ann Otieno Kamau"),
        ("<{P Otieno Kamau}> left. <{P Ann Otieno Kamau}> spoke.", "Otieno Kamau", "Ann Otieno Kamau"),
        ("<{P Ann Otieno Kamau}> met <{P Mary Otieno Kamau}>. <{P Otieno Kamau}> left.", "Otieno Kamau", "Otieno Kamau"),
        ("<{P Ben Kamau}> and <{P Ben Kamau Jr.}> spoke. <{P Kamau Jr.}> left.", "Kamau Jr.", "Ben Kamau Jr"),
        # More is told of one who was named before, unless a title of another stands before the name.
        ("<Labor Secretary {P Ann Otieno}> spoke. <{P Otieno}>, a former teacher, left.", "Otieno", "Ann Otieno"),
        ("<Labor Secretary {P Ann Otieno}> spoke. <{P Otieno}>, the judge in the case, left.", "Otieno", "Ann Otieno"),
        ("<Labor Secretary {P Ann Otieno}> spoke. In court, Judge <{P Otieno}> left.", "Otieno", None),
        # Titles of rank before a family name are no given names.
        ("<Police Chief {P Ann Otieno}> spoke. <{P Chief Otieno}> left.", "Chief Otieno", "Ann Otieno"),
        ("<{P Ann Otieno}> met <{P Dean Otieno}>. <{P Dean Otieno}> left.", "Dean Otieno", "Dean Otieno"),
        # An office with a preposition in it.
        ("<{L U.S.} Ambassador to {L Kenya} {P Ann Otieno}> spoke.", "U.S. Ambassador to Kenya Ann Otieno", "Ann Otieno"),
        ("<A spokesman for Chancellor {P Ann Otieno}> spoke.", "A spokesman for Chancellor Ann Otieno", "spokesman for Chancellor Ann Otieno"),
    ],
)  # fmt: skip
def test_whom_a_short_name_means(marked, surface, name):
    actor = read(marked).actor(surface)
    assert (actor and actor.name) == name


def test_an_office_before_a_name_is_that_persons():
    found = read("<{L Kenya}'s Minister for Foreign Affairs {P Ann Otieno}> spoke.")
    actor = found.actor("Kenya's Minister for Foreign Affairs Ann Otieno")
    assert (actor.name, actor.country) == ("Ann Otieno", "KEN")


@pytest.mark.parametrize(("surface", "is_she"), [("The chairman", False), ("The chief", True)])
def test_no_chairman_is_a_police_chief(surface, is_she):
    actor = read(f"<{{N Kenyan}} police chief {{P Ann Otieno}}> spoke. <{surface}> left.").actor(surface)
    assert (actor.name == "Ann Otieno") is is_she


def test_a_body_whose_name_has_a_small_word_leaves_the_phrase_to_its_president():
    text = "<{O Campaign for Clean Rivers} President {P Ann Day}> spoke. <A lawyer for {O Globex} and {P Ann Day}> left."
    found = read(text)
    assert found.actor("Campaign for Clean Rivers President Ann Day").name == "Ann Day"
    assert found.actor("A lawyer for Globex and Ann Day").name != "Ann Day"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Rep. {P Ann King} left. <{P King}> wept.", "Ann King"),
        ("{P Martin King Jr.} left. <{P King}> wept.", "Martin King Jr"),
        ("{P Ann Doe} left. The <{P King}> wept.", None),
        ("{P Ann King} left. The <{P King}> wept.", None),
        ("{P King Hamad} left. <{P King}> wept.", None),
    ],
)
def test_a_family_name_that_is_a_title_too(marked, name):
    actor = read(marked).actor("King")
    assert (None if actor is None else actor.name) == name


@pytest.mark.parametrize(("on", "name"), [(None, "Ann Clinton"), ("1995-04-10", "Clinton")])
def test_a_leader_of_no_known_day_takes_nobodys_name(on, name):
    marked = (
        "{N American} lawyer {P Ann Clinton} spoke."
        + " It rained hard on the town." * 20
        + " <{P Clinton}> left."
    )
    actor = read(marked, on).actor("Clinton")
    assert (None if actor is None else actor.name) == name


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        # A form of address is nobody, and no part of a name.
        ("{P Ann Day} left. <{P Adv}> wept.", "Adv", None),
        ("{P Ann Day} left. <{P Sheikh}> wept.", "Sheikh", None),
        ("{P Ann Sheikh} left. <{P Sheikh}> wept.", "Sheikh", "Ann Sheikh"),
        ("<{P Adv Ann Day}> left.", "Adv Ann Day", "Ann Day"),
    ],
)
def test_forms_of_address(marked, surface, name):
    actor = read(marked).actor(surface)
    assert (None if actor is None else actor.name) == name


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        # A title beside a family name may be a new one of who alone bears it here.
        ("<{P Ann Otieno}>, the nominee, spoke. <Judge {P Otieno}> left.", "Judge Otieno", "Ann Otieno"),
        ("<Rep. {P Ann Otieno}> spoke. <Chairman {P Otieno}> left.", "Chairman Otieno", "Ann Otieno"),
        # It is another's whom knowledge says to hold that office: the leader, whose relative is named in full.
        ("<{P Mary Trump}> left. <{L U.S.} President {P Trump}> spoke.", "U.S. President Trump", "Donald Trump"),
        ("<{L U.S.} President {P Trump}> spoke. <{P Mary Trump}> left. <{P Trump}> wept.", "Trump", "Donald Trump"),
        ("<{L U.S.} President {P Donald Trump}> spoke. <{P Trump}> met <{P Melania Trump}>. <{P Trump}> wept.", "Trump", "Donald Trump"),
    ],
)  # fmt: skip
def test_whom_a_title_or_a_leaders_name_means(marked, surface, name):
    found = read(marked)
    last = sum(span.of(found.text) == surface for span in found.phrases) - 1
    assert found.actor(surface, last).name == name


def test_one_person_of_knowledge_is_one_actor():
    text = "<{P Obama}> spoke.{} <The {N American} president> left.".replace("{}", " It rained." * 9)
    found = read(text, on="2015-04-10")
    assert found.actor("The American president") == found.actor("Obama")
    found = read("<{P Volodymyr Zelenskiy}> left. <{P Zelensky}> spoke.", on="2019-09-10")
    assert found.actor("Zelensky") == found.actor("Volodymyr Zelenskiy")


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("The {P Obama} administration sued.", "Obama", "Barack Obama"),
        ("In the {P Obama}-era rules nothing was said.", "Obama", "Barack Obama"),
        ("The {P Obama} family sued.", "Obama", "Obama"),
        ("The {P Bush} administration sued.", "Bush", "Bush"),  # that of either
    ],
)
def test_who_governed_is_the_one_who_ever_led_a_country(marked, surface, name):
    assert read(f"Voters in {{L Ohio}} were calm. {marked}").actor(surface).name == name
