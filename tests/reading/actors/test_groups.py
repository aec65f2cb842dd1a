"""Groups of people: one that shares its head, one told by examples, a share of one, one that is a family."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("State and local officials", ("GOV",)),
        ("Military and intelligence officials", ("SPY",)),
        ("{N Republican} and {N Democratic} strategists", ("PTY",)),
    ],
)
def test_modifiers_that_share_a_head_are_of_one_group(phrase, sectors):
    surface = phrase.replace("{N ", "").replace("}", "")
    found = read(f"<{phrase}> spoke.")
    assert found.group(surface) == ()
    assert (found.actor(surface).kind, found.actor(surface).sectors) == ("group", sectors)


def test_bodies_and_people_that_and_joins_are_two():
    found = read("<The government and opposition leaders> met <lawmakers and local officials>.")
    assert found.group("lawmakers and local officials") == ("lawmakers", "local officials")
    assert len(found.group("The government and opposition leaders")) != 1


@pytest.mark.parametrize(
    ("marked", "surface", "name"),
    [
        ("<Critics, including Senator {P Ann Otieno}>, spoke.", "Critics, including Senator Ann Otieno", "Critics"),
        ("<Economists such as {P Ann Otieno}> spoke.", "Economists such as Ann Otieno", "Economists"),
        ("<Ten firms, including {O Globex} and {O Initech}>, left.", "Ten firms, including Globex and Initech", "Ten firms"),
        # Of the rest of them nothing later tells.
        ("<Two-thirds of voters> agreed. <Voters> wept.", "Voters", "Voters"),
        ("It told <leaders> so. <{L Mali}> and <{L Chad}> wept.", "leaders", "leaders"),
    ],
)  # fmt: skip
def test_whom_a_phrase_stands_for(marked, surface, name):
    assert read(marked).actor(surface).name == name


@pytest.mark.parametrize(
    ("phrase", "kind", "sectors"),
    [
        ("politicians in both parties", "group", ("PTY",)),
        ("his family", "group", ("CVL",)),
        ("members of parliament", "group", ("LEG",)),
        ("Almost two-thirds of voters", "group", ("CVL",)),
        ("small numbers of activists", "group", ("CVL",)),
        ("ten {O Taliban} members", "group", ("REB",)),
        ("one speaker at the rally", "person", ("CVL",)),
        ("the founder and president of the bank", "person", ("BUS",)),
        ("the president and CEO of {O Globex Partners}", "person", ()),
        ("a senior adviser to the party", "person", ("PTY",)),
    ],
)
def test_kinds_and_sectors_of_those_without_a_name(phrase, kind, sectors):
    surface = phrase.replace("{O ", "").replace("}", "")
    actor = read(f"On Monday <{phrase}> left.", on=None).actor(surface)
    assert (actor.kind, actor.sectors) == (kind, sectors)


@pytest.mark.parametrize(
    ("phrase", "kind", "sectors"),
    [
        ("people familiar with the matter", "group", ("CVL",)),
        ("officials close to the president", "group", ("GOV",)),
        ("a source briefed on the talks", "person", ("UNK",)),
        ("a man accused of fraud", "person", ("CVL",)),
        ("a firm founded by a minister", "organization", ("BUS",)),
        ("officers who came running", "group", ("COP",)),
        ("the officer", "person", ("COP",)),
        ("an army officer", "person", ("MIL",)),
        ("a tourism officer", "person", ("CVL",)),
        ("CIA officers", "group", ("SPY",)),
        ("two attorneys general", "group", ("GOV",)),
        ("Democratic leaders", "group", ("PTY",)),
        ("the Democratic leadership", "organization", ("PTY",)),
        ("Democratic governors", "group", ("GOV",)),
        ("a Democratic president", "person", ("GOV",)),
        ("the {N Republican} leadership", "organization", ("PTY",)),
        ("the Senate Democratic leader", "person", ("LEG",)),
        ("the Democratic House speaker", "person", ("LEG",)),
        ("Many in Congress", "group", ("LEG",)),
    ],
)
def test_people_told_apart_by_what_follows_or_by_their_party(phrase, kind, sectors):
    surface = phrase.replace("{N ", "").replace("}", "")
    actor = read(f"It rained in {{L Ohio}}, {{L U.S.}} <{phrase}> said.", on=None).actor(surface)
    assert (actor.kind, actor.sectors) == (kind, sectors)


def test_who_is_told_apart_is_none_named_before():
    found = read("<{P Ben Kamau}> left. <The man accused of fraud> wept. <Public polling> says so.")
    assert found.actor("The man accused of fraud").name != "Ben Kamau"
    assert found.actor("Public polling") is None


def test_whose_lawyer_is_named_right_after():
    text = "<{P Ben Kamau}’s lawyer {P Tom Hale}> left. <{P Kamau}> wept. <His lawyer>, {P Ann Day}, who left, spoke."
    assert read(text).actor("His lawyer").name == "Ann Day"
