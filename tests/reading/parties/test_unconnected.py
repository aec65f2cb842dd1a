"""Parties on one side of an act, joined or not."""

import pytest

from communique.reading.parties.unconnected import CLEAR, keep_likeliest
from tests.reading.pointing import span


def likely(text, **parties):
    return {span(text, words.replace("_", " ")): value for words, value in parties.items()}


@pytest.mark.parametrize(
    ("text", "parties", "kept"),
    [
        ("Miners jumped on Diallo's defence of Mali.", {"Miners": 0.6, "Diallo": 0.9}, ["Diallo"]),
        ("Miners crowded halls held by nuns, urging them.", {"Miners": 0.9, "nuns": 0.6}, ["Miners"]),
        ("Diallo is the first man to visit Mali.", {"Diallo": 0.9, "man": 0.6}, ["Diallo"]),
        ("They vowed to fine those who mock miners.", {"those": 0.7, "miners": 0.5}, ["those"]),
        (
            "It shows miners at work and ends with a mayor hailing Chad.",
            {"miners": 0.6, "mayor": 0.8},
            ["mayor"],
        ),
        ("Mali pays nuns in Chad.", {"Mali": 0.6, "nuns": 0.9, "Chad": 0.5}, ["nuns"]),
    ],
)
def test_of_two_that_nothing_joins_the_likelier_takes_part(text, parties, kept):
    assert [one.of(text) for one in keep_likeliest(text, likely(text, **parties))] == kept


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Chad agreed.",
        "Mali, Chad agreed.",
        "Mali with Chad agreed.",
        "Mali – with the Chad front – agreed.",
        "Mali, along with Chad, agreed.",
        "Mali has joined Chad in agreeing.",
        "Mali led Chad in agreeing.",
        "It spoke with Mali and with the Chad front.",
        "Mali of old, M-Kayes, and, separately, the Chad of today agreed.",
        "Envoys of Mali, including former Chad aides, agreed.",
    ],
)
def test_who_is_joined_stays(text):
    assert len(keep_likeliest(text, likely(text, Mali=0.9, Chad=0.5))) == 2


def test_who_only_goes_on_with_the_one_before_stays():
    text = "The mayor, as head of Chad, agreed."
    mayor, chad = span(text, "The mayor"), span(text, "Chad")
    assert keep_likeliest(text, {mayor: 0.9, chad: 0.5}) == [mayor]
    assert keep_likeliest(text, {mayor: 0.9, chad: 0.5}, parts=[chad]) == [mayor, chad]


def test_of_two_that_are_as_likely_both_stay():
    text = "Mali told Chad to pay."
    assert len(keep_likeliest(text, likely(text, Mali=0.6, Chad=0.6 - CLEAR / 2))) == 2


def test_a_list_stays_together_against_one_alone():
    text = "Mali and Chad filled halls held by nuns."
    kept = keep_likeliest(text, likely(text, Mali=0.9, Chad=0.6, nuns=0.7))
    assert [one.of(text) for one in kept] == ["Mali", "Chad"]


def test_nobody_is_made_of_nobody():
    assert keep_likeliest("They left.", {}) == []
