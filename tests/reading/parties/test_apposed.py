"""One party told twice, by what it is and by its name."""

import re

import pytest

from communique.reading.names import Name
from communique.reading.parties.apposed import settle_apposed
from tests.reading.pointing import span

NAMES = re.compile(r"Ann Diallo|Bob Keita|Union")


@pytest.mark.parametrize(
    ("text", "sources", "targets", "found"),
    [
        # The title beside the name, on one side.
        (
            "The union's head, Ann Diallo, left.",
            ["The union's head", "Ann Diallo"],
            [],
            (["Ann Diallo"], []),
        ),
        (
            "It met the envoy to Mali, Dr Ann Diallo.",
            [],
            ["the envoy", "Ann Diallo"],
            ([], ["Ann Diallo"]),
        ),
        ("It met aides, Ann Diallo.", [], ["aides", "Ann Diallo"], ([], ["aides", "Ann Diallo"])),
        (
            "It met the envoy, Ann Diallo, and Bob Keita.",
            [],
            ["the envoy", "Ann Diallo"],
            ([], ["the envoy", "Ann Diallo"]),
        ),
        # Whoever is killed does not kill himself; who says so is another.
        (
            "They mourned the killing of her husband, former mayor Bob Keita, and left.",
            ["Bob Keita"],
            ["her husband"],
            ([], ["her husband"]),
        ),
        ("It fined the mayor, Bob Keita said.", ["Bob Keita"], ["the mayor"], (["Bob Keita"], ["the mayor"])),
        # The house that somebody is of.
        (
            "Ann Diallo, deputy director of the Union, left.",
            ["Ann Diallo", "the Union"],
            [],
            (["Ann Diallo"], []),
        ),
        (
            "Ann Diallo, along with the Union, left.",
            ["Ann Diallo", "the Union"],
            [],
            (["Ann Diallo", "the Union"], []),
        ),
        (
            "Ann Diallo and the Union left.",
            ["Ann Diallo", "the Union"],
            [],
            (["Ann Diallo", "the Union"], []),
        ),
    ],
)
def test_who_is_told_twice_is_one(text, sources, targets, found):
    names = [
        Name(
            start=m.start(),
            end=m.end(),
            label="Organization" if m[0] == "Union" else "Person",
            score=1.0,
        )
        for m in NAMES.finditer(text)
    ]
    sides = [[span(text, one) for one in side] for side in (sources, targets)]
    settle_apposed(text, *sides, names=names)
    assert tuple([one.of(text) for one in side] for side in sides) == found
