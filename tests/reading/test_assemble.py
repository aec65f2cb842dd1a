"""To whom an act is not done."""

import pytest

from communique.model import Actor, Place, Span
from communique.reading.actors import Resolution
from communique.reading.assemble import Found, assemble_events
from communique.reading.relation import Relation

PEOPLE = {
    "China's ambassador": Actor(id="a1", name="Liu", kind="person", country="CHN", sectors=("GOV",)),
    "A writer": Actor(id="a2", name="writer", kind="person", country="CHN", sectors=("CVL",)),
    "Beijing": Actor(id="a3", name="China", kind="country", country="CHN", sectors=("GOV",)),
    "the ministry": Actor(id="a4", name="ministry", kind="organization", country="CHN", sectors=("GOV",)),
    "Tokyo": Actor(id="a5", name="Japan", kind="country", country="JPN", sectors=("GOV",)),
}


class Nothing:
    """Stands in for the head where no act has a time or place."""

    def when(self, _act, _days):
        return None

    where = when


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
    spans = {
        name: Span(start=text.index(name), end=text.index(name) + len(name))
        for name in PEOPLE
        if name in text
    }
    source, target = sorted(spans.values())
    lands = {"Beijing": "CHN", "Tokyo": "JPN"}
    found = Found(
        text=text,
        published=None,
        sentences=[Span(start=0, end=len(text))],
        times=[],
        places=[
            Place(start=span.start, end=span.end, name=name, country=lands[name], precision="city")
            for name, span in spans.items()
            if name in lands
        ],
        relations=[Relation("REJECT", None, None, "asserted", (source,), (target,), act, 0.5)],
        attributions=[],
        resolution=Resolution(
            actors=tuple(PEOPLE.values()),
            by_span={span: PEOPLE[n].id for n, span in spans.items()},
            groups={},
        ),
        circumstances=Nothing(),
    )
    (event,) = assemble_events(found, found.scenes())
    assert bool(event.targets) == is_target
    assert len(event.sources) == 1
