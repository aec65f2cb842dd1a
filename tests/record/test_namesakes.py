"""A name with its country is one actor: whatever counts it counts the same, and the name alone means all of it."""

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.record import open_record
from tests.record.namesakes import ETHIOPIAN, KNOWN, KOREAN, STATELESS, namesakes

COUNTED = {KOREAN: (2, 0, 1), ETHIOPIAN: (1, 1, 1), STATELESS: (1, 0, 1), KNOWN: (1, 0, 1)}
"""What each did, received and said."""


@pytest.fixture
def police(record):
    record.add_many(namesakes())
    record.merge()
    return record


@pytest.mark.parametrize("key", COUNTED)
def test_what_an_actor_is_said_to_have_done_is_what_its_key_finds(police, key):
    (row,) = (row for row in police.actors() if row.key == key)
    assert (row.did, row.received, row.said) == COUNTED[key]
    assert len(list(police.events(source=key))) == sum(day.n for day in police.days(source=key)) == row.did
    assert len(list(police.events(target=key))) == row.received
    assert len(list(police.statements(actor=key))) == police.count_statements(actor=key) == row.said
    assert {party.key for party in police.names_of(key)} == {key}
    assert {role.country for role in police.roles(key)} == {row.country}
    assert sum(role.n_articles for role in police.roles(key)) == (2 if key in {KOREAN, ETHIOPIAN} else 1)
    found = [event.id for event in police.events(actor=key, text="police")]
    assert found == [event.id for event in police.events(actor=key, text="police", limit=9)] != []


def test_a_name_alone_means_all_of_that_name(police):
    for name in ('"police"', "police", "POLICE"):
        assert len(list(police.events(source=name))) == 5
        assert {party.key for party in police.names_of(name)} == set(COUNTED)
    assert [row.key for row in police.actors() if row.name == "police"] == [
        ETHIOPIAN,
        KOREAN,
        STATELESS,
        KNOWN,
    ]
    assert list(police.events(actor='"police" of PRK')) == []


def test_namesakes_deal_with_others_and_with_each_other_apart(police):
    found = {row.key: (row.did, sum(quads)) for row, quads in police.counterparts('"student" of no country')}
    assert found == dict.fromkeys(COUNTED, (1, 1))
    for key, (_, together) in found.items():
        assert len(list(police.events(actor="student", other=key))) == together
    (dealt, *_) = (quads for row, quads in police.counterparts(KOREAN) if row.key == ETHIOPIAN)
    assert sum(dealt) == len(list(police.events(source=KOREAN, target=ETHIOPIAN))) == 1


def test_an_article_knows_which_of_them_it_names(police):
    keys = {
        key
        for row in police.articles()
        for key in police.kept(row.id).actors.values()
        if "student" not in key
    }
    assert keys == set(COUNTED)


def test_the_command_takes_a_name_with_its_country(tmp_path):
    path = str(tmp_path / "news.sqlite")
    with open_record(path) as record:
        record.add_many(namesakes())
    for key, (did, received, _) in COUNTED.items():
        shown = CliRunner().invoke(app, ["show", path, "--actor", key, "--to", "jsonl"])
        assert shown.exit_code == 0
        assert len(shown.output.splitlines()) == did + received


def test_an_actor_of_two_names_on_a_side_counts_once_and_what_is_rejected_never(police):
    (meeting,) = police.events(type="CONSULT")
    staff = [{"name": name, "known_as": "organization:staff"} for name in ("Office", "its staff")]
    people = [
        *staff,
        {"name": "Police", "country": "KOR", "sectors": ["COP"]},
        {"name": "police", "country": "KOR"},
    ]
    for side in ("sources", "targets"):
        police.judge(meeting.id, "correct", who="ana", field=side, value=people)
    police.judge(next(police.statements(actor=ETHIOPIAN)).id, "reject", who="ana")
    police.judge(next(police.events(source=STATELESS)).id, "reject", who="ana")
    rows = {row.key.casefold(): row for row in police.actors()}
    assert (rows["organization:staff"].did, rows["organization:staff"].received) == (1, 1)
    assert (rows[KOREAN.casefold()].did, rows[KOREAN.casefold()].received) == (2, 1)
    assert (rows[STATELESS].did, rows[STATELESS].said) == (0, 1)
    for row in rows.values():
        assert len(list(police.events(source=row.key))) == row.did
        assert len(list(police.events(target=row.key))) == row.received
        assert len(list(police.statements(actor=row.key))) == row.said
    found = police.counterparts("organization:staff")
    assert [(row.key.casefold(), row.did, row.received, sum(quads)) for row, quads in found] == [
        (KOREAN.casefold(), 1, 1, 1)
    ]
