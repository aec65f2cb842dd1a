"""Bodies told by the last word of their name, and those who are of the sort of body they are at."""

import pytest

from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("name", "sectors"),
    [
        ("Globex Corp.", ("BUS",)),
        ("Initech Trading Co.", ("BUS",)),
        ("Ogdenville Courier", ("JRN",)),
        ("Ogdenville Daily News", ("JRN",)),
        ("Globex Rangers", ()),
        ("Texas AG", ()),
        ("Canada Post", ()),
        ("Cook County Medical Examiner", ()),
        ("Open Homes Alliance", ()),
        ("National Institute of Statistics", ("GOV",)),
    ],
)
def test_the_last_word_of_a_name_tells_firms_and_papers(name, sectors):
    assert read(f"<{{O {name}}}> said so.").actor(name).sectors == sectors


def test_a_firm_is_one_with_its_legal_form_and_without():
    found = read("<{O Globex Corp.}> left. <{O Globex}> paid.")
    assert found.actor("Globex") == found.actor("Globex Corp.")
    assert read("<{O Globex}> left. <{O Globex Corp.}> paid.").actor("Globex").sectors == ("BUS",)


def test_those_of_bodies_of_two_sorts_are_two():
    found = read("<Company officials> left. <University officials> stayed.")
    assert found.actor("University officials").sectors == ("EDU",)


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("Company officials", ("BUS",)),
        ("Two company representatives", ("BUS",)),
        ("Church officials", ("REL",)),
        ("Cabinet members", ("GOV",)),
        ("Public officials", ("GOV",)),
        ("Family members", ("CVL",)),
    ],
)
def test_people_are_of_the_sort_of_body_that_they_are_at(phrase, sectors):
    assert read(f"<{phrase}> met.").actor(phrase).sectors == sectors


def test_a_town_of_two_words_is_not_that_of_its_first():
    assert (
        read("<The {O San Bruno Police Department}> spoke.").actor("The San Bruno Police Department").country
        != "MLI"
    )


def test_a_first_name_is_no_capital_of_a_few_islands():
    assert read("<{L Stanley}> spoke.").actor("Stanley") is None
