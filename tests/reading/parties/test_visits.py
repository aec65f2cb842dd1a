"""Who leaves for somewhere to act, and who stays."""

import pytest

from communique.model import Span
from communique.reading.names import Name
from communique.reading.parties.visits import drop_destinations, swap_host
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "place", "act", "left"),
    [
        ("President {Diallo} on {Friday} set out for {Oslo} to meet", "Oslo", "meet", ["Diallo"]),
        ("{Diallo} left {Paris} on Monday for {Oslo} to hold talks", "Oslo", "talks", ["Diallo"]),
        ("{Diallo} said the envoys he knew would leave for {Oslo} to meet", "Oslo", "meet", []),
        ("{Diallo} asked for {Oslo} to meet", "Oslo", "meet", ["Oslo"]),
        ("{Diallo} flew to {Oslo} and vowed to meet", "Oslo", "meet", ["Oslo"]),
    ],
)
def test_where_one_is_bound_for_does_not_act(text: str, place: str, act: str, left: list[str]) -> None:
    marked, names = text, []
    while "{" in marked:
        start, end = marked.index("{"), marked.index("}") - 1
        marked = marked.replace("{", "", 1).replace("}", "", 1)
        label = "Date" if marked[start:end] == "Friday" else "Person"
        names.append(Name(start=start, end=end, label=label, score=1.0))
    sources = [Span(start=marked.index(place), end=marked.index(place) + len(place))]
    drop_destinations(
        marked, sources, trigger=Span(start=marked.index(act), end=marked.index(act) + len(act)), names=names
    )
    assert [span.of(marked) for span in sources] == left


@pytest.mark.parametrize(
    ("text", "act", "found"),
    [
        ("Diallo greets Premier Hansen in Oslo.", "greets", (["Premier Hansen"], ["Diallo"])),
        ("Diallo greets Hansen in Oslo.", "greets", (["Diallo"], ["Hansen"])),
        ("Diallo hosted talks with Hansen.", "hosted", (["Diallo"], ["Hansen"])),
        ("Diallo met Hansen in Oslo.", "met", (["Diallo"], ["Hansen"])),
    ],
)
def test_whoever_is_received_visits(text, act, found):
    sources, targets = (
        [span(text, "Diallo")],
        [span(text, "Premier Hansen" if "Premier" in text else "Hansen")],
    )
    swap_host(text, sources, targets, trigger=span(text, act))
    assert tuple([one.of(text) for one in side] for side in (sources, targets)) == found
