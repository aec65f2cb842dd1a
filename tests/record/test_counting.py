"""What a record counts: by day, pair, place, site and reader, each number as many as its list has."""

import pytest
import sqlalchemy as sa

from communique.record import schema
from communique.record.queries import activity
from tests.record.readings import failed


def test_days_count_by_quad_class(full):
    assert [(row.day, row.quad, row.n) for row in full.days()] == [
        ("2019-04-09", 1, 1),
        ("2019-04-10", 1, 1),
        ("2019-04-10", 3, 1),
        ("2021-03-05", 4, 2),
    ]
    assert [row.n for row in full.days(layer="reports", type="ASSAULT")] == [3]
    assert [(row.day, row.quad, row.n) for row in full.days(by="month")] == [
        ("2019-04", 1, 2),
        ("2019-04", 3, 1),
        ("2021-03", 4, 2),
    ]


@pytest.mark.parametrize(
    "filters",
    [
        {"actor": "KOR"},
        {"actor": "ETH"},
        {"country": "ETH"},
        {"source": "KOR"},
        {"source": "ETH"},
        {"target": "ETH"},
        {"target": "KOR"},
        {"source": "KOR", "target": "USA"},
        {"source": "USA", "target": "KOR"},
        {"source": "ETH", "target": "ETH"},
        {"source": "KOR", "target": "moon"},
        {"source": "KOR", "target": "USA", "status": "asserted"},
        {"source": "USA", "target": "KOR", "since": "2019-04-10"},
        {"actor": "moon"},
        {"actor": "KOR", "other": "USA"},
        {"actor": "USA", "other": "KOR"},
        {"actor": "ETH", "other": "ETH"},
        {"actor": "KOR", "other": "KOR"},
        {"actor": "moon", "other": "USA"},
        {"actor": "army", "other": "rebels"},
        {"actor": "KOR", "quad": 1},
        {"actor": "KOR", "since": "2019-04-10"},
        {"actor": "KOR", "other": "USA", "until": "2019-04-09"},
        {"actor": "KOR", "rejected": True},
        {"actor": "KOR", "type": "CONSULT"},
        {"actor": "KOR", "type": "ASSAULT"},
        {"actor": "moon", "type": "CONSULT", "quad": 1},
        {"actor": "KOR", "other": "USA", "type": "CONSULT"},
        {"source": "CHN", "type": "REJECT"},
    ],
)
def test_numbers_are_those_of_the_listing(full, filters, monkeypatch):
    """Also where these come from the table of parties alone, and where that is not so."""
    full.judge(next(full.events(type="AGREE")).id, "reject", who="ana")
    wanted = len(list(full.events(**filters)))
    assert sum(row.n for row in full.days(**filters)) == wanted
    assert sum(row.n for row in full.series(by="day", **filters)) == wanted
    rows = full.series(by="month", **filters)
    monkeypatch.setattr(activity, "from_party_index", lambda *_: None)
    assert full.series(by="month", **filters) == rows


def test_pairs_have_a_direction(full):
    rows = {(row.source, row.target): row.quads for row in full.pairs()}
    assert rows == {("KOR", "USA"): (2, 0, 0, 0), ("USA", "KOR"): (2, 0, 0, 0)}
    full.judge(
        next(full.events(type="REJECT")).id,
        "correct",
        who="ana",
        field="targets",
        value=[{"name": "Seoul", "country": "KOR"}],
    )
    assert {(row.source, row.target): row.total for row in full.pairs()} == {
        ("KOR", "USA"): 2,
        ("USA", "KOR"): 2,
        ("CHN", "KOR"): 1,
    }
    assert full.pairs(until="2019-04-09")[0].total == 1


def test_places_are_counted(full):
    assert [(row.name, row.country, row.n_events) for row in full.places()] == [
        ("Dessie", "ETH", 2),
        ("Washington", "USA", 1),
    ]
    (row,) = full.places(actor="KOR")
    assert (row.name, row.quads) == ("Washington", (1, 0, 0, 0))


def test_sites_say_how_much_of_their_articles_is_known(full):
    rows = {row.site: row for row in full.sites()}
    assert len(rows) == 4
    assert rows["Han River Post"].filled == {
        "title": 1,
        "authors": 1,
        "published": 1,
        "url": 1,
        "language": 1,
    }


def test_counts_are_of_the_rows_there_are(full):
    full.add(failed())
    full.judge(next(full.events()).id, "reject", who="ana")
    counts = full.counts()
    with full._store.reading() as connection:
        for name in ("pages", "articles", "actors", "reports", "events", "statements", "problems"):
            table = sa.select(sa.func.count()).select_from(schema.metadata.tables[name])
            assert counts[name] == connection.execute(table).scalar_one() > 0
    assert counts["lost_pages"] == counts["rejected_events"] == 1


def test_readers_are_counted(full):
    assert [(row.version, row.n_pages) for row in full.readers()] == [("0.1.0", 5)]


def test_problems_are_counted(record):
    record.add_many([failed(), failed(id="other"), failed(id="third", code="C0102")])
    assert record.problem_counts() == {"C0103": 2, "C0102": 1}
