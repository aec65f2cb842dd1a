"""Parties that people correct in words are whom the record knows by these."""

import pytest

from communique.errors import RecordError
from communique.record.queries.answers import Party
from tests.record.readings import call, everything


@pytest.fixture
def known(record):
    record.add_many(everything())
    record.merge()
    return record


def corrected(record, value, field="targets"):
    event = next(record.events(type="REJECT"))
    record.judge(event.id, "correct", who="ana", field=field, value=value)
    return list(getattr(next(record.events(ids=[event.id])), field))


@pytest.mark.parametrize(
    ("value", "parties"),
    [
        ("CHN", [Party(name="China", country="CHN", sectors=("GOV",), known_as="country:CHN")]),
        ("China (CHN)", [Party(name="China", country="CHN", sectors=("GOV",), known_as="country:CHN")]),
        (
            "moon jae-in ;PRK; ",
            [
                Party(name="Moon Jae-in", country="KOR", sectors=("GOV",), known_as="person:moon-jae-in"),
                Party(name="North Korea", country="PRK"),
            ],
        ),
        ("Moon Jae-in (JPN)", [Party(name="Moon Jae-in", country="JPN")]),
        ("the  press", [Party(name="the press")]),
        ("the press (XQZ)", [Party(name="the press (XQZ)")]),
        (["KOR", {"name": "Seoul"}], [Party(name="South Korea", country="KOR"), Party(name="Seoul")]),
        ("", []),
    ],
)
def test_words_are_whom_the_record_knows_by_them(known, value, parties):
    assert corrected(known, value) == parties
    assert known.doctor() == []


def test_a_name_of_several_is_of_none_of_them(known):
    tokyo, other = ([{"name": "the army", "country": code}] for code in ("JPN", "FRA"))
    corrected(known, tokyo)
    corrected(known, other)
    assert corrected(known, "the army", field="sources") == [Party(name="the army")]
    assert corrected(known, "the army (FRA)", field="sources") == [Party(name="the army", country="FRA")]


def test_a_speaker_is_named_in_words_and_may_be_none(record):
    record.add(call())
    said = next(record.statements())
    record.judge(said.id, "correct", who="ana", field="speaker", value="Donald Trump")
    assert next(record.statements()).speaker.known_as == "person:donald-trump"
    record.judge(said.id, "correct", who="ana", field="speaker", value=None)
    assert next(record.statements()).speaker is None


def test_what_is_neither_words_nor_a_party_is_refused(record):
    record.add(call())
    for value in (5, [5], {"name": "Seoul"}, None):
        with pytest.raises(RecordError, match="names and country codes"):
            corrected(record, value)
