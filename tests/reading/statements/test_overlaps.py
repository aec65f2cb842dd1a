"""Words that a cue or a speaker and what is said both claim."""

from __future__ import annotations

import pytest

from communique.model import Span
from communique.reading.statements.overlaps import resolve_overlaps
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "own", "left"),
    [
        # what tells or links is the cue's
        ("Bo issued a report on the flood.", "Bo", "issued a report", "a report on the flood", "issued a report", ["on the flood"]),
        ("Bo spoke about how the dam broke.", "Bo", "spoke about", "about how the dam broke", "spoke about", ["how the dam broke"]),
        ("Bo countered by saying it broke.", "Bo", "countered by saying", "saying it broke", "countered by saying", ["it broke"]),
        ("Bo voiced deep thanks for the rice.", "Bo", "voiced deep thanks for", "thanks for the rice", "voiced deep thanks for", ["the rice"]),
        # a noun that goes on is said
        ("Bo expressed his sympathy with them.", "Bo", "expressed his", "his sympathy with them", "expressed", ["his sympathy with them"]),
        ("Bo laid out broad targets for rice.", "Bo", "laid out broad targets", "broad targets for rice", "laid out", ["broad targets for rice"]),
        # the speaker's words are not
        ("By the rules, the council said, all pay.", "the council", "said", "the", "said", []),
        ("According to a survey of 900 voters polled in May, most agree.", "a survey of 900", "According to", "900 voters polled in May, most agree", "According to", ["most agree"]),
        ("Bo asked himself if it broke.", "Bo", "asked himself", "himself if it broke", "asked himself", ["if it broke"]),
        ("It is a point aide Ann Day made.", "aide Ann Day", "made", "a point aide", "made", ["a point"]),
        # a content around a cue or speaker, and one that only touches it, stay
        ("If Bo stays, Bo says, all win.", "Bo", "says", "If Bo stays", "says", ["If Bo stays"]),
        ("Bo said it broke.", "Bo", "said", "it broke", "said", ["it broke"]),
        ("All is well, Bo said, for now.", "Bo", "Bo said", "All is well, Bo said, for now", "Bo said", ["All is well, Bo said, for now"]),
    ],
)  # fmt: skip
def test_no_word_is_of_two(
    text: str, speaker: str, cue: str, content: str, own: str, left: list[str]
) -> None:
    at = span(text, "the council").start if content == "the" else span(text, content).start
    said = Span(start=at, end=at + len(content))
    who, told = span(text, speaker), span(text, cue)
    found, parts = resolve_overlaps(text, [said], cue=told, speaker=who)
    assert (found.of(text), [part.of(text) for part in parts]) == (own, left)
