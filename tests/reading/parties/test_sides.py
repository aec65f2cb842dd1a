"""Sides: whole words and names, without loose ends; a possessor stands for whose act it is."""

import re
import time

import pytest

from communique.model import Article, Block
from communique.models.weights import load
from communique.reading.encoder import Encoded, encode
from communique.reading.names import Name
from communique.reading.parties.sides import _without_loose_end, extend_to_name, join_adjacent, side
from tests.reading.pointing import span


def read(text: str) -> Encoded:
    (encoded,) = encode([Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))], load())
    return encoded


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Tehran rejected his offers.", "his", "his"),
        ("Tehran rejected his offers.", "his offers", "his offers"),
        ("Tehran rejected offers by the envoy on Monday.", "envoy on Monday", "the envoy"),
        ("Tehran rejected offers by the envoy on Monday.", "by", None),
        ("Troops and police of Mali's junta fired.", "of Mali's", "Mali"),
        ("Troops and their commander fired.", "and their", "their"),
        ("10:42 Police in Mali fired.", "42 Police", "Police"),
        ("Envoy Bob — who led them — agreed.", "Envoy Bob —", "Envoy Bob"),
        ("A poll published by Mali on Friday says so.", "poll published", "A poll"),
        ("An envoy who spoke on Friday said so.", "envoy who spoke", "An envoy"),
        ("An envoy, quoted by Mali, said so.", "envoy, quoted", "An envoy"),
        ("Mali, which has published it, agreed.", "which has published", "which has published"),
        ("An envoy who spoke said so.", "An envoy who spoke", "An envoy who spoke"),
        ("For\u00adeign police fired.", "For\u00adeign police", "For\u00adeign police"),
        ("Foreign Minister Ann Doe flew home.", "Minister Ann", "Minister Ann Doe"),
        ("Mali asked for restraint from both countries.", "both", "both countries"),
        ("Mali met the two foreign ministers.", "two", "the two foreign ministers"),
        ("Togo and Mali met; both said so.", "both", "both"),
        ("Both was too much.", "Both", "Both"),
        (
            "It shelled towns in the rebel-held part of Mali.",
            "towns in the rebel-held",
            "towns in the rebel-held part",
        ),
        ("Why is it investigating the junta?", "junta?", "the junta"),
        ("Mali\u2060an police fired.", "Mali\u2060an police", "Mali\u2060an police"),
        ("Ann Otieno\u2060\u2060\u2060 (Siaya) spoke.", "Ann Otieno\u2060\u2060\u2060 (Siaya)", "Ann Otieno"),
        ("Mali freed at least ten men.", "at least ten men", "at least ten men"),
        ("Mali freed at least ten men.", "least ten men", "at least ten men"),
        ("Shells fell at most Malian bases.", "at most Malian", "at most Malian"),
        ("Mali freed Chadians it had held.", "Chadians it", "Chadians"),
        ("Voters and he left.", "Voters and he", "Voters and he"),
        ("They said it left.", "it", "it"),
        ("Mali met Liu He.", "Liu He", "Liu He"),
        ("Mali thanked FBI investigators.", "FBI", "FBI investigators"),
        ("Mali sued Doe campaign aides.", "Doe", "Doe campaign aides"),
        ("Mali watched Doe campaign there.", "Doe", "Doe"),
        ("Mali gave Chad advisers.", "Chad", "Chad"),
        ("Mali freed two Chadian-American women.", "two Chadian-American", "two Chadian-American women"),
        ("Mali told Chad people starved.", "Chad", "Chad"),
        ("Mali freed about 4,500 tourists.", "about 4,500", "about 4,500 tourists"),
        ("Hunger struck nearly 5 million people.", "nearly 5 million", "nearly 5 million people"),
        ("More than 500 were hurt.", "More than 500", "More than 500"),
        ("Mali thanked the WHO on Friday.", "the WHO", "the WHO"),
        ("Mali thanked WHO on Friday.", "WHO on", "WHO"),
        ("MALI THANKED MEN WHO CAME", "MEN WHO", "MEN"),
        ("Mali thanked men who came.", "men who", "men"),
        ("They said ‘it left.", "‘it", "‘it"),
        (
            "Mali freed hundreds of people worldwide on Friday.",
            "hundreds of people worldwide",
            "hundreds of people",
        ),
        ("Otieno overall praised the mayor.", "Otieno overall", "Otieno"),
        ("The officials leading the talks left.", "officials leading", "The officials"),
        ("A man living in Mali left.", "man living", "A man"),
        ("Young people around the world left.", "people around", "people"),
        ("People meeting Mali left.", "People meeting", "People meeting"),
        ("The U.S. along with Mali paid.", "The U.S. along", "The U.S."),
        ("Rebels linked to Mali left.", "Rebels linked", "Rebels"),
        ("Firms including Mali Steel paid.", "Firms including", "Firms"),
        ("It freed those held.", "those held", "those held"),
        ("They cut aid to such cities.", "such", "such cities"),
        ("They like such as pay.", "such", "such"),
        ("Two local firms paid.", "Two local", "Two local firms"),
        ("He sent his national security adviser to Mali.", "his national", "his national security adviser"),
        ("They freed the Chinese national.", "Chinese national", "the Chinese national"),
        ("Sen. Ann Doe (R-Ky.) left.", "Sen. Ann Doe (R-Ky", "Sen. Ann Doe (R-Ky.)"),
        ("The Mali Union (MU) left.", "Mali Union (MU", "The Mali Union (MU)"),
        ("(Mali and Chad) left.", "Mali and Chad)", "Mali and Chad"),
        ("[Mali backs the move]", "[Mali", "Mali"),
        ("It fined the UN. Mali paid.", "UN.", "the UN"),
        ("It fined the U.N. for it.", "U.N.", "the U.N."),
        ("A court jailed Ann Doe and 19 others in Mali.", "19", "19 others"),
        ("Mali freed 1,200 captured soldiers and left.", "1,200", "1,200"),
        ("Twelve Malians left.", "Twelve", "Twelve Malians"),
        ("Of the ten, three said so.", "three", "three"),
        ("A Malian spokesman left.", "A Malian", "A Malian spokesman"),
        ("It expelled the Malian ambassador.", "Malian", "the Malian ambassador"),
        ("Chadian Supreme Court officials left.", "Chadian Supreme Court", "Chadian Supreme Court officials"),
        ("Eastern Mali police spokesman Ann Doe left.", "Mali", "Mali police spokesman Ann Doe"),
        ("The U.S.-led coalition left.", "U.S.-led", "The U.S.-led coalition"),
        ("It named Jo Roe ambassador to Mali.", "Jo Roe", "Jo Roe"),
        ("Mali leaders said so.", "Mali leaders", "Mali leaders"),
        ("They gave Mali artillery.", "Mali", "Mali"),
        ("They sent Malian troops.", "Malian", "Malian troops"),
        ("It shelled the Mali-backed and other forces.", "Mali-backed", "the Mali-backed"),
    ],
)
def test_a_side_is_whole_and_has_no_loose_ends(text: str, words: str, expected: str | None) -> None:
    encoded = read(text)
    start = text.index(words)
    pieces = [i for i, at in enumerate(encoded.pieces.start.tolist()) if start <= at < start + len(words)]
    at = text.find("Ann Doe")
    names = [Name(start=at, end=at + 7, label="Person", score=1.0)] if at >= 0 else []
    found = side(encoded, text, pieces[0], pieces[-1] + 1, names=names)
    assert (found and text[found.start : found.end]) == expected


