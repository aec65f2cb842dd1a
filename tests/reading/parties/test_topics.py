"""What is beside an act and no side of it."""

import pytest

from communique.reading.parties.topics import without_topics
from tests.reading.pointing import span


@pytest.mark.parametrize(
    ("text", "act", "kind", "target", "stays"),
    [
        # What talks are about; who receives them in their house is a side.
        ("They discussed Mali's request.", "discussed", "CONSULT", "Mali", False),
        ("They discussed a pact signed by Mali.", "discussed", "CONSULT", "Mali", False),
        ("They are to discuss the role of Mali.", "discuss", "AGREE", "Mali", False),
        ("They discussed the pact and the war with Mali.", "discussed", "CONSULT", "Mali", True),
        ("They had spoken about Mali.", "spoken", "CONSULT", "Mali", False),
        ("They held talks on the Malian war.", "talks", "CONSULT", "Malian war", False),
        ("They held talks in Mali.", "talks", "CONSULT", "Mali", True),
        ("They discussed it with Mali.", "discussed", "CONSULT", "Mali", True),
        ("They called on Mali for talks.", "called", "CONSULT", "Mali", True),
        ("They arrived in Mali.", "arrived", "CONSULT", "Mali", True),
        ("About Mali's conversation with Chad", "conversation", "CONSULT", "Mali", True),
        # Of whom a claim tells that is held against another.
        ("Chad rejected reports that Mali had paid.", "rejected", "REJECT", "Mali", False),
        ("Chad slammed the accusation that Mali had paid.", "slammed", "ACCUSE", "Mali", False),
        ("Chad rejected claims by Mali that it had paid.", "rejected", "REJECT", "Mali", True),
        ("Chad made the accusation that Mali had paid.", "accusation", "ACCUSE", "Mali", True),
        ("Chad slammed Mali.", "slammed", "ACCUSE", "Mali", True),
        ("Chad denied Mali a loan that it needs.", "denied", "REJECT", "Mali", True),
        ("Chad denied the loan that Mali had asked for.", "denied", "REJECT", "Mali", True),
        # What a quarrel is over, and for whom somebody speaks.
        ("They sparred over a Malian agency.", "sparred", "ACCUSE", "a Malian agency", False),
        ("They traded threats over Mali's raids.", "threats", "THREATEN", "Mali", False),
        ("They voiced anger over Mali's raids.", "anger", "ACCUSE", "Mali", True),
        ("They sparked anger over Mali's raids.", "sparked", "ACCUSE", "Mali", True),
        ("On behalf of Mali, I condemn it.", "condemn", "ACCUSE", "Mali", False),
        ("Chad thanked them on behalf of Mali.", "thanked", "SUPPORT", "Mali", False),
        ("Chad intervened on behalf of Mali.", "intervened", "COOPERATE", "Mali", True),
        # Who only has a word for something, and who does something else.
        ("Chad condemned what Mali called a raid.", "condemned", "ACCUSE", "Mali", False),
        ("Chad condemned what Mali did.", "condemned", "ACCUSE", "Mali", True),
        ("Chad held the bus but Mali had fled.", "held", "COERCE", "Mali", False),
        ("Chad denies fraud and Mali has paid.", "denies", "REJECT", "Mali", False),
        ("Chad opened talks between Oslo and Mali was told.", "talks", "CONSULT", "Mali", True),
        ("Chad slammed Togo and Mali.", "slammed", "ACCUSE", "Mali", True),
        # To whom something is to be done, and who is asked.
        ("They called for Diallo to be freed.", "called for", "REQUEST", "Diallo", False),
        ("They demand that the minister be swiftly replaced.", "demand", "REQUEST", "the minister", False),
        ("They want Mali to be brought in.", "want", "REQUEST", "Mali", False),
        ("A judge ordered the miners to be released.", "ordered", "REQUEST", "the miners", False),
        ("They urged that Diallo himself should be tried.", "urged", "REQUEST", "Diallo", False),
        ("They urged Mali to be represented.", "urged", "REQUEST", "Mali", True),
        ("They called on Mali to be heard.", "called on", "REQUEST", "Mali", True),
        ("They want Mali to be prepared.", "want", "REQUEST", "Mali", True),
        ("They want Mali to pay.", "want", "REQUEST", "Mali", True),
        ("They accused Mali to be praised.", "accused", "ACCUSE", "Mali", True),
    ],
)
def test_a_topic_is_no_side(text, act, kind, target, stays):
    found = without_topics(text, [span(text, target)], trigger=span(text, act), kind=kind)
    assert found == [span(text, target)] * stays


def test_who_resigns_does_so_to_nobody():
    text = "Chad left a council of Mali."
    given = {"trigger": span(text, "left"), "kind": "RETREAT"}
    assert without_topics(text, [span(text, "Mali")], **given, mode="resign") == []
    assert without_topics(text, [span(text, "Mali")], **given, mode="withdraw") == [span(text, "Mali")]
