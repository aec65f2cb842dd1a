"""Phrases that no name heads and no word for actors: places, numbers, things, and whom someone belongs to."""

import re
import time

import pytest

from communique.knowledge import load
from communique.reading.actors.phrases.grounds import country_of_place_phrase
from tests.reading.actors.marked import read

KENYA = "{L Kenya}'s {L Nairobi} was calm. {N Kenyan} shops opened in {L Nairobi}. {N Kenyans} rested in {L Kenya}.\n"


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # Places, and parts of states.
        ("Rain fell on <eastern {L Kenya}>.", "eastern Kenya", "KEN"),
        ("They shelled <the city of {L Mumbai}>.", "the city of Mumbai", "IND"),
        ("They took <three villages near {L Mombasa}>.", "three villages near Mombasa", "KEN"),
        ("<{L Mumbai}> told its workers to stay.", "Mumbai", "IND"),
        ("He spoke of <the war in {L Kenya}>.", "the war in Kenya", None),
        ("<Many> disagreed.", "Many", None),
        # What a country has acts for the country; between two it is nobody's.
        ("The council rejected <a {N Kenyan} proposal>.", "a Kenyan proposal", "KEN"),
        ("He taxed <{N Kenyan} and {N Ugandan} goods>.", "Kenyan and Ugandan goods", None),
        ("He left <the {L Iran} deal>.", "the Iran deal", None),
        # A body that its own words place, and allies, who are abroad.
        ("<{N Dutch} chipmaker {O Globex}> agreed.", "Dutch chipmaker Globex", "NLD"),
        ("<Other {L U.S.} allies> agreed.", "Other U.S. allies", None),
        ("<{N Israeli} and foreign activists> marched.", "Israeli and foreign activists", None),
        ("<Two {L Mumbai} police officers> came.", "Two Mumbai police officers", "IND"),
        ("<Current and former White House aides> spoke.", "Current and former White House aides", "USA"),
        ("<A large number of {N Kenyans}> voted.", "A large number of Kenyans", "KEN"),
    ],
)
def test_what_a_phrase_says(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (None if actor is None else actor.country) == country


@pytest.mark.parametrize(
    ("surface", "name", "kind", "sectors"),
    [
        ("The {N British} pop star", "British pop star", "person", ("CVL",)),
        ("The {N British} duo", "British duo", "group", ("CVL",)),
        ("The {N British} platform", "British platform", "organization", ("UNK",)),
        # Of whom nothing more is known speaks, but not as the state; what a government states it says.
        ("The {N British} outfit", "British outfit", "organization", ()),
        ("A {N British} statement", "United Kingdom", "country", ("GOV",)),
        ("Findings by {N British} envoys", "United Kingdom", "country", ("GOV",)),
        ("The {N British}", "United Kingdom", "country", ("GOV",)),
    ],
)
def test_a_nationality_makes_nobody_the_state(surface, name, kind, sectors):
    text = re.sub(r"{N (\w+)}", r"\1", surface)
    actor = read(f"<{surface}> said no deal was near.", said=(("no deal was near", text),)).actor(text)
    assert (actor.name, actor.kind, actor.country, actor.sectors) == (name, kind, "GBR", sectors)


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("{N Kenyan} senator {P Ann Doe} spoke. <{P Doe} aide {P Jo Roe}> left.", "Doe aide Jo Roe", "KEN"),
        ("{N Kenyan} senator {P Ann Doe} spoke. <{P Jo Roe}>, an aide to {P Doe}, left.", "Jo Roe", "KEN"),
        ("{N Kenyan} senator {P Ann Doe} spoke. <{P Doe} critic {P Jo Roe}> left.", "Doe critic Jo Roe", None),
        ("{N Kenyan} senator {P Ann Doe} spoke. <{P Doe} campaign donors> paid.", "Doe campaign donors", "KEN"),
        ("{N Kenyan} senator {P Ann Doe} spoke. He took <{P Doe}'s desk>.", "Doe's desk", "KEN"),
        ("{N Kenyan} President {P Ann Doe} won. <The president's lawyers> wept.", "The president's lawyers", "KEN"),
        ("Colonel <{P Jo Roe}>, of {L Kenya}, spoke.", "Jo Roe", "KEN"),
        ("{L Kenya}'s powerful crown prince, Sheikh <{P Jo Roe}>, spoke.", "Jo Roe", "KEN"),
        ("Two major <{P Jo Roe}> donors paid.", "Jo Roe", None),
    ],
)  # fmt: skip
def test_whom_someone_belongs_to(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (None if actor is None else actor.country) == country


def test_no_rank_is_read_from_a_plain_word():
    assert read("Two major <{P Jo Roe}> donors paid.").actor("Jo Roe").role is None


def test_a_president_is_not_the_son_of_that_name():
    found = read("{P Donald Trump Jr.} wrote. President <{P Trump}> spoke in {L Ohio}.", on=None)
    assert found.actor("Trump").name == "Donald Trump"


def test_numbers_of_people_are_groups_of_their_own():
    found = read(
        "In {L Kenya}, <ten people> died. In {L Uganda}, <forty-one people> and <more than 100> died."
    )
    countries = [found.actor(words).country for words in ("ten people", "forty-one people", "more than 100")]
    assert countries == ["KEN", "UGA", "UGA"]


def test_leaders_of_several_states_are_several():
    found = read("<Leaders from {L Kenya}, {L Mali} and {L Chad}> met.")
    assert len(found.group("Leaders from Kenya, Mali and Chad")) == 3
    assert sorted(actor.country for actor in found.found.actors if actor.kind == "group") == [
        "KEN",
        "MLI",
        "TCD",
    ]


def test_the_two_are_those_named_before():
    found = read("{P Moon Jae-in} met {P Shinzo Abe} in {L Osaka}. <The two> shook hands.")
    assert found.group("The two") == ("Moon Jae-in", "Shinzo Abe")


def test_the_company_is_the_one_named_before():
    found = read(KENYA + "The {N Dutch} bank <{O Globex Bank}> paid. <The firm> denied it.")
    assert found.actor("The firm") == found.actor("Globex Bank")


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        # The one country spoken of around, where two share the article; not where the sentence before names another.
        ("{L Kenya} met {L Uganda}. It rained.\nIt snowed.\n{L Kenya} voted. <The rebels> fired.", "The rebels", "KEN"),
        ("{L Kenya} met {L Uganda}. <The rebels> fired.", "The rebels", None),
        ("{L Kenya} met {L Mali}. It rained.\nIt snowed.\n{L Kenya} voted. <Islamist rebels> fired.", "Islamist rebels", None),
        # What a sentence is set in is the country of its people, police and rebels, not of its troops and visitors.
        ("{L Mali} met {L Chad}. In {L Kenya}, <protesters> marched.", "protesters", "KEN"),
        ("{L Mali} met {L Chad}. In {L Kenya}, <foreign tourists> marched.", "foreign tourists", None),
        ("{L Mali} met {L Chad}. In {L Kenya}, <troops> marched.", "troops", None),
        # What is said of the group of another is not of this country.
        (KENYA + "<The group's spokesman> spoke.", "The group's spokesman", None),
        (KENYA + "<The {N Asian} nation> spoke.", "The Asian nation", None),
    ],
)  # fmt: skip
def test_what_stands_around(marked, surface, country):
    assert read(marked).actor(surface).country == country