@pytest.mark.parametrize("unit", ["a.", "and ", "x it "])
def test_loose_ends_by_the_thousand_take_no_long_time(unit: str) -> None:
    text = f"Mali {unit * (100_000 // len(unit))}"
    began = time.process_time()
    assert _without_loose_end(text, 0, len(text)) <= len(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("They met President Ann Smith.", "President", "President Ann Smith"),
        ("They met Sen. Bob Jones.", "Sen", "Sen. Bob Jones"),
        ("They met Sen. Bob Jones.", "Sen.", "Sen. Bob Jones"),
        ("They met Supt. Bob Jones.", "Supt", "Supt. Bob Jones"),
        ("They met Lt. Gov. Bob Jones.", "Lt", "Lt. Gov. Bob Jones"),
        ("They met Maj. Gen. Bob Jones.", "Maj", "Maj. Gen. Bob Jones"),
        ("They met the president. Ann Smith left.", "the president", "the president"),
        ("They told friends Ann Smith left.", "friends", "friends"),
    ],
)
def test_a_title_goes_on_to_its_name(text, words, whole):
    start = text.index(words)
    names = [
        Name(start=m.start(), end=m.end(), label="Person", score=1.0)
        for m in re.finditer("Ann Smith|Bob Jones", text)
    ]
    end = extend_to_name(text, start, start + len(words), names)
    assert text[start:end] == whole


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("They thanked all the farmers.", ["all", "the farmers"], ["all the farmers"]),
        ("They denied Ann Smith the post.", ["Ann Smith", "the post"], ["Ann Smith", "the post"]),
        ("Young Ann Smith left.", ["Young", "Ann Smith"], ["Young Ann Smith"]),
        ("They met aides, Ann Smith.", ["aides", "Ann Smith"], ["aides", "Ann Smith"]),
    ],
)
def test_a_side_that_was_cut_in_two_is_one(text, spans, expected):
    at = text.index("Ann Smith") if "Ann Smith" in text else 0
    names = [Name(start=at, end=at + len("Ann Smith"), label="Person", score=1.0)]
    assert [one.of(text) for one in join_adjacent(text, [span(text, s) for s in spans], names)] == expected
