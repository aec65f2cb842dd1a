"""However events are looked up, by whatever index, the answer is that of the whole listing."""

import itertools
import random

import pytest

from bench.copies import article
from tests.record.readings import everything, judge_some


@pytest.mark.parametrize("name", ["army", '"army"', "m", "person:moon-jae-in", "zzz"])
def test_what_a_name_means_does_not_hang_on_how_many_it_means(record, monkeypatch, name):
    record.add_many(everything())
    record.merge()

    def answers():
        yield from (
            record.names_of(name),
            record.roles(name),
            record.counterparts(name),
            record.days(actor=name),
        )
        yield from (list(record.statements(actor=name)), record.count_statements(actor=name))
        for limit, text in itertools.product((None, 5), (None, "army")):
            yield [
                list(record.events(**{side: name}, text=text, limit=limit)) for side in ("actor", "source")
            ]
        yield list(record.events(actor=name, other="rebels"))

    few = list(answers())
    monkeypatch.setattr("communique.record.queries.parties.LISTED", 0)
    assert list(answers()) == few


@pytest.mark.parametrize("many", [1, 2, 3])
@pytest.mark.parametrize("layer", ["events", "reports"])
@pytest.mark.parametrize(
    "filters",
    [
        {"actor": "ETH"},
        {"text": "army"},
        {"site": "Abay News"},
        {"actor": "ETH", "other": "ETH"},
        {"text": "army", "actor": "ETH"},
        {"text": "army", "actor": "rebels", "type": "ASSAULT"},
        {"text": "army", "source": "army"},
        {"text": "army", "actor": "army", "other": "rebels"},
        # One report's article has it, and not that which speaks for the event.
        {"text": "fighters", "actor": "ETH"},
    ],
)
def test_pages_of_what_is_common_are_those_of_the_whole_listing(record, monkeypatch, filters, layer, many):
    monkeypatch.setattr("communique.record.queries.searching.MANY", many)
    record.add_many(everything())
    record.merge()
    whole = [row.id for row in record.events(**filters, layer=layer)]
    assert whole
    assert [row.id for row in record.events(**filters, layer=layer, limit=10)] == whole


@pytest.mark.parametrize("many", [1, 2, 3, 2000])
@pytest.mark.parametrize(
    "filters",
    [
        {"text": "army"},
        {"text": '"telephone"'},
        {"text": "zzz"},
        {"actor": "Moon"},
        {"country": "KOR"},
        {"country": "KOR", "text": "telephone", "site": "Han River Post"},
        {"actor": "Moon", "kind": "says", "since": "2019-01-01"},
        {"said": "sanctions"},
    ],
)
def test_pages_of_statements_and_articles_are_those_of_the_whole_listing(record, monkeypatch, filters, many):
    monkeypatch.setattr("communique.record.queries.searching.MANY", many)
    record.add_many(everything())
    record.merge()
    for rejected in (False, True):
        asked = {**filters, "rejected": rejected}
        whole = [row.id for row in record.statements(**asked)]
        assert [row.id for row in record.statements(**asked, limit=10)] == whole
        assert [row.id for row in record.statements(**asked, limit=10, newest=True)] == whole[::-1]
        assert record.count_statements(**asked) == len(whole)
        if not rejected:
            for entry in whole[:1]:
                record.judge(entry, "reject", who="ana")
    if "text" in filters:
        whole = [row.id for row in record.articles(text=filters["text"])]
        assert [row.id for row in record.articles(text=filters["text"], limit=10)] == whole
        assert record.count_articles(text=filters["text"]) == len(whole)


def test_what_is_said_is_looked_for_in_the_statement_itself(record):
    record.add_many(everything())
    said = list(record.statements(said='"the SANCTIONS" ease'))
    assert said == list(record.statements(actor="Moon")) != []
    assert list(record.statements(text="telephone")) == said
    for other in ("telephone", '"sanctions the"', "100%"):
        assert list(record.statements(said=other)) == []


