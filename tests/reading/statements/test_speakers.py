"""Who of several whom the network finds says it."""

import pytest

from communique.reading.names import Name
from communique.reading.statements.speakers import apposed
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "spans", "people", "best", "speaker"),
    [
        # the longer one is a title or a description of the one who is named
        (
            "As former mayor of the port, Ann Diallo, said: “No.”",
            ["former mayor of the port", "Ann Diallo"],
            ["Ann Diallo"],
            0,
            1,
        ),
        (
            "According to Ann Diallo, the most patient host of the port, it rained.",
            ["Ann Diallo", "the most patient host of the port"],
            ["Ann Diallo"],
            1,
            0,
        ),
        # an aside names nobody else
        (
            "The list, compiled by three aides in May, shows it.",
            ["The list", "compiled by three aides in May"],
            [],
            1,
            0,
        ),
        ("Niger, like many of its neighbours, says no.", ["Niger", "like many of its neighbours"], [], 1, 0),
        (
            "It rained, said Ann Diallo, one of a number of women selling fish.",
            ["Ann Diallo", "women selling fish"],
            ["Ann Diallo"],
            1,
            0,
        ),
        # both are named, or neither, or they stand apart
        (
            "Ann Diallo, Bob Keita and others said no.",
            ["Ann Diallo", "Bob Keita and others"],
            ["Ann Diallo", "Bob Keita"],
            1,
            1,
        ),
        ("The unions, the farmers and others said no.", ["The unions", "the farmers and others"], [], 1, 1),
        ("The mayor met Ann Diallo and said no.", ["The mayor", "Ann Diallo"], ["Ann Diallo"], 0, 0),
    ],
)
def test_who_is_named_beside_what_is_told_of_him_speaks(
    text: str, spans: list[str], people: list[str], best: int, speaker: int
) -> None:
    found = [span(text, one) for one in spans]
    at = [span(text, one) for one in people]
    names = [Name(start=one.start, end=one.end, label="Person", score=1.0) for one in at]
    assert apposed(text, found[best], found, names).of(text) == spans[speaker]
