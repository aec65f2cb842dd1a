"""What happens by accident is no act."""

import pytest

from communique.reading.events.accidents import is_accident
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nuns were killed and five hurt in a car crash near Luxor.", True),
        ("Two nuns were killed by the floods.", True),
        ("Two nuns were killed when their bus plunged into the Nile.", True),
        ("Two nuns were killed when a car crashed into the march.", False),
        ("Two nuns were killed when the roof collapsed in an airstrike.", False),
        ("Two nuns were killed. He died in a crash.", False),
        ("Two nuns were killed in a storm of bullets.", False),
        ("Two nuns were killed in the storming of the palace.", False),
        ("Two nuns were killed in a suicide car crash.", False),
        ("Two nuns were killed in a crash after rebels downed their plane.", False),
        ("Two nuns were killed in a raid.", False),
    ],
)
def test_who_dies_by_accident_is_attacked_by_nobody(text, expected):
    assert is_accident(text, span(text, "killed"), kind="ASSAULT", sources=[]) == expected


def test_who_is_killed_by_somebody_is_attacked():
    text = "Raiders killed two nuns in a car crash."
    assert not is_accident(text, span(text, "killed"), kind="ASSAULT", sources=[span(text, "Raiders")])


@pytest.mark.parametrize(
    ("text", "act", "kind", "expected"),
    [
        ("Police are looking into possible causes.", "looking", "ACCUSE", True),
        ("Police opened an inquiry into what caused the fire.", "inquiry", "ACCUSE", True),
        ("Police are investigating the bus crash.", "investigating", "ACCUSE", True),
        ("Police are investigating the driver.", "investigating", "ACCUSE", False),
        ("Police are investigating the storming of the palace.", "investigating", "ACCUSE", False),
        ("Police blamed the crash on ice.", "blamed", "ACCUSE", False),
        ("Police asked to investigate the crash.", "investigate", "REQUEST", False),
    ],
)
def test_who_looks_for_a_cause_accuses_nobody(text, act, kind, expected):
    assert is_accident(text, span(text, act), kind=kind, sources=[span(text, "Police")]) == expected
