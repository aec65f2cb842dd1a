"""What stands beside a name: a nationality alone, another's name, a verb behind it, two fields of one office."""

import pytest

from communique.knowledge import load
from communique.reading.actors.phrases.noun_phrases import describe
from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("She beat <{N Italian} {P Anna Rossi}>.", "ITA"),
        ("She beat <{N North Korean} {P Anna Rossi}>.", "PRK"),
        ("She beat <{N South American} {P Anna Rossi}>.", None),
        (
            "She beat <the {N Italian} {P Rossi}> and <{P Anna Rossi}>.",
            None,
        ),  # of a family name it may be another's
    ],
)
def test_a_nationality_right_before_a_full_name(marked, country):
    assert read(marked).actor("Anna Rossi").country == country


def test_what_someone_is_to_another_is_not_the_others():
    found = read("<{P Ama Toe}>, wife of Mr. <{P Benson Toe}>, left. <{P Benson Toe}> stayed.")
    assert found.actor("Benson Toe").role is None
    assert found.actor("Ama Toe").role == "Wife"


def test_what_a_verb_follows_without_a_comma_is_no_more_of_the_person():
    found = read("<{P Mike Otieno}>, a manager at the {O Comet Society} told {O RT} so.")
    assert found.actor("Mike Otieno").country is None


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("outgoing Health and Social Services Minister", "Ann Otieno"),
        ("the Trade and Industry Minister", "Ann Otieno"),
        ("{L Kenya} and Foreign Minister", None),  # two of them
    ],
)
def test_an_office_over_two_fields(before, name):
    surface = f"{before} Ann Otieno".replace("{L ", "").replace("}", "")
    actor = read(f"<{before} {{P Ann Otieno}}> spoke.").actor(surface)
    assert (actor and actor.name) == name


def test_initials_before_a_name_are_of_it():
    assert read("<H.{P R. Otieno}> spoke.").actor("H.R. Otieno").name == "H.R. Otieno"


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("speakers at the rally", ("CVL",)),
        ("the speakers", ("CVL",)),
        ("parliament speakers", ("LEG",)),
        ("the Bharatiya Janata Party committee", ("PTY",)),
        ("the Global Tea Network", ("UNK",)),
        ("the Tea News Network", ("JRN",)),
        ("the network", ("JRN",)),
        ("Kenya Defence Forces officers", ("MIL",)),
    ],
)
def test_sectors_by_the_words(phrase, sectors):
    assert describe(phrase, load(), spoken=["KEN"]).sectors == sectors


@pytest.mark.parametrize(
    ("marked", "surface", "name", "country"),
    [
        ("<The {L City of Mombasa}> sued. <The city> won.", "The city", "City of Mombasa", "KEN"),
        ("<The {L City of Mombasa}> sued. <The City> won.", "The City", "City of Mombasa", "KEN"),
        ("<The city of {L Mombasa}> was calm.", "The city of Mombasa", "city of Mombasa", "KEN"),
        ("<The {L Town of Salem}> in {L Ohio}, {L United States}, sued.", "The Town of Salem", "Town of Salem", "USA"),
    ],
)  # fmt: skip
def test_a_town_by_its_name_as_a_body(marked, surface, name, country):
    actor = read(marked).actor(surface)
    assert (actor.name, actor.country) == (name, country)


def test_an_archive_that_many_states_have_is_the_articles():
    found = read(
        "{L Algeria} rested. <The director of the {O National Archives}, {P Ann Otieno}>, spoke of {L Algeria}."
    )
    assert found.actor("Ann Otieno").country != "USA"


def test_a_member_of_a_body_of_many_states_may_be_of_any():
    found = read("<{N Kenyan} minister {P Ann Otieno}> spoke. <{P Otieno}>, a {O World Bank} member, left.")
    assert found.actor("Otieno").name == "Ann Otieno"


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("{L Kenya}'s foreign minister {P Ann Otieno} met her {N Ugandan} counterpart, {P Joe Okello}, in {L Kisumu}.", "UGA"),
        ("{L Kenya}'s president praised {L Uganda}'s foreign minister, {P Joe Okello}.", "UGA"),
        ("{L Kenya}'s president attacked the {N Ugandan} ambassador, {P Joe Okello}.", "UGA"),
        # After a preposition the phrase goes on.
        ("{L Kenya}'s envoy to the country, {P Joe Okello}, left.", "KEN"),
        ("{L Kenya}'s minister of the interior, {P Joe Okello}, left.", "KEN"),
    ],
)  # fmt: skip
def test_the_phrase_next_to_a_name_and_its_comma_describes_it(marked, country):
    assert read(marked).actor("Joe Okello").country == country


def test_an_envoy_for_a_state_is_not_of_that_state():
    found = read(
        "The special envoy for {L Libya}, {P Joe Okello}, left. The {N Kenyan} envoy for {L Libya}, {P Ann Otieno}, stayed."
    )
    assert found.actor("Joe Okello").country is None
    assert found.actor("Ann Otieno").country == "KEN"


@pytest.mark.parametrize(("title", "is_the_minister"), [("ambassador", False), ("top diplomat", True)])
def test_a_foreign_minister_is_no_ambassador(title, is_the_minister):
    found = read(
        f"{{N Kenyan}} foreign minister {{P Ann Otieno}} spoke. {{L Mali}} summoned <{{L Kenya}}'s {title}>."
    )
    assert (found.actor(f"Kenya's {title}").name == "Ann Otieno") is is_the_minister
