"""Bare family names: whose they are, by the text, the day, and who is spoken of."""

import pytest

from tests.reading.actors.marked import read


def test_text_before_knowledge_for_a_namesake():
    actor = read("{N Canadian} lawmaker {P Tim Scott} resigned. <{P Scott}> left.").actor("Scott")
    assert (actor.country, actor.sectors, actor.known_as) == ("CAN", ("LEG",), None)


def test_bare_surname_of_a_leader_in_an_article_on_the_country():
    actor = read("<{P Erdogan}> told {N Turkish} voters to wait.", on="2018-03-01").actor("Erdogan")
    assert (actor.known_as, actor.country) == ("person:recep-tayyip-erdogan", "TUR")


def test_bare_surname_that_many_bear_stays_open():
    actor = read("<{P Johnson}> told {N American} voters to wait.", on="2018-03-01").actor("Johnson")
    assert (actor.name, actor.country, actor.sectors, actor.known_as) == ("Johnson", None, (), None)


# (article, surface, whose it is or None)
SURNAMES = [
    ("<Labour's {P Ann Smith}> met <{P Owen Smith}>. <{P Smith}> left.", "Smith", None),
    (
        "<Senator {P Ann Smith}> met <Judge {P Owen Smith}>. <Judge {P Smith}> left.",
        "Judge Smith",
        "Owen Smith",
    ),
    (
        "<Senator {P Ann Smith}> met <Judge {P Owen Smith}>. <Senator {P Smith}> left.",
        "Senator Smith",
        "Ann Smith",
    ),
    ("<Mrs. {P Ann Smith}> met <Mr. {P Owen Smith}>. <Mr. {P Smith}> left.", "Mr. Smith", "Owen Smith"),
    ("<{P Ann Smith}> spoke. <{P Smith}> left.", "Smith", "Ann Smith"),
    ("<{P Smith}> spoke. <{P Ann Smith}> left.", "Smith", "Ann Smith"),
    (
        "<{N Korean} envoy {P Lee Do-hoon}> met <{P Lee Hsien Loong}> of {L Singapore}. <{P Lee}> left.",
        "Lee",
        None,
    ),
    ("<Advocate {P Ann Smith}> met <{P Owen Jones}>. <{P Adv Smith}> left.", "Adv Smith", "Ann Smith"),
    ("<Senator {P Ann Smith}> met <{P Owen Jones}>. <{P Hon. Smith}> left.", "Hon. Smith", "Ann Smith"),
    ("<{P Owen Hasina}> spoke. <{P Sheikh Hasina}> left.", "Sheikh Hasina", "Sheikh Hasina"),
    ("<President {P Jane Doe}> met <{P John Roe}>. <President {P Roe}> left.", "President Roe", "John Roe"),
]


@pytest.mark.parametrize(("marked", "surface", "whose"), SURNAMES)
def test_surnames(marked, surface, whose):
    actor = read(marked, on=None).actor(surface)
    assert (actor.name if actor else None) == whose


def test_a_leaders_family_name_is_not_his_sons():
    found = read("<{P Donald Trump Jr.}> met {N American} donors. <{P Trump}> stayed away.", on="2019-04-10")
    assert found.actor("Donald Trump Jr.").known_as == "person:donald-trump-jr"
    assert found.actor("Trump").known_as == "person:donald-trump"


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2018-06-12", "Kim Jong-un"),  # while Kim Eui-kyeom spoke for the South's president
        (None, "Kim"),
    ],
)
def test_a_bare_surname_is_the_leaders_before_a_spokesmans(on: str | None, name: str) -> None:
    article = read("<{P Kim}> met envoys of {L North Korea}, {L South Korea} said.", on)
    assert article.actor("Kim").name == name
