"""The tables hold what the written lists do, so that deriving them again loses nothing."""

import pytest

from communique.knowledge.facts import to_line
from communique.knowledge.store import DATA
from training.knowledge import derive, factbooks

PEOPLE = (*derive.offices(derive.names_of_states(list(derive.states()))), *derive.notables())


@pytest.mark.parametrize(
    ("table", "facts"),
    [
        ("states.tsv", derive.states()),
        ("metonyms.tsv", derive.metonyms()),
        ("regions.tsv", derive.regions()),
        ("titles.tsv", derive.titles()),
        ("nouns.tsv", derive.nouns()),
        ("people.tsv", PEOPLE),
    ],
)
def test_tables_and_lists_agree(table, facts):
    rows = (DATA / table).read_text(encoding="utf-8").splitlines()[1:]
    written = list(dict.fromkeys(map(to_line, facts)))
    assert [row for row in rows if row.endswith("\twritten")] == [
        line for line in written if line.endswith("\twritten")
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
