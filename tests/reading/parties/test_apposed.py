"""One party told twice, by what it is and by its name."""

import re

import pytest

from communique.models.labels import NameLabel
from communique.reading.names import Name
from communique.reading.parties.apposed import drop_appositions, name_of_member
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
    drop_appositions(text, *sides, names=names)
    assert tuple([one.of(text) for one in side] for side in sides) == found


@pytest.mark.parametrize(
    ("text", "party", "who"),
    [
        ("Senator Ann Otieno, Republican of Utah, objected.", "Republican of Utah", "Ann Otieno"),
        ("Ann Otieno, a Democrat from Ohio, objected.", "a Democrat from Ohio", "Ann Otieno"),
        ("Ann Otieno, an Independent, objected.", "an Independent", "Ann Otieno"),
        (
            "Ann Otieno, Republicans of Utah and others objected.",
            "Republicans of Utah",
            "Republicans of Utah",
        ),
        ("Ann Otieno, Democrat Bob Keita and others objected.", "Democrat", "Democrat"),
        ("In Accra, a Republican from Utah objected.", "a Republican from Utah", "a Republican from Utah"),
        ("Ann Otieno met a Republican from Utah.", "a Republican from Utah", "a Republican from Utah"),
    ],
)
def test_who_is_called_a_member_of_a_party_beside_the_name_is_that_person(
    text: str, party: str, who: str
) -> None:
    labels: dict[str, NameLabel] = {"Ann Otieno": "Person", "Accra": "Location"}
    names = [
        Name(start=found.start(), end=found.end(), label=labels[found[0]], score=1.0)
        for found in re.finditer("|".join(labels), text)
    ]
    assert name_of_member(text, span(text, party), names).of(text) == who
