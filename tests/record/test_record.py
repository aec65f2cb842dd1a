"""What goes into a record comes out again, once, whatever the store, the order and the number of times."""

import dataclasses
import itertools

import pytest

from communique.errors import RecordError
from communique.record import open_record
from tests.made import READER
from tests.record.readings import (
    CALL_TEXT,
    NEWER,
    call,
    clash,
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


def test_event_rows_carry_evidence(record):
    record.add(call())
    rows = {row.type: row for row in record.events()}
    talk = rows["CONSULT"]
    assert talk.sentence == "Moon Jae-in spoke with Donald Trump by telephone on Tuesday."
    assert CALL_TEXT[talk.char_start : talk.char_end] == talk.sentence
    assert [str(party) for party in talk.sources] == ["Moon Jae-in (KOR)", "Donald Trump (USA)"]
    assert (talk.date, talk.mode, talk.quad, talk.contexts, talk.confidence) == (
        "2019-04-09",
        "phone",
        1,
        ("diplomatic",),
        0.9,
    )
    assert (talk.title, talk.site, talk.published) == ("Leaders talk", "Han River Post", "2019-04-10")
    assert (rows["AGREE"].announces, rows["AGREE"].place, rows["AGREE"].date) == (
        "CONSULT",
        "Washington",
        None,
    )
    assert [party.name for party in rows["REJECT"].targets] == ["the measures"]


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        ({"actor": "KOR"}, ["AGREE", "CONSULT"]),
        ({"actor": "moon"}, ["AGREE", "CONSULT"]),
        ({"actor": "person:donald-trump"}, ["AGREE", "CONSULT"]),
        ({"actor": "KOR", "other": "USA"}, ["AGREE", "CONSULT"]),
        ({"actor": "KOR", "other": "CHN"}, []),
        ({"actor": "100%"}, []),
        ({"country": "CHN"}, ["REJECT"]),
        ({"source": "CHN"}, ["REJECT"]),
        ({"target": "CHN"}, []),
        ({"sector": "MIL"}, ["ASSAULT"]),
        ({"sector": "REB", "type": "CONSULT"}, []),
        ({"type": "CONSULT"}, ["CONSULT"]),
        ({"mode": "phone"}, ["CONSULT"]),
        ({"quad": 3}, ["REJECT"]),
        ({"quad": 4}, ["ASSAULT"]),
        ({"status": "planned"}, ["AGREE"]),
        ({"since": "2021-01-01"}, ["ASSAULT"]),
        ({"until": "2019-04-09"}, ["CONSULT"]),
        ({"since": "2019-04-10", "until": "2019-04-10"}, ["AGREE", "REJECT"]),
        ({"min_confidence": 0.75}, ["ASSAULT", "CONSULT"]),
        ({"text": "telephone"}, ["AGREE", "CONSULT", "REJECT"]),
        ({"text": '"ease the sanctions"'}, ["AGREE", "CONSULT", "REJECT"]),
        ({"text": '"sanctions the ease"'}, []),
        ({"text": "telephone prison"}, []),
        ({"text": 'NEAR( "unclosed AND -'}, []),
        ({"text": "''; --"}, []),
        ({"text": ' "" '}, []),
        ({"text": "", "limit": 5}, []),
        ({"text": "telephone", "limit": 5}, ["AGREE", "CONSULT", "REJECT"]),
        ({"site": "Abay News"}, ["ASSAULT"]),
        ({"place": "dessie"}, ["ASSAULT"]),
        ({"place": "USA"}, ["AGREE"]),
    ],
)
def test_events_are_filtered(record, filters, types):
    record.add_many([call(), wire()])
    assert sorted(row.type for row in record.events(**filters)) == types


