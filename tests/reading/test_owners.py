"""Whose an act is, and whose resignation is asked for."""

import pytest

from communique.reading.owners import only_owner, who_is_to_go
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "act", "sources", "found"),
    [
        ("Diallo dwelt on Mali's old claim.", "claim", ["Diallo", "Mali"], ["Mali"]),
        ("Diallo and Mali's old claim.", "claim", ["Diallo", "Mali"], ["Diallo", "Mali"]),
        ("Diallo took Mali's side by attacking", "attacking", ["Diallo", "Mali"], ["Diallo", "Mali"]),
        ("Diallo came to Mali's defence.", "defence", ["Diallo", "Mali"], ["Diallo", "Mali"]),
        ("Diallo took Mali's side and accused", "accused", ["Diallo", "Mali"], ["Diallo", "Mali"]),
    ],
)
def test_the_owner_acts_alone(text, act, sources, found):
    spans = [span(text, one) for one in sources]
    assert [side.of(text) for side in only_owner(text, spans, act=span(text, act))] == found


@pytest.mark.parametrize(
    ("text", "act", "found"),
    [
        ("Critics called for his resignation.", "called", "his"),
        ("Critics asked on Friday for Mr. Diallo's swift removal.", "asked", "Mr. Diallo"),
        ("Critics demanded the resignation of the cabinet.", "demanded", None),
        ("Critics called for his plan.", "called", None),
    ],
)
def test_who_is_asked_to_go(text, act, found):
    who = who_is_to_go(text, act=span(text, act))
    assert (who and who.of(text)) == found
