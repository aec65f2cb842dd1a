"""What is told of a month or a year alone is on none of its days, and in a time only where that holds all of it."""

import itertools
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from communique.record import migrations, open_record, queries, schema
from communique.record.dating import lies_in, lower_bound, unfinished
from communique.record.queries import sums
from tests.record.times import TIMES, told

DAYS = {
    "day": "2017-04-11",
    "first": "2017-01-01",
    "week": "2017-04-10",
    "month": "2017-04",
    "summer": "2017",
    "year": "2017",
    "decade": "201",
    "winter": "201",
    "ages": "1999",
    "undated": "2018-02-03",
}


@pytest.fixture
def dated(record):
    """A record with all ``TIMES``, in each store; each report is an event of its own."""
    record.add_many(told(name) for name in TIMES)
    return record


def found(rows):
    return sorted(row.sources[0].name for row in rows if row.type == "ASSAULT")


def test_a_day_is_kept_no_closer_than_it_is_known(dated):
    rows = list(dated.events(type="ASSAULT"))
    assert {row.sources[0].name: row.cursor.partition("|")[0] for row in rows} == DAYS
    assert {row.sources[0].name: row.date for row in rows}["year"] == "2017-01-01"
    days = {row.article: row.date for row in dated.statements()}
    assert {row.article: row.date or row.published for row in rows} == days


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        ("2017", "2017", {"day", "first", "week", "month", "summer", "year"}),
        ("2017-04", "2017-04", {"day", "week", "month"}),
        ("2017-01-01", "2017-01-01", {"first"}),
        ("2017-01", "2017-06", {"day", "first", "week", "month"}),
        ("2017-01-02", "2017-12-31", {"day", "week", "month"}),
        ("2010", "2019", {*TIMES} - {"ages"}),
        (None, "2017-12-30", {"day", "first", "week", "month", "ages"}),
        ("2017-04-02", None, {"day", "week", "undated"}),
    ],
)
def test_a_time_holds_what_is_told_of_a_longer_one_only_with_all_of_it(dated, since, until, names):
    assert found(dated.events(since=since, until=until)) == sorted(names)
    for asked in ({}, {"actor": "NOR"}, {"actor": "NOR", "other": "MLI"}, {"source": "NOR", "target": "MLI"}):
        n_events = len(list(dated.events(since=since, until=until, **asked)))
        assert n_events == len(names) * (1 if asked else 2)
        for by in ("day", "week", "month", "year"):
            series = dated.series(by=by, since=since, until=until, **asked)
            assert sum(row.n for row in series) == n_events
    assert dated.count_statements(since=since, until=until) == len(names)
    (pair,) = dated.pairs(since=since, until=until)
    assert pair.total == len(names)


@pytest.mark.parametrize(
    ("since", "until", "n_partly"),
    [
        ("2017", "2017", 2),  # the decade and the winter
        ("2017-01", "2017-06", 4),
        ("2017-04-05", "2017-04-20", 5),
        ("2010", "2019", 0),
        ("2018-03", None, 2),
        (None, "2016-12-31", 2),
        (None, None, 0),
    ],
)
def test_what_may_be_in_a_time_is_counted_beside_it(dated, since, until, n_partly):
    for asked in (
        {"type": "ASSAULT"},
        {"actor": "NOR", "other": "MLI"},
        {"source": "NOR", "min_confidence": 0.5},
    ):
        assert dated.count_partly(since=since, until=until, **asked) == n_partly


def test_a_series_has_a_place_of_its_own_for_what_is_known_no_closer(dated):
    months = {row.period: row.n for row in dated.series(by="month", type="ASSAULT")}
    assert months == {"1999": 1, "201": 2, "2017": 2, "2017-01": 1, "2017-04": 3, "2018-02": 1}
    weeks = {row.period: row.n for row in dated.series(by="week", type="ASSAULT")}
    assert weeks["2017-W15"] == 2
    assert weeks["2017-04"] == 1
    years = {row.period: row.n for row in dated.series(by="year", type="ASSAULT")}
    assert years == {"1999": 1, "201": 2, "2017": 6, "2018": 1}


