from datetime import date

import pytest

from communique.errors import KnowledgeError
from communique.knowledge import Fact, normalise
from communique.knowledge.facts import COLUMNS, is_date, read_lines, to_fact, to_line

DAY = date(2019, 4, 10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("the White House", "White House"),
        ("U.S.", "US"),
        ("Élysée", "elysee"),
        ("Erdoğan", "Erdogan"),
        ("Workers’ Party", "Workers' Party"),
        ("Søren Łódź", "Soren Lodz"),
    ],
)
def test_normalise_one_name_in_two_spellings(one, other):
    assert normalise(one) == normalise(other)


def test_line_and_back():
    fact = Fact(
        id="person:x",
        names=("Ann X", "A. X"),
        country="FRA",
        sectors=("GOV", "MIL"),
        role="R",
        start="2017",
        gender="f",
        source="s",
    )
    assert to_fact(to_line(fact)) == fact


def test_row_with_too_few_cells():
    with pytest.raises(KnowledgeError, match="9"):
        to_fact("person:x\tAnn X")


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("2017", "2019", True),
        ("2019-04-10", "", True),
        ("2019-04-11", "", False),
        ("", "2019-04-10", True),
        ("", "2019-04-09", False),
        ("2019-05", "", False),
        ("", "2019-03", False),
        ("", ">2018", False),
    ],
)
def test_holds(start, end, holds):
    assert Fact(id="person:x", names=("X",), start=start, end=end).holds(DAY) is holds


def test_is_past_only_where_the_end_is_known():
    assert Fact(id="person:x", names=("X",), end="2019-04-09").is_past(DAY)
    assert not Fact(id="person:x", names=("X",), end=">2018").is_past(DAY)
    assert not Fact(id="person:x", names=("X",), end="2019").is_past(DAY)


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("President of South Korea", "president"),
        ("Secretary of State of the United States", "foreign minister"),
        ("Foreign Secretary of the United Kingdom", "foreign minister"),
        ("Senator from Ohio", "senator"),
        ("Governor of New York", "governor"),
        ("Vice President of the United States", "vice president"),
        ("Kremlin Spokesman", "spokesperson"),
        ("Leader of the Opposition of the United Kingdom", "opposition leader"),
        ("Leader of Libya", "leader"),
        ("Taoiseach of Ireland", "prime minister"),
    ],
)
def test_office(role, office):
    assert Fact(id="person:x", names=("X",), role=role).office == office


def test_is_date():
    assert is_date("2020-02-29")
    assert not is_date("2019-02-29")
    assert not is_date("last year")


def test_file_without_heading(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("person:x\tAnn X\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="first line"):
        list(read_lines(path))


def test_file_that_is_no_text(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        list(read_lines(path))


def test_columns_hold_who_when_and_who_says_so():
    assert {"id", "names", "country", "sectors", "role", "from", "to", "source"} <= set(COLUMNS)
