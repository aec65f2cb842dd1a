"""Sums by month are the same as fresh counts, until the record changes."""

import random

import pytest

from bench.copies import article
from communique.record import queries
from communique.record.queries import profiles, sums
from tests.record.readings import everything, judge_some


@pytest.fixture
def busy(record, monkeypatch):
    monkeypatch.setattr(sums, "MANY", 1)
    record.add_many(article(number) for number in range(12))
    record.add_many(everything())
    record.merge()
    judge_some(record)
    return record


def questions(record):
    """Return the selections that sums answer: all, each type, status, confidence, country, side and pair, also within a time and for a quad class."""
    rows = list(record.events(rejected=True))
    codes = sorted({party.country for row in rows for party in row.sources + row.targets if party.country})
    ours = random.Random(5).sample(codes, 6)
    between = [
        (row.sources[0].country, row.targets[0].country) for row in rows if row.sources and row.targets
    ]
    some = [{}, *({"type": kind} for kind in ("AID", "CONSULT", "ASSAULT"))]
    some += [
        {"status": "asserted"},
        {"status": "planned"},
        *({"min_confidence": step} for step in sums.STEPS),
    ]
    some += [{name: code} for code in ours for name in ("actor", "country", "source", "target")]
    some += [
        {first: one, second: two}
        for one, two in [*between, (ours[0], ours[0])]
        for first, second in (("actor", "other"), ("source", "target"))
        if one and two and (one != two or first == "actor")
    ]
    whens = [
        {},
        {"since": "1995-02-01"},
        {"until": "2019-04-30"},
        {"since": "1995-02-01", "until": "1995-03-31"},
        {"since": "1995-01-17", "until": "2019-04-10"},
    ]
    return [one | when | {"quad": quad} for one in some for when in whens for quad in (None, 1, 4)]


def test_sums_are_what_is_counted_anew(busy, monkeypatch):
    asked = questions(busy)
    anew = [busy.days(by="month", **filters) for filters in asked]
    counted = []
    count = queries.days
    monkeypatch.setattr(
        queries, "days", lambda *args, **named: counted.append(named) or count(*args, **named)
    )
    for filters, rows in zip(asked, anew, strict=True):
        if _is_there(busy, filters):
            busy.sum_up()
            assert busy.days(by="month", **filters) == rows, filters
    # a server's own housekeeping counts as a change, so that a few may be counted
    whole = [filters for each in counted if (filters := each["filters"]) and not _is_in_a_month(filters)]
    assert len(whole) < (1 if busy._store.is_sqlite else len(asked) / 20)
    assert sum(bool(rows) for rows in anew) > 100


def test_events_with_both_countries_on_both_sides_are_in_the_sums_of_both_directions(busy):
    event = next(busy.events(actor="KOR", other="USA"))
    for side in ("sources", "targets"):
        busy.judge(event.id, "correct", field=side, value="KOR; USA", who="ana")
    asked = [{"source": "KOR", "target": "USA"}, {"source": "USA", "target": "KOR"}]
    counted = [busy.days(by="month", **filters) for filters in asked]
    busy.sum_up()
    assert [busy.days(by="month", **filters) for filters in asked] == counted
    assert event.id in {row.id for row in busy.events(**asked[0])} & {
        row.id for row in busy.events(**asked[1])
    }


def _is_in_a_month(filters):
    """Tell whether a period is part of a month, which is counted in addition to the sums of whole months."""
    return "since" in filters and "until" in filters and filters["since"][:7] == filters["until"][:7]


def _is_there(record, filters):
    """Tell whether there is any event for a key; without events there is no sum."""
    plain = {name: value for name, value in filters.items() if name not in {"since", "until", "quad"}}
    return next(record.events(limit=1, **plain), None) is not None


def test_a_sum_does_not_outlive_a_change(busy):
    assert busy.sum_up()
    # a server's own housekeeping counts as a change, and is over at some time
    assert not all(busy.sum_up() for _ in range(1 if busy._store.is_sqlite else 20))
    before = busy.days(by="month")
    busy.judge(next(busy.events()).id, "reject", who="ana")
    after = busy.days(by="month")
    assert sum(row.n for row in after) == sum(row.n for row in before) - 1
    assert busy.sum_up()
    assert busy.days(by="month") == after


@pytest.mark.parametrize(
    "filters",
    [
        {"since": "2019-04-02", "until": "2019-04-29"},
        {"since": "0001-01-02"},
        {"min_confidence": 0.35},
        {"source": '"Moon Jae-in"', "target": "PRK"},
        {"until": "9999-12-31"},
        {"until": "2019"},
        {"actor": "moon"},
        {"actor": "KOR", "type": "CONSULT"},
        {"source": "KOR"},
        {"status": "asserted"},
        {"rejected": True},
    ],
)
def test_what_no_sum_tells_is_counted(busy, filters):
    anew = busy.days(by="month", **filters)
    busy.sum_up()
    assert busy.days(by="month", **filters) == anew
    assert sum(row.n for row in anew) == len(list(busy.events(**filters)))


def test_profiles_of_busy_countries_are_found_once_until_a_change(busy, monkeypatch):
    monkeypatch.setattr(profiles, "MANY", 2)
    found = {code: busy.profile(code) for code in ("KOR", "USA")}
    assert found["USA"].others == tuple(busy.counterparts("USA"))
    assert found["USA"].n_others == len(busy.counterparts("USA")) > 0
    assert found["KOR"].roles == tuple(busy.roles("KOR")) != ()
    find = profiles.profile
    asked = []
    monkeypatch.setattr(profiles, "profile", lambda *given: asked.append(given[1]) or find(*given))
    busy.sum_up()
    busy.sum_up_people()
    assert {"KOR", "USA"} <= set(asked)
    assert busy._profiles[1].items() >= found.items()
    asked.clear()
    busy.sum_up_people()
    assert not asked
    other = found["USA"].others[0][0].key
    busy.judge(next(busy.events(actor="USA", other=other)).id, "reject", who="ana")
    assert busy.profile("USA").others == tuple(busy.counterparts("USA")) != found["USA"].others
