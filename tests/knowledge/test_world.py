"""People of weight in the world's press, on the day, and the bodies and outlets that it names."""

from datetime import date

import pytest

from communique.knowledge import find


@pytest.mark.parametrize(
    ("name", "day", "country", "role"),
    [
        ("Enoch Godongwana", "2022-07-25", "ZAF", "Finance Minister of South Africa"),
        ("Naledi Pandor", "2022-07-25", "ZAF", "Foreign Minister of South Africa"),
        ("Fawad Chaudhry", "2021-07-25", "PAK", "Information Minister of Pakistan"),
        ("Ranil Wickremesinghe", "2022-06-01", "LKA", "Prime Minister of Sri Lanka"),
        ("Delfin Lorenzana", "2018-06-14", "PHL", "Defence Minister of the Philippines"),
        ("Fiame Naomi Mata'afa", "2022-06-01", "WSM", "Prime Minister of Samoa"),
        ("Martín Guzmán", "2021-06-01", "ARG", "Economy Minister of Argentina"),
        ("Dacian Cioloș", "2016-06-01", "ROU", "Prime Minister of Romania"),
        ("Jeyhun Bayramov", "2021-06-01", "AZE", "Foreign Minister of Azerbaijan"),
        ("Babajide Sanwo-Olu", "2022-06-01", "NGA", "Governor of Lagos"),
    ],
)
def test_who_holds_which_office_on_the_day(name, day, country, role):
    held = [fact for fact in find(name, on=date.fromisoformat(day)) if fact.start]
    assert (country, role) in [(fact.country, fact.role) for fact in held]


@pytest.mark.parametrize(
    ("name", "countries", "sectors"),
    [
        ("ABC", {"USA", "AUS"}, ("JRN",)),
        ("Comelec", {"PHL"}, ("GOV",)),
        ("Sonatrach", {"DZA"}, ("BUS",)),
        ("Prothom Alo", {"BGD"}, ("JRN",)),
        ("Kuwait Times", {"KWT"}, ("JRN",)),
    ],
)
def test_whose_a_body_is(name, countries, sectors):
    found = [fact for fact in find(name) if fact.sectors == sectors]
    assert countries == {fact.country for fact in found}
