"""Who is acted on though the sentence begins with him, and who makes a plea or a threat."""

import pytest

from communique.reading.parties.passives import correct_voice
from tests.reading.pointing import span


def resolve(text, act, kind, sources, targets):
    sides = [[span(text, one) for one in side] for side in (sources, targets)]
    correct_voice(text, *sides, trigger=span(text, act), kind=kind)
    return tuple([one.of(text) for one in side] for side in sides)


@pytest.mark.parametrize(
    ("text", "act", "kind", "sources", "targets", "found"),
    [
        # Who "was mocked" is acted on, whatever stands after it; who "was disappointed" acts.
        ("Diallo was roundly mocked.", "mocked", "ACCUSE", ["Diallo"], [], ([], ["Diallo"])),
        ("Aides were told to call on Mali.", "told", "REQUEST", ["Aides"], ["Mali"], ([], ["Aides"])),
        ("Chad was fined by Mali.", "fined", "SANCTION", ["Chad", "Mali"], [], (["Mali"], ["Chad"])),
        ("Diallo was disappointed.", "disappointed", "ACCUSE", ["Diallo"], [], (["Diallo"], [])),
        ("Troops were ordered to Gao.", "ordered", "MOBILIZE", ["Troops"], [], (["Troops"], [])),
        ("Keita, an aide to Diallo who was accused", "accused", "ACCUSE", ["Diallo"], ["Keita"], ([], ["Keita"])),
        # Who says that others were acted on does not act, unless he may have done it.
        ("Medics said six were killed.", "killed", "ASSAULT", ["Medics"], ["six"], ([], ["six"])),
        ("Police said six were held.", "held", "COERCE", ["Police"], ["six"], (["Police"], ["six"])),
        ("Medics say troops killed six.", "killed", "ASSAULT", ["troops"], ["six"], (["troops"], ["six"])),
        # Who is "under fire" is fired at.
        ("Diallo is under fire in Mali.", "under fire", "ACCUSE", ["Diallo"], ["Mali"], ([], ["Diallo"])),
        ("Diallo has come under growing pressure.", "pressure", "REQUEST", ["Diallo"], [], ([], ["Diallo"])),
        ("Aides under Diallo criticised it.", "criticised", "ACCUSE", ["Aides"], [], (["Aides"], [])),
        # Whose arrest it is is arrested, not whoever a missile's firing is told of.
        ("Diallo's arrest shook aides.", "arrest", "COERCE", ["Diallo"], ["aides"], ([], ["Diallo"])),
        ("Diallo left after his conviction.", "conviction", "SANCTION", ["his"], ["Diallo"], ([], ["Diallo"])),
        ("Mali's missile firing shook Chad.", "firing", "MOBILIZE", ["Mali"], [], (["Mali"], [])),
        # Who "faces" criticism is criticised.
        ("Diallo drew sharp criticism.", "criticism", "ACCUSE", ["Diallo"], [], ([], ["Diallo"])),
        ("Diallo, who lost, faces a wave of calls to quit.", "calls", "REQUEST", ["Diallo"], [], ([], ["Diallo"])),
        ("Diallo took the lead in criticism.", "criticism", "ACCUSE", ["Diallo"], [], (["Diallo"], [])),
        ("Diallo received a report on charges.", "charges", "ACCUSE", ["Diallo"], [], (["Diallo"], [])),
        ("Diallo received a complaint against Mali.", "complaint", "ACCUSE", ["Diallo"], ["Mali"], (["Diallo"], ["Mali"])),
        ("Diallo faces threats against him.", "threats", "THREATEN", ["Diallo"], [], ([], ["Diallo"])),
        # Who only tells of it does not act, unless he may have done it.
        ("Six were freed, according to his aunt.", "freed", "RETREAT", ["his aunt"], ["Six"], ([], ["Six"])),
        ("Six were held, according to the police.", "held", "COERCE", ["the police"], ["Six"], (["the police"], ["Six"])),
        ("Diallo met the freed men.", "freed", "RETREAT", ["Diallo"], ["men"], ([], ["men"])),
        ("Diallo freed men.", "freed", "RETREAT", ["Diallo"], ["men"], (["Diallo"], ["men"])),
        # Where something is done does not act.
        ("Six were held in Mali and fined.", "held", "COERCE", ["Mali"], ["Six"], ([], ["Six"])),
        ("Six were handed over to Mali.", "handed over", "RETREAT", ["Mali"], ["Six"], ([], ["Six"])),
        ("Six died in Malian custody.", "died", "ASSAULT", ["Malian"], ["Six"], (["Malian"], ["Six"])),
        ("In Mali, troops held six.", "held", "COERCE", ["troops"], ["six"], (["troops"], ["six"])),
        # A plea comes from who makes it.
        ("Keita heard pleas from Chad.", "pleas", "REQUEST", ["Keita"], ["Chad"], (["Chad"], ["Keita"])),
        ("It drew a vow of revenge from Chad.", "vow", "THREATEN", [], ["Chad"], (["Chad"], [])),
        ("Keita sought support from Chad.", "sought support", "REQUEST", ["Keita"], ["Chad"], (["Keita"], ["Chad"])),
    ],
)  # fmt: skip
def test_who_is_acted_on(text, act, kind, sources, targets, found):
    assert resolve(text, act, kind, sources, targets) == found
