from __future__ import annotations

import re
import shlex
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.errors import problem
from communique.record import as_told
from communique.web.event_html import event_row
from communique.web.filters import EventQuery
from tests.web.newsroom import Deed, Line, article

LISTS = [
    "/",
    "/events",
    "/statements",
    "/search",
    "/search?text=China",
    "/actors",
    "/pair",
    "/articles",
    "/places",
    "/sites",
    "/problems",
    "/judge",
    "/about",
    "/about/model",
    "/api",
]


def links(text: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', text)]


@pytest.mark.parametrize("path", LISTS)
def test_every_page_is_there(site, path):
    answer = site.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", LISTS)
def test_every_page_is_there_for_an_empty_record(empty, path):
    answer = empty.get(path)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("path", [*LISTS, "/pair?one=KOR&two=PRK", "/actor?name=KOR", "/actor?name=Moon"])
def test_every_link_of_ours_leads_somewhere(site, path):
    for link in sorted(set(links(site.get(path).text)))[:80]:
        if link.startswith("/") and not link.startswith("/charts"):
            assert site.get(link).status_code == 200, link


def test_start_counts_what_the_record_holds(site):
    text = site.get("/").text
    counts = site.record.counts()
    for name in ("events", "statements", "articles", "problems"):
        assert f"<b>{counts[name]}</b>" in text


def test_events_filter_count_and_page(site):
    expected = list(site.record.events(actor="PRK", type="THREATEN"))
    text = site.get("/events?actor=PRK&type=THREATEN&limit=5").text
    assert f"<b>{len(expected)}</b> event" in text
    assert text.count('<td class="when">') == 5
    seen, path = [], "/events?actor=PRK&type=THREATEN&limit=5"
    while path:
        text = site.get(path).text
        seen += re.findall(r'class="deed" href="/events/(\w+)"', text)
        path = next(
            (unescape(found) for found in re.findall(r'class="next" rel="next" href="([^"]+)"', text)), None
        )
    assert sorted(seen) == sorted(row.id for row in expected)


def test_statements_are_found_by_what_is_said_not_by_the_article_around(site):
    text = site.get("/statements?said=talking").text
    said = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", text)
    assert said
    assert all("talking" in words.lower() for words in said)
    around = site.record.count_statements(text="talking")
    assert f"<b>{len(said)}</b> statement" in text
    assert len(said) == site.get("/api/statements?said=talking").json()["count"] < around
    assert "No statements here" in site.get("/statements?said=talking&actor=Nobody").text


def test_the_search_finds_names_words_and_what_was_said(site):
    text = site.get("/search?text=Kim").text
    assert '<a class="who" href="/actor?name=person%3Akim-jong-un">Kim Jong-un</a>' in text
    for heading in (
        "Actors of this name",
        "Statements that contain it",
        "Events in articles that contain it",
        "Articles that contain it",
    ):
        assert f"<h2>{heading}</h2>" in site.get("/search?text=China").text
    assert "Nothing here" in site.get("/search?text=xyzzy").text
    assert 'value="&#34;a&gt;b&#34;"' in site.get('/search?text="a>b"').text


def test_a_search_that_finds_nothing_offers_to_leave_each_filter_out(site):
    text = site.get("/events?actor=Nobody&quad=3").text
    empty = text[text.index("No events here") :]
    assert {"/events?actor=Nobody", "/events?quad=3"} <= set(links(empty))


def test_events_that_are_hardly_sure_stand_back(own):
    event = next(own.record.events())
    row = str(event_row(replace(event, confidence=0.1, status="planned")))
    assert row.startswith('<tr class="unsettled unsure">')
    assert str(event_row(replace(event, confidence=0.9, status="asserted"))).startswith("<tr>")


def test_a_statement_is_told_apart_from_others_beside_it(site):
    statement = next(site.record.statements(actor="Moon Jae-in"))
    text = site.get(f"/statements/{statement.id}").text
    marked = re.findall(r'<(?:a|span) class="mk ([^"]*)"', text[text.index("In its article") :])
    assert any("here" in classes.split() for classes in marked)
    assert (
        "here"
        not in site.get(f"/articles/{statement.article}").text.partition("<main")[2].split('class="mk')[1]
    )


def test_numbers_lead_to_as_many_rows(site):
    text = site.get("/events").text
    found = re.findall(r'</svg> <a href="(/events\?quad=\d)">(\d+) ', text)
    assert found
    for href, number in found:
        assert site.get(f"/api{href}").json()["count"] == int(number)


def test_one_event_shows_its_sentence_marked(site):
    event = next(site.record.events(actor="Moon Jae-in"))
    text = site.get(f"/events/{event.id}").text
    assert '<span class="trigger">met</span>' in text
    assert '<span class="actor">Kim Jong-un</span>' in text
    assert "11 March 2019" in text
    assert 'rel="noopener noreferrer"' in text


def test_an_article_is_shown_as_it_was_read(site):
    article = next(row for row in site.record.articles() if (row.title or "").startswith("A third"))
    text = site.get(f"/articles/{article.id}").text
    for kind in ("caption", "byline", "beside the article"):
        assert f"{kind}, not read" in text
    assert re.search(r'class="mk[^"]*trigger"[^>]*href="/events/ev_\w+"[^>]*>accused</a>', text)
    assert re.search(r'class="mk actor[^"]*" href="/actor\?name=person%3Amoon-jae-in"', text)
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", text[text.index('<div class="block') :])))
    assert "China denied that it had sent fuel to North Korea." in words


def test_a_pair_goes_both_ways(site):
    text = site.get("/pair?one=KOR&two=PRK").text
    assert "South Korea to North Korea" in text
    assert "North Korea to South Korea" in text
    assert "both together" in text
    there = len(list(site.record.events(source="KOR", target="PRK")))
    back = len(list(site.record.events(source="PRK", target="KOR")))
    told = re.findall(r'<a href="(/events\?[^"]*quad=\d[^"]*)">(\d+) in (?:words|deeds)<', text)
    assert sum(int(number) for _, number in told) == there + back
    for path, number in told:
        assert site.get(f"/api{unescape(path)}").json()["count"] == int(number), path
    for direction, number in (("there", there), ("back", back)):
        one, two = ("KOR", "PRK") if direction == "there" else ("PRK", "KOR")
        assert f'/events?source={one}&amp;target={two}">{number} events<' in text


def test_what_is_not_there_is_said_plainly(site):
    for path in (
        "/events/ev_none",
        "/statements/st_none",
        "/articles/ar_none",
        "/actor?name=Nobody",
        "/nothing",
    ):
        answer = site.get(path)
        assert answer.status_code == 404
        assert "<h1>Not found</h1>" in answer.text
    assert "No events here" in site.get("/events?actor=Nobody").text


def test_the_day_of_an_article_is_said_once_a_row(site):
    text = site.get("/events").text
    rows = re.findall(r'<td class="when">.*?<td class="status">', text, re.DOTALL)
    reported = [row for row in rows if "reported" in row]
    assert reported
    for row in reported:
        day = re.search(r'reported <span class="whole">(\d+ \w+ \d+)<', row)[1]
        assert row.count(day) == 1


def test_a_page_is_made_anew_when_the_record_changes(own):
    first = own.get("/events")
    again = own.get("/events", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    assert "content-security-policy" in again.headers
    event = next(own.record.events())
    own.record.judge(event.id, "reject", who="someone else")
    changed = own.get("/events", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert f"/events/{event.id}" not in changed.text


def test_the_numbers_of_an_actor_count_what_they_lead_to(site):
    rows = site.record.actors()
    assert any(row.key.startswith('"') for row in rows)
    for row in rows:
        key = row.key
        assert len(list(site.record.events(source=key))) == row.did
        assert len(list(site.record.events(target=key))) == row.received
        assert len(list(site.record.statements(actor=key))) == row.said
        assert site.get(f"/actors?{urlencode({'name': key})}").text.count("<tr><td>") == 1
        assert site.get(f"/actor?{urlencode({'name': key})}").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "KOR", "other": "USA"},
        {"type": "ACCUSE", "min_confidence": 0.5},
        {"actor": "KOR", "order": "oldest"},
        {"source": "KOR", "target": "USA"},
    ],
)
def test_the_command_that_a_list_names_shows_what_it_lists(own, asked):
    own.record.add(
        article(
            "doubtful",
            Line(
                "Moon Jae-in may have met Donald Trump.",
                (Deed("CONSULT", "met", ("Moon Jae-in",), ("Donald Trump",), confidence=0.1),),
            ),
            title=None,
        )
    )
    path = str(own.record.path)
    command = EventQuery(**asked).command(path)
    assert command is not None
    shown = CliRunner(env={"COLUMNS": "400"}).invoke(app, [*shlex.split(command)[1:], "--ids"]).stdout
    listed = as_told(list(own.record.events(**EventQuery(**asked).filters())))
    assert re.findall(r"ev_[a-z2-7]{26}", shown) == [event.id for event in listed]
    assert "<code>communique show news.sqlite " in own.get(EventQuery(**asked).link("/events")).text