def test_sums_tell_the_same(dated, monkeypatch):
    monkeypatch.setattr(sums, "MANY", 1)
    ends = [None, "2010-01-01", "2016-12-31", "2017-01-01", "2017-04-01", "2017-04-10"]
    ends += ["2017-04-30", "2017-06-15", "2017-12-31", "2019-12-31", "2020-01-01"]
    asked = [
        given | {"since": since, "until": until, "by": "month"}
        for given in ({}, {"actor": "NOR", "other": "MLI"})
        for since, until in itertools.product(ends, ends)
    ]
    plain = [dated.days(**one) for one in asked]
    dated.sum_up()
    monkeypatch.setattr(queries, "days", counted := Counting(queries.days))
    assert [summed_up(dated.days(**one)) for one in asked] == [summed_up(rows) for rows in plain]
    assert counted.n < len(asked)


class Counting:
    """Wraps a function and counts its calls."""

    def __init__(self, function):
        self.function, self.n = function, 0

    def __call__(self, *given, **named):
        self.n += 1
        return self.function(*given, **named)


def summed_up(rows):
    """Return the numbers by month and quad class; a month whose beginning or end is counted apart has two rows."""
    numbers = {}
    for row in rows:
        numbers[row.day, row.quad] = numbers.get((row.day, row.quad), 0) + row.n
    return numbers


def test_what_lies_in_a_time_is_what_the_bounds_say():
    every = [date(1999, 12, 25) + timedelta(days=n) for n in range(0, 900, 3)]
    for since, until in itertools.product(map(str, every[::17]), repeat=2):
        for day in ("19", "20", "200", "2000", "2000-02", "2001", "2001-12", "2000-03-09"):
            first = (day + "00"[: 4 - len(day)] + "-01-01")[:10] if len(day) < 10 else day
            inside = lies_in(day, since, until)
            assert inside == (lower_bound(since) <= day <= until and day not in unfinished(until))
            assert not inside or since <= first


def test_a_corrected_first_day_is_that_day(dated):
    row = next(row for row in dated.events(type="ASSAULT") if row.sources[0].name == "year")
    dated.judge(row.id, "correct", field="day_start", value="2017-03-05", who="ana")
    (corrected,) = dated.events(ids=[row.id])
    assert (corrected.date, corrected.until, corrected.precision) == ("2017-03-05", "2017-03-05", "day")
    assert corrected.cursor.startswith("2017-03-05|")
    dated.judge(row.id, "correct", field="day_start", value="2017-03-01", who="ana")
    dated.judge(row.id, "correct", field="day_end", value="2017-03-31", who="ana")
    dated.judge(row.id, "correct", field="day_precision", value="month", who="ana")
    (corrected,) = dated.events(ids=[row.id])
    assert corrected.cursor.startswith("2017-03|")
    assert dated.doctor() == []


def test_a_record_of_schema_5_gets_days_as_they_are_known(dated, address):
    row = next(row for row in dated.events(type="ASSAULT") if row.sources[0].name == "month")
    dated.judge(row.id, "correct", field="status", value="denied", who="ana", at="2026-01-02")
    before = list(dated.dump())
    _as_in_schema_5(dated)
    assert list(dated.dump()) != before
    dated.close()
    with open_record(address) as record:
        assert list(record.dump()) == before
        assert record.doctor() == []
        assert record.last_added() is None
        assert list(record.events(new_since="2000-01-01")) == []


def _as_in_schema_5(record):
    """Undo the changes of schema 6."""
    with record._store.writing() as connection:
        connection.exec_driver_sql("DROP INDEX pages_added")
        connection.exec_driver_sql("ALTER TABLE pages DROP COLUMN added")
        for table in (schema.events, schema.statements):
            chosen = table.update().where(table.c.day_start.is_not(None))
            connection.execute(chosen.values(day=table.c.day_start))
        for table in (schema.event_parties, schema.event_pairs, schema.event_articles):
            day = sa.select(schema.events.c.day).where(schema.events.c.id == table.c.event)
            connection.execute(table.update().values(day=day.scalar_subquery()))
        connection.execute(schema.meta.update().where(schema.meta.c.key == "schema").values(value="5"))
    assert max(migrations.MIGRATIONS) == schema.SCHEMA_VERSION
