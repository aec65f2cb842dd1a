"""The country of an outlet, by the name that its address runs together."""

import pytest

from communique.knowledge import load
from communique.reading.actors import home_country


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.bangkokpost.com", "THA"),  # a paper that is known
        ("www.scmp.com", "HKG"),  # by its initials
        ("koreajoongangdaily.joins.com", "KOR"),
        ("www.ecuadortimes.net", "ECU"),  # a country beside words for papers
        ("newsroompanama.com", "PAN"),
        ("thebogotapost.com", "COL"),
        ("the-kenya-daily-mail.com", "KEN"),
        ("www.africanews.com", None),  # of no one country
        ("iranwatchers.org", None),  # who need not be there
        ("peruusatimes.com", None),  # which of two?
        ("localhost", None),
    ],
)
def test_an_outlet_by_its_host(host, country):
    assert home_country(site=None, url=f"https://{host}/a/b", knowledge=load()) == country


def test_a_host_of_a_country_goes_before_its_name():
    assert home_country(site=None, url="https://www.americanherald.co.nz/a", knowledge=load()) == "NZL"
