"""Offices in the plural, which are those of all whose names follow."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Senators", "Senator"),
        ("Sens.", "Senator"),
        ("Former MPs", "Former Member of Parliament"),
        ("Cabinet Secretaries", "Cabinet Secretary"),
        ("Authors such as", None),
        ("He told lawmakers", None),
    ],
)
def test_an_office_of_several_is_that_of_each(before, role):
    found = read(
        f"{before} <{{P Ann Otieno}}> (Home Affairs), {{P Bob Day}} of Ohio and <{{P Cy Hale}}> left."
    )
    assert {found.actor(name).role for name in ("Ann Otieno", "Cy Hale")} == {role}


def test_what_stands_beside_one_of_several_says_more():
    found = read("Lawyers <{P Ann Otieno}> and <{P Bob Day}>, a judge in May, left.")
    assert (found.actor("Ann Otieno").role, found.actor("Bob Day").role) == ("Lawyer", "Judge")


def test_one_name_is_no_list():
    assert read("Senators <{P Ann Otieno}> left.").actor("Ann Otieno").role is None
