"""To whom an act is not done, and when nothing was said."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pytest

from communique.model import Actor, Event, Place, Span
from communique.reading.actors import Resolution
from communique.reading.assemble import Found, assemble_events, assemble_statements
from communique.reading.relation import Relation
from communique.reading.statements.attributions import Attribution
from communique.reading.times import find_times
from tests.reading.pointing import span

PEOPLE = {
    "China's ambassador": Actor(id="a1", name="Liu", kind="person", country="CHN", sectors=("GOV",)),
    "A writer": Actor(id="a2", name="writer", kind="person", country="CHN", sectors=("CVL",)),
    "Beijing": Actor(id="a3", name="China", kind="country", country="CHN", sectors=("GOV",)),
    "the ministry": Actor(id="a4", name="ministry", kind="organization", country="CHN", sectors=("GOV",)),
    "Tokyo": Actor(id="a5", name="Japan", kind="country", country="JPN", sectors=("GOV",)),
}


class Nothing:
    """A stub of the head: no act has a time or a place."""

    def when(self, _act, _days):
        return None

    where = when


class First:
    """A stub of the head: an act has the first of its possible days."""

    def when(self, _act: Span, days: Iterable[Span]) -> Span | None:
        return next(iter(days), None)


def found_in(text: str, **given: Any) -> Found:
    """Return the findings in an undated text of one sentence, all empty but those that are given."""
    nobody = Resolution(actors=(), by_span={}, groups={})
    plain = {"published": None, "sentences": [Span(start=0, end=len(text))], "times": [], "places": ()}
    heads = {"relations": [], "attributions": [], "resolution": nobody, "circumstances": Nothing()}
    return Found(text=text, **(plain | heads | given))


def assembled(
    text: str, kind: str, act: Span, sides: dict[Span, Actor], places: Sequence[Place] = ()
) -> Event:
    """Return the event that is assembled for an act of the first of two actors against the other."""
    source, target = sorted(sides)
    found = found_in(
        text,
        places=places,
        relations=[Relation(kind, None, None, "asserted", (source,), (target,), act, 0.5)],
        resolution=Resolution(
            actors=tuple({actor.id: actor for actor in sides.values()}.values()),
            by_span={span: actor.id for span, actor in sides.items()},
            groups={},
        ),
    )
    (event,) = assemble_events(found, found.scenes())
    return event


@pytest.mark.parametrize(
    ("text", "is_target"),
    [
        ("China's ambassador {replied} that Beijing would never allow chaos.", False),
        ("China's ambassador {replied} that Tokyo would never allow chaos.", True),
        ("China's ambassador {complained} that the ministry would never answer.", True),
        ("A writer {complained} that Beijing would never answer.", True),
        ("China's ambassador {urged} Beijing to give in.", True),
    ],
)
def test_who_speaks_for_a_country_does_nothing_to_it(text: str, *, is_target: bool) -> None:
    act = Span(start=text.index("{"), end=text.index("}") - 1)
    text = text.replace("{", "").replace("}", "")
    sides = {span(text, name): actor for name, actor in PEOPLE.items() if name in text}
    lands = {"Beijing": "CHN", "Tokyo": "JPN"}
    places = [
        Place(
            start=text.index(name),
            end=text.index(name) + len(name),
            name=name,
            country=land,
            precision="city",
        )
        for name, land in lands.items()
        if name in text
    ]
    event = assembled(text, "REJECT", act, sides, places)
    assert bool(event.targets) == is_target
    assert len(event.sources) == 1


@pytest.mark.parametrize(
    ("text", "target", "kind", "is_target"),
    [
        ("A writer praised the writer in Lima.", "the writer", "SUPPORT", False),
        ("A writer blamed him in Lima.", "him", "ACCUSE", False),
        ("A writer blamed himself in Lima.", "himself", "ACCUSE", True),
    ],
)
def test_nobody_acts_on_himself_unless_it_is_said(
    text: str, target: str, kind: str, *, is_target: bool
) -> None:
    who = PEOPLE["A writer"]
    event = assembled(
        text, kind, Span(start=9, end=15), {span(text, "A writer"): who, span(text, target): who}
    )
    assert bool(event.targets) == is_target


@pytest.mark.parametrize(
    ("day", "expected"),
    [("Monday", "2019-06-10"), ("June 15, 2019", "2019-06-15"), ("June 20, 2019", None), ("2025", None)],
)
def test_nothing_was_said_on_a_day_that_is_still_to_come(day: str, expected: str | None) -> None:
    text = f"In a note on the budget of {day} Mali said that it was ready."
    published, whole = date(2019, 6, 14), Span(start=0, end=len(text))
    content = (span(text, "it was ready"),)
    found = found_in(
        text,
        published=published,
        times=find_times(text, published=published, sentences=[whole]),
        attributions=[Attribution("indirect", None, span(text, "said"), content, 0.9)],
        circumstances=First(),
    )
    (statement,) = assemble_statements(found, found.scenes())
    assert (statement.time and statement.time.start) == expected


def test_who_demands_in_a_quotation_acts_though_nobody_is_named_in_it():
    text = "A writer was clear. “Tokyo must pay.”"
    writer, tokyo, act = span(text, "A writer"), span(text, "Tokyo"), span(text, "must pay")
    found = found_in(
        text,
        relations=[Relation("REQUEST", None, None, "asserted", (), (tokyo,), act, 0.5)],
        attributions=[Attribution("direct", writer, None, (span(text, "Tokyo must pay."),), 0.9)],
        resolution=Resolution(
            actors=(PEOPLE["A writer"], PEOPLE["Tokyo"]), by_span={writer: "a2", tokyo: "a5"}, groups={}
        ),
    )
    (event,) = assemble_events(found, found.scenes())
    assert [one.actor for one in event.sources] == ["a2"]


def test_what_stands_for_nobody_is_no_side():
    text = "Tokyo praised the Oslo summit."
    tokyo, other = Span(start=0, end=5), Span(start=14, end=22)
    relation = Relation("SUPPORT", None, None, "asserted", (tokyo,), (other,), Span(start=6, end=13), 0.5)
    found = found_in(
        text,
        relations=[relation],
        resolution=Resolution(actors=(PEOPLE["Tokyo"],), by_span={tokyo: "a5"}, groups={other: ()}),
    )
    (event,) = assemble_events(found, found.scenes())
    assert not event.targets
