"""The reader with the weights that ship: what must hold whatever it finds."""

from __future__ import annotations

import dataclasses
import time

import pytest

from communique.exchange import from_json, to_json
from communique.model import Page, Reading
from communique.reading.batches import read_pages
from communique.reading.reader import Reader

NEWS = (
    "Ministers hold talks in Vienna\n\n"
    "VIENNA (Reuters) - Austrian Foreign Minister Alexander Schallenberg met his Hungarian counterpart Peter Szijjarto in Vienna on Tuesday.\n\n"
    "“We will not accept new conditions,” Szijjarto said after the meeting. He told reporters that Budapest would veto the plan.\n\n"
    "Police in Graz arrested 14 protesters on Monday, the interior ministry said."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def page(text: str, **given: object) -> Page:
    return Page(source="test", text=text, **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read_pages([page(NEWS, published="2021-06-02")])[0]


def test_a_given_text_is_kept(reading: Reading) -> None:
    assert reading.article is not None
    assert reading.article.text == NEWS


def test_a_quotation_has_its_speaker(reading: Reading) -> None:
    (quoted,) = [s for s in reading.statements if s.kind == "direct"]
    assert quoted.content[0].of(NEWS) == "“We will not accept new conditions,”"
    assert quoted.speaker is not None
    speaker = {a.id: a for a in reading.actors}[quoted.speaker.actor or ""]
    assert (speaker.name, speaker.country) == ("Peter Szijjarto", "HUN")


def test_events_have_type_sides_and_day(reading: Reading) -> None:
    talks = next(e for e in reading.events if e.trigger.of(NEWS) == "met")
    assert talks.type == "CONSULT"
    assert talks.mode in {None, "visit"}  # in the town of one of the two
    assert {NEWS[p.start : p.end].rsplit(maxsplit=1)[-1] for p in (*talks.sources, *talks.targets)} >= {
        "Schallenberg",
        "Szijjarto",
    }
    assert talks.status == "asserted"
    assert talks.time is not None
    assert (talks.time.start, talks.time.precision) == ("2021-06-01", "day")
    arrests = next(e for e in reading.events if e.type == "COERCE")
    assert arrests.mode == "arrest"
    assert arrests.intensity == -7


def test_the_reading_survives_json(reading: Reading) -> None:
    assert from_json(to_json(reading)) == reading


def test_spans_lie_in_the_text_and_ids_resolve(reading: Reading) -> None:
    actors = {a.id for a in reading.actors}
    assert len(actors) == len(reading.actors)
    for event in reading.events:
        assert event.sentence.covers(event.trigger)
        for side in (*event.sources, *event.targets):
            assert side.actor is None or side.actor in actors
            assert NEWS[side.start : side.end].strip() == NEWS[side.start : side.end] != ""


def test_an_article_reads_the_same_alone_and_among_others(reader: Reader, reading: Reading) -> None:
    others = [
        page("Lima and Quito signed an accord on fishing on Friday."),
        page(NEWS, published="2021-06-02"),
        page(""),
    ]
    assert reader.read_pages(others)[1] == reading


def test_workers_change_nothing(reader: Reader) -> None:
    pages = [page(f"Minister number {n} met the mayor of Lyon on Monday.", id=str(n)) for n in range(40)]
    assert list(read_pages(pages, workers=2)) == [r for p in pages for r in reader.read_pages([p])]


def test_another_language_is_not_read(reader: Reader) -> None:
    text = "Le ministre des affaires étrangères a rencontré son homologue à Paris mardi. Il a dit que la France refuserait ce plan."
    (reading,) = reader.read_pages([page(text)])
    assert [p.code for p in reading.problems if p.code == "C0203"] == ["C0203"]
    assert not reading.events
    assert not reading.statements


def test_without_a_date_nothing_relative_is_resolved(reader: Reader) -> None:
    (reading,) = reader.read_pages([page(NEWS)])
    assert any(p.code == "C0204" for p in reading.problems)
    assert reading.events
    assert all(e.time is None for e in reading.events)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x01\x02",
        "“" * 5000,
        "(" * 5000,
        "a" * 20_000,
        "😀 " * 3000,
        "\u202e\u200d\u0301 text " * 50,
        "1,1,1," * 3000,
        "A lone \ud800 surrogate met the minister on Monday.",
        "Seoul" + " " * 20_000 + "said",
        "Ghana met Mali in Tema on Monday and " * 300,
    ],
)
def test_odd_texts_are_read_without_failing(reader: Reader, text: str) -> None:
    began = time.process_time()
    (reading,) = reader.read_pages([page(text)])
    assert time.process_time() - began < 10
    assert not [p for p in reading.problems if p.code == "C0399"]
    assert reading.article is None or reading.article.text == text


