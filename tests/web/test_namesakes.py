"""A name that actors of several countries share: each has a page of its own, and the bare name has one for all."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from communique.record import open_record
from tests.record.namesakes import ETHIOPIAN, KNOWN, KOREAN, STATELESS, namesakes
from tests.web.conftest import Site

KEYS = (KOREAN, ETHIOPIAN, STATELESS, KNOWN)


@pytest.fixture(scope="module")
def police(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("police") / "news.sqlite") as record:
        record.add_many(namesakes())
        record.merge()
        yield Site(record)


def links(text, path):
    """Return the numbers in links to lists, by address."""
    found = re.findall(rf'href="({path}\?[^"]*)">(?:<b>)?([\d,]+)(?:<| events?\b)', text)
    return {unescape(address): int(number.replace(",", "")) for address, number in found}


def rows_of(site, address):
    """Return the number of rows that the API counts for the list at an address, and the number in its download."""
    counted = site.get(f"/api{address}").json()
    downloaded = site.get(f"/api{address}&format=csv").text.splitlines()[1:]
    assert counted["count"] == len(counted["items"]) == len(downloaded)
    return counted["count"]


@pytest.mark.parametrize("path", ["/actors?", *(f"/actor?{urlencode({'name': key})}" for key in KEYS)])
def test_every_number_of_an_actor_is_that_of_the_list_it_leads_to(police, path):
    text = police.get(path).text
    found = links(text, "/events") | links(text, "/statements")
    assert len(found) >= 3
    for address, number in found.items():
        assert rows_of(police, address) == number, address
    for address, number in links(text, "/pair").items():
        assert len(set(re.findall(r'class="deed" href="([^"]+)"', police.get(address).text))) == number


def test_a_name_with_its_country_is_one_row_and_one_page(police):
    for key, country in zip(KEYS, ("South Korea", "Ethiopia", "no country", "South Korea"), strict=True):
        query = urlencode({"name": key})
        assert police.get(f"/actors?{query}").text.count("<tr><td>") == 1
        assert [row["key"] for row in police.get(f"/api/actors?{query}").json()["items"]] == [key]
        text = police.get(f"/actor?{query}").text
        (summary,) = re.findall(r'<p class="sum">(.*?)</p>', text, flags=re.DOTALL)
        assert summary.startswith(country)
    assert "<h1>police (KOR)</h1>" in police.get(f"/actor?{urlencode({'name': KOREAN})}").text


def test_the_page_of_a_name_alone_says_whose_it_is(police):
    text = police.get('/actor?name="police"').text
    assert "<h1>police</h1>" in text
    (summary,) = re.findall(r'<p class="sum">(.*?)</p>', text, flags=re.DOTALL)
    assert "is the name of 4 actors, who are counted together here" in summary
    addresses = [unescape(address) for address in re.findall(r'href="([^"]*)"', summary)]
    assert sorted(addresses) == sorted(f"/actor?{urlencode({'name': key})}" for key in KEYS)
    for country in ("South Korea", "Ethiopia", "no country"):
        assert f"police, {country}</a>" in summary
    assert links(text, "/events")['/events?source="police"'.replace('"', "%22")] == 5
    assert police.get('/actors?name="police"').text.count("<tr><td>") == 4
    assert "This page gathers 4 names that contain “police”" in police.get("/actor?name=police").text


def test_entries_and_articles_lead_to_the_one_they_name(police):
    (meeting,) = police.record.events(type="CONSULT")
    of_both = {f"/actor?{urlencode({'name': key})}" for key in (KOREAN, ETHIOPIAN)}
    for path in (f"/events/{meeting.id}", f"/articles/{meeting.article}", "/events?type=CONSULT"):
        linked = {
            unescape(address) for address in re.findall(r'href="(/actor\?[^"]*)"', police.get(path).text)
        }
        assert linked == of_both, path


def test_namesakes_are_a_pair_of_which_each_direction_is_told(police):
    text = police.get(f"/pair?{urlencode({'one': KOREAN, 'two': ETHIOPIAN})}").text
    assert "<h1>police (KOR) and police (ETH)</h1>" in text
    there = f"/events?{urlencode({'source': KOREAN, 'target': ETHIOPIAN})}"
    assert links(text, "/events")[there] == rows_of(police, there) == 1
    assert "police (ETH) to police (KOR)</th>" not in text
