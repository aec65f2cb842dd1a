"""What a record is asked beside events: numbers, pairs, places, sites, actors."""

import dataclasses
import re

import pytest

from communique.errors import RecordError
from communique.exchange import from_json, to_json
from communique.record import Party, as_told, open_record
from communique.record.queries import searching, statements
from tests.record.readings import CALL_TEXT, call, everything, rewritten, wire


def test_verdicts_and_what_is_most_doubtful(full):
    assert full.verdicts("event") == {"accepted": 0, "corrected": 0, "rejected": 0, "open": 5}
    first = full.most_doubtful("event")
    assert next(full.events(ids=[first])).confidence == 0.6
    second = full.most_doubtful("event", after=first)
    assert second not in {first, None}
    full.judge(first, "reject", who="ana")
    assert full.most_doubtful("event") == second
    assert full.verdicts("event")["rejected"] == 1
    said = full.most_doubtful("statement")
    full.judge(said, "accept", who="ana")
    assert full.most_doubtful("statement") is None
    assert full.verdicts("statement")["accepted"] == 1


def test_one_statement_is_given_also_where_it_is_rejected(full):
    row = next(full.statements())
    full.judge(row.id, "reject", who="ana")
    found = full.statement(row.id)
    assert (found.content, found.local_id, found.is_rejected) == (row.content, "s1", True)
    assert full.statement("st_none") is None
    assert full.count_statements() == 0
    assert full.count_statements(rejected=True, limit=0) == 1


@pytest.mark.parametrize("many", [1, 2000])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"country": "KOR"},
        {"actor": "person:moon-jae-in"},
        {"actor": "moon", "text": "talks"},
        {"country": "KOR", "kind": "indirect"},
        {"site": "example.org", "min_confidence": 0.1},
        {"since": "2019-04-01", "until": "2019-04-30"},
        {"country": "ETH"},
        {"said": "EASE"},
        {"said": '"before the talks" ease', "actor": "moon", "since": "2019-01-01"},
        {"said": "100%_", "text": "talks"},
    ],
)
def test_statements_are_counted_as_they_are_listed(full, filters, many, monkeypatch):
    """Whether few or many were said by whom is asked for, or hold what was said, and whatever was rejected."""
    monkeypatch.setattr(searching, "MANY", many)
    monkeypatch.setattr(statements, "_COMMON", many)
    for _ in range(2):
        rows = list(full.statements(**filters))
        assert full.count_statements(**filters) == len(rows)
        assert list(full.statements(**filters, limit=9)) == rows[:9]
        for row in rows:
            full.judge(row.id, "reject", who="ana")


def test_articles_are_counted_and_chosen(full):
    rows = list(full.articles(newest=True))
    assert [row.published for row in rows] == ["2021-03-06"] * 3 + ["2019-04-10"]
    assert (rows[-1].n_events, rows[-1].n_statements) == (3, 1)
    assert full.count_articles(text="army", limit=1) == 3
    assert [row.id for row in full.articles(ids=[rows[0].id])] == [rows[0].id]
    with pytest.raises(RecordError, match="cursor"):
        list(full.articles(after="x"))


def test_a_kept_reading_has_the_records_ids(full):
    article = next(full.articles(text="telephone"))
    kept = full.kept(article.id)
    assert kept.reading.article.text == CALL_TEXT
    assert {kept.events[event.id] for event in call().events} == {
        row.id for row in full.events(site="Han River Post")
    }
    assert kept.statements["s1"] == next(full.statements()).id
    assert kept.actors["a1"] == "person:moon-jae-in"
    army = full.kept(next(full.articles(text="army")).id).actors
    assert '"army" of ETH' in army.values()
    assert full.kept("ar_none") is None


def test_actors_across_articles(record):
    record.add_many([wire(), rewritten(), call()])
    record.merge()
    rows = {row.key: row for row in record.actors()}
    moon = rows["person:moon-jae-in"]
    assert (moon.did, moon.received, moon.said, moon.total) == (2, 0, 1, 3)
    army = rows['"army" of ETH']
    assert (army.did, rows['"rebels" of ETH'].received) == (1, 1)
    assert (moon.score, moon.basis) == (0.9, ("known by name", "President of KOR; on the day"))
    assert (army.score, army.basis) == (None, ())
    (role,) = record.roles("person:moon-jae-in")
    assert (role.role, role.score, role.basis) == ("President", moon.score, moon.basis)
    assert record.names_of("moon") == [
        Party(name="Moon Jae-in", country="KOR", sectors=("GOV",), known_as="person:moon-jae-in")
    ]
    (other, quads), *_ = record.counterparts("person:moon-jae-in")
    assert (other.name, other.did, quads) == ("Donald Trump", 2, (2, 0, 0, 0))


