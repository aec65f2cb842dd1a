"""Passages that mean nothing are refused, each with its file and line."""

from __future__ import annotations

import pytest

from training import agreement
from training.passage_set import load, parse

TEXT = "# p-1 | 2019-04-10 | talks\n[a1 Moon] said [a2 he] would meet [a3 them].\n"


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("= a1 is a2\n= a2 is a1\n= a3 USA GOV", "a1 refers back to itself; a2 refers back to itself"),
        ("= a1 is a1\n= a2 USA GOV\n= a3 USA GOV", "a1 refers back to itself"),
        ("= a1 KOR GOV\n= a2 is a3\n= a3 is a1,a2", "a2 refers back to itself; a3 refers back to itself"),
        ("= a1 KOR GOV\n= a1 USA GOV\n= a2 is a1\n= a3 USA GOV", "a1 is labelled twice in '= a1 USA GOV'"),
    ],
)
def test_a_chain_that_comes_back_and_a_second_label_are_errors(labels, wanted):
    passages, errors = parse(TEXT + labels, "x.psg")
    assert passages == []
    assert errors == [f"x.psg:1: p-1: {wanted}"]


def test_a_chain_that_ends_is_followed_to_its_end():
    (passage,), errors = parse(TEXT + "= a1 KOR GOV\n= a2 is a1\n= a3 is a2", "x.psg")
    assert errors == []
    assert all(actor == ("KOR", ["GOV"]) for actor in agreement.known(passage).values())
    assert len(agreement.known(passage)) == 3


def test_an_id_that_stands_twice_is_an_error(tmp_path):
    for name in ("a.psg", "b.psg"):
        (tmp_path / name).write_text(TEXT + "= a1 KOR GOV\n= a2 is a1\n= a3 USA GOV", encoding="utf-8")
    passages, errors = load(sorted(tmp_path.glob("*.psg")))
    assert [p.id for p in passages] == ["p-1"]
    assert errors == ["b.psg: p-1 is already in a.psg"]


def test_blank_lines_do_not_end_a_passage():
    (passage,), errors = parse(
        TEXT.replace("\n[", "\n\n[") + "\n= a1 KOR GOV\n\n= a2 is a1\n= a3 USA GOV", "x.psg"
    )
    assert errors == []
    assert len(passage.actors) == 2


def test_the_set_has_no_errors():
    assert load()[1] == []
