"""Which time and place belong to which act of a sentence."""

import pytest

from communique.model import Span
from communique.reading.circumstances import WHEN, WHERE, Scene, belonging, features
from tests.reading.pointing import span


def scene(text, triggers, contents=()):
    return Scene(
        text,
        Span(start=0, end=len(text)),
        [span(text, t) for t in triggers],
        [span(text, c) for c in contents],
    )


@pytest.mark.parametrize(
    ("text", "triggers", "act", "times", "expected"),
    [
        ("Ghana expelled two envoys on Friday.", ["expelled"], "expelled", ["Friday"], "Friday"),
        (
            "On Monday Peru recalled its envoy, whom Chile had expelled.",
            ["recalled", "expelled"],
            "recalled",
            ["Monday"],
            "Monday",
        ),
        (
            "Troops withdrew on Sunday after rebels shelled the town in March.",
            ["withdrew", "shelled"],
            "shelled",
            ["Sunday", "March"],
            "March",
        ),
        (
            "The minister, who visited Oslo in May, was detained on Tuesday.",
            ["visited", "detained"],
            "detained",
            ["May", "Tuesday"],
            "Tuesday",
        ),
    ],
)
def test_a_time_belongs_to_the_act_of_its_clause(text, triggers, act, times, expected):
    chosen = belonging(scene(text, triggers), span(text, act), [span(text, t) for t in times], WHEN)
    assert chosen == span(text, expected)


def test_a_time_of_another_act_is_given_to_none():
    text = "Saudi Arabia and Iran have agreed to reopen embassies, years after Riyadh severed ties, in talks that began on Friday."
    around = scene(text, ["agreed", "severed", "talks"])
    assert belonging(around, span(text, "severed"), [span(text, "Friday")], WHEN) is None


def test_what_is_said_keeps_its_own_time():
    text = "He said on Tuesday that the army would leave the valley in June."
    around = scene(text, ["leave"], ["that the army would leave the valley in June"])
    inside, outside = (features(around, span(text, "leave"), span(text, t)) for t in ("June", "Tuesday"))
    assert (inside[7], outside[7]) == (0, 1)
    assert belonging(around, span(text, "leave"), [span(text, "Tuesday"), span(text, "June")], WHEN) == span(
        text, "June"
    )


def test_a_place_belongs_to_the_act_beside_it():
    text = "Police arrested nine people in Kumasi, a day after crowds blocked roads in Tema."
    around = scene(text, ["arrested", "blocked"])
    places = [span(text, "Kumasi"), span(text, "Tema")]
    assert belonging(around, span(text, "arrested"), places, WHERE) == places[0]
    assert belonging(around, span(text, "blocked"), places, WHERE) == places[1]


def test_what_stands_in_another_sentence_is_passed_over():
    text = "Ghana expelled two envoys. It was Friday."
    inside = Scene(text, Span(start=0, end=26), [span(text, "expelled")], ())
    assert belonging(inside, span(text, "expelled"), [span(text, "Friday")], WHEN) is None
