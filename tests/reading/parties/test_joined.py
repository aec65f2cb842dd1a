"""Sides that "and" joins."""

import re

import pytest

from communique.reading.names import Name
from communique.reading.parties.joined import joined_to
from tests.reading.pointing import span

NAMES = re.compile(r"(?:Mali|Chad)(?: Front)?|Aden|Taiz|Gambia|Sudan|Ann Diallo|May")


def names(text):
    return [Name(start=m.start(), end=m.end(), label="Location", score=1.0) for m in NAMES.finditer(text)]


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
