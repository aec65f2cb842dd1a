"""Which places of a sentence may be where an act took place."""

import pytest

from communique.reading.circumstances import FAR
from communique.reading.whereabouts import gone_to, may_hold, shared_place
from tests.reading.pointing import scene, span


@pytest.mark.parametrize(
    ("text", "act", "kind", "place", "expected"),
    [
        # what is said happens where somebody speaks
        ("She urged calm in Mali.", "urged", "REQUEST", "Mali", False),
        ("She criticised him in Oslo on Friday.", "criticised", "ACCUSE", "Oslo", True),
        ("She criticised the mayor in a speech in Oslo.", "criticised", "ACCUSE", "Oslo", True),
        ("She criticised the mayor in her Oslo speech.", "criticised", "ACCUSE", "Oslo", True),
        ("She accused him of lying about a house in Oslo.", "accused", "ACCUSE", "Oslo", False),
        ("Sen. Ann Otieno, D-Maine, criticised him.", "criticised", "ACCUSE", "Maine", False),
        ("Both leaders in Oslo rejected it.", "rejected", "REJECT", "Oslo", False),
        ("In Oslo, she rejected it.", "rejected", "REJECT", "Oslo", True),
        ("Friday in Oslo, she rejected it.", "rejected", "REJECT", "Oslo", True),
        ("Speaking in Oslo at a forum, she rejected it.", "rejected", "REJECT", "Oslo", True),
        ("Visiting the town of Bergen, she praised it.", "praised", "SUPPORT", "Bergen", True),
        ("The mayor, meeting aides in Oslo, rejected it.", "rejected", "REJECT", "Oslo", True),
        ("The mayor, in an address from Oslo, rejected it.", "rejected", "REJECT", "Oslo", True),
        ("After the fire in Oslo many people demanded help.", "demanded", "REQUEST", "Oslo", False),
        ("They joined protests in Oslo, calling for help.", "calling for", "REQUEST", "Oslo", True),
        ("He was sued in Oslo by villagers.", "sued", "ACCUSE", "Oslo", True),
        # what is done happens where its words are told
        ("Police arrested ten men in Oslo.", "arrested", "COERCE", "Oslo", True),
        ("Police arrested ten men on charges of arson in Oslo.", "arrested", "COERCE", "Oslo", False),
        ("They met to discuss the war in Mali.", "met", "CONSULT", "Mali", False),
        ("They met at his Oslo residence.", "met", "CONSULT", "Oslo", True),
        ("Gunmen shot ten people in the northern city of Gao.", "shot", "ASSAULT", "Gao", True),
        ("Gunmen shot him at a stall south of Gao.", "shot", "ASSAULT", "Gao", True),
        ("Troops shelled Gao on Friday.", "shelled", "ASSAULT", "Gao", True),
        ("Troops shelled Gao rebels on Friday.", "shelled", "ASSAULT", "Gao", False),
        ("Soldiers killed a man who had fled from Gao.", "killed", "ASSAULT", "Gao", False),
        ("He was killed as he left a rally in Gao.", "killed", "ASSAULT", "Gao", True),
        ("She met the king, and a court in Gao freed him.", "freed", "RETREAT", "Gao", True),
        ("He flew to Oslo for his talks with them.", "talks", "CONSULT", "Oslo", True),
        ("He flew to Oslo, where he met them.", "met", "CONSULT", "Oslo", True),
        ("He put off a trip to Oslo as he met them.", "met", "CONSULT", "Oslo", False),
        ("She called him at his office in Oslo.", "called", "CONSULT", "Oslo", False),
        ("Troops left on Friday from Gao.", "left", "RETREAT", "Gao", True),
        ("Police arrested ten men from Gao.", "arrested", "COERCE", "Gao", False),
        ("Jets bombed rebels over Gao.", "bombed", "ASSAULT", "Gao", True),
        ("They talked over Gao.", "talked", "CONSULT", "Gao", False),
        ("Crowds took to the streets of Oslo.", "took to the streets", "PROTEST", "Oslo", True),
        ("Crowds took to the streets for Oslo.", "took to the streets", "PROTEST", "Oslo", False),
        ("Speaking to reporters from Oslo, she denied it.", "denied", "REJECT", "Oslo", True),
        ("Aides from Oslo, she said, denied it.", "denied", "REJECT", "Oslo", False),
        # what is signed somewhere is about something elsewhere
        ("They reached a deal in Oslo.", "reached", "AGREE", "Oslo", True),
        ("They reached a deal on troops in Mali.", "reached", "AGREE", "Mali", False),
        ("They signed a pact in Oslo.", "signed", "SUPPORT", "Oslo", True),
    ],
)
def test_a_place_may_hold_an_act(text, act, kind, place, expected):
    found = may_hold(scene(text, act), span(text, act), span(text, place), kind=kind, is_wide=False)
    assert found is expected


@pytest.mark.parametrize(
    ("text", "act", "place", "expected"),
    [
        ("They fought in the Mali vote.", "fought", "Mali", False),
        ("They fought in the Mali region.", "fought", "Mali", True),
        ("They fought on the Mali border.", "fought", "Mali", True),
        ("They waged war on Mali.", "waged", "Mali", False),
        ("They fought in Mali’s north.", "fought", "Mali", False),
        ("They fought in Mali-based camps.", "fought", "Mali", False),
    ],
)
def test_a_country_often_only_tells_of_what_follows_it(text, act, place, expected):
    found = may_hold(scene(text, act), span(text, act), span(text, place), kind="ASSAULT", is_wide=True)
    assert found is expected


def test_far_off_places_hold_nothing():
    text = "They fought " + "so " * FAR + "in Gao."
    assert not may_hold(
        scene(text, "fought"), span(text, "fought"), span(text, "Gao"), kind="ASSAULT", is_wide=False
    )
    text = "In Gao, " + "they, " * FAR + "fought."
    assert not may_hold(
        scene(text, "fought"), span(text, "fought"), span(text, "Gao"), kind="ASSAULT", is_wide=False
    )


@pytest.mark.parametrize(
    ("text", "first", "act", "expected"),
    [
        ("In Oslo, he praised them and promised help.", "praised", "promised", "Oslo"),
        ("In Oslo, he praised them while Chad promised help.", "praised", "promised", None),
        ("He praised the mayor of Oslo and promised help.", "praised", "promised", None),
        ("He praised them and promised help in Oslo.", "praised", "promised", None),
    ],
)
def test_acts_of_one_subject_share_a_place(text, first, act, expected):
    found = shared_place(scene(text, first, act), span(text, act), (span(text, "Oslo"),))
    assert found == (expected and span(text, expected))


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("He made a trip to Mali in May.", "trip", "Mali"),
        ("He visits war-torn Mali in May.", "visits", "Mali"),
        ("He visits Mali and Chad in May.", "visits", None),
        ("He visits Mali-based troops.", "visits", None),
        ("He visits the head of Mali.", "visits", None),
        ("He met Mali in May.", "met", None),
    ],
)
def test_who_goes_somewhere_is_there(text, act, expected):
    found = gone_to(scene(text, act), span(text, act), (span(text, "Mali"),))
    assert found == (expected and span(text, expected))