def test_callings_have_no_days_and_do_not_stand_for_a_family_name():
    found = read("<{P Jamal Khashoggi}> wrote. {N American} senators spoke. <{P Warren}> left.")
    writer = found.actor("Jamal Khashoggi")
    assert (writer.country, writer.role, writer.basis) == ("SAU", "Journalist", ("known by name",))
    assert found.actor("Warren").known_as is None  # Rick Warren is one of many


@pytest.mark.parametrize(
    ("name", "on", "sectors"),
    [
        ("Peter Strzok", "2017-05-01", ("COP",)),
        ("Peter Strzok", "2019-05-01", ("ELI",)),
        ("Joe Arpaio", "2014-05-01", ("COP",)),
        ("Joe Arpaio", "2018-05-01", ("ELI",)),
    ],
)
def test_offices_that_the_news_names(name, on, sectors):
    assert read(f"<{{P {name}}}> spoke.", on=on).actor(name).sectors == sectors


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        # "He" accuses Roe: he is who was spoken of besides.
        ("{P Ann Doe} left. {P Ian Poe} met {P Jo Roe}. {P Jo Roe} sat down and <he> accused <{P Roe}>.", "he", "Ian Poe"),
        ("<{P Roe}> praised <himself>.", "himself", "Roe"),
        ("President {P Jo Roe} spoke. <{P Roe}> called <the president>.", "the president", None),
    ],
)  # fmt: skip
def test_who_acts_is_not_who_is_acted_on(marked, surface, name):
    actor = read(marked, opposed=True).actor(surface)
    assert (None if actor is None else actor.name) == name


