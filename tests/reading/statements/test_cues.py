"""Cues that tell of words, and statements that are surer for them."""

import pytest

from communique.model import Article, Block
from communique.models.weights import load
from communique.reading.encoder import encode
from communique.reading.statements.cues import (
    is_communication,
    is_hearsay,
    is_hypothetical,
    is_negated,
    is_no_saying,
    is_no_speaker,
)
from communique.reading.statements.finding import find_statements
from tests.reading.pointing import span


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "has repeatedly denied",
        "replying to",
        "swore",
        "in a written statement",
        "made it clear",
        ":",
        "according to",
        "portrayed",
        "relays",
        "once likened",
        "chants of",
        "has faulted",
        "deplored",
        "has agreed",
        "has learned",
        "—",
    ],
)
def test_words_of_communication(cue: str) -> None:
    assert is_communication(cue)


@pytest.mark.parametrize("cue", ["is expected to", "wants", "fears", "has passed", "islands"])
def test_words_of_wishes_and_acts(cue: str) -> None:
    assert not is_communication(cue)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry did not say whether.", "say"),
        ("The ministry declined to comment.", "comment"),
        ("The ministry wouldn’t say.", "say"),
        ("The ministry failed to mention the cost.", "mention"),
        ("Aides to both gave no details about the call.", "gave no details about"),
        ("The report made no mention of the cost.", "mention of"),
        ("The two sides show no signs of a deal.", "show no signs of"),
    ],
)
def test_what_was_not_said(text: str, cue: str) -> None:
    assert is_negated(text, span(text, cue))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("No one explained the delay.", "explained"),
        ("If the auditor recommends a fine, the bank will close.", "recommends"),
        ("Instead of blaming the weather, the ministry paid.", "blaming"),
        ("Critics might well ask why.", "ask"),
        ("The mayor would have said so.", "would have said"),
        ("He’d call that a tax.", "call"),
        ("Will the minister explain why?", "explain"),
        ("The bank is scheduled to announce on Friday what it pays.", "announce"),
    ],
)
def test_what_may_be_said(text: str, cue: str) -> None:
    assert is_hypothetical(text, span(text, cue))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry notably said so.",
        "He did not come. The ministry, asked on Monday, said so.",
        "“This is not over,” he said.",
        "The dam will not hold, she said.",
        "The ministry not only said so.",
        "He’d said so.",
        "May said so.",
        "George Will said so.",
        "On May 12 he said so.",
        "Those who can said so.",
    ],
)
def test_what_was_said(text: str) -> None:
    said = span(text, "said")
    assert not is_negated(text, said)
    assert not is_hypothetical(text, said)


def confidence_of(text: str) -> float:
    article = Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))
    (encoded,) = encode([article], load())
    return max((a.confidence for a in find_statements(text, encoded, load())), default=0.0)


def test_words_are_surer_than_wishes() -> None:
    rest = "that the border with Chad will stay open through the winter."
    said = confidence_of(f"The foreign minister said on Monday {rest}")
    hoped = confidence_of(f"The foreign minister hopes {rest}")
    unsaid = confidence_of(f"The foreign minister did not say {rest}")
    assert said > 0.7
    assert max(hoped, unsaid) < 0.4


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Officers allegedly beat four men.", "allegedly"),
        ("The rebels are said to have fled.", "said"),
        ("The rebels were widely believed to have fled.", "were widely believed to"),
        ("Mali is also accused of shelling the town.", "accused"),
    ],
)
def test_the_subject_of_hearsay_has_said_nothing(text: str, cue: str) -> None:
    assert is_hearsay(text, span(text, cue))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The rebels said to the press that they fled.", "said"),
        ("The rebels are said by their leader to have fled.", "said"),
        ("Mali accused Niger of shelling the town.", "accused"),
        ("He is reported as saying no.", "saying"),
    ],
)
def test_who_has_a_verb_of_saying_has_said(text: str, cue: str) -> None:
    assert not is_hearsay(text, span(text, cue))


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "told"),
    [
        ("We are told that it rained.", "We", "are told", True),
        ("Voters were often told that it rained.", "Voters", "told", True),
        ("We’re told that it rained.", "We", "told", True),
        ("She was asked if it rained.", "She", "was asked", True),
        ("It was later revealed that it rained.", "It", "revealed", True),
        ("It should be noted that it rained.", "It", "noted", True),
        ("He’s told reporters that it rained.", "He", "told", False),
        ("He was worried that it rained.", "He", "worried", False),
        ("We are told by Otieno that it rained.", "Otieno", "told", False),
        ("The bank, he was told, says it rained.", "The bank", "says", False),
        ("It said that it rained.", "It", "said", False),
        ("Asked why it rained, Otieno said no more.", "Otieno", "Asked", True),
        ("When asked about “the rain,” Mr. Otieno left.", "Otieno", "asked", True),
        ("Asked by Otieno if it rained, she left.", "Otieno", "Asked", False),
        ("“Why did it rain?” asked Otieno.", "Otieno", "asked", False),
        ("Otieno has faced fierce criticism for the delay.", "Otieno", "faced fierce criticism", True),
        ("The firm received 80 reports of leaks.", "The firm", "reports", True),
        ("Otieno faced voters and voiced criticism of the delay.", "Otieno", "voiced criticism", False),
        (
            "Otieno responded on Monday to claims that it rained.",
            "Otieno",
            "responded on Monday to claims",
            True,
        ),
        ("Ministers kept silent, but there have been reports that it rained.", "Ministers", "reports", True),
        ("The mayor resigned after allegations of fraud.", "The mayor", "allegations of", True),
        ("Otieno responded to his claims that it rained.", "Otieno", "claims", False),
        ("Otieno has repeated claims that it rained.", "Otieno", "repeated claims", False),
        ("The mayor resigned after voicing concerns about it.", "The mayor", "concerns about", False),
    ],
)
def test_who_is_told_says_nothing(text: str, speaker: str, cue: str, *, told: bool) -> None:
    who, how = (span(text, one) for one in (speaker, cue))
    assert is_no_speaker(text, who, how) is told


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("A town of, say, a million people.", True),
        ("Councils have some say in it.", True),
        ("He wants the final say on it.", True),
        ("Some say it rained.", False),
        ("It rained, say officials.", False),
        ("Those who have no home say it rained.", False),
        ("People who have tried it say it works.", False),
    ],
)
def test_say_is_no_verb_of_speech_everywhere(text: str, *, is_none: bool) -> None:
    assert is_no_saying(text, span(text, "say")) is is_none