def test_who_shares_an_event_by_two_names_or_on_both_sides_shares_it_once(record):
    record.add(call())
    event = next(record.events(type="CONSULT"))
    korea, other = {"name": "Seoul", "country": "KOR"}, {"name": "The Union"}
    record.judge(event.id, "correct", who="ana", field="sources", value=[korea, other])
    record.judge(event.id, "correct", who="ana", field="targets", value=[{"name": "the union"}])
    ((row, quads),) = [found for found in record.counterparts("KOR") if found[0].name.lower() == "the union"]
    assert (row.did, row.received, sum(quads)) == (1, 1, 1)
    assert len(list(record.events(actor="KOR", other=row.key))) == 1
    state = [{"name": name, "known_as": "organization:the-union"} for name in ("The Union", "its members")]
    record.judge(event.id, "correct", who="ana", field="targets", value=state)
    received = {row.key: row.received for row in record.actors()}
    assert (
        received["organization:the-union"] == len(list(record.events(target="organization:the-union"))) == 1
    )


def test_the_surest_article_says_how_sure_it_is_of_an_actor(record):
    reading = call()
    for number, score in enumerate((0.4, None, 0.95, 0.9)):
        people = tuple(
            dataclasses.replace(actor, score=score, basis=(f"reason {number}",)) for actor in reading.actors
        )
        record.add(dataclasses.replace(reading, id=f"c{number}", actors=people))
    moon = next(row for row in record.actors() if row.name == "Moon Jae-in")
    assert (moon.score, moon.basis) == (0.95, ("reason 2",))
    other, _ = record.counterparts("person:moon-jae-in")[0]
    assert (other.score, other.basis) == (0.95, ("reason 2",))


def test_how_sure_it_is_of_actors_goes_through_readings_given_back(record, tmp_path):
    record.add_many(everything())
    with open_record(tmp_path / "again.sqlite") as again:
        again.add_many(from_json(to_json(reading)) for reading in record.readings())
        assert again.actors() == record.actors()
        assert again.roles("person:moon-jae-in") == record.roles("person:moon-jae-in")


def test_the_path_is_that_of_the_file(record, address):
    assert (record.path is None) == ("://" in address)
    assert record.path is None or str(record.path) == address


def test_a_name_in_quotes_is_whole(full):
    whole = next(party.name for party in full.names_of("moon"))
    part = whole.split()[0]
    assert [party.name for party in full.names_of(f'"{whole.upper()}"')] == [whole]
    assert list(full.names_of(part))
    assert not full.names_of(f'"{part}"')
    assert not list(full.events(actor=f'"{part}"'))
    assert [row.id for row in full.events(actor=f'"{whole}"')] == [row.id for row in full.events(actor=whole)]


@pytest.mark.parametrize(
    "question",
    ["events", "statements", "articles", "series", "days", "places", "count_articles", "count_statements"],
)
def test_a_filter_that_there_is_none_of_is_refused(full, question):
    with pytest.raises(TypeError, match=r"there is no filter 'untill'; the filters are .*since.*until"):
        getattr(full, question)(untill="2019-12-31")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since": "last week"}, "since is 'last week'; give a day as 'YYYY-MM-DD'"),
        ({"until": "2019/04/10"}, "until is '2019/04/10'; give"),
        ({"until": "2019-13"}, "until is '2019-13'; give"),
        ({"type": "consult"}, "there is no type 'consult'; give one of AGREE, CONSULT"),
        ({"status": "true"}, "there is no status 'true'; give one of asserted"),
    ],
)
def test_a_value_that_there_is_none_of_is_refused(full, asked, says):
    for question in (full.events, full.series):
        with pytest.raises(ValueError, match=re.escape(says)):
            question(**asked)


def test_a_period_that_there_is_none_of_is_refused(full):
    with pytest.raises(ValueError, match="there is no period 'decade'; give one of day, week, month, year"):
        full.series(by="decade")


def test_months_and_years_are_whole(full):
    whole = [row.id for row in full.events(since="2019-04-01", until="2019-04-30")]
    assert whole
    assert [row.id for row in full.events(since="2019-04", until="2019-04")] == whole
    assert [row.id for row in full.events(since="2019", until="2019")] == whole
    assert full.count_articles(until="2019-04") == full.count_articles(until="2019-04-30") > 0


def test_people_read_the_entries_of_a_day_in_order_of_the_text(full):
    for newest in (True, False):
        for listed, where in (
            (list(full.events(newest=newest)), lambda row: (row.article, row.trigger_start)),
            (list(full.statements(newest=newest)), lambda row: (row.article, int(row.local_id[1:]))),
        ):
            shown = as_told(listed)
            assert sorted(row.id for row in shown) == sorted(row.id for row in listed)
            days = [row.cursor.partition("|")[0] for row in shown]
            assert days == [row.cursor.partition("|")[0] for row in listed]
            for day in set(days):
                places = [where(row) for row, at in zip(shown, days, strict=True) if at == day]
                by_article = [[p for p in places if p[0] == article] for article, _ in places]
                assert all(part == sorted(part) for part in by_article)
                assert len(dict.fromkeys(p[0] for p in places)) == sum(
                    a != b
                    for a, b in zip([None, *(p[0] for p in places)], (p[0] for p in places), strict=False)
                )
