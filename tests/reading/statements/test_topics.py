"""Statements of which only the topic is named, or whose words are only thought of."""

import pytest

from communique.model import LIKELY, Article, Block, Span
from communique.models.weights import load
from communique.reading.encoder import encode
from communique.reading.statements.attributions import Attribution
from communique.reading.statements.finding import DOUBTFUL, _with_doubts, find_statements
from communique.reading.statements.topics import names_topic


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor praised the delay.", "praised", "the delay"),
        ("The mayor has long been opposed to the delay.", "has long been opposed to", "the delay"),
        ("Reporters asked the mayor about the delay.", "asked", "the delay"),
        ("The mayor spoke briefly about the delay.", "spoke briefly about", "the delay"),
        ("“It is late,” the mayor said, referring to the train.", "referring to", "the train"),
        ("The mayor slammed the decision to wait.", "slammed", "the decision to wait"),
        ("The mayor has objected to the delay.", "has objected to", "the delay"),
        ("The mayor deplored the delay.", "deplored", "the delay"),
        ("The report raised questions over the delay.", "questions over", "the delay"),
        ("The mayor explained the delay to them.", "explained", "the delay"),
        ("The mayor has repeated the charge.", "has repeated", "the charge"),
        ("Responding to the delay, the mayor left.", "Responding to", "the delay"),
        ("The mayor referred only to the delay.", "referred only to", "the delay"),
        ("The mayor posted photos of the train.", "posted", "photos of the train"),
        ("The mayor posted a long rant against the railway.", "posted a long rant against", "the railway"),
    ],
)
def test_topics(text: str, cue: str, content: str) -> None:
    assert names_topic(text, span_of(text, cue), [span_of(text, content)])


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor denounced the delay as a stunt.", "denounced", "the delay as a stunt"),
        ("The mayor blamed the delay on the rain.", "blamed", "the delay on the rain"),
        ("Reporters asked about how long it would take.", "asked about", "how long it would take"),
        ("The mayor said on Monday the delay was over.", "said", "the delay was over"),
        ("The mayor told them on Monday the delay was over.", "told", "the delay was over"),
        ("The mayor criticized them for not being there.", "criticized", "them for not being there"),
        ("The mayor questioned whether they had been there.", "questioned", "whether they had been there"),
        ("That leaves one question: Why wait?", "question:", "Why wait?"),
        ("The mayor warned of a delay.", "warned of", "a delay"),
        ("The mayor explained the train was late.", "explained", "the train was late"),
        ("The mayor offered to wait for them.", "offered", "to wait for them"),
        ("The mayor highlighted the need for rain.", "highlighted", "the need for rain"),
        ("The train, the mayor explained, left early.", "explained", "The train"),
        ("The mayor voiced concerns over the delay.", "voiced concerns over", "the delay"),
        (
            "The ministry issued an order against leaving the town.",
            "issued an order against",
            "leaving the town",
        ),
        ("The ministry issued an order on how to leave.", "issued an order on", "how to leave"),
    ],
)
def test_words(text: str, cue: str, content: str) -> None:
    assert not names_topic(text, span_of(text, cue), [span_of(text, content)])


def test_words_are_surer_than_topics() -> None:
    reyes, rest = "Senate Majority Leader Tom Reyes", "the governor’s plan to close four prisons"
    for cue in ("praised", "has denounced"):
        claim = confidence_of(f"{reyes} {cue} {rest} as a threat to every town on Monday.")
        assert confidence_of(f"{reyes} {cue} {rest} on Monday.") <= DOUBTFUL < claim
    assert confidence_of(f"{reyes} may say that {rest} is a threat to every town.") <= DOUBTFUL


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "wordless"),
    [
        ("Footage from Mopti shows the wreck.", "Footage from Mopti", "shows", "the wreck", True),
        ("A poll shows the mayor in the lead.", "A poll", "shows", "the mayor in the lead", False),
        ("After the proposed cuts to the budget she left.", None, "proposed", "cuts to the budget", True),
        ("All deaths reported so far were in Mopti.", None, "reported", "All deaths", True),
        (
            "After warnings that the dam may break she left.",
            None,
            "warnings",
            "that the dam may break",
            False,
        ),
        ("Asked about the dam, she left.", None, "Asked", "about the dam", False),
        ("There were calls for a ban.", None, "calls for", "a ban", False),
        ("The dam is said to be old.", None, "is said", "to be old", False),
        ("The dam is now reported to be old.", None, "is now reported", "to be old", False),
    ],
)
def test_what_nobody_says_is_not_likely(
    text: str, speaker: str | None, cue: str, content: str, *, wordless: bool
) -> None:
    said = Attribution(
        kind="indirect",
        speaker=span_of(text, speaker) if speaker else None,
        cue=span_of(text, cue),
        content=(span_of(text, content),),
        confidence=0.6,
    )
    assert _with_doubts(text, said).confidence == (DOUBTFUL if wordless else 0.6)


@pytest.mark.parametrize("cue", ["believes that", "fears that", "did not say whether"])
def test_beliefs_and_what_was_not_said_are_not_likely(cue: str) -> None:
    reyes, rest = (
        "Senate Majority Leader Tom Reyes",
        "the governor will close four prisons in the north this year.",
    )
    assert 0 < confidence_of(f"{reyes} {cue} {rest}") < LIKELY < confidence_of(f"{reyes} said that {rest}")


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def confidence_of(text: str) -> float:
    article = Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))
    (encoded,) = encode([article], load())
    return max((a.confidence for a in find_statements(text, encoded, load())), default=0.0)
