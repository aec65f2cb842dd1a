"""What stands for a government: capitals, palaces, "the North", leaders' names; and what does not."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("{L Seoul}", "South Korea"),
        ("{F Cheong Wa Dae}", "South Korea"),
        ("the {F Kremlin}", "Russia"),
        ("{L Washington}", "United States"),
        ("the {O White House}", "United States"),
        ("{F Downing Street}", "United Kingdom"),
        ("{L Pyongyang}", "North Korea"),
        ("{L U.S.}", "United States"),
        ("{L Brasilia}", "Brazil"),
        ("{F Planalto}", "Brazil"),
        ("{L Ankara}", "Turkey"),
        ("the {F Elysee}", "France"),
    ],
)
def test_capitals_and_palaces_are_governments(phrase, name):
    surface = phrase.replace("{L ", "").replace("{F ", "").replace("{O ", "").replace("}", "")
    actor = read(f"On Monday <{phrase}> rejected the plan.").actor(surface)
    assert (actor.name, actor.kind, actor.sectors) == (name, "country", ("GOV",))


@pytest.mark.parametrize(
    "around",
    ["Talks were held in <{L Geneva}>.", "The <{L Hanoi}> summit failed.", "It rained in <{L Seoul}>."],
)
def test_a_capital_where_something_is_held_is_no_government(around):
    assert not [actor for actor in read(around).found.actors if actor.kind == "country"]


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("{L Pyongyang} tested a missile. <The {L North}> called it a drill.", "PRK"),
        (
            "{L Khartoum} and {L Juba} met. {N Sudanese} and {N South Sudanese} officials spoke. <The {L North}> refused.",
            "SDN",
        ),
    ],
)
def test_the_north(marked, country):
    assert read(marked).actor("The North").country == country


def test_the_north_of_nowhere():
    assert read("{N Italian} farmers marched. <The {L North}> is richer.").actor("The North") is None


def test_governments_by_their_leader():
    found = read("{N South Korean} President {P Moon Jae-in} spoke. <The {P Moon} administration> agreed.")
    assert (found.actor("The Moon administration").name, found.actor("The Moon administration").kind) == (
        "South Korea",
        "country",
    )


def test_state_army_and_people_are_three():
    found = read("<{L Egypt}> asked <the {N Egyptian} army> to help <{N Egyptians}>.")
    ids = {found.actor(surface).id for surface in ("Egypt", "the Egyptian army", "Egyptians")}
    assert len(ids) == 3


def test_an_adjective_alone_is_no_actor():
    assert read("A {N Korean} meal was served.").found.actors == ()
