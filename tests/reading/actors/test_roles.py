"""What an office is called in an actor's role: of which state it is, and in which letters."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "surface", "role"),
    [
        ("<{L Missouri} Attorney General {P Ann Otieno}> spoke.", "Missouri Attorney General Ann Otieno", "Attorney General"),
        ("<The {L Boston} police chief> spoke.", "The Boston police chief", "Police Chief"),
        ("<The {N Kenyan} police chief> spoke.", "The Kenyan police chief", "Police Chief of Kenya"),
        ("<A {N Kenyan} lawmaker> spoke.", "A Kenyan lawmaker", "Lawmaker"),
        ("<{N Kenyan} Col. {P Ann Otieno}> spoke.", "Kenyan Col. Ann Otieno", "Colonel"),
        ("<A {F Pentagon} spokesman> spoke.", "A Pentagon spokesman", "Pentagon spokesman"),
        ("<A {N Kenyan} immigrant> spoke.", "A Kenyan immigrant", "Immigrant"),
        ("<{O Globex} CEO {P Ann Otieno}> spoke.", "Globex CEO Ann Otieno", "CEO"),
        ("She met <her {N Kenyan} counterpart {P Ann Otieno}>.", "her Kenyan counterpart Ann Otieno", "Counterpart"),
        ("She met <her {N French} counterpart {P Emmanuel Macron}>.", "her French counterpart Emmanuel Macron", "President of France"),
        ("<Former pro-business mayor {P Ann Otieno}> spoke.", "Former pro-business mayor Ann Otieno", "Former Mayor"),
        ("She met the Minister of Trade and Industry, Hon <{P Ann Otieno}>.", "Ann Otieno", "Minister"),
        ("<{P Ann Otieno}>, at the official opening in May, spoke.", "Ann Otieno", None),
        ("<{P Ann Otieno}>, a lawyer who had waited with three others for a whole day and for most of a cold night in an open field, spoke.", "Ann Otieno", "Lawyer"),
        ("<{P Ann Otieno}>, a longtime strategist and a “player”, spoke.", "Ann Otieno", "Strategist"),
        ("Athens County Sheriff <{P Ann Otieno}> spoke in {L Ohio}, {L U.S.}", "Ann Otieno", "Sheriff"),
        ("<{P James Comey}> spoke.", "James Comey", "Former FBI Director"),
        ("<{P George W. Bush}> spoke.", "George W. Bush", "Former president of the United States"),
    ],
)  # fmt: skip
def test_what_an_office_is_called(marked, surface, role):
    assert read(marked).actor(surface).role == role


def test_a_long_word_in_capitals_is_read_as_fast_as_any():
    assert (
        read(f"The head of trade and {'A' * 40}!, <{{P Ann Otieno}}>, left.").actor("Ann Otieno").role is None
    )


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("A tourism officer", "CVL"),
        ("A {N Kenyan} tourism officer", "CVL"),
        ("A training officer", "CVL"),
        ("A {N Kenyan} officer", "COP"),
        ("An off-duty officer", "COP"),
        ("A Springfield officer", "COP"),
        ("The mother of Officer {P Ann Otieno}", "COP"),
        ("On-duty officer {P Ann Otieno}", "COP"),
        ("Two officers of the {N Kenyan} army", "MIL"),
        ("A disgraced officer", "COP"),
        ("An officer accused of theft", "COP"),
    ],
)
def test_an_officer_is_of_the_police_unless_a_field_is_told(phrase, sectors):
    found = read(f"<{phrase}> spoke.")
    assert found.found.actors[0].sectors == (sectors,)
