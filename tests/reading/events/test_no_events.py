"""What is no event."""

import pytest

from communique.reading.events.no_events import is_no_event, leaves_care
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "act", "kind", "source", "expected"),
    [
        ("Diallo will hold an election rally in Mali.", "rally", "PROTEST", "Diallo", True),
        ("Diallo will join a campaign rally in Mali.", "campaign rally", "PROTEST", "Diallo", True),
        ("Farmers will hold an anti-war rally in Mali.", "rally", "PROTEST", "Farmers", False),
        ("A federal law bars them from it.", "bars", "COERCE", "A federal law", True),
        ("A court bars them from it.", "bars", "COERCE", "A court", False),
        ("Oslo denied the report.", "denied", "REJECT", "Oslo", True),
        ("Oslo denied the visa.", "denied", "REJECT", "Oslo", False),
    ],
)
def test_what_is_no_event(text, act, kind, source, expected):
    assert is_no_event(text, span(text, act), kind, [span(text, source)], []) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was released from the hospital.", True),
        ("She was released Friday from a Boston hospital.", True),
        ("They were released from quarantine.", True),
        ("She was released from a prison hospitality scheme.", False),
        ("She was released from prison near a hospital.", False),
        ("The files released show that she left.", False),
    ],
)
def test_who_leaves_a_hospital_is_not_freed(text, expected):
    assert leaves_care(text, span(text, "released")) is expected