def test_a_failure_is_a_problem_of_that_article_alone(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, **_: object) -> None:
        if "Quito" in text:
            raise RuntimeError("broken on purpose")
        return (), ()  # type: ignore[return-value]

    monkeypatch.setattr("communique.reading.reader.find_times_and_ages", fail)
    bad, good = reader.read_pages([page("Quito rejected the accord on Friday, officials said."), page(NEWS)])
    assert [p.code for p in bad.problems][-1] == "C0399"
    assert bad.article is not None
    assert not [p for p in good.problems if p.code == "C0399"]


def test_ids_come_from_content(reader: Reader) -> None:
    one, same, other, given = reader.read_pages(
        [page(NEWS), page(NEWS), page(NEWS + " "), page(NEWS, id="mine")]
    )
    assert one.id == same.id != other.id
    assert given.id == "mine"
    assert dataclasses.replace(one, id="x") == dataclasses.replace(given, id="x")


@pytest.mark.parametrize("text", ["France condemned Mali.", "Xi condemns Mali"])
def test_a_line_too_short_to_tell_its_language_is_read(reader: Reader, text: str) -> None:
    (reading,) = reader.read_pages([page(text, published="2021-01-09")])
    assert [event.type for event in reading.events] == ["ACCUSE"]


def test_of_last_year_the_middle_counts(reader: Reader) -> None:
    """In January it ended days ago, and lies half a year back all the same."""
    text = "Chad praised Mali last year for its help in the desert."
    (reading,) = reader.read_pages([page(text, published="2021-01-09")])
    assert [(e.type, e.status) for e in reading.events if e.confidence >= 0.2] == [("SUPPORT", "historical")]


def test_what_lies_far_back_is_historical(reader: Reader) -> None:
    text = "Norwegian police arrested 12 protesters in Oslo in March 2011.\n\nNorwegian police arrested 14 protesters in Oslo on Monday."
    (reading,) = reader.read_pages([page(text, published="2021-06-02")])
    status = {e.time.start: e.status for e in reading.events if e.type == "COERCE" and e.time}
    assert status == {"2011-03-01": "historical", "2021-05-31": "asserted"}


def test_nobody_stands_twice_on_one_side(reader: Reader) -> None:
    text = "The Kremlin said on Thursday that it had expelled two British diplomats over claims of spying."
    (reading,) = reader.read_pages([page(text, published="2024-07-12")])
    (expelled,) = [event for event in reading.events if event.mode == "expel"]
    (source,) = expelled.sources
    assert text[source.start : source.end] == "The Kremlin"


def test_what_is_planned_has_no_time_long_over(reader: Reader) -> None:
    texts = [
        "Kenya and Uganda will hold formal talks to amend the border treaty that was last revised in 2002.",
        "The two governments are expected to hold talks in June on a treaty signed in 1987.",
    ]
    past, to_come = reader.read_pages([page(text, published="2021-05-01") for text in texts])
    times = [[e.time and e.time.start for e in r.events if e.status == "planned"] for r in (past, to_come)]
    assert times == [[None], ["2021-06-01"]]


def test_a_headline_and_its_lead_share_no_span(reader: Reader) -> None:
    text = "Ghana and Mali hold talks\nTalks between Ghana and Mali began in Accra on Monday, officials said."
    (reading,) = reader.read_pages([page(text, published="2021-06-02")])
    spans = [s for e in reading.events for s in (e.trigger, *e.sources, *e.targets)]
    assert spans
    assert not [s for s in spans if "\n" in text[s.start : s.end]]
    assert all("\n" not in e.sentence.of(text) for e in reading.events)


