"""What follows a name holds it or, in a list, does not; many names of places take no long time."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from communique.knowledge import load
from communique.knowledge.gazetteer import FILE, sites
from communique.model import Place
from communique.reading.names import Name
from communique.reading.places.containers import stated_container
from communique.reading.places.finding import resolve_places


def placed(text: str, *surfaces: str) -> dict[str, Place]:
    """Return the places of a text by the words that name them."""
    names = [
        Name(start=text.index(s), end=text.index(s) + len(s), label="Location", score=1.0) for s in surfaces
    ]
    return {text[p.start : p.end]: p for p in resolve_places(text, names=names, knowledge=load())}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Trade with China, U.S. aides said, fell.", "China", "CHN"),
        ("Trade with Havana, UK aides said, fell.", "Havana", "CUB"),
        ("Police in Tbilisi, Georgia, said so.", "Tbilisi", "GEO"),
        ("Police in Atlanta, Georgia, said so.", "Atlanta", "USA"),
        ("Moscow, China and Iran agreed.", "Moscow", "RUS"),
        ("Seoul, Japan and Australia agreed.", "Seoul", "KOR"),
        ("They flew to Rome, Paris and Seoul, Japan.", "Seoul", "KOR"),
    ],
)
def test_what_follows_a_name_binds_only_where_it_holds_one(text, name, country):
    assert placed(text, name)[name].country == country


def test_the_country_georgia_does_not_speak_for_the_state():
    # Were the United States named by "Georgia", the small Springfields there would be likelier.
    found = placed("Tbilisi, Georgia, and Athens spoke.", "Tbilisi", "Athens")
    assert found["Athens"].country == "GRC"


@pytest.mark.parametrize("after", [", W. Va., on parole", ", WV, on parole"])
def test_an_abbreviated_state_that_holds_none_leaves_the_name_unplaced(after):
    said = stated_container(sites("Moscow"), given=None, after=after)
    assert said is not None
    assert (said[0], said[1] and said[1].state) == ((), "WV")


def test_a_thousand_towns_are_placed_in_seconds():
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    bearers = Counter(row[1] for row in rows if len(row) > 4 and row[2] == "city")
    towns = [name for name, _ in bearers.most_common(1000)]  # from 84 bearers down to 13
    text = "; ".join(towns)
    names, at = [], 0
    for town in towns:
        names.append(Name(start=at, end=at + len(town), label="Location", score=1.0))
        at += len(town) + 2
    began = time.process_time()
    assert len(resolve_places(text, names=names, knowledge=load())) > 500
    assert time.process_time() - began < 2


def test_a_name_of_blanks_takes_no_long_time():
    text = "Rome" + " " * 100_000 + "x"
    began = time.process_time()
    resolve_places(text, names=[Name(start=0, end=len(text), label="Location", score=1.0)], knowledge=load())
    assert time.process_time() - began < 2


def test_a_country_is_no_town_where_a_town_of_its_name_is_told_once():
    text = "A man from China, Maine, spoke. Trade with China fell."
    names = [Name(start=at, end=at + 5, label="Location", score=1.0) for at in (11, 43)]
    assert [p.country for p in resolve_places(text, names=names, knowledge=load())] == ["USA", "CHN"]
