from __future__ import annotations

import json
import re


def first(own):
    text = own.get("/judge").text
    return re.search(r'name="entry" value="(ev_\w+)"', text)[1]


def test_the_least_certain_comes_first(own):
    least = min(own.record.events(), key=lambda row: (row.confidence, row.id))
    assert first(own) == least.id


def test_accepting_goes_on_to_the_next(own):
    entry = first(own)
    answer = own.post_form("/judge", entry=entry, verb="accept", next="/judge?kind=event")
    assert answer.status_code == 303
    assert next(own.record.events(ids=[entry])).verdict == "accepted"
    after = own.get(answer.headers["location"]).text
    assert first(own) != entry
    assert "Accepted" in after
    assert "100%" in after
    assert "95% interval" in after
    judgement = re.search(r'class="done".*?value="(ju_\w+)"', after, re.DOTALL)[1]
    own.post_form("/judge", entry=judgement, verb="undo", next="/judge")
    assert first(own) == entry


def test_skipping_leaves_the_entry_open(own):
    entry = first(own)
    after = re.search(r'data-key="s"', own.get("/judge").text)
    assert after
    text = own.get(f"/judge?kind=event&after={entry}").text
    assert re.search(r'name="entry" value="(ev_\w+)"', text)[1] != entry
    assert first(own) == entry


def test_what_is_rejected_leaves_lists_and_counts(own):
    entry = first(own)
    before = own.get("/api/events").json()["count"]
    own.post_form("/judge", entry=entry, verb="reject", why="no such thing")
    assert own.get("/api/events").json()["count"] == before - 1
    assert f"<b>{before - 1}</b> events" in own.get("/").text
    page = own.get(f"/events/{entry}").text
    assert "rejected by a person" in page
    assert "no such thing" in page


def test_corrections_show_at_once(own):
    entry = first(own)
    own.post_form(
        "/judge", entry=entry, verb="correct", field="type", value="CONSULT", next=f"/events/{entry}"
    )
    assert next(own.record.events(ids=[entry])).type == "CONSULT"
    assert "corrected" in own.get(f"/events/{entry}").text


def test_who_took_part_is_corrected_in_words(own):
    row = next(row for row in own.record.events() if row.sources and row.sources[0].country)
    page = own.get(f"/events/{row.id}").text
    assert f'name="value" value="{row.sources[0]}"' in page
    own.post_form("/judge", entry=row.id, verb="correct", field="sources", value="Moon Jae-in; PRK", next="/")
    own.post_form("/judge", entry=row.id, verb="correct", field="targets", value="", next="/")
    (corrected,) = own.record.events(ids=[row.id])
    assert [party.country for party in corrected.sources] == ["KOR", "PRK"]
    assert corrected.targets == ()


def test_nonsense_is_refused_with_a_reason(own):
    entry = first(own)
    for fields in (
        {"entry": entry, "verb": "correct", "field": "type", "value": "DANCE"},
        {"entry": entry, "verb": "correct", "field": "sentence", "value": "x"},
        {"entry": "ev_none", "verb": "accept"},
        {"entry": "ju_none", "verb": "undo"},
        {"entry": entry, "verb": "merge", "other": "nothing"},
    ):
        answer = own.post_form("/judge", **fields)
        assert answer.status_code == 409, fields
        assert "<h1>Not possible</h1>" in answer.text
    assert own.post_form("/judge", entry=entry, verb="delete").status_code == 400


def test_two_events_merge_and_split(own):
    one, two = [row.id for row in own.record.events(limit=2)]
    answer = own.post_form(
        "/judge", entry=one, verb="merge", other=f"http://localhost/events/{two}", next=f"/events/{one}"
    )
    assert answer.status_code == 303
    page = own.get(answer.headers["location"]).text
    assert "Its 2 reports" in page
    report = re.search(r'name="other" value="(rp_\w+)"', page)[1]
    entry = re.search(r'name="entry" value="(ev_\w+)"', page)[1]
    assert own.post_form("/judge", entry=entry, verb="split", other=report).status_code == 303
    assert "The report" in own.get(f"/events/{entry}").text


def test_the_api_judges_too(own):
    entry = first(own)
    made = own.post("/api/judgements", json={"entry": entry, "verb": "accept", "who": "Ana"})
    assert made.status_code == 201
    assert own.get(f"/api/events/{entry}").json()["judgements"][0]["who"] == "Ana"
    assert own.post(f"/api/judgements/{made.json()['id']}/undo", json={}).status_code == 201
    assert next(own.record.events(ids=[entry])).verdict is None


def test_an_article_leads_to_whom_people_say_an_actor_is(own):
    article, local = next(
        (row.id, local)
        for row in own.record.articles()
        for local, key in own.record.kept(row.id).actors.items()
        if key.startswith('"')  # nothing that the knowledge knows
    )
    rows = [json.loads(line.partition("\t")[2]) for line in own.record.dump() if line.startswith("actors\t")]
    actor = next(row["id"] for row in rows if (row["article"], row["local_id"]) == (article, local))
    own.record.judge(actor, "correct", who="ana", field="known_as", value="person:of-our-own")
    assert "/actor?name=person%3Aof-our-own" in own.get(f"/articles/{article}").text
    assert own.get("/actor?name=person:of-our-own").status_code == 200
