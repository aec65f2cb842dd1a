"""Times that are surely not an act's own, and times of other words that are its own too."""

import pytest

from communique.reading.circumstances import FAR
from communique.reading.clauses import is_of_another, shared
from tests.reading.pointing import scene, span


@pytest.mark.parametrize(
    ("text", "act", "time", "expected"),
    [
        ("Envoys arrived ahead of the May vote.", "arrived", "May", True),
        ("She told him to wait until Monday.", "told", "Monday", True),
        ("She did not answer until Monday.", "answer", "Monday", False),
        ("They have been held since 2015.", "held", "2015", False),
        ("It was the first time they fired rockets since 2009.", "fired", "2009", True),
        ("She rejected Monday's offer.", "rejected", "Monday", True),
        ("They met at Monday's summit.", "met", "Monday", False),
        ("On Monday's orders they left.", "left", "Monday", False),
        ("Police questioned a man who pleaded guilty in May.", "questioned", "May", True),
        ("They freed a tanker it had seized in July.", "freed", "July", True),
        ("They freed a tanker, it seems, in July.", "freed", "July", False),
        ("They gave out water as they gathered on Friday.", "gave out", "Friday", False),
        ("They treated him after he was shot on Friday.", "treated", "Friday", False),
        ("It told troops to leave the country by Friday.", "told", "Friday", True),
        ("They vowed to leave the country by Friday.", "leave", "Friday", False),
        ("They sent relief to the north by Friday.", "sent", "Friday", False),
        ("They sent relief to Mali by Friday.", "sent", "Friday", False),
        ("She charged him with taking bribes in May.", "charged", "May", True),
        ("He denied it, but the mayor was cleared on Friday.", "denied", "Friday", True),
        ("He denied it, but not on Friday.", "denied", "Friday", False),
        ("He denied it; the mayor left on Friday.", "denied", "Friday", True),
        ("They met in Oslo ahead of the vote on Friday.", "met", "Friday", True),
        ("She signed a pact which later led to a war in 2015.", "signed", "2015", True),
        ("As a 2020 presidential candidate he fined them.", "fined", "2020", True),
        ("They fined a 2020 candidate.", "fined", "2020", True),
        ("Police held a suspect in the May attacks.", "held", "May", True),
        ("They probed him for his alleged role at a hotel in May.", "probed", "May", True),
        ("They thanked him for help in May.", "thanked", "May", False),
        ("She backed his 2012 bid.", "backed", "2012", False),
        ("She denied it, and on Friday the mayor left.", "denied", "Friday", True),
        ("She denied it and, on Friday, left.", "denied", "Friday", True),
        ("She denied it, and in a long letter on Friday she asked for help.", "denied", "Friday", True),
        ("She denied it at home and in a letter on Friday.", "denied", "Friday", False),
        ("She asked them to lift a ban, which they have known since 1962.", "asked", "1962", True),
        ("It banned goods, which in all cost a million in 2016.", "banned", "2016", True),
        ("He announced a visit, which starts Sunday.", "visit", "Sunday", False),
        ("She spoke on the anniversary of Sept. 11.", "spoke", "Sept. 11", True),
        ("They met to discuss plans for 2018.", "met", "2018", True),
        ("They set a meeting for Friday.", "meeting", "Friday", False),
        ("He left the 2015 nuclear deal.", "left", "2015", True),
        ("He signed the 2015 nuclear deal.", "signed", "2015", False),
        ("They opened an inquiry into aid to him in the 2016 campaign.", "opened", "2016", True),
        ("They lifted a ban after Castro took over as president in 2010.", "lifted", "2010", True),
        ("She fined a firm now closed.", "fined", "now", True),
        ("She now openly accuses them.", "accuses", "now", False),
        ("Now the mayor accuses them.", "accuses", "Now", False),
        ("She asked them to “act now” on it.", "asked", "now", True),
        ("She called it “a shame that came in May” and left.", "called", "May", True),
        ("In 2020 candidates fined them.", "fined", "2020", True),
        ("In the 2020 campaign he fined them.", "fined", "2020", False),
        ("She met him with visiting envoys in May.", "met", "May", False),
        ("He praised the deal that the two countries signed in May.", "praised", "May", True),
        ("He praised a body, which was founded in May.", "praised", "May", True),
        ("He praised a body, which was young, in May.", "praised", "May", False),
        ("He praised that deal in May.", "praised", "May", False),
        ("He blamed them for that on Friday.", "blamed", "Friday", False),
        ("They sent two ships, which on Friday turned back.", "sent", "Friday", True),
        # Of the deed that somebody is charged with, or thanked for.
        ("They indicted him for allegedly hacking a party in 2016.", "indicted", "2016", True),
        ("He thanked them for having freed her in May.", "thanked", "May", True),
        ("It accused him of breaking the law in 2016.", "accused", "2016", True),
        ("They asked it for funding in May.", "asked", "May", False),
        ("It fired a missile capable of reaching Guam on Friday.", "fired", "Friday", False),
        ("She accused them of hiding it as she spoke on Friday.", "accused", "Friday", False),
        ("He thanked them for the aid in May.", "thanked", "May", False),
        ("He thanked them for helping, in May.", "thanked", "May", False),
        # Which thing is meant.
        ("He called off his June summit with them.", "called off", "June", True),
        ("She attacked the court for its 2013 ruling.", "attacked", "2013", True),
        ("She attacked the court for 2013.", "attacked", "2013", False),
        ("He had opposed the 2007 surge.", "opposed", "2007", False),
        ("Police are probing its role in the 2016 election.", "probing", "2016", True),
        ("He praised them in the 2016 campaign.", "praised", "2016", False),
        ("He praised them during the June summit.", "praised", "June", False),
        ("He praised the June.", "praised", "June", False),
    ],
)
def test_a_time_that_is_another_words(text, act, time, expected):
    assert is_of_another(scene(text, act), span(text, act), span(text, time)) is expected


