"""What a record holds is listed: in order, filtered, page by page."""

import dataclasses

import pytest

from communique.errors import RecordError
from communique.record import open_record
from tests.record.readings import (
    CALL_TEXT,
    NEWER,
    call,
    clash,
    everything,
    rewritten,
    wire,
)


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
