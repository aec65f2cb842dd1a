"""Whose an act is, and whose resignation is asked for."""

import pytest

from communique.reading.parties.possessors import is_possessor_target, prefer_possessor, removal_target
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
    assert [side.of(text) for side in prefer_possessor(text, spans, trigger=span(text, act))] == found


@pytest.mark.parametrize(
    ("text", "owner", "act", "found"),
    [
        ("Diallo's sudden arrest shook Mali.", "Diallo", "arrest", True),
        ("They protested his trial.", "his", "trial", True),
        ("They protested your trial.", "your", "trial", True),
        ("Diallo's arrest of his rival shook Mali.", "Diallo", "arrest", False),
        ("Diallo's arrest on Monday of his rival shook Mali.", "Diallo", "arrest", False),
        ("Diallo's arrest last week of his rival shook Mali.", "Diallo", "arrest", False),
        ("Diallo's arrest on charges of theft shook Mali.", "Diallo", "arrest", True),
        ("Diallo's attack shook Mali.", "Diallo", "attack", False),
        ("The Senate's impeachment trial began.", "The Senate", "trial", False),
        ("Diallo and the mayor's arrest.", "Diallo", "arrest", False),
    ],
)
def test_whether_an_act_is_done_to_its_owner(text, owner, act, found):
    assert is_possessor_target(text, span(text, owner), trigger=span(text, act)) == found


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
    who = removal_target(text, trigger=span(text, act))
    assert (who and who.of(text)) == found
