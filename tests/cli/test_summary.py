"""The summary that ``communique read`` prints."""

from __future__ import annotations

import dataclasses
import io

from rich.console import Console

from communique.cli.summary import Summary, lost_inputs
from communique.errors import problem
from communique.model import Actor, Article, Event, EventTime, Participant, ReaderVersion, Reading, Span

CODES = ("KOR", "PRK", "USA", "CHN", "RUS", "JPN", "MNG", "VNM")
VERSION = ReaderVersion(version="test")


def lines(told: Summary) -> list[str]:
    out = io.StringIO()
    told.print(Console(file=out, width=100), record="news[1].sqlite")
    return [" ".join(line.split()) for line in out.getvalue().splitlines()]


def reading(*, n_events: int = 1, confidence: float = 0.5) -> Reading:
    span = Span(start=0, end=3)
    event = Event(
        id="e1",
        type="CONSULT",
        status="asserted",
        sources=tuple(Participant(actor=code, start=0, end=3) for code in CODES),
        trigger=span,
        sentence=span,
        confidence=confidence,
    )
    actors = tuple(Actor(id=code, name=code, kind="country", country=code) for code in CODES)
    return Reading(
        id="x", article=Article(text="KOR"), actors=actors, events=(event,) * n_events, reader=VERSION
    )


def test_of_countries_that_take_part_as_often_the_first_is_the_next_to_show() -> None:
    told = Summary()
    told.add(reading(), "a.html")
    assert "communique show 'news[1].sqlite' --actor KOR" in lines(told)


def test_what_is_not_shown_is_counted() -> None:
    told = Summary()
    for n in range(3):
        told.add(reading(n_events=15), f"{n}.html")
    told.add(reading(n_events=2, confidence=0.1), "doubtful.html")
    shown = lines(told)
    assert sum(line.startswith("— CONSULT") for line in shown) == 40
    assert "… 5 more, and 2 of confidence below 0.2" in shown
    assert "4 inputs, 4 articles, 47 events, 0 statements, 32 actors" in shown


def test_events_of_the_record_are_told_from_the_reports_that_were_read() -> None:
    told, out = Summary(), io.StringIO()
    told.add(reading(n_events=3), "a.html")
    told.print(
        Console(file=out, width=100), record="news[1].sqlite", record_counts={"events": 2, "reports": 3}
    )
    assert "3 events" in out.getvalue()
    assert "news[1].sqlite holds 2 events from 3 reports" in out.getvalue()


def test_how_sure_the_reader_is_stands_where_that_is_less_than_half() -> None:
    told = Summary()
    told.add(reading(confidence=0.264), "a.html")
    told.add(reading(confidence=0.5), "b.html")
    shown = " ".join(lines(told))
    assert (shown.count("asserted"), shown.count("asserted, 26%"), shown.count("%")) == (2, 1, 1)


def test_a_problem_is_told_once_with_how_often_it_came_up() -> None:
    met, told = (problem("C0204"), problem("C0102")), Summary()
    for n, name in enumerate("ab"):
        told.add(Reading(id=name, problems=met[: n + 1], reader=VERSION), f"{name}[1].html")
    shown = lines(told)
    assert [line[:7] for line in shown if line.startswith("C0")] == ["C0102 1", "C0204 2"]
    assert shown.index("a[1].html and 1 more") > shown.index("b[1].html")


def test_inputs_of_one_text_are_told_as_often_as_they_are_counted() -> None:
    told, same = Summary(), Reading(id="x", problems=(problem("C0102"),) * 2, reader=VERSION)
    for name in ("a.html", "b.html", "c.html"):
        told.add(same, name)
    shown = lines(told)
    assert [line[:7] for line in shown if line.startswith("C0")] == ["C0102 3"]
    assert "a.html and 2 more" in shown


def test_names_of_files_give_a_terminal_no_orders() -> None:
    told, name = Summary(), "two\nlines\x1b[31m.html"
    lost = Reading(id="a", problems=(problem("C0102"),), reader=VERSION)
    told.add(lost, name)
    assert r"two\nlines\x1b[31m.html" in lines(told)
    assert [line.partition(":")[0] for line in lost_inputs(lost, name)] == [r"two\nlines\x1b[31m.html"]


def test_a_time_is_no_more_precise_than_it_is_known() -> None:
    told, one = Summary(), reading()
    april = EventTime(start="2019-04-01", end="2019-04-30", precision="month")
    week = EventTime(start="2019-04-08", end="2019-04-14", precision="week")
    for time in (april, week):
        event = dataclasses.replace(one.events[0], time=time)
        told.add(dataclasses.replace(one, events=(event,)), "a.html")
    days = [word for line in lines(told) for word in line.split() if word.startswith("2019")]
    assert days == ["2019-04", "2019-04-08", "2019-04-14"]


def test_an_actor_has_one_name_throughout_a_list() -> None:
    told = Summary()
    for written in ("Kim Jong-un", "Kim Jong Un"):
        one = reading()
        kim = Actor(
            id="PRK",
            name=written,
            kind="person",
            known_as="person:kim-jong-un",
            country="PRK",
            sectors=("GOV",),
        )
        told.add(dataclasses.replace(one, actors=(kim,)), f"{written}.html")
    shown = "\n".join(lines(told))
    assert shown.count("Kim Jong-un [PRK]") == 2
    assert "Kim Jong Un" not in shown.split("Next:", maxsplit=1)[0]
