"""Acts that a sentence tells twice."""

import dataclasses
import time

import pytest

from communique.model import Event, EventTime, Participant, Span
from communique.ontology import intensity
from communique.reading.events.retold import join_retold
from tests.reading.pointing import span

MONDAY, TUESDAY = (EventTime(start=day, end=day, precision="day") for day in ("2024-03-04", "2024-03-05"))


def event(text: str, trigger: str, confidence: float, **changes: object) -> Event:
    """Return an accusation by the minister, an actor a1, of the governor, an actor a2."""
    plain = Event(
        id="",
        type="ACCUSE",
        mode="disapprove",
        status="asserted",
        sources=(Participant(actor="a1", start=0, end=1),),
        targets=(Participant(actor="a2", start=0, end=1),),
        trigger=span(text, trigger),
        sentence=Span(start=0, end=len(text)),
        intensity=intensity("ACCUSE", "disapprove"),
        confidence=confidence,
    )
    return dataclasses.replace(plain, **changes)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("“The governor is a liar,” the minister charged.", "liar", "charged"),
        ("Mocking the governor's plan, the minister blasted him.", "Mocking", "blasted"),
        ("The minister was blunt about Diallo: the governor has failed us.", "blunt", "failed"),
        ("The minister called the governor “a liar” and “corrupt”.", "liar", "corrupt"),
    ],
)
def test_an_act_that_a_sentence_tells_twice_is_one_event_the_surest(
    text: str, first: str, second: str
) -> None:
    weak, sure = event(text, first, 0.3), event(text, second, 0.7)
    assert join_retold(text, [weak, sure]) == (sure,)
    weak, sure = event(text, second, 0.3), event(text, first, 0.7)
    assert join_retold(text, [sure, weak]) == (sure,)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("The minister mocked the governor before he scolded him.", {}),
        ("The minister mocked and then scolded the governor.", {}),
        ("The minister mocked, and again scolded, the governor.", {}),
        ("The minister mocked the governor; he scolded him.", {}),
        ("The minister mocked, scolded the governor.", {"type": "REJECT"}),
        ("The minister mocked, scolded the governor.", {"mode": "allege"}),
        ("The minister mocked, scolded the governor.", {"status": "planned"}),
        ("The minister mocked, scolded the governor.", {"sources": ()}),
        (
            "The minister mocked, scolded the governor.",
            {"targets": (Participant(actor="a3", start=0, end=1),)},
        ),
        ("The minister mocked, scolded the governor.", {"targets": (Participant(start=13, end=19),)}),
        ("The minister mocked, scolded the governor.", {"time": TUESDAY}),
        ("The minister mocked, scolded the governor.", {"sentence": Span(start=20, end=41)}),
    ],
)
def test_other_acts_stay_two(text: str, changes: dict[str, object]) -> None:
    both = event(text, "mocked", 0.3, time=MONDAY), event(text, "scolded", 0.7, **changes)
    assert join_retold(text, both) == both


@pytest.mark.parametrize("changes", [{"type": "ASSAULT", "mode": None}, {"mode": "investigate"}])
def test_a_conjunction_makes_two_acts_of_deeds(changes: dict[str, object]) -> None:
    text = "Police searched the governor's house and questioned him."
    both = event(text, "searched", 0.3, **changes), event(text, "questioned", 0.7, **changes)
    assert join_retold(text, both) == both


def test_acts_at_nobody_stay_two() -> None:
    text = "The army fired a missile, the latest launch, on Monday."
    both = event(text, "fired", 0.3, targets=()), event(text, "launch", 0.7, targets=())
    assert join_retold(text, both) == both


def test_an_act_told_twice_has_the_details_of_both() -> None:
    text = "Police shot the driver, a killing at the border."
    shot = event(text, "shot", 0.3, type="ASSAULT", mode="firearms", time=MONDAY, place=2)
    killing = event(text, "killing", 0.7, type="ASSAULT", mode=None)
    (one,) = join_retold(text, [shot, killing])
    details = {"mode": "firearms", "intensity": intensity("ASSAULT", "firearms"), "time": MONDAY, "place": 2}
    assert one == dataclasses.replace(killing, **details)


def test_events_stay_in_the_order_of_the_text() -> None:
    text = "“The governor's visit is a disgrace,” the minister charged."
    told = (
        event(text, "disgrace", 0.3),
        event(text, "visit", 0.5, type="CONSULT"),
        event(text, "charged", 0.7),
    )
    made = join_retold(text, sorted(told, key=lambda one: one.trigger))
    assert [one.trigger.of(text) for one in made] == ["visit", "charged"]


def test_many_events_of_one_sentence_take_no_long_time() -> None:
    text = "a" * 5_000
    some = event(text, "a", 0.5, targets=(Participant(actor="a2", start=0, end=1),))
    events = [
        dataclasses.replace(some, trigger=Span(start=at, end=at + 1), status=("asserted", "planned")[at % 2])
        for at in range(len(text))
    ]
    started = time.process_time()
    join_retold(text, events)
    assert time.process_time() - started < 2