@pytest.mark.parametrize(
    ("text", "triggers", "act", "time", "expected"),
    [
        ("Paris wrote to Rome on Friday, accusing it.", ["accusing"], "accusing", "Friday", True),
        ("It will end next Friday, according to them.", ["according to"], "according to", "Friday", False),
        ("He showed letters from 2012, saying they told all.", ["saying"], "saying", "2012", False),
        ("In the event that he quits in May, she may run.", ["run"], "run", "May", False),
        ("The talks ended Friday when the envoys left.", ["left"], "left", "Friday", True),
        ("It came in May, when rebels who fled were caught.", ["caught"], "caught", "May", False),
        ("Testifying on Friday, he also denied it.", ["denied"], "denied", "Friday", True),
        ("After the vote on Friday, he denied it.", ["denied"], "denied", "Friday", False),
        ("As he said on Friday, they denied it.", ["denied"], "denied", "Friday", False),
        ("The mayor, in a speech Friday, blamed them.", ["blamed"], "blamed", "Friday", True),
        ("The mayor, who quit Friday, blamed them.", ["blamed"], "blamed", "Friday", False),
        ("In talks on Friday, they agreed to arrest him.", ["agreed", "arrest"], "arrest", "Friday", False),
        ("He blamed them on Friday.", ["blamed"], "blamed", "Friday", False),
    ],
)
def test_a_time_is_shared_with_the_words_an_act_hangs_on(text, triggers, act, time, expected):
    found = shared(scene(text, *triggers), span(text, act), [span(text, time)])
    assert found == (span(text, time) if expected else None)


@pytest.mark.parametrize(
    ("text", "act", "time", "expected"),
    [
        ("In May, Ann Otieno, the head of the board, accused him.", "accused", "May", True),
        ("Later Sunday, during a stop in Mali, she urged calm.", "urged", "Sunday", True),
        ("On Friday, after talks in Oslo, the king denied it.", "denied", "Friday", True),
        ("But on Friday, the aide, who met them, denied it.", "denied", "Friday", True),
        ("Over the weekend, a man entered a hall and killed six.", "killed", "weekend", True),
        ("On Friday, a man, in May, entered a hall and Mali denied it.", "denied", "Friday", False),
        ("In 2008, when they ran, the aides openly denied it.", "denied", "2008", True),
        ("Now, the aide in Oslo, Ann Otieno, denied it.", "denied", "Now", False),
        ("On Friday, the aide said that Mali denied it.", "denied", "Friday", False),
        ("On Friday, two aides, in efforts to probe Mali, quit.", "probe", "Friday", False),
        ("Last week, as Mali looked on, Chad denied it.", "denied", "Last week", True),
        ("On Friday, Ann Otieno again spoke up, urging calm.", "urging", "Friday", True),
        ("In May, Mali will hold a vote, the aide denied.", "denied", "May", False),
        ("In May, Mali held a vote, the aide said.", "said", "May", False),
        ("In May, “we go”, the aide said.", "said", "May", False),
        ("The king, in a May 5 radio address, urged calm.", "urged", "May 5", True),
        ("In a speech on Friday in Oslo, the king urged calm.", "urged", "Friday", True),
        ("Chad denied it, and on Friday the king freed him.", "freed", "Friday", True),
        ("Chad denied it and in a short letter on Friday she urged calm.", "urged", "Friday", True),
        ("Chad denied it, and on Friday the king, who quit, freed him.", "freed", "Friday", False),
        ("Chad denied it, and on Friday the king said Mali freed him.", "freed", "Friday", False),
        ("It came after reports on Monday and Friday revealing Mali freed him.", "freed", "Friday", False),
    ],
)
def test_a_time_that_opens_a_sentence_is_of_its_act(text, act, time, expected):
    found = shared(scene(text, act), span(text, act), (span(text, time),))
    assert (found is not None) == expected


def test_no_time_is_shared_where_none_stands_before_the_act_or_the_sentence_is_endless():
    assert shared(scene("He left.", "left"), span("He left.", "left"), []) is None
    text = "In " + "x" * FAR + " on Friday, he left."
    assert shared(scene(text, "left"), span(text, "left"), [span(text, "Friday")]) is None
