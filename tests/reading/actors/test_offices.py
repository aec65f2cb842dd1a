"""Offices: by the day, by the text, and of whom they are."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("day", "country", "sectors", "role"),
    [
        ("2013-06-01", "USA", ("GOV",), "President of the United States"),
        ("2007-06-01", "USA", ("LEG",), "Senator from Illinois"),
        ("2019-06-01", "USA", ("ELI",), "Former president of the United States"),
    ],
)
def test_the_office_is_that_of_the_day(day, country, sectors, role):
    actor = read("<{P Barack Obama}> spoke in Berlin.", on=day).actor("Barack Obama")
    assert (actor.country, actor.sectors) == (country, sectors)
    assert actor.role == role or day.startswith("2019")


def test_former_in_the_text():
    actor = read(
        "Former {N British} Prime Minister {P Tony Blair} spoke. <{P Blair}> left.", on="2015-01-01"
    ).actor("Blair")
    assert (actor.country, actor.sectors) == ("GBR", ("ELI",))


def test_party_officials_are_of_the_party_named_before():
    found = read(
        "<{L Vietnam}'s ruling party> met in May. <Party officials> said <the party's central committee> agreed."
    )
    assert found.actor("Party officials").country == "VNM"
    assert found.actor("the party's central committee").country == "VNM"


def test_officials_of_nowhere_are_a_group():
    actor = read("<Officials> declined to comment.").actor("Officials")
    assert (actor.kind, actor.country, actor.sectors) == ("group", None, ("GOV",))


@pytest.mark.parametrize(
    ("marked", "surface", "role"),
    [
        ("<The governor of {L Texas}> spoke.", "The governor of Texas", "Governor"),
        ("<The leader of the {O CGT} union> spoke.", "The leader of the CGT union", "Leader"),
        (
            "<The {N Fijian} foreign minister> spoke.",
            "The Fijian foreign minister",
            "Foreign Minister of Fiji",
        ),
    ],
)
def test_an_office_is_of_the_country_only_where_it_is_the_countrys(marked, surface, role):
    assert read(marked, None).actor(surface).role == role


def test_an_officer_is_not_repeated_by_officers():
    found = read("<One officer> fell. <The officers> fled.")
    assert found.actor("The officers") != found.actor("One officer")


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("The businessman <{P Ann Doe}> paid. <Her spokeswoman> spoke.", ("BUS",)),
        ("The senator <{P Ann Doe}> paid. <Her spokeswoman> spoke.", ("GOV",)),
    ],
)
def test_who_speaks_for_someone_private_is_of_that_ones_calling(text, sectors):
    assert read(text, on=None).actor("Her spokeswoman").sectors == sectors


def test_a_judge_is_not_the_countrys_one():
    assert read("<{N Kenyan} judge {P Ann Otieno}> spoke.").actor("Ann Otieno").role == "Judge"
    assert (
        read("<{N Kenyan} chief justice {P Ann Otieno}> spoke.").actor("Ann Otieno").role
        == "Chief Justice of Kenya"
    )


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("{L South Korea}'s army spoke. {L Seoul} met the {L U.S.}. {L South Korea} paid. The <{O Joint Chiefs}> spoke.", "KOR"),
        ("The {L U.S.} met {L Seoul}. The {N American} army paid. The {L U.S.} spoke. The <{O Joint Chiefs}> spoke.", "USA"),
        ("The {L U.S.} met {L Seoul}. {L Tokyo} met {L Beijing}. {L Seoul} and the {L U.S.} paid. The <{O Joint Chiefs}> spoke to the {L U.S.}.", "USA"),
    ],
)  # fmt: skip
def test_joint_chiefs_are_the_articles_own(text, country):
    assert read(text).actor("Joint Chiefs").country == country


def test_an_inspector_general_is_of_the_body():
    text = "<The inspector general of the {O Justice Department} {P Ann Otieno}> spoke."
    actor = read(text).actor("Ann Otieno")
    assert (actor.role, actor.sectors) == ("Justice Department inspector general", ("GOV",))
