"""Sides that "and" joins, and who acts where "who" comes between."""

import re

import pytest

from communique.reading.joined import held_against, joined_to, past_relative, share_subject, to_its_name
from communique.reading.names import Name
from tests.reading.pointing import span

NAMES = re.compile(
    r"Ann Smith|Bob Jones|(?:The |the )?Globe Bank|(?:Mali|Chad)(?: Front)?|Aden|Taiz|Gambia|Sudan|Ann Diallo|May"
)


def names(text, label="Location"):
    return [Name(start=m.start(), end=m.end(), label=label, score=1.0) for m in NAMES.finditer(text)]


@pytest.mark.parametrize(
    ("text", "side", "other"),
    [
        ("The talks between Mali and Chad began.", "Mali", "Chad"),
        (
            "They hailed the swap between the Mali Front and the Chad Front after years.",
            "Mali Front",
            "Chad Front",
        ),
        ("They struck Aden and Taiz on Friday.", "Aden", "Taiz"),
        ("They praised the Gambia and the Sudan, it said.", "the Gambia", "Sudan"),
        ("They praised Mali and Chad agreed.", "Mali", None),
        ("They praised Mali and he left.", "Mali", None),
        ("They praised leaders of Mali and Chad.", "leaders of Mali", None),
        ("They praised Mali in May.", "Mali", None),
    ],
)
def test_of_two_that_are_joined_both_are_meant(text, side, other):
    found = joined_to(text, span(text, side), names(text))
    assert (found and found.of(text)) == other


def test_names_of_two_kinds_are_not_joined():
    text = "They praised Mali and Ann Diallo in May."
    mali, diallo = names(text)[:2]
    named = [mali, Name(start=diallo.start, end=diallo.end, label="Person", score=1.0)]
    assert joined_to(text, span(text, "Mali"), named) is None


@pytest.mark.parametrize(
    ("text", "side", "act", "who"),
    [
        (
            "Ann Smith, who lost to Bob Jones last year, criticised it.",
            "Bob Jones",
            "criticised",
            "Ann Smith",
        ),
        (
            "Ann Smith, 51, who works for Bob Jones and may run, also said so.",
            "Bob Jones",
            "said",
            "Ann Smith",
        ),
        (
            "Then Ann Smith, who sued the Globe Bank and won, has criticised it.",
            "Globe Bank",
            "criticised",
            "Ann Smith",
        ),
        ("The Globe Bank, which hired Bob Jones, denied it.", "Bob Jones", "denied", "The Globe Bank"),
        ("Ann Smith, who left, met Bob Jones, who criticised it.", "Bob Jones", "criticised", "Bob Jones"),
        ("Ann Smith, who said that Bob Jones lied, left.", "Bob Jones", "lied", "Bob Jones"),
        ("Ann Smith praised Bob Jones, who criticised it.", "Ann Smith", "criticised", "Ann Smith"),
    ],
)
def test_who_acts_is_not_whom_a_clause_in_between_names(text, side, act, who):
    found = past_relative(text, span(text, side), span(text, act), names(text, "Person"))
    assert found.of(text) == who


@pytest.mark.parametrize(
    ("text", "first", "second", "shared"),
    [
        ("Mali met the rebels in Aden and later promised them seats.", "met", "promised", True),
        ("Mali met the rebels, openly promising them seats.", "met", "promising", True),
        ("Mali fines the bank and blames its owner.", "fines", "blames", True),
        ("Mali fined Chad and, on the last day of talks, sued it.", "fined", "sued", True),
        # Somebody else may do the second.
        ("Mali met Chad, which blamed it.", "met", "blamed", False),
        ("Mali fined Chad and it blamed the press.", "fined", "blamed", False),
        ("Mali fined Chad because it lied and blamed the press.", "fined", "blamed", False),
        ("Mali was fined and blamed Chad.", "fined", "blamed", False),
        ("Mali fined Chad; it met and blamed the press.", "fined", "blamed", False),
        ("Mali fined Chad, blamed for it.", "fined", "blamed", False),
        ("Mali met Chad and promising rebels.", "met", "promising", False),
        ("Talk of peace and blamed men.", "Talk", "blamed", False),
        ("Mali praised “peace and blamed men.”", "praised", "blamed", False),
    ],
)
def test_one_subject_of_two_acts(text, first, second, shared):
    assert share_subject(text, span(text, first), span(text, second)) is shared


@pytest.mark.parametrize(
    ("text", "first", "source", "target", "second", "held"),
    [
        ("Mali fined Chad for shelling Togo.", "fined", "Mali", "Chad", "shelling", True),
        ("Mali thanked Chad on Friday for helping it.", "thanked", "Mali", "Chad", "helping", True),
        ("Mali accused Chad of shelling Togo.", "accused", "Mali", "Chad", "shelling", True),
        ("Chad was fined by Mali for not freeing him.", "fined", "Mali", "Chad", "freeing", True),
        ("Chad was fined for shelling Mali.", "fined", None, "Chad", "shelling", True),
        # Who is named only after the second act, or in another clause, has not done it.
        ("It is fined for pressing Mali.", "fined", None, "Mali", "pressing", False),
        ("Mali fined Chad and left for shelling Togo.", "fined", "Mali", "Chad", "shelling", False),
        ("Mali fined Chad for the shelling.", "fined", "Mali", "Chad", "shelling", False),
        ("Mali fined Chad for blame.", "fined", "Mali", "Chad", "blame", False),
        ("It is fined for shelling Mali.", "fined", None, None, "shelling", False),
    ],
)
def test_whom_something_is_done_to_did_what_it_is_done_for(text, first, source, target, second, held):
    sources, targets = ([span(text, words)] if words else [] for words in (source, target))
    assert held_against(text, span(text, first), sources, targets, span(text, second)) is held


@pytest.mark.parametrize(
    ("text", "side", "whole"),
    [
        ("They met President Ann Smith.", "President", "President Ann Smith"),
        ("They met Sen. Bob Jones.", "Sen", "Sen. Bob Jones"),
        ("They met the president. Ann Smith left.", "the president", "the president"),
        ("They told friends Ann Smith left.", "friends", "friends"),
    ],
)
def test_a_title_goes_on_to_its_name(text, side, whole):
    found = span(text, side)
    end = to_its_name(text, found.start, found.end, names(text, "Person"))
    assert text[found.start : end] == whole
