"""What was just read, as the terminal shows it."""

from __future__ import annotations

import io

from rich.console import Console

from communique.cli.readings import _busiest, print_problems
from communique.errors import problem
from communique.model import Actor, Event, Participant, ReaderVersion, Reading, Span

CODES = ("KOR", "PRK", "USA", "CHN", "RUS", "JPN", "MNG", "VNM")
VERSION = ReaderVersion(version="test")


def test_of_countries_that_take_part_as_often_the_first_is_the_busiest() -> None:
    actors = tuple(Actor(id=code, name=code, kind="country", country=code) for code in CODES)
    sides = tuple(Participant(actor=code, start=0, end=3) for code in CODES)
    span = Span(start=0, end=3)
    event = Event(
        id="e1", type="CONSULT", status="asserted", sources=sides, trigger=span, sentence=span, confidence=1
    )
    assert _busiest([Reading(id="x", actors=actors, events=(event,), reader=VERSION)]) == ["KOR"]
    assert _busiest([]) == []


def test_a_problem_is_told_once_with_how_often_it_came_up() -> None:
    met = (problem("C0204"), problem("C0102"))
    readings = [Reading(id=name, problems=met[: n + 1], reader=VERSION) for n, name in enumerate("ab")]
    out = io.StringIO()
    print_problems(Console(file=out, width=100), readings, {"a": "a[1].html", "b": "b.html"})
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert [line[:7] for line in lines if line.startswith("C")] == ["C0102 1", "C0204 2"]
    assert lines.index("a[1].html and 1 more") > lines.index("b.html")
