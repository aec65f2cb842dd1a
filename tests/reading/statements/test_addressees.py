"""Whom a cue addresses."""

from __future__ import annotations

import pytest

from communique.model import Participant, Span
from communique.reading.statements.addressees import find_addressee
from communique.reading.statements.attributions import Attribution


def told(text: str, *actors: str) -> str | None:
    """Return whom the cue in braces addresses; the first word is the speaker."""
    cue = Span(start=text.index("{"), end=text.index("}") - 1)
    text = text.replace("{", "").replace("}", "")
    first = text.split()[0]
    speaker = (
        Span(start=0, end=len(first)) if cue.start else Span(start=text.rindex("Ann"), end=len(text) - 1)
    )
    end = len(text)
    said = Attribution("indirect", speaker, cue, (Span(start=end - 1, end=end),), 0.9)
    mentions = {
        text.index(name): Participant(actor=name, start=text.index(name), end=text.index(name) + len(name))
        for name in actors
    }
    found = find_addressee(text, said, mentions)
    return found and text[found.start : found.end]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("reporters on Monday", "reporters"),
        ("reporters Tuesday morning that", "reporters"),
        ("reporters last week.", "reporters"),
        ("reporters aboard his plane", "reporters"),
        ("his aides, who", "his aides"),
        ("the court that", "the court"),
        ("a federal judge this month", "a federal judge"),
        ("members of Congress that", "members of Congress"),
        ("them Monday", "them"),
        # what is told, not to whom
        ("a different story about it", None),
        ("himself that", None),
    ],
)
def test_whoever_is_told_is_a_whole_phrase(after: str, expected: str | None) -> None:
    assert told(f"Diallo {{told}} {after} x") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diallo {told} the BBC the port was shut.", "BBC"),
        ("Diallo {told} BBC viewers the port was shut.", "BBC"),
        ("Diallo {told} BBC's Ann Smith the port was shut.", "Ann Smith"),
        ("Diallo {told} her that the port was shut.", "her"),
        ("Diallo {told} reporters later that it was shut.", "reporters"),
        ("Diallo {urged} Ann Smith to go.", "Ann Smith"),
        ("Diallo {warned} the committee against it.", "the committee"),
        ("Diallo {urged} restraint on all sides.", None),
        ("Diallo {warned} a decade ago that it was late.", None),
        ("Diallo, when {asked} point blank about it, left.", None),
        ("{asked} Ann Smith.", None),
    ],
)
def test_who_is_told_is_an_actor_where_one_is_named(text: str, expected: str | None) -> None:
    assert told(text, *(name for name in ("BBC", "Ann Smith") if name in text)) == expected
