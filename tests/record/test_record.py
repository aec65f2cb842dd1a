"""What goes into a record comes out again, once, whatever the store, the order and the number of times."""

import dataclasses
import itertools

import pytest

from communique.record import open_record
from tests.made import READER
from tests.record.readings import (
    NEWER,
    call,
    everything,
    failed,
    rewritten,
    wire,
    with_text,
)


def test_readings_come_back_equal(record):
    given = everything()
    assert record.add_many(given) == len(given)
    assert sorted(record.readings(), key=lambda reading: reading.id) == sorted(
        given, key=lambda reading: reading.id
    )


def test_adding_the_same_reading_again_changes_nothing(record):
    record.add_many(everything())
    before = list(record.dump())
    assert record.add_many(everything()) == 0
    assert list(record.dump()) == before


def test_order_of_reading_does_not_matter(record, tmp_path):
    record.add_many(everything())
    dump = list(record.dump())
    assert len(dump) > 50
    for number, order in enumerate(itertools.islice(itertools.permutations(everything()), 0, 120, 29)):
        with open_record(tmp_path / f"{number}.sqlite") as other:
            other.add_many(order)
            assert list(other.dump()) == dump


def test_has_tells_readings_and_readers_apart(record):
    record.add(call())
    assert record.has("call", READER)
    assert not record.has("call", NEWER)
    assert not record.has("other", READER)


def test_counts_name_each_layer(record):
    record.add_many(everything())
    counts = record.counts()
    assert counts["pages"] == 5
    assert counts["lost_pages"] == 1
    assert counts["articles"] == 4
    assert counts["reports"] == counts["events"] == 6
    assert counts["statements"] == counts["problems"] == 1


def test_newer_reader_replaces_the_older_reading(record):
    record.add(call())
    record.add(dataclasses.replace(call(reader=NEWER), events=call().events[:1]))
    assert [reading.reader for reading in record.readings()] == [NEWER]
    assert [row.type for row in record.events()] == ["CONSULT"]


def test_newer_reader_replaces_a_reading_of_another_extraction(record):
    record.add(call())
    record.add(with_text(call(reader=NEWER), "Another text was found in the page."))
    assert record.counts()["articles"] == 1


def test_two_texts_under_one_id_are_both_kept(record):
    record.add_many([call(), with_text(call(), "Another item that was given the same id.")])
    assert record.counts()["articles"] == 2


@pytest.mark.parametrize("order", [0, 1])
def test_a_lost_page_never_replaces_a_read_one(record, order):
    both = [call(), failed(id="call")]
    record.add_many(both[order:] + both[:order])
    assert [reading.id for reading in record.readings()] == ["call"]
    assert list(record.problems()) == []


def test_problems_are_listed_with_their_page(record):
    record.add(failed(id="pictures/7.jpg"))
    (row,) = record.problems()
    assert (row.reading, row.article, row.code, row.is_lost) == ("pictures/7.jpg", None, "C0103", True)
    record.add(dataclasses.replace(call(), problems=failed().problems))
    (row,) = [row for row in record.problems() if row.reading == "call"]
    assert row.article == next(record.articles()).id


def test_reading_what_the_store_cannot_hold_becomes_a_problem(record):
    record.add(with_text(call(), "half a character \ud800 here"))
    assert [(row.code, row.is_lost) for row in record.problems()] == [("C0401", True)]


def test_texts_with_nul_come_back_equal(record):
    odd = with_text(call(), "a nul \0 in the text")
    record.add(odd)
    assert list(record.readings()) == [odd]


def test_references_to_nothing_are_no_error(record):
    loose = dataclasses.replace(call(), actors=(), places=())
    record.add(loose)
    assert list(record.readings()) == [loose]
    assert [party.name for party in next(record.events(type="CONSULT")).sources] == [
        "Moon Jae-in",
        "Donald Trump",
    ]


@pytest.mark.parametrize(
    ("by", "periods"),
    [
        ("day", [("2019-04-09", 1, 1.5), ("2019-04-10", 1, 2.5)]),
        ("week", [("2019-W15", 2, 4.0)]),
        ("month", [("2019-04", 2, 4.0)]),
        ("year", [("2019", 2, 4.0)]),
    ],
)
def test_series_of_a_pair_count_and_sum(record, by, periods):
    record.add_many(everything())
    rows = record.series(by=by, actor="KOR", other="USA")
    assert [(row.period, row.n, row.intensity) for row in rows] == periods


def test_series_count_the_layer_asked_for(record):
    record.add_many([wire(), rewritten()])
    record.merge()
    assert [row.n for row in record.series(by="year")] == [1]
    assert [row.n for row in record.series(by="year", layer="reports")] == [2]