def test_what_has_no_title_is_told_by_its_first_words(own):
    words = (
        "The ferrymen of Akamba left their boats ashore on Monday, as they had said in the spring they would."
    )
    read = article("bare", Line(words), title=None)
    own.record.add(replace(read, problems=(problem("C0204"),)))
    row = next(row for row in own.record.articles() if row.title is None)
    assert row.opening == "The ferrymen of Akamba left their boats ashore on Monday, as they had said in …"
    for address in ("/articles", "/problems", "/search?text=ferrymen"):
        assert f'<a href="/articles/{row.id}">{row.opening}</a>' in own.get(address).text
    assert all(row.opening is None for row in own.record.articles() if row.title)


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/events?actor=south+korea&quad=1", "/events?quad=1&amp;actor=KOR"),
        ("/events?source=South+Korea", "/events?source=KOR"),
        ("/statements?actor=South+Korea", "/statements?actor=KOR"),
        ("/places?actor=South+Korea", "/places?actor=KOR"),
        ("/pair?one=PRK&two=South+Korea", "/pair?one=PRK&amp;two=KOR"),
        ("/actor?name=South+Korea", "/actor?name=KOR"),
    ],
)
def test_a_countrys_name_is_told_from_all_who_act_for_it(site, asked, leads):
    address, _, query = leads.replace("&amp;", "&").partition("?")
    links = re.findall(
        r'finds actors of that name; <a href="([^"]+)">KOR</a> finds all', site.get(asked).text
    )
    assert [link.partition("?")[0] for link in links] == [address]
    assert sorted(links[0].replace("&amp;", "&").partition("?")[2].split("&")) == sorted(query.split("&"))
    assert "finds actors of that name" not in site.get(leads.replace("&amp;", "&")).text
