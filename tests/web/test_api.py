from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date

import pytest

from communique.web.sending import gathered


def test_pages_of_the_api_hold_every_row_once(site):
    seen, after = [], ""
    while after is not None:
        page = site.get("/api/events", params={"limit": 20, "after": after}).json()
        seen += [row["id"] for row in page["items"]]
        after = page["next"]
    assert len(seen) == len(set(seen)) == page["count"] == site.record.counts()["events"]


LISTS = ["events", "statements", "articles", "actors", "pairs", "places", "sites", "problems"]


@pytest.mark.parametrize("what", LISTS)
def test_downloads_hold_what_the_list_holds(site, what):
    count = site.get(f"/api/{what}").json()["count"]
    lines = site.get(f"/api/{what}?format=jsonl")
    assert lines.headers["content-type"] == "application/x-ndjson"
    assert len([json.loads(line) for line in lines.text.splitlines()]) == count
    sheet = site.get(f"/api/{what}?format=csv")
    assert "attachment" in sheet.headers["content-disposition"]
    assert len(list(csv.DictReader(io.StringIO(sheet.text)))) == count


@pytest.mark.parametrize("what", LISTS)
def test_parquet_holds_what_the_sheet_holds(site, what):
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    answer = site.get(f"/api/{what}?format=parquet")
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"
    assert f'filename="{what}.parquet"' in answer.headers["content-disposition"]
    rows = parquet.read_table(io.BytesIO(answer.content)).to_pylist()
    sheet = list(csv.DictReader(io.StringIO(site.get(f"/api/{what}?format=csv").text)))
    assert [str(row[next(iter(row))]) for row in rows] == [row[next(iter(row))] or "None" for row in sheet]
    assert list(rows[0]) == list(sheet[0])


@pytest.mark.parametrize("what", LISTS)
def test_a_file_without_rows_still_names_its_columns(empty, what):
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    sheet = empty.get(f"/api/{what}?format=csv").text.splitlines()
    assert len(sheet) == 1
    table = parquet.read_table(io.BytesIO(empty.get(f"/api/{what}?format=parquet").content))
    assert table.num_rows == 0
    assert table.column_names == sheet[0].split(",")