def test_what_two_say_is_a_statement_of_each(reader: Reader) -> None:
    text = (
        "South Korean President Moon Jae-in met North Korean leader Kim Jong Un on Friday. "
        "“We will open the border together next month,” the two leaders said."
    )
    (reading,) = reader.read_pages([page(text, published="2018-04-28")])
    said = [s.speaker.actor for s in reading.statements if s.speaker and s.kind == "direct"]
    countries = {a.id: a.country for a in reading.actors}
    assert sorted(countries[actor] or "" for actor in said if actor) == ["KOR", "PRK"]


def test_who_goes_on_speaking_does_so_the_same_day(reader: Reader) -> None:
    text = (
        "Austrian Foreign Minister Alexander Schallenberg said on Tuesday that the talks would go on.\n\n"
        "“We are closer than ever,” Schallenberg said in answer to a question.\n\n"
        "Rain fell on the city.\n\n"
        "“I am an optimist,” Schallenberg said."
    )
    (read,) = reader.read_pages([page(text, published="2021-06-03")])
    assert [s.time and s.time.start for s in read.statements] == ["2021-06-01", "2021-06-01", None]


def test_a_day_of_its_own_ends_what_was_said_before(reader: Reader) -> None:
    text = (
        "Austrian Foreign Minister Alexander Schallenberg said on Tuesday that the talks would go on.\n\n"
        "Parliament voted on Wednesday. “I am an optimist,” Schallenberg said."
    )
    (read,) = reader.read_pages([page(text, published="2021-06-03")])
    assert [s.time and s.time.start for s in read.statements] == ["2021-06-01", None]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("German Chancellor Olaf Scholz visited Beijing on Friday for talks with President Xi Jinping.", "CONSULT", "visit"),
        ("Police in Nairobi arrested 14 protesters on Monday, the interior ministry said.", "COERCE", "arrest"),
        ("Russia expelled two Norwegian diplomats on Monday.", "SANCTION", "expel"),
    ],
)  # fmt: skip
def test_a_mode_that_is_told_is_given(reader: Reader, text: str, type_: str, mode: str) -> None:
    (read,) = reader.read_pages([page(text, published="2022-11-05")])
    assert (type_, mode) in {(e.type, e.mode) for e in read.events}


def test_a_law_does_not_act(reader: Reader) -> None:
    text = "Federal law blocks Mr. Obama from freeing the detainees. The Senate blocked Mr. Obama from freeing the detainees."
    (reading,) = reader.read_pages([page(text, published="2013-05-22")])
    acts = {e.trigger.of(text): [text[s.start : s.end] for s in e.sources] for e in reading.events}
    assert acts["blocked"] == ["The Senate"]
    assert "blocks" not in acts


@pytest.mark.parametrize(
    ("told", "name"),
    [("the Associated Press on Monday", "Associated Press"), ("the BBC host Ann Doe", "Ann Doe")],
)
def test_a_name_with_its_article_is_told(reader: Reader, told: str, name: str | None) -> None:
    (found,) = reader.read_pages(
        [page(f"Hungarian minister Peter Szijjarto told {told} that Budapest would veto the plan. He left.")]
    )
    actors = {actor.id: actor.name for actor in found.actors}
    named = [actors[s.addressee.actor] for s in found.statements if s.addressee and s.addressee.actor]
    assert named == ([name] if name else [])


def test_a_weapon_takes_no_part(reader: Reader) -> None:
    text = "North Korea fired a Hwasong-12 over Japan on Tuesday. The Hwasong-12 hit an empty village."
    (read,) = reader.read_pages([page(text, published="2017-08-30")])
    sides = {
        text[side.start : side.end] for event in read.events for side in (*event.sources, *event.targets)
    }
    assert "North Korea" in sides
    assert not any("Hwasong" in side for side in sides)
