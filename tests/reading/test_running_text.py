"""Lines that were broken to a width are read on."""

from __future__ import annotations

import textwrap
import time

import pytest

from communique.model import Article, Block, Page, Reading
from communique.reading.reader import Reader
from communique.reading.running_text import running_text

NEWS = (
    "Kenya expelled two Somali diplomats on Friday, and Foreign Minister Ali Noor denounced the two envoys in a speech. "
    "“We have kept the peace along the whole of the northern frontier for more than a decade, and we shall keep it,” "
    "President Okello told farmers in Gulu. Somalia recalled its ambassador to Kenya on Saturday, and hundreds marched."
)


def body(text: str) -> Article:
    return Article(text=text, blocks=(Block(kind="body", start=0, end=len(text)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\nlines", "two lines"),
        ("two\r\n\tlines", "two   lines"),
        ("the minis-\nter", "the minis\u00ad\u00adter"),
        ("an anti-\nwar group", "an anti-\u00adwar group"),
        ("Ban Ki-\nMoon", "Ban Ki-\u00adMoon"),
        ("the army -\nof Mali", "the army - of Mali"),
    ],
)
def test_lines_run_on_at_their_places(text: str, expected: str) -> None:
    assert running_text(body(text)) == expected
    assert len(expected) == len(text)


def test_blocks_stay_apart_and_what_is_not_read_stays_as_it_is() -> None:
    text = "One.\n\nTwo\nlines.\n\nA\ncaption"
    blocks = (
        Block(kind="body", start=0, end=4),
        Block(kind="body", start=6, end=16),
        Block(kind="caption", start=18, end=27),
    )
    assert running_text(Article(text=text, blocks=blocks)) == "One.\n\nTwo lines.\n\nA\ncaption"


def told(reading: Reading) -> list[tuple[str, ...]]:
    assert reading.article is not None
    text = reading.article.text
    events: list[tuple[str, ...]] = [
        (e.type, *(" ".join(text[p.start : p.end].split()) for p in (*e.sources, *e.targets)))
        for e in reading.events
    ]
    statements: list[tuple[str, ...]] = []
    for s in reading.statements:
        spoken = [" ".join(text[c.start : c.end].split()) for c in s.content]
        speaker = " ".join(text[s.speaker.start : s.speaker.end].split()) if s.speaker else ""
        statements.append((s.kind, *spoken, speaker))
    return events + statements


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_in_lines_is_read_as_in_one(newline: str) -> None:
    reader = Reader()
    lines = newline.join(textwrap.wrap(NEWS, 72))
    plain, wrapped = reader.read_pages([Page(source="a", text=NEWS), Page(source="b", text=lines)])
    assert told(plain)
    assert told(wrapped) == told(plain)


@pytest.mark.parametrize(
    "links",
    [
        " Achieng Grace OtienoSenate to vote on Otieno plan Overnight Trade: Okello urges Gulu to talk MORE",
        " Ann OtienoOkello accuses Gulu of delay | Ministers urge farmers to wait MORE",
        " Ann Grace Otieno Ministers accuse farmers MORE",
    ],
)
def test_links_that_stood_over_a_name_are_passed_over(links: str) -> None:
    text = f"In Gulu, Sen. Ann Otieno{links} (Siaya) met farmers. MORE rain fell."
    assert running_text(body(text)) == text.replace(links, "\u2060" * len(links))
    plain, cluttered = Reader().read_pages(
        [Page(source="a", text=text.replace(links, "")), Page(source="b", text=text)]
    )
    assert [(e.type, len(e.sources), len(e.targets)) for e in cluttered.events] == [
        (e.type, len(e.sources), len(e.targets)) for e in plain.events
    ]


def test_links_are_no_part_of_what_is_said() -> None:
    links = (
        " Achieng Grace OtienoSenate to vote on Otieno plan Overnight Trade: Okello urges Gulu to talk MORE"
    )
    said = "“We will vote for Ann Otieno{} on Monday, whatever the farmers want.”"
    for gap in ("", links):
        (reading,) = Reader().read_pages([Page(source="a", text=f"GULU — {said.format(gap)} Okello said.")])
        assert reading.article is not None
        assert [
            part.of(reading.article.text) for one in reading.statements for part in one.content
        ] == said.replace("{}", "|" if gap else "").replace("| ", "|").split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Otieno told McOtieno that Otieno and Ann Otieno wanted MORE.",
        "Otieno met Ann Otieno. READ MORE: Otieno and Gulu.",
        "OTIENO AND ANN OTIENOS PLAN ARE MORE OF THE SAME",
    ],
)
def test_names_that_stand_twice_are_no_links(text: str) -> None:
    assert running_text(body(text)) == text


@pytest.mark.parametrize("unit", ["Aa", "Aa ", "Aa Bb ", "Aa Bb Aa BbC ", "AaB (", "Aa Aa MORE"])
def test_names_by_the_thousand_take_no_long_time(unit: str) -> None:
    text = f"{unit * (100_000 // len(unit))} MORE"
    began = time.process_time()
    assert len(running_text(body(text))) == len(text)
    assert time.process_time() - began < 5
