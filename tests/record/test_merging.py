"""Reports of one event become one; events that look alike stay two; the order of reading does not matter."""

import dataclasses
import itertools

import pytest

from communique.record import open_record
from communique.record.comparing import THRESHOLD
from communique.record.wording import likeness, sketch
from tests.record.readings import NEWER, REWRITTEN, WIRE, another, call, clash, everything, rewritten, wire


def test_one_story_printed_twice_is_one_event_with_two_reports(record):
    record.add_many([wire(), rewritten(), another()])
    record.merge()
    rows = list(record.events())
    assert sorted((row.n_reports, row.n_articles, row.n_sites) for row in rows) == [(1, 1, 1), (2, 2, 2)]
    merged = max(rows, key=lambda row: row.n_reports)
    assert {row.site for row in record.reports_of(merged.id)} == {"Abay News", "Red Sea Daily"}
    assert record.counts()["reports"] == 3
    assert record.counts()["events"] == 2


def test_the_surest_report_speaks_for_the_event(record):
    record.add_many([rewritten(), wire()])
    record.merge()
    (row,) = record.events()
    assert (row.site, row.confidence) == ("Abay News", 0.8)


def test_every_merge_has_a_score_and_reasons(record):
    record.add_many([wire(), rewritten()])
    record.merge()
    (row,) = record.events()
    (why,) = record.merges(row.id)
    assert THRESHOLD <= why.score <= 1
    assert "same day" in why.reasons
    assert "same place" in why.reasons
    assert "same numbers" in why.reasons


def test_merged_ids_redirect(record):
    record.add_many([wire(), rewritten()])
    before = {row.id for row in record.events()}
    record.merge()
    (row,) = record.events()
    assert row.id in before
    (gone,) = before - {row.id}
    assert [report.report for report in record.reports_of(gone)] == [
        report.report for report in record.reports_of(row.id)
    ]
    assert [found.id for found in record.events(event=gone)] == [row.id]


def test_merging_does_not_depend_on_order_or_on_how_often(record, tmp_path):
    record.add_many(everything())
    record.merge()
    dump = list(record.dump())
    assert record.merge() == 0
    assert list(record.dump()) == dump
    for number, order in enumerate(itertools.islice(itertools.permutations(everything()), 0, 120, 29)):
        with open_record(tmp_path / f"{number}.sqlite") as other:
            for reading in order:
                other.add(reading)
                other.merge()
            assert list(other.dump()) == dump


def test_reading_a_page_again_takes_its_reports_out_of_their_events(record):
    record.add_many([wire(), rewritten()])
    record.merge()
    record.add(dataclasses.replace(rewritten(), events=(), reader=NEWER))
    record.merge()
    (row,) = record.events()
    assert row.n_reports == 1
    assert record.merges(row.id) == []


@pytest.mark.parametrize(
    "change",
    [
        {"day": "2021-03-20", "published": "2021-03-21"},
        {"day": None, "published": "2021-03-28"},
    ],
)
def test_the_same_words_on_another_day_are_another_event(record, change):
    record.add_many([wire(), clash(id="later", site="Red Sea Daily", text=WIRE, killed="killed", **change)])
    record.merge()
    assert len(list(record.events())) == 2


def with_country(reading, country):
    return dataclasses.replace(
        reading, actors=tuple(dataclasses.replace(actor, country=country) for actor in reading.actors)
    )


def test_other_parties_are_another_event(record):
    record.add_many([wire(), with_country(rewritten(), "SDN")])
    record.merge()
    assert len(list(record.events())) == 2


def test_a_plan_and_a_deed_are_two_events(record):
    planned = rewritten()
    planned = dataclasses.replace(planned, events=(dataclasses.replace(planned.events[0], status="planned"),))
    record.add_many([wire(), planned])
    record.merge()
    assert len(list(record.events())) == 2


def test_what_the_surest_report_does_not_say_the_next_one_does(record):
    silent = wire()
    silent = dataclasses.replace(
        silent, events=(dataclasses.replace(silent.events[0], place=None, time=None, mode=None),)
    )
    record.add_many([silent, rewritten()])
    record.merge()
    (row,) = record.events()
    assert (row.site, row.place, row.date, row.mode) == ("Abay News", "Dessie", "2021-03-05", "firearms")


def test_likeness_is_of_whole_texts():
    assert likeness(sketch(WIRE), sketch(WIRE)) == 1
    assert 0.2 < likeness(sketch(WIRE), sketch(REWRITTEN)) < 1
    assert likeness(sketch(WIRE), sketch(call().article.text)) == 0
    assert likeness(sketch(""), sketch("")) == 0
