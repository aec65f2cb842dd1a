"""When and where acts were: each is given its own time and place, and none where nothing tells it."""

import re

import pytest

from communique.model import Article, Block, Span
from communique.models.weights import load
from communique.reading.circumstances import Circumstances
from communique.reading.encoder import encode


def circumstances(marked):
    """Return the text, its acts and their circumstances; acts are in brackets with their kind: ``[ACCUSE blamed]``."""
    text, acts = "", {}
    for i, part in enumerate(re.split(r"\[(.*?)\]", marked)):
        kind, _, words = part.partition(" ") if i % 2 else ("", "", part)
        if kind:
            acts[Span(start=len(text), end=len(text) + len(words))] = kind
        text += words
    article = Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))
    (encoded,) = encode([article], load())
    return text, list(acts), Circumstances(text, encoded, acts, load())


def told(marked, words, *, where=False):
    """Return the words that are the time, or the place, of each act."""
    text, acts, found = circumstances(marked)
    spans = [Span(start=m.start(), end=m.end()) for w in words for m in re.finditer(rf"\b{w}\b", text)]
    best = [(found.where if where else found.when)(act, sorted(spans)) for act in acts]
    return [span and span.of(text) for span in best]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Ghana [SANCTION expelled] two envoys on Friday.", ["Friday"]),
        ("The court on Friday [REJECT denied] the plea.", ["Friday"]),
        ("Two aides on Friday were quietly [SANCTION fired] by the mayor.", ["Friday"]),
        ("In May, Ann Otieno, the head of the board, [ACCUSE accused] him of fraud.", ["May"]),
        ("On Friday, after talks in Oslo, the king [REJECT denied] it.", ["Friday"]),
        ("Testifying on Friday, he also [REJECT denied] it.", ["Friday"]),
        ("The mayor, in a speech Friday, [ACCUSE blamed] them.", ["Friday"]),
        ("Police blamed rebels for the Friday [ASSAULT attack].", ["Friday"]),
        ("They spoke of Friday’s deadly [ASSAULT attack] on the town.", ["Friday"]),
        ("Crowds took to the streets on Friday to [REQUEST demand] a vote.", ["Friday"]),
        (
            "He [ACCUSE criticised] the mayor on Friday, the office [SAY said] on Monday.",
            ["Friday", "Monday"],
        ),
        (
            "On Monday Peru [SANCTION recalled] its envoy, whom Chile had [SANCTION expelled] in May.",
            ["Monday", "May"],
        ),
        (
            "The minister, who [CONSULT visited] Oslo in May, was [COERCE detained] on Tuesday.",
            ["May", "Tuesday"],
        ),
        ("She [ACCUSE blamed] him at Monday's hearing.", ["Monday"]),
        ("She [CONSULT flew] home on Friday and again [REJECT denied] it.", ["Friday", "Friday"]),
    ],
)
def test_an_act_has_the_time_that_is_told_of_it(text, times):
    assert told(text, {*times}) == times


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Envoys [CONSULT arrived] ahead of the May vote.", "May"),
        ("She [REQUEST told] him to wait until Monday.", "Monday"),
        ("She [REJECT rejected] Monday's offer.", "Monday"),
        ("Police [ACCUSE questioned] a man who pleaded guilty in May.", "May"),
        ("He [REJECT denied] it, but the mayor was cleared on Friday.", "Friday"),
        ("Police [COERCE held] a suspect in the May attacks.", "May"),
        ("They [ACCUSE indicted] him for allegedly hacking a party in 2016.", "2016"),
        ("He [RETREAT called off] his June summit with them.", "June"),
        ("She [ACCUSE attacked] the court for its 2013 ruling.", "2013"),
        ("He [SUPPORT praised] the deal that the two countries signed in May.", "May"),
        ("The mayor, who quit Friday, [ACCUSE blamed] them.", "Friday"),
        ("On Friday, the aide said that Mali had [REJECT denied] it in the past.", "Friday"),
    ],
)
def test_the_time_of_something_else_is_not_the_acts(text, time):
    assert told(text, [time]) == [None]


