"""Sides that stand in a list of names."""

import re

import pytest

from communique.reading.names import Name
from communique.reading.parties.lists import listed_with
from tests.reading.pointing import span

NAMES = re.compile(
    r"(?P<Person>Ann Diallo|Bob Keita|Cem Otieno|Amb(?=\.))|(?P<Location>Mali|Chad|Togo|Niger|Bamako)|(?P<Organization>Senate)"
)


def names(text):
    return [
        Name(start=m.start(), end=m.end(), label=m.lastgroup or "", score=1.0) for m in NAMES.finditer(text)
    ]


@pytest.mark.parametrize(
    ("text", "side", "others"),
    [
        # Lists of three and more.
        ("They accused Mali, Chad and Togo of it.", "Mali", ["Chad", "Togo"]),
        ("They accused Mali, Chad, the Senate, or Togo of it.", "Mali", ["Chad", "the Senate", "Togo"]),
        ("They accused Mali, Chad and Togo of it.", "Togo", ["Mali", "Chad"]),
        ("They accused Mali, Chad, and Togo of it.", "Togo", ["Mali", "Chad"]),
        ("Mali, Chad and Togo accused them.", "Mali", ["Chad", "Togo"]),
        (
            "They accused Ann Diallo, Bob Keita and Gov. Cem Otieno.",
            "Ann Diallo",
            ["Bob Keita", "Gov. Cem Otieno"],
        ),
        ("They accused Mali, Chad among others.", "Mali", []),
        ("They accused Mali, Chad and others.", "Mali", []),
        ("They accused rebels in Mali, Chad and Togo of it.", "rebels in Mali", []),
        ("They accused Ann Diallo, Mali and Chad.", "Ann Diallo", []),
        ("They accused Ann Diallo, Bob Keita and Amb. Doe.", "Ann Diallo", []),
        ("They accused Mali, Chad and Togo's rebels.", "Mali", []),
        # Two that "and" joins.
        (
            "They accused Sen. Ann Diallo and former Mali Gov. Bob Keita of it.",
            "Sen. Ann Diallo",
            ["former Mali Gov. Bob Keita"],
        ),
        ("They accused Sen. Ann Diallo and Bob Keita.", "Bob Keita", ["Sen. Ann Diallo"]),
        ("Sen. Ann Diallo and Bob Keita have also accused them.", "Sen. Ann Diallo", ["Bob Keita"]),
        ("It said that Mali and the Senate accused them.", "the Senate", ["Mali"]),
        # Two that open a clause.
        ("Ann Diallo and Bob Keita knew of it and accused them.", "Ann Diallo", ["Bob Keita"]),
        ("It said that Mali and the Senate went on and accused them.", "Mali", ["the Senate"]),
        ("He and Sen. Ann Diallo wrote and accused them.", "He", ["Sen. Ann Diallo"]),
        ("He and Mali wrote and accused them.", "He", []),
        ("They accused Ann Diallo and Bob Keita urging calm.", "Ann Diallo", ["Bob Keita"]),
        ("They accused Ann Diallo and Bob Keita left.", "Ann Diallo", []),
        ("They accused Ann Diallo and then Bob Keita.", "Ann Diallo", []),
        ("They accused Mali, and the Senate on Friday.", "Mali", []),
        ("They accused Mali, and the Senate on Friday.", "the Senate", []),
        ("They accused Ann Diallo and Bob Keita's aides.", "Ann Diallo", []),
        ("Officials in Mali and Chad accused them.", "Chad", []),
        ("It cited Mali and they accused them.", "they", []),
        ("Mali met Ann Diallo; Chad accused them.", "Chad", []),
    ],
)
def test_who_stands_in_a_list_with_a_side_takes_part(text, side, others):
    found = listed_with(text, span(text, side), names(text), trigger=span(text, "accused"))
    assert [one.of(text) for one in found] == others
