"""Verdicts on statements: taken from notes, and carried over to readings that agree."""

import json

import pytest

from communique.model import Participant, Span, Statement
from training.judging import _marked, _row, agrees, joined, take

TEXT = "“We will march,” said Ann Doe. Nobody did."
STATEMENT = Statement(
    id="s1",
    kind="direct",
    speaker=Participant(actor=None, start=22, end=29),
    cue=Span(start=17, end=21),
    content=(Span(start=0, end=16),),
    confidence=0.9,
)


def test_a_sheet_shows_who_said_what() -> None:
    assert _marked(TEXT, STATEMENT) == "[C “We will march,”] [Q said] [S Ann Doe]. Nobody did."


def test_notes_become_verdicts() -> None:
    rows = [{"id": 0, **_row(TEXT, STATEMENT)}]
    (judged,) = take(rows, "0 right of course\n\n")
    assert judged["verdict"] == "right"
    assert judged["content"] == [[0, 16]]
    assert "id" not in judged
    for wrong in ("1 right", "0 perhaps", "zero right"):
        with pytest.raises(ValueError, match="no such entry or verdict"):
            take(rows, wrong)


def test_a_verdict_holds_for_the_same_words() -> None:
    row = _row(TEXT, STATEMENT) | {"verdict": "right"}
    cue, speaker = Span(start=17, end=21), Span(start=22, end=25)
    assert agrees(row, cue, speaker, (Span(start=1, end=16),))
    assert not agrees(row, cue, None, (Span(start=0, end=16),))
    assert not agrees(row, cue, speaker, (Span(start=0, end=8),))
    assert not agrees(row, Span(start=30, end=36), speaker, (Span(start=0, end=16),))
    assert agrees(row | {"verdict": "none"}, cue, None, (Span(start=0, end=8),))


def test_the_later_verdict_on_an_entry_stands() -> None:
    first, again = (_row(TEXT, STATEMENT) | {"verdict": verdict} for verdict in ("none", "right"))
    (line,) = joined([first], [again])
    assert json.loads(line)["verdict"] == "right"
