"""The tables hold what the written lists do, so that deriving them again loses nothing."""

import pytest

from communique.knowledge.facts import to_line
from communique.knowledge.store import DATA
from training.knowledge import factbooks, written

PEOPLE = (*written.offices(written.names_of_states(list(written.states()))), *written.notables())


@pytest.mark.parametrize(
    ("table", "facts"),
    [
        ("states.tsv", written.states()),
        ("metonyms.tsv", written.metonyms()),
        ("regions.tsv", written.regions()),
        ("titles.tsv", written.titles()),
        ("nouns.tsv", written.nouns()),
        ("people.tsv", PEOPLE),
    ],
)
def test_tables_and_lists_agree(table, facts):
    rows = (DATA / table).read_text(encoding="utf-8").splitlines()[1:]
    lines = list(dict.fromkeys(map(to_line, facts)))
    assert [row for row in rows if row.endswith("\twritten")] == [
        line for line in lines if line.endswith("\twritten")
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CHARLES III", "Charles III"),
        ("CARL XVI GUSTAF", "Carl XVI Gustaf"),
        ("XI Jinping", "Xi Jinping"),
        ("of China XI Jinping", None),
    ],
)
def test_names_in_capitals_keep_their_numerals_and_phrases_are_none(written, name):
    assert factbooks._person(written) == name