def test_parquet_says_what_it_needs(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = site.get("/api/events?format=parquet")
    assert answer.status_code == 501
    assert "pip install 'communique[parquet]'" in answer.json()["error"]["message"]


def test_rows_are_sent_many_in_one_piece():
    lines = [b"a row of a download, with its sentence\n"] * 10_000
    pieces = list(gathered(lines))
    assert b"".join(pieces) == b"".join(lines)
    assert len(pieces) < 20
    assert list(gathered([])) == []


def test_downloads_follow_filters_and_limit(site):
    expected = len(list(site.record.events(actor="CHN", quad=3)))
    assert len(site.get("/api/events?actor=CHN&quad=3&format=jsonl").text.splitlines()) == expected
    assert len(site.get("/api/events?format=jsonl&limit=3").text.splitlines()) == 3


def test_an_article_comes_in_the_exchange_format(site):
    article = next(iter(site.record.articles()))
    reading = site.get(f"/api/articles/{article.id}").json()
    assert reading["format"] == "communique/1"
    assert reading["id"] == article.reading


def test_series_and_pairs_count_what_events_count(site):
    series = site.get("/api/series").json()
    assert series["count"] == sum(series["quads"]) == site.record.counts()["events"]
    assert series["vaguer"] == {}
    assert series["count"] - series["undated"] == sum(sum(week["quads"]) for week in series["periods"])
    pair = site.get("/api/pairs").json()["items"][0]
    assert sum(pair["quads"]) >= len(list(site.record.events(source=pair["source"], target=pair["target"])))


def test_errors_have_one_shape(site):
    for answer in (
        site.get("/api/events/ev_none"),
        site.get("/api/nothing"),
        site.get("/api/events?quad=7"),
        site.post("/api/judgements", json={"entry": "ev_none"}),
        site.post("/api/judgements", json={"entry": "ev_none", "verb": "accept"}),
        site.delete("/api/events"),
        site.put("/api/events"),
    ):
        error = answer.json()["error"]
        assert error["status"] == answer.status_code >= 400
        assert error["message"]


def test_the_description_names_every_path(site):
    paths = site.get("/api/openapi.json").json()["paths"]
    assert {"/api/events", "/api/statements", "/api/articles/{article_id}", "/api/judgements"} <= set(paths)
    assert all(what["summary"] for methods in paths.values() for what in methods.values())


def test_cells_that_a_spreadsheet_would_run_are_text(own):
    from tests.web.newsroom import Line, Said, article

    own.record.add(
        article(
            "bad",
            Line("=cmd|'/C calc'!A0 he said", (Said("=cmd|'/C calc'!A0", None, "said"),)),
            title="@SUM(1)",
            published="2020-01-01",
        )
    )
    sheet = own.get("/api/statements?format=csv&since=2020-01-01").text
    row = next(csv.DictReader(io.StringIO(sheet)))
    assert row["content"].startswith("'=")
    assert row["title"].startswith("'@")


def test_a_name_is_found_whichever_apostrophe_it_is_asked_or_printed_with(own, monkeypatch):
    from tests.web.newsroom import PEOPLE, Deed, Line, article

    straight, curly = "the teachers' union", "the teachers’ union"
    monkeypatch.setitem(PEOPLE, straight, PEOPLE[curly])
    struck = Line(f"On Friday {straight} struck.", (Deed("PROTEST", "struck", (straight,), mode="strike"),))
    own.record.add(article("strike", struck, title=None))
    unions = [row for row in own.record.actors() if "union" in row.name]
    assert [row.did for row in unions] == [2]
    for asked in (straight[4:], curly[4:], f'"{straight}"', f'"{curly}"', unions[0].key):
        assert own.get("/api/events", params={"source": asked}).json()["count"] == 2


def test_a_series_is_by_what_is_asked(site):
    # A day's month, quarter and year begin with these days of months.
    firsts = {"day": None, "week": None, "month": range(1, 13), "quarter": (1, 4, 7, 10), "year": (1,)}
    for by, months in firsts.items():
        found = site.get(f"/api/series?by={by}&actor=KOR").json()
        days = [date.fromisoformat(period["date"]) for period in found["periods"]]
        assert (found["by"], days) == (by, sorted(set(days)))
        assert sum(sum(period["quads"]) for period in found["periods"]) == found["count"] - found["undated"]
        assert months is None or all(day.day == 1 and day.month in months for day in days)
    assert found["count"] == sum(row.n for row in site.record.series(by="year", actor="KOR"))
    reports = site.get("/api/series?layer=reports").json()["count"]
    assert reports == site.record.counts()["reports"]


@pytest.mark.parametrize(
    ("asked", "means"),
    [
        ("since=2019-04&until=2019", "since=2019-04-01&until=2019-12-31"),
        ("until=2019-04", "until=2019-04-30"),
        ("type=consult&status=Asserted", "type=CONSULT&status=asserted"),
    ],
)
def test_what_is_typed_by_hand_is_understood_as_by_the_command(site, asked, means):
    found, plain = (site.get(f"/api/events?{query}").json() for query in (asked, means))
    assert found == plain
    assert found["count"] > 0


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("events?actr=KOR", "there is no actr; it takes since, until"),
        ("series?every=week&actor=KOR", "there is no every; it takes"),
        ("series?by=decade", "by: "),
        ("counts?x=1", "there is no x; it takes none"),
        ("events?since=yesterday", "since: give a day as YYYY-MM-DD"),
    ],
)
def test_a_question_with_what_there_is_none_of_is_refused(site, asked, says):
    answer = site.get(f"/api/{asked}")
    assert answer.status_code == 400
    assert says in answer.json()["error"]["message"]