@pytest.mark.parametrize("newest", [False, True])
def test_listing_goes_on_after_a_cursor(record, newest):
    record.add_many(everything())
    whole = [row.id for row in record.events(newest=newest)]
    paged, after = [], None
    while rows := list(record.events(limit=2, after=after, newest=newest)):
        paged += [row.id for row in rows]
        after = rows[-1].cursor
    assert paged == whole
    assert len(set(whole)) == 6


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize(
    "asked", [{}, {"actor": "ETH"}, {"actor": "ETH", "text": "army"}, {"type": "ASSAULT"}]
)
def test_what_has_no_day_is_listed_last(record, asked, newest):
    record.add_many([wire(), rewritten(), _undated("one"), _undated("two")])
    whole = list(record.events(**asked, newest=newest))
    days = [row.cursor.partition("|")[0] for row in whole]
    assert len(whole) == 4
    assert (days[0], days[2:]) == ("2021-03-05", ["", ""])
    for size in (1, 3, 4):
        paged, after = [], None
        while rows := list(record.events(**asked, limit=size, after=after, newest=newest)):
            paged += rows
            after = rows[-1].cursor
        assert paged == whole
    assert [row.published for row in record.articles(newest=newest)][2:] == [None, None]
    assert list(record.events(**asked, since="1900-01-01", newest=newest)) == whole[:2]


def _undated(name):
    reading = clash(
        id=name,
        site=name,
        text=f"The army killed {name} near Dessie, rebels said.",
        killed="killed",
        published=None,
    )
    events = tuple(dataclasses.replace(event, time=None) for event in reading.events)
    return dataclasses.replace(reading, events=events)


def test_statements_have_speakers(record):
    record.add(call())
    (row,) = record.statements()
    assert (row.speaker.name, row.speaker.country, row.cue, row.date) == (
        "Moon Jae-in",
        "KOR",
        "said",
        "2019-04-10",
    )
    assert row.content == "“We will not ease the sanctions,” … “before the talks.”"
    assert list(record.statements(actor="KOR", kind="direct", text="sanctions", until="2019-04-10")) == [row]
    assert list(record.statements(country="USA")) == []


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


def test_listings_see_one_state_while_others_write(record, address):
    record.add_many([call(), wire()])
    listing = record.events()
    next(listing)
    with open_record(address) as other:
        other.add(dataclasses.replace(call(reader=NEWER), events=()))
    assert len(list(listing)) == 3
    assert len(list(record.events())) == 1


@pytest.mark.parametrize("cursor", ["", "nothing", "2019-04-09"])
def test_a_broken_cursor_is_refused(record, cursor):
    with pytest.raises(RecordError, match="cursor"):
        list(record.events(after=cursor))


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


def test_articles_are_listed(record):
    record.add_many(everything())
    rows = list(record.articles())
    assert [row.reading for row in rows] == [
        "call",
        *sorted(("wire", "rewritten", "another"), key=[r.reading for r in rows].index),
    ]
    assert (rows[0].title, rows[0].n_events, rows[0].n_characters) == ("Leaders talk", 3, len(CALL_TEXT))
    assert [row.reading for row in record.articles(text="prison")] == ["another"]
    assert list(record.articles(since="2019-04-10", until="2019-04-10")) == rows[:1]
    assert list(record.articles(after=rows[0].cursor)) == rows[1:]
    record.judge(next(record.events(type="CONSULT")).id, "reject", who="ana")
    assert next(record.articles()).n_events == 2


def test_parties_are_counted(record):
    record.add_many([wire(), rewritten(), call()])
    rows = [(row.party.name, row.n_events) for row in record.parties()]
    assert sorted(rows[:4]) == [("Donald Trump", 2), ("Moon Jae-in", 2), ("army", 2), ("rebels", 2)]
    for row in record.events(actor="army"):
        record.judge(row.id, "reject", who="ana")
    assert "army" not in {row.party.name for row in record.parties()}


@pytest.mark.parametrize("asked", ["ÉLYSÉE", "élysée", "Élys"])
def test_names_are_found_whatever_their_case(record, asked):
    renamed = tuple(dataclasses.replace(actor, name="Élysée", known_as=None) for actor in call().actors[:1])
    record.add(dataclasses.replace(call(), actors=renamed))
    assert [row.type for row in record.events(actor=asked)] == ["CONSULT", "AGREE"]