@pytest.mark.parametrize(
    ("text", "place", "is_there"),
    [
        # what is said happens where somebody speaks
        ("She [REQUEST urged] calm in Mali.", "Mali", False),
        ("She [ACCUSE criticised] him in Oslo on Friday.", "Oslo", True),
        ("She [ACCUSE criticised] the mayor in a speech in Oslo.", "Oslo", True),
        ("She [ACCUSE accused] him of lying about a house in Oslo.", "Oslo", False),
        ("Sen. Ann Otieno, D-Maine, [ACCUSE criticised] him.", "Maine", False),
        ("Speaking in Oslo at a forum, she [REJECT rejected] it.", "Oslo", True),
        # what is done happens where its words are told
        ("Police [COERCE arrested] ten men in Oslo on Friday.", "Oslo", True),
        ("They [CONSULT met] to discuss the war in Mali.", "Mali", False),
        ("They [CONSULT met] at his Oslo residence.", "Oslo", True),
        ("Gunmen [ASSAULT shot] ten people in the northern city of Gao.", "Gao", True),
        ("Troops [ASSAULT shelled] Gao rebels on Friday.", "Gao", False),
        ("He flew to Oslo, where he [CONSULT met] them.", "Oslo", True),
        ("Police [COERCE arrested] ten men from Gao.", "Gao", False),
        ("They [AGREE reached a deal] in Oslo.", "Oslo", True),
        ("They [AGREE reached a deal] on troops in Mali.", "Mali", False),
        ("He [CONSULT visits] war-torn Mali in May.", "Mali", True),
        ("He [CONSULT visits] the head of Mali.", "Mali", False),
    ],
)
def test_a_place_is_where_the_act_was_or_is_not(text, place, *, is_there):
    assert told(text, [place], where=True) == [place if is_there else None]


@pytest.mark.parametrize(
    ("text", "word", "is_told"),
    [
        ("In Oslo, the king [REJECT denied] it.", "Oslo", True),
        ("But in Oslo, the king [REJECT denied] it.", "Oslo", True),
        ("They left. In Oslo, the king [REJECT denied] it.", "Oslo", True),
        ("On Friday, after talks, the king [REJECT denied] it.", "Friday", True),
        ("In Oslo talks, the king [REJECT denied] it.", "Oslo", False),
        ("The king, in Oslo, [REJECT denied] it.", "Oslo", False),
        ("In Oslo, the king met those who [REJECT denied] it.", "Oslo", False),
        ("On Friday, papers told that the king [REJECT denied] it.", "Friday", False),
        ("In Oslo, it rained. The king [REJECT denied] it.", "Oslo", False),
        ("The king [REJECT denied] it. In Oslo, it rained.", "Oslo", False),
    ],
)
def test_what_opens_a_sentence_is_told_of_its_main_clause(text, word, *, is_told):
    # The probabilities are too low for any other time or place.
    text, (act,), found = circumstances(text)
    found._likely = lambda *_: 0.26 if word == "Oslo" else 0.2
    spans = [Span(start=text.index(word), end=text.index(word) + len(word))]
    told_of = (found.where if word == "Oslo" else found.when)(act, spans)
    assert (told_of is not None) == is_told


def test_each_act_has_its_own_place():
    text = (
        "Police [COERCE arrested] nine people in Kumasi, a day after crowds [PROTEST blocked roads] in Tema."
    )
    assert told(text, ["Kumasi", "Tema"], where=True) == ["Kumasi", "Tema"]


def test_an_act_that_was_not_asked_about_has_nothing():
    text, _, found = circumstances("Ghana [SANCTION expelled] two envoys on Friday.")
    assert found.when(Span(start=0, end=5), [Span(start=text.index("Friday"), end=len(text) - 1)]) is None
