"""Filters in addresses: set, left out or refused, and where their links lead."""

from __future__ import annotations

import re
from html import unescape

import pytest

from communique.record.queries import profiles
from communique.web import actors, pages


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "until=2019-13-01",
        "quad=9",
        "type=DANCE",
        "status=maybe",
        "limit=0",
        "after=%27",
        "min_confidence=2",
        "text=%00",
    ],
)
def test_questions_that_make_no_sense_are_refused(site, query):
    answer = site.get(f"/events?{query}")
    assert answer.status_code == 400
    assert "not understood" in answer.text.lower()
    assert set(site.get(f"/api/events?{query}").json()) == {"error"}


def test_links_of_a_pair_say_where_they_go(site):
    text = site.get("/pair?one=KOR&two=PRK").text
    drawn = text[text.index('class="lanes"') : text.index('class="chart-links')]
    told = [
        re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<a [^>]*>((?:(?!<svg|<g).)*?)</a>", drawn)
    ]
    assert told
    assert not [says for says in told if says.strip(" ,0123456789") == ""]
    assert any(re.fullmatch(r"\d+ in words: cooperation, South Korea to North Korea", says) for says in told)


@pytest.mark.parametrize("path", ["/events", "/statements", "/articles", "/places"])
def test_the_fold_says_which_filters_are_set(site, path):
    said = r'<details class="fold"><summary>(.*?)</summary>'
    assert re.search(said, site.get(path).text)[1] == "Filters"
    line = re.search(said, site.get(f"{path}?since=2019-01-01&until=2019-04-30").text)[1]
    assert re.sub(r"<[^>]+>", "", line) == "Filters: from 2019-01-01, to 2019-04-30"


def test_what_is_cut_says_so(own, monkeypatch):
    pairs = own.record.pairs()
    countries = {code for row in pairs for code in (row.source, row.target)}
    monkeypatch.setattr(profiles, "OTHERS", 1)
    monkeypatch.setattr(profiles, "ROLES", 1)
    monkeypatch.setattr(actors, "MOST_BESIDE", 1)
    monkeypatch.setattr(pages, "BUSY", 2)
    others, roles = own.record.counterparts("PRK"), own.record.roles("PRK")
    assert f"and {len(roles) - 1} more</p>" in own.get("/actor?name=PRK").text
    assert (
        f"{len(others) - 1} more, with as many events or fewer, are left out."
        in own.get("/actor?name=PRK").text
    )
    assert f"All {len(pairs)} pairs</a>" in own.get("/pair?one=KOR&two=PRK").text
    assert f"The 2 busiest of {len(countries)} countries." in own.get("/").text
    assert f"All {len(countries)} countries." in own.get("/pair").text


def test_filters_are_called_what_their_fields_are(site):
    text = site.get("/events?quad=3&min_confidence=0.2&since=2019-03-01").text
    chosen = re.sub(r"<[^>]+>", "", re.search(r'<p class="chosen">(.*?)</p>', text, re.DOTALL)[1])
    for says in ("class Verbal conflict", "sure 20% or more", "from 2019-03-01"):
        assert says in chosen
    assert text.count('<option value="0.2"') == 1


def test_empty_fields_of_a_form_are_no_filters(site):
    form = "actor=&other=&type=&quad=&status=&since=&until=&text=&site=&place=&min_confidence=&order=newest&limit="
    assert site.get(f"/events?{form}").text.count('<td class="when">') == 50


def test_a_code_means_the_country_and_no_name_that_holds_its_letters(site):
    text = site.get("/actor?name=KOR").text
    gathered = text[text.index("This page gathers") : text.index('class="totals"')]
    assert "South Korea" in gathered
    assert "North Korea" not in gathered
    assert "North Korea" not in site.get("/statements?actor=KOR").text
    assert site.get("/statements?actor=PRK").text.count("<blockquote") == 1


def test_a_class_of_a_pair_can_be_left_out_again(site):
    text = site.get("/pair?one=KOR&two=PRK&quad=3").text
    assert 'href="/pair?one=KOR&amp;two=PRK" title="Leave this filter out"' in text
    assert "Verbal conflict <span" in text


def test_a_direction_of_a_pair_downloads_as_it_is_shown(site):
    text = site.get("/pair?one=KOR&two=PRK&direction=back").text
    path = unescape(re.search(r'href="(/api/events\?[^"]*format=csv)"', text)[1])
    shown = set(re.findall(r'<a class="deed" href="/events/(ev_\w+)"', text[text.index('id="table"') :]))
    assert shown
    assert {line.split(",")[0] for line in site.get(path).text.splitlines()[1:]} == shown


@pytest.mark.parametrize(
    ("direction", "is_offered"), [("there", True), ("together", False), ("aside", False)]
)
def test_a_direction_that_no_filter_tells_is_not_offered_as_data(site, direction, is_offered):
    text = site.get(f"/pair?one=KOR&two=PRK&direction={direction}").text
    assert ("These rows as data" in text) == is_offered
