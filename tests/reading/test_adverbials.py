"""Times that stand right before the verb of an act, or of what goes with it."""

import pytest

from communique.model import Span
from communique.reading.adverbials import beside, named
from communique.reading.circumstances import Scene
from tests.reading.pointing import span


def find(text, act, *, is_done=True, others=()):
    scene = Scene(text, Span(start=0, end=len(text)), sorted(span(text, t) for t in (act, *others)), ())
    return beside(scene, span(text, act), (span(text, "Friday"),), is_done=is_done)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The court on Friday denied the plea, adding to the woes of a bid for seats.", "denied"),
        ("Two aides on Friday were quietly fired by the mayor.", "fired"),
        ("The party on Friday, for instance, chastised him.", "chastised"),
        ("She flew home Friday and again denied it.", "denied"),
        ("She spoke at a rally on Friday, and blasted him.", "blasted"),
        ("Mali on Friday froze its trade with Chad and expelled two envoys.", "expelled"),
        ("Crowds took to the streets on Friday to demand a vote.", "demand"),
    ],
)
def test_a_time_right_before_a_verb_is_of_the_act(text, act):
    assert find(text, act) == span(text, "Friday")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Police blamed the Friday attack.", "attack"),
        ("Those who fled on Friday, he thinks, accused him.", "accused"),
        ("Since Friday accused men have been held.", "accused"),
        ("Mali on Friday said that Chad fled and expelled two envoys.", "expelled"),
        ("A man on Friday in the town denied it.", "denied"),
        ("It was the first march since they came on Friday to demand a vote.", "demand"),
    ],
)
def test_other_times_before_an_act_are_not(text, act):
    assert find(text, act) is None


def test_what_is_not_done_is_not_done_on_the_day_of_what_it_is_aimed_at():
    assert find("They met on Friday to ban arms.", "ban", is_done=False) is None


def test_a_time_right_after_another_act_is_of_that_one():
    text = "The man arrested on Friday denied it."
    assert find(text, "denied", others=("arrested",)) is None
    assert find(text, "denied") == span(text, "Friday")


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Police blamed the Friday attack.", "attack", True),
        ("They spoke of Friday’s deadly attack.", "attack", True),
        ("The king on Friday denied it.", "denied", False),
        ("Last Friday attack ads ran.", "attack", False),
        ("They spoke of the Friday riots and an attack.", "attack", False),
        ("The Friday host attacks Mali.", "attacks", False),
        ("They blamed an attack on Friday.", "attack", False),
    ],
)
def test_an_act_is_called_by_its_time(text, act, expected):
    scene = Scene(text, Span(start=0, end=len(text)), (span(text, act),), ())
    assert named(scene, span(text, act), (span(text, "Friday"),)) == (
        span(text, "Friday") if expected else None
    )
