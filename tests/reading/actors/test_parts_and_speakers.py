""" "The state" of a federation's part, and "the president" whom a politician speaks of."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{P Narendra Modi} spoke in {L India}. {L Kerala} was flooded. <The state> will sue.", "Kerala"),
        (
            "{L Australia} voted. {L Queensland} was quiet. It rained. <The state> closed its border.",
            "Queensland",
        ),
        ("{L Germany} voted. {L Bavaria} was quiet. <The state> closed its schools.", "Bavaria"),
        ("{N American} voters met in {L Ohio}. <The state> will sue.", "Ohio"),
        # Two parts, no part, a state that is no federation, one named after the part.
        ("{N American} voters met in {L Ohio} and {L Utah}. <The state> will sue.", "state"),
        ("{N Egyptian} voters met in {L Cairo}. {L Egypt} waited. <The state> will sue.", "Egypt"),
        ("{L Ohio} sold its shares. {L Israel} waited. <The state> will sue.", "Israel"),
    ],
)
def test_the_state(marked, name):
    assert read(marked).actor("The state").name == name


QUOTED = (("I urge the president to act", "Marco Rubio"),)
XI = "{N Chinese} President {P Xi Jinping} spoke in {L Beijing}. {L China} was firm. "


@pytest.mark.parametrize(
    ("marked", "said", "name"),
    [
        (XI + "“I urge <the president> to act,” {N US} senator <{P Marco Rubio}> said.", QUOTED, "Donald Trump"),
        # Another country in the sentence, a speaker of the country itself, no quotation.
        (XI + "“I urge <the president> to act,” {N US} senator <{P Marco Rubio}> said of {L China}.", QUOTED, "Xi Jinping"),
        (XI + "“I urge <the president> to act,” {N Chinese} lawmaker <{P Wei Lin}> said.", (("I urge the president to act", "Wei Lin"),), "Xi Jinping"),
        (XI + "He urges <the president> to act.", (), "Xi Jinping"),
        # A country that has no president.
        (XI + "“I urge <the president> to act,” {N British} lawmaker <{P Ann Doe}> said.", (("I urge the president to act", "Ann Doe"),), "Xi Jinping"),
    ],
)  # fmt: skip
def test_the_president_of_whoever_speaks(marked, said, name):
    assert read(marked, "2018-05-12", said=said).actor("the president").name.replace("J. ", "") == name
