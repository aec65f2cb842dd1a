"""Words whose speaker only the layout names."""

from __future__ import annotations

import time

import pytest

from communique.model import Span
from communique.reading.names import Name
from communique.reading.statements.layouts import find_layouts
from communique.reading.statements.quotations import find_quotations


def read(text: str, *people: str) -> list[tuple[str, str]]:
    names = sorted(
        (
            Name(start=at, end=at + len(p), label="Person", score=1.0)
            for p in people
            for at in starts(text, p)
        ),
        key=lambda name: name.start,
    )
    return [(who.of(text), said.of(text)) for who, said in find_layouts(text, find_quotations(text), names)]


def starts(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


@pytest.mark.parametrize("dash", ["—", " — ", " – ", " - ", " -- ", "\n\n—", "\r\n— "])
def test_a_quotation_is_signed_after_a_dash(dash: str) -> None:
    said = "“We protect consumers in every state.”"
    assert read(f"{said}{dash}Commissioner Nunes") == [("Commissioner Nunes", said)]


@pytest.mark.parametrize(
    ("signature", "who"),
    [
        ("Dana Ruiz, the labour secretary", "Dana Ruiz"),
        ("Dana Ruiz (@ruiz) March 3, 2021", "Dana Ruiz"),
        ("Dana Ruiz (@dana.ruiz) March 3, 2021", "Dana Ruiz"),
        ("a White House spokeswoman", "a White House spokeswoman"),
    ],
)
def test_a_signature_ends_before_what_it_adds(signature: str, who: str) -> None:
    assert [
        speaker for speaker, _ in read(f'• "It is a win for every worker." — {signature}\nThe rest.')
    ] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "“We protect consumers in every state” — and nobody else.",
        "“We protect consumers in every state” - Commissioner Nunes said so on Monday in Brussels.",
        "“Freedom” — Commissioner Nunes",
        "She wrote “We protect consumers in every state” — Commissioner Nunes",
        "Correction: it rained.\nNote: it snowed.",
        "“We protect consumers in every state.”",
    ],
)
def test_what_is_no_signature_signs_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("She left.\nWe will rebuild! — Dana Ruiz (@ruiz) March 3, 2021", [("Dana Ruiz", "We will rebuild!")]),
        ("We will rebuild https://t.co/a1 pic.twitter.com/b2— Ruiz 🌹 (@ruiz) 3 March 2021", [("Ruiz 🌹", "We will rebuild")]),
        ("Wait #portpic.twitter.com/b2 — Ruiz (@ruiz) March 3, 2021", [("Ruiz", "Wait #port")]),
        ("Yes. - A B (@ab) May 1, 2020 No. - C D (@cd) May 2, 2020", [("A B", "Yes."), ("C D", "No.")]),
        ("“We will rebuild it.” — Ruiz (@ruiz)\nThe rest.", [("Ruiz", "“We will rebuild it.”")]),
        ("The reporter - Dana Ruiz (@ruiz) of the Herald - left.", []),
        ("Photo — Dana Ruiz (@ruiz)\nShe left.", []),
        (f"{'It rained. ' * 50}— Dana Ruiz (@ruiz) March 3, 2021", []),
        (f"{'http://' * 50} x — Ruiz (@ruiz) March 3, 2021", [("Ruiz", f"{'http://' * 50} x")]),  # in no long time
    ],
)  # fmt: skip
def test_an_embedded_post_is_its_writers(text: str, posts: list[tuple[str, str]]) -> None:
    assert read(text) == posts


def test_who_speaks_in_a_transcript_is_called_by_name_or_title() -> None:
    text = "Okello on defence: the day after the vote.\nThe can: it is kicked down the road."
    assert read(text, "Okello") == []
    text = "President Okello: We kept the peace.\nA reporter from Accra: Did you?"
    assert read(text, "Okello") == [("President Okello", "We kept the peace.")]


@pytest.mark.parametrize(
    "line", ["President Okello:", "And from President Okello:", "Here is President Okello:"]
)
def test_a_name_and_a_colon_stand_over_a_quotation(line: str) -> None:
    text = f"Both answered.\n\n{line}\n\n“We have kept the peace.”\n\nNobody else did."
    ((who, said),) = read(text, "Okello")
    assert who.endswith("President Okello")
    assert said == "“We have kept the peace.”"


def test_a_colon_over_a_quotation_with_words_of_its_own_names_nobody() -> None:
    assert (
        read("President Okello:\n\n“We have kept the peace,” his rival Banda said.", "Okello", "Banda") == []
    )
    assert read("The question of the day:\n\n“Who has kept the peace?”", "Okello") == []


def test_a_transcript_has_its_speakers() -> None:
    text = "Speaker Bercow: Order! Order!\n\nThe Prime Minister: I thank the House.\r\n\r\nIt rose at ten."
    assert read(text, "Bercow") == [
        ("Speaker Bercow", "Order! Order!"),
        ("The Prime Minister", "I thank the House."),
    ]


def test_one_labelled_line_is_no_transcript() -> None:
    assert read("Bercow: the man and the voice\n\nHe left at ten.", "Bercow") == []


@pytest.mark.parametrize(
    "seed", ["“a” — ", "A: b ", "A:", "—", "“", " ", "and ", "A:\n", "“a b c d”\n", "a — B (@c)\n"]
)
def test_layouts_stay_linear(seed: str) -> None:
    text = seed * (100_000 // len(seed))
    quotations = find_quotations(text)
    names = [Name(start=at, end=at + 1, label="Person", score=1.0) for at in range(0, len(text), 50)]
    began = time.process_time()
    list(find_layouts(text, quotations, names))
    assert time.process_time() - began < 1


def test_spans_are_never_empty() -> None:
    text = "Kline: yes\nKline: no\nKline:  \nKline: no"
    names = [Name(start=at, end=at + 5, label="Person", score=1.0) for at in starts(text, "Kline")]
    found = list(find_layouts(text, [], names))
    assert found
    assert all(isinstance(s, Span) and s.start < s.end for pair in found for s in pair)
