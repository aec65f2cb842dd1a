"""What is said in a turn: all of its line."""

from __future__ import annotations

import dataclasses
import time

import pytest

from communique.model import Span
from communique.reading.statements.attributions import Attribution
from communique.reading.statements.finding import _mended
from communique.reading.statements.turns import whole_turn


def said(text: str, *parts: str, speaker: str = "DIALLO") -> list[str] | None:
    who = at(text, speaker)
    colon = text.index(":", who.end)
    turn = whole_turn(
        text, [at(text, part) for part in parts], cue=Span(start=colon, end=colon + 1), speaker=who
    )
    return None if turn is None else [one.of(text) for one in turn]


def at(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


def test_a_turn_is_all_of_its_line() -> None:
    text = "ILO: What happened?\n\nDIALLO: Well, it rained. And (laughter) the river, you see, rose by night.\n\nILO: Thank you."
    whole = ["Well, it rained. And (laughter) the river, you see, rose by night."]
    assert said(text, "Well, it rained") == whole
    assert said(text, "Well, it rained", "the river", "rose") == whole


def test_a_paragraph_may_go_on_from_a_turn_and_a_part_of_one_does_not() -> None:
    text = "- Diallo: It rained all night.\n\nThe river rose.\n\nThe mayor asked why nobody had seen it."
    assert said(text, "It rained", "The river rose.", "nobody had seen it", speaker="Diallo") == [
        "It rained all night.",
        "The river rose.",
    ]


def test_a_turn_ends_before_who_speaks_next_on_its_line() -> None:
    text = "DIALLO: It rained. We saw it: a flood. MR. ILO: All night? DIALLO: Yes."
    assert said(text, "It rained") == ["It rained. We saw it: a flood."]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The minister DIALLO: it rained all night.", "it rained"),  # no line of a transcript
        ("DIALLO: “It rained.” Nobody left the hall.", "“It rained.”"),  # a quotation tells its end
        ("DIALLO of the council: it rained all night.", "it rained"),
        ("It rained all night.\nDIALLO: nothing more.", "It rained"),  # nothing was found on its line
    ],
)
def test_what_is_no_turn(text: str, part: str) -> None:
    assert said(text, part) is None


def test_a_statement_has_the_whole_turn() -> None:
    text = "DIALLO: Well, it rained. Then the river rose by night."
    made = Attribution("indirect", at(text, "DIALLO"), Span(start=6, end=7), (at(text, "Well, it"),), 0.9)
    assert _mended(text, made, [], [], []) == dataclasses.replace(
        made, content=(at(text, "Well, it rained. Then the river rose by night."),)
    )


@pytest.mark.parametrize("unit", ["A", "A ", "A. ", ". A", ". AB "])
def test_a_long_turn_takes_no_time(unit: str) -> None:
    text = f"DIALLO: It rained {unit * 20_000}"
    began = time.process_time()
    said(text, "It rained")
    assert time.process_time() - began < 1
