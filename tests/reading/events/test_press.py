"""What passes between the press and those whom it asks."""

import pytest

from communique.reading.events.press import declines_comment, is_for_the_press, is_question
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("reporters", True),
        ("a small group of foreign journalists", True),
        ("the White House press corps", True),
        ("a news conference", True),
        ("CBS News", True),
        ("the Associated Press", True),
        ("relatives of reporters", False),
        ("the press secretary", False),
        ("the reporters' union", False),
        ("Mali and reporters", False),
        ("Mali", False),
    ],
)
def test_who_meets_the_press_does_not_consult(target, expected):
    text = f"The premier met {target} in Oslo."
    act, other = span(text, "met"), span(text, target)
    assert is_for_the_press(text, act, kind="CONSULT", targets=[other]) is expected
    assert not is_for_the_press(text, act, kind="AGREE", targets=[other])
    assert not is_for_the_press(text, act, kind="ACCUSE", targets=[other])
    assert not is_for_the_press(text, act, kind="CONSULT", targets=[other, span(text, "Oslo")])
    assert not is_for_the_press(text, act, kind="CONSULT", targets=[])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("CNN", True),
        ("CBS News", True),
        ("the Kampala Times", True),
        ("The Associated Press", True),
        ("Kampalapost.com", True),
        ("NPR's Ann Otieno", True),
        ("the CBS", False),  # a central bank
        ("CNN's owner", False),
        ("the Times of war", False),
        ("Mali", False),
    ],
)
def test_who_is_spoken_to_by_the_press_is_not_consulted(source, expected):
    text = f"On Monday {source} spoke with an aide of Mali."
    act, one, other = span(text, "spoke"), span(text, source), span(text, "an aide")
    assert is_for_the_press(text, act, kind="CONSULT", sources=[one], targets=[other]) is expected
    assert not is_for_the_press(text, act, kind="CONSULT", sources=[one, other], targets=[])
    assert not is_for_the_press(text, act, kind="SUPPORT", sources=[one], targets=[other])


def test_who_is_asked_for_comment_is_not_consulted():
    text = "We contacted the bank in Oslo for comment; Mali wrote to the bank for aid."
    acts = span(text, "contacted"), span(text, "wrote")
    found = [is_for_the_press(text, act, kind="CONSULT", targets=[span(text, "the bank")]) for act in acts]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Aides did not answer the request of a paper for comment.", "REQUEST", True),
        ("Aides turned down a request for further comment.", "REQUEST", True),
        ("Aides had a request by Mali for aid. It asked for comment.", "REQUEST", False),
        ("Aides had a request for commentary.", "REQUEST", False),
        ("Aides had a request to say sorry for comments on Mali.", "REQUEST", False),
        ("Aides met a request for comment.", "SUPPORT", False),
        ("Aides cited a request, and left no time for comment.", "REQUEST", False),
        ("Aides cited a request for comment.", "REJECT", False),
    ],
)
def test_who_asks_for_comment_requests_nothing(text, kind, expected):
    assert is_for_the_press(text, span(text, "request"), kind=kind, targets=[]) is expected


def test_who_will_meet_the_press_will_not_consult():
    text = "The premier will meet reporters and back CNN."
    meet, back = span(text, "meet"), span(text, "back")
    assert is_for_the_press(text, meet, kind="AGREE", targets=[span(text, "reporters")])
    assert not is_for_the_press(text, back, kind="AGREE", targets=[span(text, "CNN")])
    assert is_for_the_press(
        "Aides declined a request for comment.", span("Aides declined", "declined"), kind="REJECT", targets=[]
    )


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The host asked Ann Diallo about her taxes.", "REQUEST", True),
        ("The host asked why the bank had failed.", "ACCUSE", True),
        ("The host asked whether Mali had paid.", "REQUEST", True),
        ("The envoy asked Mali if it would free them.", "REQUEST", False),
        ("The envoy asked Mali if he'd free them.", "REQUEST", False),
        ("The envoy asked Mali to tell what it knew.", "REQUEST", False),
        ("The envoy asked Mali for word about them.", "REQUEST", False),
        ("The envoy asked that those who fled return.", "REQUEST", False),
        ("The envoy asked about talks.", "CONSULT", False),
    ],
)
def test_a_question_is_no_request(text, kind, expected):
    assert is_question(text, span(text, "asked"), kind=kind) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry declined to comment.", True),
        ("Aides declined to say more.", True),
        ("The bank declined to provide any further details.", True),
        ("A spokesman refused to answer questions.", True),
        ("The court declined to hear the case.", False),
        ("Mali declined the offer of talks.", False),
        ("Mali declined to provide shelter.", False),
    ],
)
def test_who_says_no_more_to_reporters_rejects_nobody(text, expected):
    word = "refused" if "refused" in text else "declined"
    assert declines_comment(text, span(text, word)) is expected
