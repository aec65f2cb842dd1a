"""Who leaves for somewhere to act, and who stays."""

import pytest

from communique.model import Span
from communique.reading.bound import settle_bound
from communique.reading.names import Name


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
    settle_bound(
        marked, sources, act=Span(start=marked.index(act), end=marked.index(act) + len(act)), names=names
    )
    assert [span.of(marked) for span in sources] == left