def test_a_family_name_may_begin_small():
    found = read("{L Iraq} voted. <{P al-Maliki}> spoke.", on="2014-08-12")
    assert (found.actor("al-Maliki").name, found.actor("al-Maliki").country) == ("Nouri al-Maliki", "IRQ")


@pytest.mark.parametrize("side", ["east-", "northeast ", "upper "])
def test_many_sides_of_a_place_take_no_time(side):
    began = time.process_time()
    assert country_of_place_phrase(f"{side * (100_000 // len(side))}x", load(), ()) is None
    assert time.process_time() - began < 1


def test_one_long_sentence_takes_time_in_proportion():
    def seconds(copies):
        marked = "".join(f"In {{L Kenya}}, <{n} fans> cheered; " for n in range(2, copies + 2))
        took = []
        for _ in range(3):
            began = time.process_time()
            read(marked)
            took.append(time.process_time() - began)
        return min(took)

    assert seconds(400) < 25 * max(seconds(50), 0.01)


def test_a_sentence_is_set_where_the_nearest_name_is():
    found = read("{L Mali} met {L Chad}. In {L Japan}, he spoke of {N Chinese} officials and <fans>.")
    assert found.actor("fans").country is None


@pytest.mark.parametrize(
    ("marked", "surface", "expected"),
    [
        ("Sen. <{P Ann Smith}>, <R-Ohio>., spoke.", "R-Ohio", "Ann Smith"),
        ("Sen. <{P Ann Smith}> spoke. <R-Ohio> is on a shirt.", "R-Ohio", None),
        ("The {L United States} erred. <congressional> anger grew.", "congressional", "Congress"),
        ("<congressional> anger grew.", "congressional", None),
        ("{L Washington} erred. <Democratic> opposition grew.", "Democratic", "Democratic Party"),
        # An adjective that takes part in nothing is nobody who acts.
        (
            "{L Washington} erred. <{N Democratic} voters> came, and <they> spoke.",
            "they",
            "Democratic voters",
        ),
        # A short name after the long one says nothing more.
        ("<The {L Republic of Korea} (ROK)> spoke.", "The Republic of Korea (ROK)", "South Korea"),
    ],
)
def test_whom_a_sign_stands_for(marked, surface, expected):
    actor = read(marked).actor(surface)
    assert (actor and actor.name) == expected


@pytest.mark.parametrize(
    ("marked", "surface", "country"),
    [
        ("The {L United States} met {L China}. {L China} won. <{O Congress}> spoke.", "Congress", "USA"),
        (
            "The {L United States} met {L China}. <Members of {O Congress}> left.",
            "Members of Congress",
            "USA",
        ),
        ("{L China} met {L China}. {L China} won. {L China} left. <{O Congress}> spoke.", "Congress", "CHN"),
        ("The {L United States} met {L Peru}. <Members of {O Congress}> left.", "Members of Congress", None),
    ],
)
def test_whose_congress_is_meant(marked, surface, country):
    actor = read(marked).actor(surface)
    assert (actor and actor.country) == country


def test_a_name_goes_on_after_an_initial():
    text = "<Senator {P Charles E}. Schumer of {L New York}> spoke. <{P Malcolm X}>. He left."
    found = read(text)
    schumer, malcolm = found.actor("Senator Charles E. Schumer of New York"), found.actor("Malcolm X")
    assert [schumer and schumer.country, malcolm and malcolm.name] == ["USA", "Malcolm X"]


def test_a_number_is_one_of_people():
    assert read("The storm killed <36>.").actor("36").name == "36 people"


def test_a_body_of_two_fields():
    found = read(
        "<The investment and research firm {O Globex}> spoke. <The government and research firm {O Initech}> spoke."
    )
    assert found.actor("The investment and research firm Globex").name == "Globex"
    assert found.actor("The government and research firm Initech").name != "Initech"
