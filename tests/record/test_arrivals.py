"""What is new in a record since a day: entries that no earlier article reports."""

import pytest

from communique.record import open_record
from communique.values import moment_of
from tests.record.readings import NEWER, call, clash, everything

OLD, NEW = "2026-11-28T09:00:00+00:00", "2026-11-30T06:00:00+00:00"
SINCE = "2026-11-29"


@pytest.fixture
def fed(record):
    """A record to which readings were added on two mornings."""
    record.add_many((reading for reading in everything() if reading.id != "call"), at=OLD)
    record.add(call(), at=NEW)
    record.merge()
    return record


def test_only_what_came_then_or_later_is_new(fed):
    (article,) = fed.articles(new_since=SINCE)
    assert fed.count_articles(new_since=SINCE) == 1 < fed.count_articles()
    everyone, new = list(fed.events()), list(fed.events(new_since=SINCE))
    assert 0 < len(new) < len(everyone)
    assert [row.id for row in new] == [row.id for row in everyone if row.article == article.id]
    assert [row.id for row in fed.events(new_since=SINCE, limit=1)] == [new[0].id]
    assert [row.article for row in fed.statements(new_since=SINCE)] == [article.id]
    assert list(fed.statements(new_since="2026-12-01")) == []
    assert fed.count_statements(new_since=SINCE) == len(list(fed.statements(new_since=SINCE)))
    assert list(fed.events(new_since="2026-12-01")) == []
    assert len(list(fed.events(new_since="2026-11-01"))) == len(list(fed.events()))
    assert sum(row.n for row in fed.series(new_since=SINCE)) == len(list(fed.events(new_since=SINCE)))


def test_one_more_report_makes_no_event_new(record):
    text = "The army killed 20 rebels near Dessie on Friday."
    record.add(clash(id="one", site="Abay News", text=text, killed="killed"), at=OLD)
    record.add(clash(id="two", site="Red Sea Daily", text=text + " It said so.", killed="killed"), at=NEW)
    record.merge()
    (event,) = record.events()
    assert event.n_reports == 2
    assert list(record.events(new_since=SINCE)) == []
    assert len(list(record.events(layer="reports", new_since=SINCE))) == 1


def test_a_moment_is_of_utc_unless_it_says_otherwise(fed):
    n_new = len(list(fed.events(new_since=SINCE)))
    assert len(list(fed.events(new_since="2026-11-30T15:00+09:00"))) == n_new
    assert list(fed.events(new_since="2026-11-30T06:01")) == []
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        fed.events(new_since="yesterday")


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-W48", "20261129", "2026-02-30", "noon", "0001-01-01T00:00+09:00"]
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        moment_of(text)


def test_reading_again_makes_nothing_new(record):
    record.add(call(), at=OLD)
    record.add(call(reader=NEWER, confidence=0.8), at=NEW)
    assert [row.version for row in record.readers()] == [NEWER.version]
    assert list(record.events(new_since=SINCE)) == []
    assert record.last_added() == ("2026-11-28", 1)
    event = next(record.events())
    record.judge(event.id, "reject", who="ana")
    record.doctor(repair=True)
    assert record.last_added() == ("2026-11-28", 1)


def test_when_something_came_is_not_what_a_record_holds(tmp_path):
    dumps = []
    for day in (OLD, NEW):
        with open_record(tmp_path / f"{day[:10]}.sqlite") as record:
            record.add_many(everything(), at=day)
            record.merge()
            dumps.append(list(record.dump()))
    assert dumps[0] == dumps[1]


def test_the_newest_day_is_told_with_how_many_articles_came(fed):
    assert fed.last_added() == ("2026-11-30", 1)