def test_pages_of_a_text_and_someone_go_on_where_they_stopped(record):
    record.add_many(everything())
    record.merge()
    asked = {"text": "army", "actor": "ETH"}
    for newest in (False, True):
        whole = list(record.events(**asked, newest=newest))
        first, second = (row for row in record.events(**asked, newest=newest, limit=5))
        assert [first, second] == whole
        assert list(record.events(**asked, newest=newest, limit=1, after=first.cursor)) == [second]
    assert list(record.events(**asked, limit=5, until="2021-03-04")) == []
    record.judge(first.id, "reject", who="ana")
    assert list(record.events(**asked, limit=5)) == list(record.events(**asked)) != []
    assert len(list(record.events(**asked, limit=5, rejected=True))) == 2


def test_a_page_that_an_index_gives_may_be_longer_than_a_list(record, monkeypatch):
    record.add_many(everything())
    record.merge()
    monkeypatch.setattr("communique.record.queries.paging.LISTED", 1)
    for asked in ({"text": "army", "actor": "ETH"}, {"actor": "ETH"}):
        whole = list(record.events(**asked))
        assert list(record.events(**asked, limit=2)) == whole
        assert list(record.events(**asked, limit=1)) == whole[:1]


def test_a_text_and_someone_of_another_article_find_nothing(record, monkeypatch):
    monkeypatch.setattr("communique.record.queries.searching.MANY", 2)
    record.add_many(everything())
    record.merge()
    assert [list(record.events(text="army", actor=who, limit=9)) for who in ("KOR", "Trump")] == [[], []]
    assert list(record.events(text="army", source="rebels", limit=9)) == []


def test_a_country_that_is_two_parties_of_an_event_counts_once(record):
    record.add_many(everything())
    record.merge()
    assert [row.n for row in record.series(actor="ETH")] == [2]
    assert [row.n for row in record.days(country="ETH")] == [2]
    for side in ("source", "target"):
        assert [row.n for row in record.series(**{side: "ETH"})] == [2]


def _some(chance, codes):
    """Return filters that are drawn at random, some of which an index answers."""
    code = lambda: chance.choice(codes)  # noqa: E731 - each time another
    who = chance.choice(
        [
            {"actor": code()},
            {"country": code()},
            {"actor": code(), "other": code()},
            {"source": code(), "target": code()},
            {"source": code()},
            {"target": code()},
            {"actor": "united"},
            {"actor": f"country:{code()}"},
            {"actor": "a", "other": code()},
            {},
        ]
    )
    what = {
        "type": chance.choice(["AID", "ASSAULT", "CONSULT", "RETREAT"]),
        "quad": chance.choice([1, 2, 3, 4]),
        "since": "1995-02-01",
        "until": "1995-03-05",
        "status": "asserted",
        "text": chance.choice(["touch", '"over matter"', code(), '"matter 12"', "nothing"]),
        "site": "Paper 3",
        "rejected": True,
        "min_confidence": 0.55,
    }
    few = chance.sample(sorted(what), chance.choice([0, 1, 1, 2, 3]))
    return who | {name: what[name] for name in few}


def test_whatever_is_asked_a_page_is_the_part_of_the_whole_listing_that_it_should_be(record, monkeypatch):
    chance = random.Random(17)
    record.add_many(article(number) for number in range(12))
    record.merge()
    rows = judge_some(record)
    codes = sorted({party.country for row in rows for party in row.sources + row.targets})
    codes = [*chance.sample(codes, 6), codes[0]]
    found = 0
    for _ in range(150):
        filters, layer = _some(chance, codes), chance.choice(["events", "events", "reports"])
        monkeypatch.setattr("communique.record.queries.searching.MANY", chance.choice([1, 4, 2000]))
        whole = list(record.events(**filters, layer=layer))
        found += bool(whole)
        assert sum(row.n for row in record.days(**filters, layer=layer)) == len(whole), filters
        for newest in (False, True):
            order = whole[::-1] if newest else whole
            mark, limit = chance.randrange(len(whole) + 1), chance.choice([1, 3, 200])
            asked = filters | {"after": order[mark - 1].cursor if mark else None}
            page = list(record.events(**asked, layer=layer, newest=newest, limit=limit))
            assert page == order[mark : mark + limit], (filters, layer, newest, mark, limit)
    assert 40 < found < 150
