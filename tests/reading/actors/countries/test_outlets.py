"""What an address tells: the country of the outlet, by the name that it runs together, and of the section."""

import pytest

from communique.knowledge import load
from communique.reading.actors import home_country, section_country
from tests.reading.actors.marked import read


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.bangkokpost.com", "THA"),  # a paper that is known
        ("www.khaleejtimes.com", "ARE"),
        ("www.jpost.com", "ISR"),
        ("kashmirobserver.net", "IND"),
        ("www.hongkongfp.com", "HKG"),
        ("premiumtimesng.com", "NGA"),
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


@pytest.mark.parametrize(
    ("path", "country"),
    [
        ("news/bangladesh/crime/two-held-310", "BGD"),
        ("Kenya-news/2019/two-held", "KEN"),
        ("article/62/SAUDI-ARABIA/two-held", "SAU"),
        ("news/two-held-in-kenya", None),  # the headline's
        ("bangladesh/kenya/two-held", None),  # of which?
        ("georgia/two-held", None),  # a state, or a part of another
        ("kenya", None),
    ],
)
def test_a_section_by_its_address(path, country):
    assert section_country(f"https://star.example/{path}", load()) == country


def test_a_malformed_address_has_no_section():
    assert section_country("https://[star/kenya/a", load()) is None


def test_the_section_tells_the_country_of_whom_nothing_else_places():
    marked = "<Two drivers> struck. <Police> held <a man>."
    for surface in ("Two drivers", "Police", "a man"):
        assert read(marked, section="KEN").actor(surface).country == "KEN"
        assert read(marked).actor(surface).country is None


def test_what_an_outlet_names_in_passing_is_no_article_of_its_own_country():
    abroad = "{L Ghana} voted. " * 2 + "{L Kumasi} voted. {N Ghanaian} papers praised it. {L Accra} slept. "
    passing = f"{abroad}{{L Kenya}} sent tea. The day ended. It rained. <Police> held <a man>."
    assert read(passing, home="KEN").actor("Police").country == "GHA"
    shared = "{L Ghana} voted. {L Kenya} sent tea. {L Accra} slept. The day ended. It rained. <Police> held <a man>."
    assert read(shared, home="KEN").actor("Police").country != "GHA"
